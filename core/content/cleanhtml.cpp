#include "core/content/cleanhtml.h"

#include "core/content/cleanstyle.h"
#include "core/content/htmltree.h"
#include "core/content/maillink.h"
#include "core/content/sanetext.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <gumbo.h>

namespace waxwing {

namespace {

constexpr int kMostElements = 40'000;
constexpr int kDeepestTables = 8; ///< laying out nested tables takes exponential time
constexpr int kMostSpan = 50;
constexpr int kDeepestWalk = 2'000;

enum class Treatment {
    Keep,   ///< written under its own or a simpler name
    Unwrap, ///< only what it holds
    Drop,   ///< not even what it holds
};

struct Rule
{
    Treatment treatment;
    const char* name; ///< as written
};

Rule ruleFor(GumboTag tag)
{
    static const QHash<int, Rule> rules = [] {
        QHash<int, Rule> table;
        for (const GumboTag kept :
             {GUMBO_TAG_A,     GUMBO_TAG_B,      GUMBO_TAG_BIG,  GUMBO_TAG_BLOCKQUOTE,
              GUMBO_TAG_BR,    GUMBO_TAG_CENTER, GUMBO_TAG_CITE, GUMBO_TAG_CODE,
              GUMBO_TAG_DD,    GUMBO_TAG_DFN,    GUMBO_TAG_DIV,  GUMBO_TAG_DL,
              GUMBO_TAG_DT,    GUMBO_TAG_EM,     GUMBO_TAG_FONT, GUMBO_TAG_H1,
              GUMBO_TAG_H2,    GUMBO_TAG_H3,     GUMBO_TAG_H4,   GUMBO_TAG_H5,
              GUMBO_TAG_H6,    GUMBO_TAG_HR,     GUMBO_TAG_I,    GUMBO_TAG_IMG,
              GUMBO_TAG_KBD,   GUMBO_TAG_LI,     GUMBO_TAG_OL,   GUMBO_TAG_P,
              GUMBO_TAG_PRE,   GUMBO_TAG_S,      GUMBO_TAG_SAMP, GUMBO_TAG_SMALL,
              GUMBO_TAG_SPAN,  GUMBO_TAG_STRONG, GUMBO_TAG_SUB,  GUMBO_TAG_SUP,
              GUMBO_TAG_TABLE, GUMBO_TAG_TBODY,  GUMBO_TAG_TD,   GUMBO_TAG_TFOOT,
              GUMBO_TAG_TH,    GUMBO_TAG_THEAD,  GUMBO_TAG_TR,   GUMBO_TAG_TT,
              GUMBO_TAG_U,     GUMBO_TAG_UL,     GUMBO_TAG_VAR})
            table.insert(kept, {Treatment::Keep, gumbo_normalized_tagname(kept)});
        for (const GumboTag block :
             {GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE, GUMBO_TAG_ASIDE, GUMBO_TAG_BODY,
              GUMBO_TAG_CAPTION, GUMBO_TAG_DETAILS, GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGCAPTION,
              GUMBO_TAG_FIGURE, GUMBO_TAG_FOOTER, GUMBO_TAG_FORM, GUMBO_TAG_HEADER,
              GUMBO_TAG_LEGEND, GUMBO_TAG_MAIN, GUMBO_TAG_NAV, GUMBO_TAG_SECTION,
              GUMBO_TAG_SUMMARY})
            table.insert(block, {Treatment::Keep, "div"});
        table.insert(GUMBO_TAG_STRIKE, {Treatment::Keep, "s"});
        table.insert(GUMBO_TAG_DEL, {Treatment::Keep, "s"});
        table.insert(GUMBO_TAG_INS, {Treatment::Keep, "u"});
        for (const GumboTag inlined :
             {GUMBO_TAG_ABBR, GUMBO_TAG_ACRONYM, GUMBO_TAG_BDI, GUMBO_TAG_BDO, GUMBO_TAG_LABEL,
              GUMBO_TAG_MARK, GUMBO_TAG_TIME})
            table.insert(inlined, {Treatment::Keep, "span"});
        for (const GumboTag dropped :
             {GUMBO_TAG_APPLET,   GUMBO_TAG_AREA,     GUMBO_TAG_AUDIO,    GUMBO_TAG_BASE,
              GUMBO_TAG_BASEFONT, GUMBO_TAG_BGSOUND,  GUMBO_TAG_CANVAS,   GUMBO_TAG_COL,
              GUMBO_TAG_COLGROUP, GUMBO_TAG_DATALIST, GUMBO_TAG_EMBED,    GUMBO_TAG_FRAME,
              GUMBO_TAG_FRAMESET, GUMBO_TAG_HEAD,     GUMBO_TAG_IFRAME,   GUMBO_TAG_INPUT,
              GUMBO_TAG_KEYGEN,   GUMBO_TAG_LINK,     GUMBO_TAG_MATH,     GUMBO_TAG_META,
              GUMBO_TAG_METER,    GUMBO_TAG_NOEMBED,  GUMBO_TAG_NOFRAMES, GUMBO_TAG_OBJECT,
              GUMBO_TAG_OPTGROUP, GUMBO_TAG_OPTION,   GUMBO_TAG_OUTPUT,   GUMBO_TAG_PARAM,
              GUMBO_TAG_PROGRESS, GUMBO_TAG_SCRIPT,   GUMBO_TAG_SELECT,   GUMBO_TAG_SOURCE,
              GUMBO_TAG_STYLE,    GUMBO_TAG_SVG,      GUMBO_TAG_TEMPLATE, GUMBO_TAG_TEXTAREA,
              GUMBO_TAG_TITLE,    GUMBO_TAG_TRACK,    GUMBO_TAG_VIDEO,    GUMBO_TAG_XMP})
            table.insert(dropped, {Treatment::Drop, ""});
        return table;
    }();
    return rules.value(tag, {Treatment::Unwrap, ""});
}

QString attribute(const GumboNode* node, const char* name)
{
    const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
    return found ? QString::fromUtf8(found->value) : QString();
}

class Cleaner
{
public:
    Cleaner(const CleanOptions& options, CleanHtml& result) : m_options(options), m_result(result)
    {
    }

