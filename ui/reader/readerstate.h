#pragma once

#include "core/model/types.h"
#include "ui/common/readforecast.h"

#include <QHash>
#include <QImage>
#include <QUrl>

#include <functional>

namespace waxwing {

enum class ReaderPhase {
    Nothing,
    Loading,
    Closed,         ///< there, but not opened: the slip with a button
    Forecast,       ///< opening it will be seen by the sender: open or not now
    PasswordNeeded,
    Open,
    Recalled,
    Expired,
    Withdrawn,
    Offline,        ///< not opened before and the portal cannot be reached
    Gone,           ///< not in the portal any more
    Failed,
};

/// Everything the reader shows, as one value.
struct ReaderState
{
    ReaderPhase phase = ReaderPhase::Nothing;
    std::optional<MessageSummary> summary;
    bool senderWillSee = false; ///< opening it is reported to the sender
    QString html;               ///< cleaned; only while Open
    QList<QUrl> blockedImages;
    QHash<QUrl, QImage> images; ///< loaded after the person agreed
    bool loadingImages = false;
    QString error;              ///< a sentence, with Failed and PasswordNeeded
    bool canRetry = false;
    int pauseSeconds = 0;       ///< with PasswordNeeded: how long no try is accepted
};

/// What the reader must know of the account a message belongs to.
struct ReaderAccount
{
    Guid id;
    QString emailAddress;
    bool autoRetrieve = false;       ///< selecting opens
    bool firstReadExplained = false; ///< the read forecast has been accepted once
    ReadForecast forecast = ReadForecast::First;
};

/// A body made safe: HTML without anything active; remote images only if they were allowed.
struct ReadableBody
{
    QString html;
    QList<QUrl> blockedImages;
};

/// Makes a body safe. Runs on the thread pool: must not touch shared state.
using BodyCleaner = std::function<ReadableBody(QString body, BodyFormat format, bool allowImages)>;

/// A plain-text body as HTML: escaped, line breaks kept, web addresses as links.
[[nodiscard]] QString textAsHtml(const QString& text);

/// The HTML brings colours of its own, so it must be shown on white paper also in a dark window.
[[nodiscard]] bool bringsColors(const QString& html);

} // namespace waxwing
