#include "core/content/cleanhtml.h"

#include <QRegularExpression>

namespace waxwing {

QString textToHtml(const QString& text)
{
    static const QRegularExpression kAddress(
        QStringLiteral("(https?://[^\\s<>\"']+[^\\s<>\"'.,;:!?)\\]])|"
                       "([\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+)"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    QString html = QStringLiteral("<div style=\"white-space: pre-wrap\">");
    qsizetype done = 0;
    for (auto it = kAddress.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        html += text.mid(done, match.capturedStart() - done).toHtmlEscaped();
        const QString found = match.captured();
        const QUrl target(match.captured(1).isEmpty() ? QStringLiteral("mailto:") + found : found,
                          QUrl::StrictMode);
        if (target.isValid())
            html += QStringLiteral("<a href=\"")
                    + QString::fromLatin1(target.toEncoded()).toHtmlEscaped()
                    + QStringLiteral("\">") + found.toHtmlEscaped() + QStringLiteral("</a>");
        else
            html += found.toHtmlEscaped();
        done = match.capturedEnd();
    }
    return html + text.mid(done).toHtmlEscaped() + QStringLiteral("</div>");
}

} // namespace waxwing