    void walk(const GumboNode* node, int depth)
    {
        switch (node->type) {
        case GUMBO_NODE_TEXT:
        case GUMBO_NODE_WHITESPACE:
        case GUMBO_NODE_CDATA:
            writeText(QString::fromUtf8(node->v.text.text));
            break;
        case GUMBO_NODE_ELEMENT:
            writeElement(node, depth);
            break;
        case GUMBO_NODE_DOCUMENT:
            break;
        case GUMBO_NODE_COMMENT:
        case GUMBO_NODE_TEMPLATE:
            break;
        }
    }

private:
    void writeText(const QString& text)
    {
        const QString clean = saneText(text);
        m_result.html += clean.toHtmlEscaped();
        if (m_inLink)
            m_linkText += text;
    }

    void walkChildren(const GumboNode* node, int depth)
    {
        if (depth > kDeepestWalk) {
            m_result.truncated = true;
            return;
        }
        const GumboVector& children = node->v.element.children;
        for (unsigned i = 0; i < children.length; ++i)
            walk(static_cast<const GumboNode*>(children.data[i]), depth + 1);
    }

    void writeElement(const GumboNode* node, int depth)
    {
        const GumboElement& element = node->v.element;
        if (element.tag_namespace != GUMBO_NAMESPACE_HTML)
            return;
        const Rule rule = ruleFor(element.tag);
        if (rule.treatment == Treatment::Drop)
            return;
        const CleanStyle style = cleanStyle(attribute(node, "style"), !m_options.darkBackground);
        if (style.hidden || gumbo_get_attribute(&element.attributes, "hidden"))
            return;
        const bool tooMany = ++m_elements > kMostElements || depth > m_options.maxDepth;
        if (tooMany)
            m_result.truncated = true;
        if (rule.treatment == Treatment::Unwrap || tooMany)
            return walkChildren(node, depth);
        switch (element.tag) {
        case GUMBO_TAG_IMG:
            return writeImage(node);
        case GUMBO_TAG_A:
            return writeLink(node, style, depth);
        case GUMBO_TAG_BR:
            m_result.html += QStringLiteral("<br />");
            return;
        case GUMBO_TAG_HR:
            m_result.html += QStringLiteral("<hr />");
            return;
        case GUMBO_TAG_TABLE:
            return writeTable(node, style, depth);
        default:
            return writePlain(node, QString::fromLatin1(rule.name), style, depth);
        }
    }

