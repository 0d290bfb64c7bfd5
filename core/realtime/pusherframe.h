#pragma once

#include "core/realtime/pushchannel.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace waxwing {

/// One text frame of the Pusher protocol 7 (notifications.md 4.1 and 4.2).
struct PusherFrame
{
    QString event;
    QString channel;
    QJsonObject data; ///< parsed twice where the server encoded twice; empty if that failed
    bool dataReadable = true;
};

/// nullopt if the frame is not a JSON object with an event.
[[nodiscard]] std::optional<PusherFrame> parsePusherFrame(const QString& text);

[[nodiscard]] QString subscribeFrame(const QString& channel);
[[nodiscard]] QString pingFrame();
[[nodiscard]] QString pongFrame();

/// A member without regard to case (unknowns U81); undefined if absent.
[[nodiscard]] QJsonValue memberOf(const QJsonObject& object, QStringView name);

/// `NewAssetPayload`; nullopt for another event.
[[nodiscard]] std::optional<NewAssetEvent> newAssetOf(const PusherFrame& frame);
/// `UserTrackingPayloed`, in either spelling; nullopt for another event.
[[nodiscard]] std::optional<TrackingEvent> trackingOf(const PusherFrame& frame);

} // namespace waxwing
