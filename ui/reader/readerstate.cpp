#include "ui/reader/readerstate.h"

#include <QRegularExpression>

namespace waxwing {

QString textAsHtml(const QString& text)
{
    static const QRegularExpression kAddress(QStringLiteral(R"(https?://[^\s<>"']+[^\s<>"'.,;:!?\)\]])"));
    QString html;
    qsizetype from = 0;
    auto matches = kAddress.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QString address = match.captured().toHtmlEscaped();
        html += text.mid(from, match.capturedStart() - from).toHtmlEscaped();
        html += QStringLiteral("<a href=\"%1\">%1</a>").arg(address);
        from = match.capturedEnd();
    }
    html += text.mid(from).toHtmlEscaped();
    return QStringLiteral("<div style=\"white-space: pre-wrap\">%1</div>").arg(html);
}

bool bringsColors(const QString& html)
{
    static const QRegularExpression kColor(
        QStringLiteral(R"(<[^>]*(\bbgcolor\s*=|\bcolor\s*[=:]|\bbackground(-color)?\s*[=:]))"),
        QRegularExpression::CaseInsensitiveOption);
    return kColor.match(html).hasMatch();
}

} // namespace waxwing
