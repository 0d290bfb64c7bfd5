#pragma once

#include "core/base/guid.h"
#include "core/base/result.h"
#include "core/portal/json.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QUrl>

#include <optional>
#include <string_view>

namespace waxwing {

/// Reads a JSON object of the portal tolerantly (protocol README section 4): names without regard to
/// case, absent and null alike, a number or bool where a text is expected and the other way round,
/// anything else as absent. Never throws.
class JsonReader
{
public:
    /// `object` must outlive the reader; anything but an object reads as empty.
    explicit JsonReader(const Json& object) : m_object(object) {}

    /// The member, or nullptr if absent or null.
    [[nodiscard]] const Json* member(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const { return member(name) != nullptr; }

    [[nodiscard]] QString text(std::string_view name) const;
    [[nodiscard]] bool flag(std::string_view name, bool otherwise) const;
    [[nodiscard]] std::optional<bool> optionalFlag(std::string_view name) const;
    [[nodiscard]] qint64 number(std::string_view name, qint64 otherwise) const;
    [[nodiscard]] std::optional<Guid> guid(std::string_view name) const;
    /// UTC; invalid for absent, unreadable and 0001-01-01.
    [[nodiscard]] QDateTime date(std::string_view name) const;
    [[nodiscard]] QStringList texts(std::string_view name) const;
    /// `{"enabled": bool}` of the settings.
    [[nodiscard]] bool feature(std::string_view name, bool otherwise) const;

    /// Calls `each(const Json&)` for every item of a list; absent reads as empty.
    template<typename F>
    void forEach(std::string_view name, F each) const
    {
        const Json* list = member(name);
        if (!list || !list->is_array())
            return;
        for (const Json& item : *list)
            each(item);
    }

private:
    const Json& m_object;
};

/// Parses without exceptions; ErrorKind::Protocol if it is not a JSON object.
[[nodiscard]] Result<Json> parseObject(const QByteArray& bytes);

/// ISO 8601 with 0–9 fractional digits; without a zone it is UTC. Invalid if unreadable or "no value".
[[nodiscard]] QDateTime parseWireDate(QStringView text);

/// Decodes &amp; &lt; &gt; &quot; &#39; once (messages.md 2.5).
[[nodiscard]] QString decodeBasicEntities(QString text);

} // namespace waxwing
