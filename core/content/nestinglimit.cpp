#include "core/content/nestinglimit.h"

#include <algorithm>
#include <array>
#include <vector>

namespace waxwing {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t kMostAttributes = 2'000;

constexpr std::array kVoid{"area"sv,  "base"sv, "br"sv,   "col"sv,   "embed"sv,  "hr"sv, "img"sv,
                           "input"sv, "link"sv, "meta"sv, "param"sv, "source"sv, "wbr"sv};
/// Left out with what they hold: the tokenizer reads their content as raw text.
constexpr std::array kRaw{"script"sv,   "style"sv,    "iframe"sv, "noembed"sv,
                          "noframes"sv, "textarea"sv, "title"sv,  "xmp"sv};
/// Only the tags are left out: other parsing rules would hold inside.
constexpr std::array kForeign{"svg"sv, "math"sv, "plaintext"sv, "template"sv, "frameset"sv};
/// A following end tag of an ancestor closes these.
constexpr std::array kSelfClosing{"p"sv,  "li"sv, "dt"sv,    "dd"sv,    "option"sv, "tr"sv,
                                  "td"sv, "th"sv, "tbody"sv, "thead"sv, "tfoot"sv};

template<std::size_t N>
bool isOneOf(const std::array<std::string_view, N>& names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

class Limiter
{
public:
    Limiter(QByteArrayView html, int maxDepth)
        : m_html(html.data(), static_cast<std::size_t>(html.size())),
          m_maxDepth(static_cast<std::size_t>(maxDepth))
    {
        m_out.reserve(html.size());
    }

    QByteArray run()
    {
        while (m_at < m_html.size()) {
            const std::size_t open = std::min(m_html.find('<', m_at), m_html.size());
            copy(m_at, open);
            m_at = open;
            if (m_at < m_html.size())
                takeMarkup();
        }
        return m_out;
    }

private:
    void copy(std::size_t from, std::size_t to)
    {
        m_out.append(m_html.data() + from, static_cast<qsizetype>(to - from));
    }

    void takeMarkup()
    {
        const char next = m_at + 1 < m_html.size() ? m_html[m_at + 1] : '\0';
        if (next == '!' || next == '?')
            return skipComment();
        const bool end = next == '/';
        const std::size_t nameAt = m_at + (end ? 2 : 1);
        if (nameAt >= m_html.size() || !isLetter(m_html[nameAt])) {
            // "</" without a name starts a comment for the tokenizer.
            if (end)
                return skipComment();
            m_out.append("&lt;");
            ++m_at;
            return;
        }
        const std::string name = readName(nameAt);
        const std::size_t from = m_at;
        m_at = tagEnd(nameAt + name.size());
        if (m_html[m_at - 1] != '>' || m_attributes > kMostAttributes)
            return; // cut off within a tag, or no honest one
        if (end)
            takeEndTag(name, from);
        else
            takeStartTag(name, from);
    }

    std::string readName(std::size_t at) const
    {
        std::string name;
        while (at < m_html.size() && !isSpace(m_html[at]) && m_html[at] != '/' &&
               m_html[at] != '>') {
            const char c = m_html[at++];
            name += c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
        }
        return name;
    }

    /// Behind the '>' that ends the tag, quoted attribute values respected.
    std::size_t tagEnd(std::size_t at)
    {
        bool valueMayStart = false;
        m_attributes = 0;
        while (at < m_html.size()) {
            const char c = m_html[at++];
            if (c == '>')
                return at;
            if (valueMayStart && (c == '"' || c == '\'')) {
                const std::size_t close = m_html.find(c, at);
                if (close == std::string_view::npos)
                    return m_html.size();
                at = close + 1;
            }
            if (isSpace(c) || c == '/')
                ++m_attributes; // at most as many as that
            if (!isSpace(c))
                valueMayStart = c == '=';
        }
        return at;
    }

    void skipComment()
    {
        const std::string_view rest = m_html.substr(m_at);
        const bool proper = rest.starts_with("<!--") && !rest.starts_with("<!-->")
                            && !rest.starts_with("<!--->");
        if (proper)
            return skipProperComment();
        const std::size_t end = m_html.find('>', m_at);
        m_at = end == std::string_view::npos ? m_html.size() : end + 1;
    }

    /// Ends at "-->" or "--!>", whichever comes first; one pass, however many comments there are.
    void skipProperComment()
    {
        for (std::size_t at = m_html.find("--", m_at + 4); at != std::string_view::npos;
             at = m_html.find("--", at + 1)) {
            const std::string_view after = m_html.substr(at + 2, 2);
            if (after.starts_with('>') || after == "!>") {
                m_at = at + (after.starts_with('>') ? 3 : 4);
                return;
            }
        }
        m_at = m_html.size();
    }

    void takeStartTag(const std::string& name, std::size_t from)
    {
        if (isOneOf(kRaw, name))
            return skipRaw(name);
        if (isOneOf(kForeign, name))
            return;
        if (isOneOf(kVoid, name))
            return copy(from, m_at);
        if (isOneOf(kSelfClosing, name) && !m_open.empty() && m_open.back() == name)
            m_open.pop_back();
        if (m_open.size() >= m_maxDepth)
            return;
        m_open.push_back(name);
        copy(from, m_at);
    }

    void takeEndTag(const std::string& name, std::size_t from)
    {
        auto above = m_open.rbegin();
        while (above != m_open.rend() && *above != name && isOneOf(kSelfClosing, *above))
            ++above;
        // Anything else may not close what we think it does: it counts as still open.
        if (above != m_open.rend() && *above == name)
            m_open.erase(std::prev(above.base()), m_open.end());
        copy(from, m_at);
    }

    void skipRaw(const std::string& name)
    {
        for (std::size_t at = m_html.find("</", m_at); at != std::string_view::npos;
             at = m_html.find("</", at + 2)) {
            if (readName(at + 2) == name) {
                m_at = tagEnd(at + 2 + name.size());
                return;
            }
        }
        m_at = m_html.size();
    }

    std::string_view m_html;
    std::size_t m_maxDepth;
    std::size_t m_at = 0;
    std::size_t m_attributes = 0; ///< of the tag that was read last
    QByteArray m_out;
    std::vector<std::string> m_open;
};

} // namespace

QByteArray limitNesting(QByteArrayView html, int maxDepth)
{
    return Limiter(html, maxDepth).run();
}

} // namespace waxwing
