#include "core/content/plaintext.h"

#include "core/content/cleanstyle.h"
#include "core/content/htmltree.h"
#include "core/content/maillink.h"
#include "core/content/sanetext.h"

#include <QRegularExpression>

#include <gumbo.h>

namespace waxwing {

namespace {

constexpr qsizetype kMostTextBytes = 4 * 1024 * 1024;
constexpr int kDeepestText = 2'000;

bool isDropped(GumboTag tag)
{
    switch (tag) {
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_NOEMBED:
    case GUMBO_TAG_NOFRAMES:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_OPTION:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_TITLE:
        return true;
    default:
        return false;
    }
}

/// How many line breaks stand around the element at least.
int breaksAround(GumboTag tag)
{
    switch (tag) {
    case GUMBO_TAG_P:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
        return 2;
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_FOOTER:
        return 1;
    default:
        return 0;
    }
}

class TextWriter
{
public:
    void walk(const GumboNode* node, int depth, bool preformatted)
    {
        if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
            node->type == GUMBO_NODE_CDATA)
            return write(saneText(QString::fromUtf8(node->v.text.text)), preformatted);
        if (node->type != GUMBO_NODE_ELEMENT || depth > kDeepestText)
            return;
        const GumboElement& element = node->v.element;
        const GumboAttribute* written = gumbo_get_attribute(&element.attributes, "style");
        const CleanStyle style =
            cleanStyle(QString::fromUtf8(written ? written->value : ""), false);
        if (isDropped(element.tag) || style.hidden)
            return;
        if (element.tag == GUMBO_TAG_BR) {
            m_text += u'\n';
            m_spaceOwed = false;
            return;
        }
        const int breaks = breaksAround(element.tag);
        breakLines(breaks);
        if (element.tag == GUMBO_TAG_LI)
            m_text += QStringLiteral("- ");
        const bool spaces = preformatted || element.tag == GUMBO_TAG_PRE || style.keepsSpaces;
        for (unsigned i = 0; i < element.children.length; ++i)
            walk(static_cast<const GumboNode*>(element.children.data[i]), depth + 1, spaces);
        breakLines(breaks);
        if (element.tag == GUMBO_TAG_TD || element.tag == GUMBO_TAG_TH)
            m_spaceOwed = true;
    }

    [[nodiscard]] QString text() const { return m_text.trimmed(); }

private:
    void write(const QString& text, bool preformatted)
    {
        if (preformatted) {
            m_text += text;
            return;
        }
        for (const QChar c : text) {
            if (c.isSpace()) {
                m_spaceOwed = true;
                continue;
            }
            if (m_spaceOwed && !m_text.isEmpty() && !m_text.endsWith(u'\n') &&
                !m_text.endsWith(u' '))
                m_text += u' ';
            m_spaceOwed = false;
            m_text += c;
        }
    }

    void breakLines(int atLeast)
    {
        if (atLeast == 0 || m_text.isEmpty())
            return;
        m_spaceOwed = false;
        int there = 0;
        while (there < atLeast && there < m_text.size() &&
               m_text[m_text.size() - 1 - there] == u'\n')
            ++there;
        for (; there < atLeast; ++there)
            m_text += u'\n';
    }

    QString m_text;
    bool m_spaceOwed = false;
};

/// Where an address ends: punctuation behind it belongs to the sentence, as does a bracket that
/// was not opened within.
qsizetype addressLength(QStringView candidate)
{
    qsizetype end = candidate.size();
    while (end > 0) {
        const QChar last = candidate[end - 1];
        const bool unopened =
            last == u')' && candidate.left(end).count(u'(') < candidate.left(end).count(u')');
        if (!unopened && !QStringView(u".,;:!?'\"*>]}").contains(last))
            break;
        --end;
    }
    return end;
}

QString linked(QStringView address)
{
    QString target = address.toString();
    if (address.startsWith(u"www.", Qt::CaseInsensitive))
        target.prepend(QStringLiteral("https://"));
    else if (address.contains(u'@') && !address.contains(u"://"))
        target.prepend(QStringLiteral("mailto:"));
    const auto url = linkTarget(target);
    if (!url || isMisleading(address, target, *url))
        return escaped(address);
    return QStringLiteral("<a href=\"") + escaped(QString::fromLatin1(url->toEncoded())) +
           QStringLiteral("\">") + escaped(address) + QStringLiteral("</a>");
}

} // namespace

QString plainTextOf(const QString& html)
{
    const HtmlTree tree(html, kMostTextBytes);
    if (!tree.root()) {
        // The parser gave up on a bomb: the words between the tags will do.
        static const QRegularExpression tag(QStringLiteral("<[^>]*>?"));
        return singleSpaced(html.left(kMostTextBytes / 4).replace(tag, QStringLiteral(" ")));
    }
    TextWriter writer;
    writer.walk(tree.root(), 0, false);
    return writer.text();
}

QString textToHtml(const QString& text)
{
    static const QRegularExpression address(
        QStringLiteral("\\b(?:https?://[^\\s<>\"]{3,2000}|www\\.[^\\s<>\"]{3,2000}|"
                       "[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,6})"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    QString plain = text;
    plain.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\r', u'\n');
    QString html = QStringLiteral("<p style=\"white-space:pre-wrap;\">");
    qsizetype at = 0;
    for (auto matches = address.globalMatch(plain); matches.hasNext();) {
        const auto match = matches.next();
        const QStringView found = match.capturedView();
        const qsizetype length = addressLength(found);
        html += escaped(QStringView(plain).mid(at, match.capturedStart() - at));
        html += linked(found.left(length));
        at = match.capturedStart() + length;
    }
    html += escaped(QStringView(plain).mid(at));
    html += QStringLiteral("</p>");
    return html.replace(u'\n', QStringLiteral("<br />"));
}

} // namespace waxwing
