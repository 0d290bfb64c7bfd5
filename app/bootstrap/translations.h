#pragma once

#include <QStringList>

class QCoreApplication;

namespace waxwing {

/// The languages this program speaks, as codes: "de", "en".
[[nodiscard]] QStringList spokenLanguages();

/// The first of `wanted` ("de-CH", "fr" …, as QLocale::uiLanguages() gives them) that is among
/// `spoken`; English if there is none.
[[nodiscard]] QString languageFor(const QStringList& wanted, const QStringList& spoken);

/// Translates the program and the texts of Qt into one and the same language: that of the system if
/// we speak it. Before the first window.
void loadTranslations(QCoreApplication& application);

} // namespace waxwing
