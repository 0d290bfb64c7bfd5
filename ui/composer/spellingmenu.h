#pragma once

#include <QTextCursor>

#include <optional>

class QMenu;

namespace waxwing {

class ComposerEditor;
class Speller;

/// Adds to the menu of a text what can be done about its spelling: for a wrong word the suggestions,
/// learning and ignoring it, above what is there; below it whether and in which languages to look.
/// Nothing without a dictionary. Editor and speller must outlive the menu.
void addSpelling(QMenu& menu, ComposerEditor& editor, Speller& speller,
                 const std::optional<QTextCursor>& wrongWord);

} // namespace waxwing
