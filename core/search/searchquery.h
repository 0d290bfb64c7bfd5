#pragma once

#include "core/model/types.h"

namespace waxwing {

enum class SearchField { Anywhere, Sender, Recipients, Subject };

/// A word, or a phrase whose words stand side by side.
struct SearchTerm
{
    QString text;
    SearchField field = SearchField::Anywhere;
    bool prefix = false; ///< the last word of it may go on
    bool excluded = false;

    friend bool operator==(const SearchTerm&, const SearchTerm&) = default;
};

/// What a person looks for. All of it must hold; what is left out does not matter.
struct SearchQuery
{
    QList<SearchTerm> terms;
    std::optional<bool> hasAttachments;
    std::optional<bool> unread;
    std::optional<bool> isProtected;
    QList<Folder> folders;         ///< alternatives; empty: everywhere
    QList<Folder> excludedFolders;
    QDateTime from;  ///< not before; invalid: none
    QDateTime until; ///< before; invalid: none

    [[nodiscard]] bool isEmpty() const { return *this == SearchQuery(); }
    /// A folder this query may find something in.
    [[nodiscard]] bool admits(Folder folder) const
    {
        return (folders.isEmpty() || folders.contains(folder))
               && !excludedFolders.contains(folder);
    }
    friend bool operator==(const SearchQuery&, const SearchQuery&) = default;
};

/// How this computer's language calls the folders, for `in:`; keys as people type them.
using FolderWords = QHash<QString, Folder>;

/// Reads what was typed: words, "phrases", -without, from:, to:, subject:, has:attachment, is:unread,
/// is:read, is:protected, before:, after:, in:folder. Every text means something: what is no
/// operator is a word, and an operator that waits for its value does nothing yet. The last word may
/// be the beginning of one, as people are still typing it. `now` tells what today is, in its own
/// time zone.
[[nodiscard]] SearchQuery parseSearch(QStringView typed, const QDateTime& now,
                                      const FolderWords& folders = {});

} // namespace waxwing
