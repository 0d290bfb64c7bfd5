#include "core/content/cleanhtml.h"

#include "core/content/cssfilter.h"

#include <QHash>
#include <QSet>

#include <gumbo.h>

#include <vector>

namespace waxwing {

namespace {

constexpr qsizetype kLargestDataImage = 512 * 1024;
constexpr qsizetype kMostNodes = 200'000;

enum class Treatment {
    Keep,   ///< written with its cleaned attributes
    Unwrap, ///< only its children
    Drop,   ///< with everything in it
};

Treatment treatmentOf(GumboTag tag)
{
    switch (tag) {
    case GUMBO_TAG_A: case GUMBO_TAG_ABBR: case GUMBO_TAG_ADDRESS: case GUMBO_TAG_B:
    case GUMBO_TAG_BIG: case GUMBO_TAG_BLOCKQUOTE: case GUMBO_TAG_BR: case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_CENTER: case GUMBO_TAG_CITE: case GUMBO_TAG_CODE: case GUMBO_TAG_DD:
    case GUMBO_TAG_DEL: case GUMBO_TAG_DFN: case GUMBO_TAG_DIV: case GUMBO_TAG_DL:
    case GUMBO_TAG_DT: case GUMBO_TAG_EM: case GUMBO_TAG_FONT: case GUMBO_TAG_H1:
    case GUMBO_TAG_H2: case GUMBO_TAG_H3: case GUMBO_TAG_H4: case GUMBO_TAG_H5:
    case GUMBO_TAG_H6: case GUMBO_TAG_HR: case GUMBO_TAG_I: case GUMBO_TAG_IMG:
    case GUMBO_TAG_INS: case GUMBO_TAG_KBD: case GUMBO_TAG_LI: case GUMBO_TAG_OL:
    case GUMBO_TAG_P: case GUMBO_TAG_PRE: case GUMBO_TAG_Q: case GUMBO_TAG_S:
    case GUMBO_TAG_SAMP: case GUMBO_TAG_SMALL: case GUMBO_TAG_SPAN: case GUMBO_TAG_STRIKE:
    case GUMBO_TAG_STRONG: case GUMBO_TAG_SUB: case GUMBO_TAG_SUP: case GUMBO_TAG_TABLE:
    case GUMBO_TAG_TBODY: case GUMBO_TAG_TD: case GUMBO_TAG_TFOOT: case GUMBO_TAG_TH:
    case GUMBO_TAG_THEAD: case GUMBO_TAG_TR: case GUMBO_TAG_TT: case GUMBO_TAG_U:
    case GUMBO_TAG_UL: case GUMBO_TAG_VAR:
        return Treatment::Keep;
    case GUMBO_TAG_APPLET: case GUMBO_TAG_AUDIO: case GUMBO_TAG_BASE: case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_EMBED: case GUMBO_TAG_FRAME: case GUMBO_TAG_FRAMESET: case GUMBO_TAG_HEAD:
    case GUMBO_TAG_IFRAME: case GUMBO_TAG_INPUT: case GUMBO_TAG_LINK: case GUMBO_TAG_MATH:
    case GUMBO_TAG_META: case GUMBO_TAG_NOEMBED: case GUMBO_TAG_NOFRAMES:
    case GUMBO_TAG_NOSCRIPT: case GUMBO_TAG_OBJECT: case GUMBO_TAG_PARAM:
    case GUMBO_TAG_PLAINTEXT: case GUMBO_TAG_SCRIPT: case GUMBO_TAG_SELECT:
    case GUMBO_TAG_SOURCE: case GUMBO_TAG_STYLE: case GUMBO_TAG_SVG: case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_TEXTAREA: case GUMBO_TAG_TITLE: case GUMBO_TAG_TRACK: case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_XMP:
        return Treatment::Drop;
    default: return Treatment::Unwrap;
    }
}

bool isVoid(GumboTag tag)
{
    return tag == GUMBO_TAG_BR || tag == GUMBO_TAG_HR || tag == GUMBO_TAG_IMG;
}

QString attributeOf(const GumboElement& element, const char* name)
{
    const GumboAttribute* attribute = gumbo_get_attribute(&element.attributes, name);
    return attribute ? QString::fromUtf8(attribute->value) : QString();
}

/// Control and white-space characters that browsers ignore inside of addresses.
QString withoutDisguise(QString address)
{
    address.removeIf([](QChar c) {
        return c.isSpace() || c.category() == QChar::Other_Control
               || c.category() == QChar::Other_Format;
    });
    return address;
}

QUrl webAddress(const QString& raw, bool mailToo)
{
    const QUrl url(withoutDisguise(raw), QUrl::TolerantMode);
    const QString scheme = url.scheme().toLower();
    if (mailToo && scheme == u"mailto")
        return url;
    const bool web = scheme == u"http" || scheme == u"https";
    return web && !url.host().isEmpty() ? url : QUrl();
}

bool isRasterData(const QString& source)
{
    static const QStringList kTypes{QStringLiteral("data:image/png;base64,"),
                                    QStringLiteral("data:image/jpeg;base64,"),
                                    QStringLiteral("data:image/jpg;base64,"),
                                    QStringLiteral("data:image/gif;base64,"),
                                    QStringLiteral("data:image/webp;base64,")};
    if (source.size() > kLargestDataImage)
        return false;
    for (const QString& type : kTypes) {
        if (!source.startsWith(type, Qt::CaseInsensitive))
            continue;
        return std::all_of(source.begin() + type.size(), source.end(), [](QChar c) {
            return c.unicode() < 128
                   && (c.isLetterOrNumber() || c == u'+' || c == u'/' || c == u'=');
        });
    }
    return false;
}

/// The text of a link that names a host: "www.bank.example" or "https://bank.example/x".
QString hostNamedBy(const QString& text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.contains(u' ') || trimmed.contains(u'@') || !trimmed.contains(u'.'))
        return {};
    const QUrl url = trimmed.contains(u"://") ? QUrl(trimmed)
                                              : QUrl(QStringLiteral("http://") + trimmed);
    const QString host = url.host().toLower();
    const qsizetype dot = host.lastIndexOf(u'.');
    const bool plausible = dot > 0 && host.size() - dot > 2;
    return plausible ? host : QString();
}

bool sameSite(QString a, QString b)
{
    if (a.startsWith(u"www."))
        a.remove(0, 4);
    if (b.startsWith(u"www."))
        b.remove(0, 4);
    return a == b || a.endsWith(u'.' + b) || b.endsWith(u'.' + a);
}

/// Walks the tree with a stack of its own, so that no depth can overflow ours.
class Cleaner
{
public:
    Cleaner(const CleanOptions& options, CleanHtml& result) : m_options(options), m_result(result) {}

