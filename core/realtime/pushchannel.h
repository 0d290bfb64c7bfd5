#pragma once

#include "core/base/guid.h"
#include "core/base/secret.h"

#include <QObject>
#include <QUrl>

#include <optional>

namespace waxwing {

/// Where live events come from (notifications.md section 2). Configuration, never asked from a
/// portal.
struct PushEndpoint
{
    QUrl url;       ///< wss://host:port, no path
    QString appKey; ///< public by nature
};

/// `NewAssetPayload`: something new; `type` as on the wire ("Message", "Attachment", …).
struct NewAssetEvent
{
    QString type;
    int count = 0; ///< only for display
};

/// `UserTrackingPayloed`: somebody did something with an asset. A hint to ask the portal, no more.
struct TrackingEvent
{
    QString type;
    std::optional<Guid> assetGuid;
    std::optional<Guid> relatedMessageGuid;
};

/// Live events of one notification session as a port; the program uses PusherChannel. Keeps
/// itself connected by the rules of notifications.md 4.3 and 4.4 until close(). Main thread.
class PushChannel : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Closed,     ///< not wanted
        Ahead,      ///< connecting or connected before it is known what for
        Connecting, ///< on the way: TCP, TLS, handshake, subscription
        Live,       ///< subscribed, events arrive
        Waiting,    ///< lost; a new attempt is scheduled
        Refused,    ///< close code 4000–4099: not tried again until open() is called anew
    };
    Q_ENUM(State)

    using QObject::QObject;

    /// Connects and subscribes to nothing yet: open() will follow, and then finds the way prepared.
    /// Not tried again if it fails; nothing happens unless closed.
    virtual void connectAhead() = 0;
    /// Connects and subscribes; `channel` is the notificationSessionToken and a secret.
    virtual void open(Secret channel) = 0;
    virtual void close() = 0;
    /// After wake-up or a network change: find out at once whether the connection still lives,
    /// and connect now if a pause was running.
    virtual void checkNow() = 0;
    [[nodiscard]] virtual State state() const = 0;

Q_SIGNALS:
    void stateChanged(waxwing::PushChannel::State state);
    /// After each (re)subscription: events sent meanwhile are lost, refresh the lists.
    void subscribed();
    void newAsset(waxwing::NewAssetEvent event);
    void tracking(waxwing::TrackingEvent event);
    /// An event that could not be read: refresh everything once.
    void unreadableEvent();
};

} // namespace waxwing
