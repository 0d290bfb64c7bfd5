#pragma once

#include "core/model/draft.h"

#include <QHash>
#include <QStringList>

#include <utility>

namespace waxwing {

/// What was typed or pasted into an address field as single entries: separated by commas,
/// semicolons or line ends, "Anna Keller <anna@example.org>" reduced to its address, doubles left
/// out. What is no address is kept as it is.
[[nodiscard]] QStringList parseRecipients(const QString& text);
/// The entries for the field again.
[[nodiscard]] QString joinRecipients(const QStringList& entries);
/// Those that are no addresses.
[[nodiscard]] QStringList brokenAmong(const QStringList& entries);
/// Those that belong to guests of the portal.
[[nodiscard]] QStringList guestsAmong(const QStringList& entries, const QList<Contact>& contacts);

/// Those a new message may not go to (`createMessage.restrictions`). Nobody while it is not known
/// who the contacts are, and in answers.
[[nodiscard]] QStringList notAllowedAmong(const Draft& draft, const WritingRules& rules,
                                          const QList<Contact>& contacts);
/// Those among the recipients whom one knows from another portal only, with its name.
[[nodiscard]] QList<std::pair<QString, QString>>
knownElsewhereAmong(const Draft& draft, const QList<Contact>& people,
                    const QHash<QString, QString>& elsewhere);

/// The start of an answer: who gets it. Own addresses are left out unless nobody else is left.
struct Answered
{
    QStringList to;
    QStringList cc;
};
[[nodiscard]] Answered recipientsOfAnswer(const MessageSummary& parent, DraftAction action,
                                          const QString& ownAddress);
/// "RE: " or "FW: " before the subject, once.
[[nodiscard]] QString subjectOfAnswer(const QString& subject, DraftAction action);

} // namespace waxwing
