#include "ui/reader/printedmessage.h"

#include "ui/common/format.h"
#include "ui/reader/messageheader.h"

#include <QFont>
#include <QLocale>
#include <QStringList>

namespace waxwing {

namespace {

constexpr int kWidestImage = 620;

QString headOf(const MessageSummary& message, const QLocale& locale)
{
    const QString subject = singleLine(message.subject);
    QStringList lines{PrintedMessage::tr("From: %1")
                          .arg(QStringLiteral("%1 <%2>")
                                   .arg(singleLine(message.sender.displayName()),
                                        singleLine(message.sender.email)))};
    lines << longRecipients(message).split(u'\n', Qt::SkipEmptyParts)
          << PrintedMessage::tr("Sent: %1").arg(formatFullDate(message.date, locale));
    QString html = QStringLiteral("<h2>%1</h2>")
                       .arg((subject.isEmpty() ? PrintedMessage::tr("No subject") : subject)
                                .toHtmlEscaped());
    for (const QString& line : std::as_const(lines))
        html += QStringLiteral("<div>%1</div>").arg(line.toHtmlEscaped());
    return html + QStringLiteral("<hr>");
}

} // namespace

PrintedMessage::PrintedMessage(const ReaderState& state, const QLocale& locale)
    : m_images(state.images)
{
    setUndoRedoEnabled(false);
    QFont font;
    font.setPointSize(10);
    setDefaultFont(font);
    setDefaultStyleSheet(QStringLiteral("body { color: black; } a { color: #1a4f8b; }"));
    if (state.summary && printRefusal(state).isEmpty())
        setHtml(headOf(*state.summary, locale) + state.html);
}

QVariant PrintedMessage::loadResource(int type, const QUrl& name)
{
    if (type != QTextDocument::ImageResource)
        return {};
    const auto image = m_images.constFind(name);
    if (image == m_images.constEnd())
        return QImage(1, 1, QImage::Format_ARGB32_Premultiplied);
    return image->width() > kWidestImage
               ? image->scaledToWidth(kWidestImage, Qt::SmoothTransformation)
               : *image;
}

QString printRefusal(const ReaderState& state)
{
    if (state.phase != ReaderPhase::Open || !state.summary)
        return PrintedMessage::tr("Open a message first.");
    // Print queues keep files, and protected content never reaches the disk (design rule 2).
    if (state.summary->isProtected())
        return PrintedMessage::tr("Protected messages are not printed, because the print queue "
                                  "would keep a copy.");
    return {};
}

} // namespace waxwing
