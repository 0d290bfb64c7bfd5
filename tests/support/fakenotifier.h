#pragma once

#include "core/alerts/notifier.h"

#include <QHash>

namespace waxwing::test {

/// A notification centre without a desktop; the test plays the desktop and the person.
class FakeNotifier final : public Notifier
{
public:
    /// Takes alerts and says so at once; otherwise confirm() or refuse() is up to the test.
    bool confirmsAtOnce = true;
    QList<Alert> calls;             ///< every show(), oldest first
    QHash<QString, Alert> onScreen; ///< by key
    QHash<QString, quint32> adopted;

    void show(const Alert& alert) override
    {
        calls << alert;
        if (confirmsAtOnce)
            confirm(alert);
    }
    void close(const QString& key) override
    {
        if (onScreen.remove(key) > 0)
            Q_EMIT closed(key, false);
    }
    void adopt(const QString& key, quint32 nativeId) override { adopted.insert(key, nativeId); }
    void describe(const std::function<void(const NotifierFacts&)>& done) override { done(facts); }
    NotifierFacts facts{QStringLiteral("fake"), true, QStringLiteral("Fake"), {}, {}};

    void confirm(const Alert& alert)
    {
        onScreen.insert(alert.key, alert);
        Q_EMIT shown(alert.key, ++m_lastId);
    }
    void refuse(const Alert& alert)
    {
        Q_EMIT failed(alert.key, QStringLiteral("nobody shows notifications"));
    }
    void click(const QString& key, const QString& token = {})
    {
        onScreen.remove(key);
        Q_EMIT activated(key, token);
    }
    /// The person presses a button.
    bool choose(const QString& key, AlertAction action, const QString& token = {}) override
    {
        onScreen.remove(key);
        if (action == AlertAction::Open)
            Q_EMIT activated(key, token);
        else
            Q_EMIT actionChosen(key, action, token);
        return true;
    }
    void dismiss(const QString& key)
    {
        onScreen.remove(key);
        Q_EMIT closed(key, true);
    }

private:
    quint32 m_lastId = 0;
};

} // namespace waxwing::test