    void writePlain(const GumboNode* node, const QString& name, const CleanStyle& style, int depth)
    {
        const bool ofTable = name.startsWith(u't') && name != u"tt";
        if (ofTable && m_tables > kDeepestTables)
            return walkChildren(node, depth);
        m_result.html += u'<' + name + attributesOf(node, style) + u'>';
        walkChildren(node, depth);
        m_result.html += QStringLiteral("</") + name + u'>';
    }

    void writeTable(const GumboNode* node, const CleanStyle& style, int depth)
    {
        ++m_tables;
        if (m_tables > kDeepestTables) {
            m_result.truncated = true;
            m_result.html += QStringLiteral("<div>");
            walkChildren(node, depth);
            m_result.html += QStringLiteral("</div>");
        } else {
            writePlain(node, QStringLiteral("table"), style, depth);
        }
        --m_tables;
    }

    void writeLink(const GumboNode* node, const CleanStyle& style, int depth)
    {
        const QString address = attribute(node, "href");
        const auto target = m_inLink ? std::nullopt : linkTarget(address);
        if (!target)
            return walkChildren(node, depth);
        m_inLink = true;
        m_linkText.clear();
        m_result.html += QStringLiteral("<a href=\"") +
                         escaped(QString::fromLatin1(target->toEncoded())) + u'"' +
                         attributesOf(node, style) + u'>';
        walkChildren(node, depth);
        m_result.html += QStringLiteral("</a>");
        m_inLink = false;
        CleanLink link;
        link.text = singleSpaced(m_linkText);
        link.target = *target;
        link.misleading = isMisleading(m_linkText, address, *target);
        m_result.links += link;
    }

    void writeImage(const GumboNode* node)
    {
        const QString source = attribute(node, "src");
        const QString data = embeddedImage(source);
        if (!data.isEmpty())
            return writeImageTag(node, data);
        const auto remote = remoteImage(source);
        if (remote) {
            if (!m_seenImages.contains(*remote)) {
                m_seenImages.insert(*remote);
                m_result.remoteImages += *remote;
            }
            if (m_options.remoteImages)
                return writeImageTag(node, QString::fromLatin1(remote->toEncoded()));
            ++m_result.blockedImages;
        }
        writePlaceholder(node);
    }

    void writeImageTag(const GumboNode* node, const QString& source)
    {
        m_result.html += QStringLiteral("<img src=\"") + escaped(source) + u'"' +
                         size(node, "width", 2000) + size(node, "height", 4000);
        const QString alt = singleSpaced(attribute(node, "alt"));
        if (!alt.isEmpty())
            m_result.html += QStringLiteral(" alt=\"") + alt.left(200).toHtmlEscaped() + u'"';
        m_result.html += QStringLiteral(" />");
    }

    /// What the image would say, in brackets; nothing for spacers and tracking pixels.
    void writePlaceholder(const GumboNode* node)
    {
        const QString alt = singleSpaced(attribute(node, "alt")).left(200);
        if (alt.isEmpty())
            return;
        m_result.html += u'[' + alt.toHtmlEscaped() + u']';
        if (m_inLink)
            m_linkText += alt;
    }

    QString attributesOf(const GumboNode* node, const CleanStyle& style) const
    {
        QString result;
        const QString direction = attribute(node, "dir").toLower();
        if (direction == u"ltr" || direction == u"rtl")
            result += QStringLiteral(" dir=\"") + direction + u'"';
        static const QRegularExpression language(QStringLiteral("^[A-Za-z0-9-]{1,35}$"));
        const QString lang = attribute(node, "lang");
        if (!lang.isEmpty() && language.match(lang).hasMatch())
            result += QStringLiteral(" lang=\"") + lang + u'"';
        result += oneOf(node, "align", {u"left", u"right", u"center", u"justify"});
        if (!m_options.darkBackground)
            result += colour(node, "bgcolor");
        result += ownAttributes(node);
        if (!style.css.isEmpty())
            result += QStringLiteral(" style=\"") + escaped(style.css) + u'"';
        return result;
    }

