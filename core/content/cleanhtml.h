#pragma once

#include "core/content/plaintext.h"

#include <QList>
#include <QString>
#include <QUrl>

namespace waxwing {

struct CleanOptions
{
    bool remoteImages = false;            ///< the person agreed to load them
    qsizetype maxBytes = 4 * 1024 * 1024; ///< of UTF-8; the rest is left out
    int maxDepth = 200;                   ///< deeper elements lose their formatting
    bool darkBackground = false;          ///< leave the sender's colours out
};

struct CleanLink
{
    QString text;            ///< as shown, on one line
    QUrl target;             ///< http, https or mailto
    bool misleading = false; ///< the text names another place than the link goes to
};

struct CleanHtml
{
    QString html; ///< for QTextDocument; loads nothing but the images it names
    int blockedImages = 0;
    QList<QUrl> remoteImages; ///< each once, also the blocked ones, in order of appearance
    QList<CleanLink> links;
    bool truncated = false; ///< something was left out because of size or depth
};

/// Makes a stranger's HTML harmless by building it anew: only elements, attributes and style
/// properties from a list of allowed ones are written, and only with values that were understood.
/// Nothing active, no forms, no positions, no style sheets; images only where CleanHtml says so.
/// Pure; meant for a thread of the pool. Takes bounded time and memory for any input.
[[nodiscard]] CleanHtml cleanHtml(const QString& html, const CleanOptions& options);

} // namespace waxwing
