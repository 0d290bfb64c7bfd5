#include "ui/composer/editorhtml.h"

#include <QTextBlock>
#include <QTextDocument>
#include <QTextList>

namespace waxwing {

namespace {

const QString kQuoteStart = QStringLiteral("<div class=\"waxwing-quote\">");
const QString kQuoteEnd = QStringLiteral("</div>");

QString escaped(const QString& text)
{
    QString html = text.toHtmlEscaped();
    html.replace(QChar::LineSeparator, QStringLiteral("<br>"));
    html.replace(QChar::Nbsp, QStringLiteral("&nbsp;"));
    html.remove(QChar::ObjectReplacementCharacter);
    return html;
}

QString fragmentHtml(const QTextFragment& fragment)
{
    const QTextCharFormat format = fragment.charFormat();
    QString html = escaped(fragment.text());
    if (html.isEmpty())
        return html;
    if (format.fontItalic())
        html = QStringLiteral("<i>%1</i>").arg(html);
    if (format.fontWeight() >= QFont::DemiBold)
        html = QStringLiteral("<b>%1</b>").arg(html);
    if (format.isAnchor() && !format.anchorHref().isEmpty()) {
        QString target = format.anchorHref();
        target.replace(QStringLiteral("&amp;"), QStringLiteral("&")); // Qt reads it as it is written
        html = QStringLiteral("<a href=\"%1\">%2</a>").arg(target.toHtmlEscaped(), html);
    }
    return html;
}

QString blockHtml(const QTextBlock& block)
{
    QString html;
    for (auto part = block.begin(); !part.atEnd(); ++part)
        html += fragmentHtml(part.fragment());
    if (html.endsWith(QStringLiteral("<br>")))
        html.chop(4); // shows nothing at the end of a paragraph
    return html;
}

int quoteLevel(const QTextBlock& block)
{
    return static_cast<int>(block.blockFormat().leftMargin()) / kQuoteMargin;
}

QString listTag(const QTextList* list)
{
    if (!list)
        return {};
    const bool numbered = list->format().style() <= QTextListFormat::ListDecimal;
    return numbered ? QStringLiteral("ol") : QStringLiteral("ul");
}

} // namespace

QString editorHtml(const QTextDocument& document)
{
    QString html;
    QString list;
    int quoted = 0;
    const auto endList = [&] {
        if (!list.isEmpty())
            html += QStringLiteral("</%1>").arg(list);
        list.clear();
    };
    const auto quoteTo = [&](int level) {
        if (level != quoted)
            endList();
        for (; quoted < level; ++quoted)
            html += QStringLiteral("<blockquote>");
        for (; quoted > level; --quoted)
            html += QStringLiteral("</blockquote>");
    };
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        quoteTo(quoteLevel(block));
        const QString wanted = listTag(block.textList());
        if (wanted != list) {
            endList();
            list = wanted;
            if (!list.isEmpty())
                html += QStringLiteral("<%1>").arg(list);
        }
        const QString content = blockHtml(block);
        if (list.isEmpty())
            html += QStringLiteral("<p>%1</p>").arg(content.isEmpty() ? QStringLiteral("<br>")
                                                                      : content);
        else
            html += QStringLiteral("<li>%1</li>").arg(content);
    }
    endList();
    quoteTo(0);
    return html;
}

bool holdsMoreThanEditable(const QString& html)
{
    return html.contains(u"<img") || html.contains(u"<table");
}

bool isBlank(const QTextDocument& document)
{
    return document.toPlainText().trimmed().isEmpty();
}

QString withQuote(const QString& written, const QString& quote)
{
    return quote.isEmpty() ? written : written + kQuoteStart + quote + kQuoteEnd;
}

QuotedBody splitQuote(const QString& body)
{
    const qsizetype start = body.indexOf(kQuoteStart);
    if (start < 0 || !body.endsWith(kQuoteEnd))
        return {body, {}};
    const qsizetype from = start + kQuoteStart.size();
    return {body.left(start), body.mid(from, body.size() - from - kQuoteEnd.size())};
}

} // namespace waxwing
