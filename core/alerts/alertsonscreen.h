#pragma once

#include "core/alerts/alertplan.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QStringList>

namespace waxwing {

/// What the alerts of one account tell that are on screen or on their way there. An alert of
/// thousands is looked up as fast as one of a single message. Pure.
class AlertsOnScreen
{
public:
    struct Shown
    {
        QList<News> news;
        AlertDecision decision;
        bool isSummary = false;
        quint32 nativeId = 0;
        QList<Guid> unconfirmed; ///< the desktop has not said yet that it took them
    };

    explicit AlertsOnScreen(const Guid& account) : m_account(account) {}

    [[nodiscard]] QString keyOf(const Guid& news) const;
    [[nodiscard]] QString keyOf(PlannedAlert::Form form) const;
    /// What the ledger calls the summary of this key; empty for a single alert.
    [[nodiscard]] QString summaryName(const QString& key) const;
    /// The way back.
    [[nodiscard]] QString keyOf(const Guid& news, const QString& summaryName) const;
    [[nodiscard]] bool isOurs(const QString& key) const;
    /// A summary: a click on it opens the list.
    [[nodiscard]] bool isSummaryKey(const QString& key) const;
    /// What a single key is about; nullopt for others.
    [[nodiscard]] std::optional<Guid> newsOfKey(const QString& key) const;

    /// Puts it there under its key, a summary together with what it told already; gives the key.
    QString add(const PlannedAlert& planned);
    /// An alert of an earlier run, of which little more than the identifiers is left.
    void adopt(const QString& key, const QList<News>& news, quint32 nativeId);
    [[nodiscard]] const Shown* find(const QString& key) const;
    [[nodiscard]] bool contains(const Guid& news) const { return m_keys.contains(news); }
    [[nodiscard]] QStringList keys() const { return m_shown.keys(); }
    /// The desktop has it: those that it did not have under this id before.
    QList<Guid> confirm(const QString& key, quint32 nativeId);
    /// Gone from the screen: what it told.
    QList<Guid> take(const QString& key);
    /// No longer news. `changed` are keys that tell less now, or, if find() does not know them any
    /// more, nothing at all.
    struct Removed
    {
        QList<Guid> ids;
        QStringList changed;
    };
    Removed remove(const QList<Guid>& ids);
    /// What is on screen of these conversations.
    [[nodiscard]] QList<Guid> ofConversation(const Guid& conversation) const;

private:
    Guid m_account;
    QHash<QString, Shown> m_shown;
    QHash<Guid, QString> m_keys; ///< news to alert
};

} // namespace waxwing
