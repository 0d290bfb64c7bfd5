#pragma once

#include "core/base/guid.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>

namespace waxwing {

/// What the buttons of an alert do.
enum class AlertAction { Open, Reply, LaterHour, LaterTomorrow, MuteThread };

enum class AlertUrgency { Low, Normal, Critical };

/// What one native alert says. Texts are plain; the notifier escapes them as its system needs.
struct Alert
{
    QString key;   ///< stable name: "<account id>/<message guid>" or "<account id>/burst"
    QString title; ///< sender, or "6 new messages"
    QString body;  ///< subject and, with several accounts, the portal's name
    bool silent = false;
    /// Buttons, in this order, beside the click on the alert itself; desktops show as many as they
    /// like, some none.
    QList<AlertAction> actions{AlertAction::Open};
    AlertUrgency urgency = AlertUrgency::Normal;
    QString soundFile; ///< to be heard instead of what the desktop does by itself; empty: that
    Guid message;     ///< what a click opens; null: no message
    QString link;     ///< waxwing://open?… of the message: a click after the program ended opens it
    QByteArray image; ///< PNG, e.g. the sender's initials; empty: none
};

/// Who shows our alerts, for people who look for what is wrong.
struct NotifierFacts
{
    QString service;          ///< what we speak to, e.g. "org.freedesktop.Notifications"
    bool answers = false;     ///< it is there
    QString server;           ///< name it gives itself; empty if it gives none
    QString version;
    QStringList capabilities; ///< in its own words
    bool playsSounds = true;  ///< of files as well
};

/// The desktop's notification centre as a port: org.freedesktop.Notifications over QtDBus, Windows
/// toasts, UNUserNotificationCenter (app/platform). Keys are idempotent where the system can: showing a key
/// again replaces what is on screen. Main thread, never blocks.
class Notifier : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Shows or replaces the alert with this key; answers through shown() or failed().
    virtual void show(const waxwing::Alert& alert) = 0;
    /// Takes it from the screen and the centre's list; unknown keys are ignored.
    virtual void close(const QString& key) = 0;
    /// Lets an alert of an earlier run be closed and clicked: its native id was kept in the ledger.
    virtual void adopt(const QString& key, quint32 nativeId) = 0;
    /// A press of a button came back by another way than the desktop's own signals: by D-Bus
    /// activation. False if that alert is not on the screen for us: from an earlier run, or forged.
    virtual bool choose(const QString& /*key*/, waxwing::AlertAction /*action*/,
                        const QString& /*activationToken*/)
    {
        return false;
    }
    /// Alerts on the screen whose click reaches this process and nobody else, with their links, by
    /// key; they need somebody who listens on when the program ends.
    [[nodiscard]] virtual QHash<QString, QString> openLinks() const { return {}; }
    /// Asks the desktop; `done` is called once, later.
    virtual void describe(const std::function<void(const waxwing::NotifierFacts&)>& done) = 0;

Q_SIGNALS:
    /// The desktop took it. `nativeId` is what adopt() wants later (0 if the key is enough).
    void shown(const QString& key, quint32 nativeId);
    void failed(const QString& key, const QString& reason);
    /// The person clicked it. `activationToken` lets the window come to the front (Wayland, X11).
    /// So does the button AlertAction::Open. The alert is gone then.
    void activated(const QString& key, const QString& activationToken);
    /// Another button was pressed. The alert is gone then as well.
    void actionChosen(const QString& key, waxwing::AlertAction action,
                      const QString& activationToken);
    /// Gone from the screen. `byPerson` is false for time-outs and for close().
    void closed(const QString& key, bool byPerson);
    /// The desktop's service ended and these went from the screen with it; nobody dismissed them, so
    /// they may be shown again.
    void lost(const QStringList& keys);
    /// Somebody shows alerts who was not there before: what failed may be tried again.
    void available();
};

} // namespace waxwing

Q_DECLARE_METATYPE(waxwing::AlertAction)
