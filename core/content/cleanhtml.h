#pragma once

#include <QList>
#include <QString>
#include <QUrl>

namespace waxwing {

struct CleanOptions
{
    bool remoteImages = false; ///< the person agreed to load them
    qsizetype maxBytes = 4 * 1024 * 1024;
    int maxDepth = 200;
};

struct CleanLink
{
    QString text;
    QUrl target;
    bool misleading = false; ///< the text looks like another host than the target
};

struct CleanHtml
{
    QString html;
    QList<QUrl> remoteImages; ///< http(s) images that were left out, or that the viewer must fetch
    QList<CleanLink> links;
    bool truncated = false; ///< longer or deeper than shown
};

/// Hostile HTML made safe for a QTextBrowser: parsed, then written anew from an allow-list of
/// elements, attributes and CSS properties. Nothing in the result runs, submits or loads by itself.
/// Images are `data:` rasters, or https ones where `remoteImages` allows; others leave their
/// alternative text. Pure, for any thread; never throws.
[[nodiscard]] CleanHtml cleanHtml(const QString& html, const CleanOptions& options);

/// The words of a body, for the search index and the plain view.
[[nodiscard]] QString plainTextOf(const QString& html);

/// A plain body as HTML: escaped, white space kept, web and mail addresses as links.
[[nodiscard]] QString textToHtml(const QString& text);

} // namespace waxwing