    void run(const GumboNode* root)
    {
        push(root);
        while (!m_stack.empty()) {
            Frame& frame = m_stack.back();
            const GumboVector* children = childrenOf(frame.node);
            if (!children || frame.next >= children->length) {
                m_result.html += frame.closing;
                if (frame.link >= 0)
                    finishLink(frame.link, frame.textFrom);
                m_stack.pop_back();
                continue;
            }
            visit(static_cast<const GumboNode*>(children->data[frame.next++]));
        }
    }

private:
    struct Frame
    {
        const GumboNode* node;
        unsigned next = 0;
        QString closing;
        qsizetype link = -1;
        qsizetype textFrom = 0;
    };

    static const GumboVector* childrenOf(const GumboNode* node)
    {
        if (node->type == GUMBO_NODE_DOCUMENT)
            return &node->v.document.children;
        return node->type == GUMBO_NODE_ELEMENT ? &node->v.element.children : nullptr;
    }

    void push(const GumboNode* node, const QString& closing = {})
    {
        m_stack.push_back(Frame{node, 0, closing, -1, m_text.size()});
    }

    void visit(const GumboNode* node)
    {
        if (++m_nodes > kMostNodes) {
            m_result.truncated = true;
            return;
        }
        if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) {
            writeText(QString::fromUtf8(node->v.text.text));
            return;
        }
        if (node->type != GUMBO_NODE_ELEMENT)
            return; // comments, CDATA, templates
        const GumboElement& element = node->v.element;
        // SVG and MathML have rules of parsing of their own: nothing of them stays.
        const Treatment treatment = element.tag_namespace == GUMBO_NAMESPACE_HTML
                                        ? treatmentOf(element.tag)
                                        : Treatment::Drop;
        if (treatment == Treatment::Drop)
            return;
        if (m_stack.size() > static_cast<std::size_t>(m_options.maxDepth)) {
            // Deeper structure is not needed to read it; its words are.
            m_result.truncated = true;
            push(node);
            return;
        }
        if (treatment == Treatment::Unwrap)
            push(node);
        else if (element.tag == GUMBO_TAG_IMG)
            writeImage(element);
        else
            openElement(node);
    }

