#include "tests/portal/jsv.h"

#include "tests/portal/text.h"

#include <string>

namespace waxwing::portal {

namespace {

/// Recursive reader over one text. The tolerant dialect differs in three places only: blanks
/// around tokens, quoted keys, and apostrophes or backslash escapes in quoted values.
class JsvReader
{
public:
    JsvReader(std::string_view text, JsvDialect dialect)
        : m_text(text), m_tolerant(dialect == JsvDialect::Tolerant)
    {
    }

    std::optional<Json> wholeObject()
    {
        skipBlanks();
        auto object = readObject(0);
        skipBlanks();
        if (!object || m_at != m_text.size())
            return std::nullopt;
        return object;
    }

    std::optional<Json> wholeList()
    {
        skipBlanks();
        if (m_at < m_text.size() && m_text[m_at] == '[') {
            auto list = readList(0);
            skipBlanks();
            return list && m_at == m_text.size() ? list : std::nullopt;
        }
        return readItems('\0', 0);
    }

private:
    static constexpr int kDeepest = 16;

    void skipBlanks()
    {
        while (m_tolerant && m_at < m_text.size() &&
               (m_text[m_at] == ' ' || m_text[m_at] == '\t' || m_text[m_at] == '\n' ||
                m_text[m_at] == '\r'))
            ++m_at;
    }

    bool take(char wanted)
    {
        skipBlanks();
        if (m_at >= m_text.size() || m_text[m_at] != wanted)
            return false;
        ++m_at;
        return true;
    }

    bool next(char wanted)
    {
        skipBlanks();
        return m_at < m_text.size() && m_text[m_at] == wanted;
    }

    std::optional<Json> readObject(int depth)
    {
        if (depth > kDeepest || !take('{'))
            return std::nullopt;
        Json object = Json::object();
        if (take('}'))
            return object;
        do {
            const auto key = readKey();
            if (!key || !take(':'))
                return std::nullopt;
            auto value = readValue('}', depth + 1);
            if (!value)
                return std::nullopt;
            object[*key] = std::move(*value);
        } while (take(','));
        return take('}') ? std::optional<Json>(std::move(object)) : std::nullopt;
    }

    std::optional<std::string> readKey()
    {
        skipBlanks();
        if (m_at >= m_text.size())
            return std::nullopt;
        const char first = m_text[m_at];
        if (first == '"' || first == '\'') {
            m_quotedKeys = true;
            return m_tolerant ? readQuoted(first) : std::nullopt;
        }
        const auto start = m_at;
        while (m_at < m_text.size() && m_text[m_at] != ':' && m_text[m_at] != ',' &&
               m_text[m_at] != '}' && m_text[m_at] != '{')
            ++m_at;
        const auto raw = m_text.substr(start, m_at - start);
        const auto key = trimmed(raw);
        if (key.empty() || (!m_tolerant && key.size() != raw.size()) ||
            key.find_first_of(" \"'[]") != std::string_view::npos)
            return std::nullopt;
        return std::string(key);
    }

    std::optional<Json> readValue(char closing, int depth)
    {
        skipBlanks();
        if (m_at >= m_text.size())
            return closing == '\0' ? std::optional<Json>(Json(std::string())) : std::nullopt;
        const char first = m_text[m_at];
        if (first == '{')
            return readObject(depth);
        if (first == '[')
            return readList(depth);
        if (first == '"' || (first == '\'' && m_tolerant)) {
            auto text = readQuoted(first);
            if (!text)
                return std::nullopt;
            return Json(std::move(*text));
        }
        return readBare(closing);
    }

    std::optional<Json> readList(int depth)
    {
        if (depth > kDeepest || !take('['))
            return std::nullopt;
        if (take(']'))
            return Json::array();
        auto items = readItems(']', depth + 1);
        if (!items || !take(']'))
            return std::nullopt;
        return items;
    }

    std::optional<Json> readItems(char closing, int depth)
    {
        Json items = Json::array();
        if (closing == '\0' && m_at >= m_text.size())
            return items;
        do {
            auto item = readValue(closing, depth);
            if (!item)
                return std::nullopt;
            items.push_back(std::move(*item));
        } while (take(','));
        if (closing == '\0' && m_at != m_text.size())
            return std::nullopt;
        return items;
    }

    std::optional<Json> readBare(char closing)
    {
        const auto start = m_at;
        while (m_at < m_text.size() && m_text[m_at] != ',' &&
               (closing == '\0' || m_text[m_at] != closing))
            ++m_at;
        const auto raw = m_text.substr(start, m_at - start);
        // A blank after a separator would silently become part of the value in the framework.
        if (!m_tolerant && trimmed(raw).size() != raw.size())
            return std::nullopt;
        if (m_tolerant && trimmed(raw) == "null")
            return Json();
        return Json(std::string(m_tolerant ? trimmed(raw) : raw));
    }

    std::optional<std::string> readQuoted(char quote)
    {
        std::string result;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == quote) {
                const bool doubled = m_at + 1 < m_text.size() && m_text[m_at + 1] == quote;
                if (!doubled) {
                    ++m_at;
                    return result;
                }
                ++m_at;
                result += c;
            } else if (c == '\\' && m_quotedKeys && m_at + 1 < m_text.size()) {
                if (!readEscape(result))
                    return std::nullopt;
            } else {
                result += c;
            }
        }
        return std::nullopt;
    }

    /// A JSON escape; any other backslash stands for itself, because JSV knows no escapes.
    bool readEscape(std::string& result)
    {
        const char kind = m_text[m_at + 1];
        if (kind == 'u') {
            // nlohmann knows surrogate pairs; a lone half is refused.
            std::size_t length = 6;
            if (m_at + 12 <= m_text.size() && m_text.substr(m_at + 6, 2) == "\\u")
                length = 12;
            for (; length >= 6; length -= 6) {
                if (m_at + length > m_text.size())
                    continue;
                const auto quoted = '"' + std::string(m_text.substr(m_at, length)) + '"';
                const Json read = parseJson(quoted);
                if (read.is_string()) {
                    result += read.get<std::string>();
                    m_at += length - 1;
                    return true;
                }
            }
            return false;
        }
        static constexpr std::string_view kKinds = "\"\\/bfnrt'";
        static constexpr std::string_view kValues = "\"\\/\b\f\n\r\t'";
        const auto index = kKinds.find(kind);
        if (index == std::string_view::npos) {
            result += '\\';
            return true;
        }
        result += kValues[index];
        ++m_at;
        return true;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    bool m_tolerant;
    bool m_quotedKeys = false; ///< then it is JSON, where a backslash escapes; in JSV it does not
};

} // namespace

std::optional<Json> parseJsvObject(std::string_view text, JsvDialect dialect)
{
    return JsvReader(text, dialect).wholeObject();
}

std::optional<Json> parseJsvList(std::string_view text, JsvDialect dialect)
{
    return JsvReader(text, dialect).wholeList();
}

} // namespace waxwing::portal