    /// Those that only one kind of element has.
    QString ownAttributes(const GumboNode* node) const
    {
        switch (node->v.element.tag) {
        case GUMBO_TAG_TABLE:
            return length(node, "width") + size(node, "border", 5) + size(node, "cellpadding", 50) +
                   size(node, "cellspacing", 50);
        case GUMBO_TAG_TD:
        case GUMBO_TAG_TH:
            return length(node, "width") + size(node, "colspan", kMostSpan) +
                   size(node, "rowspan", kMostSpan) +
                   oneOf(node, "valign", {u"top", u"middle", u"bottom"});
        case GUMBO_TAG_TR:
            return oneOf(node, "valign", {u"top", u"middle", u"bottom"});
        case GUMBO_TAG_OL:
            return size(node, "start", 100'000) + oneOf(node, "type", {u"1", u"a", u"i"});
        case GUMBO_TAG_UL:
            return oneOf(node, "type", {u"disc", u"circle", u"square"});
        case GUMBO_TAG_FONT:
            return fontAttributes(node);
        default:
            return {};
        }
    }

    QString fontAttributes(const GumboNode* node) const
    {
        QString result = m_options.darkBackground ? QString() : colour(node, "color");
        static const QRegularExpression fontSize(QStringLiteral("^[+-]?[1-7]$"));
        const QString size = attribute(node, "size").trimmed();
        if (fontSize.match(size).hasMatch())
            result += QStringLiteral(" size=\"") + size + u'"';
        const QString face = cleanFontFamily(attribute(node, "face"));
        if (!face.isEmpty())
            result += QStringLiteral(" face=\"") + escaped(QString(face).remove(u'\'')) + u'"';
        return result;
    }

    static QString oneOf(const GumboNode* node, const char* name,
                         std::initializer_list<QStringView> values)
    {
        const QString value = attribute(node, name).trimmed().toLower();
        if (std::find(values.begin(), values.end(), value) == values.end())
            return {};
        return u' ' + QString::fromLatin1(name) + QStringLiteral("=\"") + value + u'"';
    }

    static QString colour(const GumboNode* node, const char* name)
    {
        const QString value = cleanColour(attribute(node, name));
        return value.isEmpty()
                   ? QString()
                   : u' ' + QString::fromLatin1(name) + QStringLiteral("=\"") + value + u'"';
    }

    /// A whole number up to `most`.
    static QString size(const GumboNode* node, const char* name, int most)
    {
        static const QRegularExpression number(QStringLiteral("^\\s*(\\d{1,9})(?:px)?\\s*$"));
        const QString written = attribute(node, name);
        if (written.isEmpty())
            return {};
        const auto match = number.match(written);
        if (!match.hasMatch())
            return {};
        const int value = std::min(match.captured(1).toInt(), most);
        return u' ' + QString::fromLatin1(name) + QStringLiteral("=\"") + QString::number(value) +
               u'"';
    }

    /// Pixels or percent.
    static QString length(const GumboNode* node, const char* name)
    {
        static const QRegularExpression percent(QStringLiteral("^\\s*(100|\\d{1,2})%\\s*$"));
        const QString written = attribute(node, name);
        const auto match =
            written.endsWith(u'%') ? percent.match(written) : QRegularExpressionMatch();
        if (!match.hasMatch())
            return size(node, name, 2000);
        return u' ' + QString::fromLatin1(name) + QStringLiteral("=\"") + match.captured(1) +
               QStringLiteral("%\"");
    }

    const CleanOptions& m_options;
    CleanHtml& m_result;
    QSet<QUrl> m_seenImages;
    QString m_linkText; ///< as written, with what a reader cannot see
    int m_elements = 0;
    int m_tables = 0;
    bool m_inLink = false;
};

} // namespace

CleanHtml cleanHtml(const QString& html, const CleanOptions& options)
{
    CleanHtml result;
    const HtmlTree tree(html, options.maxBytes);
    result.truncated = tree.truncated();
    if (!tree.root()) {
        result.html = textToHtml(plainTextOf(html.left(options.maxBytes / 4)));
        return result;
    }
    Cleaner(options, result).walk(tree.root(), 0);
    return result;
}

} // namespace waxwing