    void writeText(QString text)
    {
        text.remove(QChar::Null);
        m_text += text;
        m_result.html += text.toHtmlEscaped();
    }

    void openElement(const GumboNode* node)
    {
        const GumboElement& element = node->v.element;
        const QString name = QLatin1String(gumbo_normalized_tagname(element.tag));
        m_result.html += u'<' + name + attributesOf(element);
        if (element.tag != GUMBO_TAG_A) {
            m_result.html += u'>';
            if (!isVoid(element.tag))
                push(node, QStringLiteral("</") + name + u'>');
            return;
        }
        const QUrl target = webAddress(attributeOf(element, "href"), true);
        if (!target.isEmpty())
            m_result.html += QStringLiteral(" href=\"")
                             + QString::fromLatin1(target.toEncoded()).toHtmlEscaped() + u'"';
        m_result.html += u'>';
        push(node, QStringLiteral("</a>"));
        if (!target.isEmpty()) {
            m_stack.back().link = m_result.links.size();
            m_result.links << CleanLink{{}, target, false};
        }
    }

    void finishLink(qsizetype index, qsizetype textFrom)
    {
        CleanLink& link = m_result.links[index];
        link.text = m_text.mid(textFrom).simplified();
        const QString named = hostNamedBy(link.text);
        link.misleading = !named.isEmpty() && !sameSite(named, link.target.host().toLower());
    }

    void writeImage(const GumboElement& element)
    {
        const QString source = attributeOf(element, "src");
        const QString alternative = attributeOf(element, "alt").simplified().left(200);
        QString kept;
        if (isRasterData(source)) {
            kept = source;
        } else if (const QUrl remote = webAddress(source, false); !remote.isEmpty()) {
            // Only ever over https, whatever the message says.
            QUrl secure = remote;
            secure.setScheme(QStringLiteral("https"));
            if (!m_result.remoteImages.contains(secure))
                m_result.remoteImages << secure;
            if (m_options.remoteImages)
                kept = QString::fromLatin1(secure.toEncoded());
        }
        if (kept.isEmpty()) {
            if (!alternative.isEmpty())
                writeText(u'[' + alternative + u']');
            return;
        }
        m_result.html += QStringLiteral("<img src=\"") + kept.toHtmlEscaped() + u'"'
                         + attributesOf(element);
        if (!alternative.isEmpty())
            m_result.html += QStringLiteral(" alt=\"") + alternative.toHtmlEscaped() + u'"';
        m_result.html += u'>';
    }

    static QString attributesOf(const GumboElement& element)
    {
        QString text;
        const auto add = [&text](const char* name, const QString& value) {
            text += u' ' + QLatin1String(name) + QStringLiteral("=\"") + value.toHtmlEscaped()
                    + u'"';
        };
        const QString style = cleanStyle(attributeOf(element, "style"));
        if (!style.isEmpty())
            add("style", style);
        const QString direction = attributeOf(element, "dir").toLower();
        if (direction == u"rtl" || direction == u"ltr" || direction == u"auto")
            add("dir", direction);
        for (const char* name : {"width", "height", "border", "cellpadding", "cellspacing",
                                 "colspan", "rowspan", "size", "start"}) {
            const QString value = attributeOf(element, name);
            if (!value.isEmpty() && isPlainLength(value))
                add(name, value);
        }
        for (const char* name : {"color", "bgcolor"}) {
            const QString value = attributeOf(element, name);
            if (!value.isEmpty() && isPlainColor(value))
                add(name, value);
        }
        for (const char* name : {"align", "valign"}) {
            static const QSet<QString> kPlaces{
                QStringLiteral("left"),   QStringLiteral("right"),    QStringLiteral("center"),
                QStringLiteral("top"),    QStringLiteral("middle"),   QStringLiteral("bottom"),
                QStringLiteral("justify"), QStringLiteral("baseline")};
            const QString value = attributeOf(element, name).toLower();
            if (kPlaces.contains(value))
                add(name, value);
        }
        const QString face = attributeOf(element, "face");
        if (!face.isEmpty() && !cleanStyle(QStringLiteral("font-family:") + face).isEmpty())
            add("face", face);
        return text;
    }

    const CleanOptions& m_options;
    CleanHtml& m_result;
    std::vector<Frame> m_stack;
    QString m_text; ///< all words so far, for the texts of links
    qsizetype m_nodes = 0;
};

/// A parsed document that frees itself.
class Document
{
public:
    explicit Document(const QByteArray& utf8) : m_utf8(utf8)
    {
        GumboOptions options = kGumboDefaultOptions;
        options.max_errors = 0;
        m_output = gumbo_parse_with_options(&options, m_utf8.constData(),
                                            static_cast<size_t>(m_utf8.size()));
    }
    ~Document() { gumbo_destroy_output(&kGumboDefaultOptions, m_output); }
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;
    [[nodiscard]] const GumboNode* root() const { return m_output->document; }

private:
    QByteArray m_utf8;
    GumboOutput* m_output;
};

bool breaksLine(GumboTag tag)
{
    switch (tag) {
    case GUMBO_TAG_BR: case GUMBO_TAG_P: case GUMBO_TAG_DIV: case GUMBO_TAG_LI:
    case GUMBO_TAG_TR: case GUMBO_TAG_H1: case GUMBO_TAG_H2: case GUMBO_TAG_H3:
    case GUMBO_TAG_H4: case GUMBO_TAG_BLOCKQUOTE: case GUMBO_TAG_PRE: case GUMBO_TAG_HR:
        return true;
    default: return false;
    }
}

} // namespace

/// Deep nesting costs gumbo quadratic time and, when it frees the tree, stack: so it never sees it.
static QString withoutBombs(const QString& html, const CleanOptions& options, bool& truncated)
{
    QString text = html.left(options.maxBytes);
    truncated = text.size() < html.size();
    constexpr int kMostOpen = 1500;
    int open = 0;
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        if (text[i] != u'<')
            continue;
        if (text[i + 1] == u'/')
            open = std::max(0, open - 1);
        else if (text[i + 1].isLetter())
            ++open;
    }
    if (open <= kMostOpen)
        return text;
    // More is opened than is ever closed: what comes after the limit is read as words only.
    truncated = true;
    int depth = 0;
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        if (text[i] != u'<')
            continue;
        if (text[i + 1] == u'/')
            depth = std::max(0, depth - 1);
        else if (text[i + 1].isLetter() && ++depth > kMostOpen)
            return text.left(i);
    }
    return text;
}

CleanHtml cleanHtml(const QString& html, const CleanOptions& options)
{
    CleanHtml result;
    const QString bounded = withoutBombs(html, options, result.truncated);
    const Document document(bounded.toUtf8());
    Cleaner(options, result).run(document.root());
    return result;
}

QString plainTextOf(const QString& html)
{
    CleanOptions options;
    bool truncated = false;
    const Document document(withoutBombs(html, options, truncated).toUtf8());
    QString text;
    std::vector<const GumboNode*> stack{document.root()};
    while (!stack.empty()) {
        const GumboNode* node = stack.back();
        stack.pop_back();
        if (node->type == GUMBO_NODE_TEXT) {
            text += QString::fromUtf8(node->v.text.text);
            continue;
        }
        if (node->type == GUMBO_NODE_WHITESPACE) {
            text += u' ';
            continue;
        }
        const bool isElement = node->type == GUMBO_NODE_ELEMENT;
        if (!isElement && node->type != GUMBO_NODE_DOCUMENT)
            continue;
        if (isElement) {
            if (node->v.element.tag_namespace != GUMBO_NAMESPACE_HTML
                || treatmentOf(node->v.element.tag) == Treatment::Drop)
                continue;
            text += breaksLine(node->v.element.tag) ? u'\n' : u' ';
        }
        const GumboVector& children = isElement ? node->v.element.children
                                                : node->v.document.children;
        for (unsigned i = children.length; i > 0; --i)
            stack.push_back(static_cast<const GumboNode*>(children.data[i - 1]));
    }
    QStringList lines;
    for (const QString& line : text.split(u'\n')) {
        const QString words = line.simplified();
        if (!words.isEmpty())
            lines << words;
    }
    return lines.join(u'\n');
}

} // namespace waxwing
