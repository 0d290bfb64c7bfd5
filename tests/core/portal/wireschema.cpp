#include "tests/core/portal/wireschema.h"

#include <QRegularExpression>

#include <QFile>

#include <algorithm>

namespace waxwing::test {

namespace {

std::string elementOf(const std::string& type, const std::string& container)
{
    if (type.rfind(container + '<', 0) != 0)
        return {};
    return type.substr(container.size() + 1, type.size() - container.size() - 2);
}

std::vector<std::string> partsOf(const std::string& path)
{
    std::vector<std::string> parts;
    std::string part;
    for (const char c : path + '/') {
        if (c != '/') {
            part += c;
        } else if (!part.empty()) {
            parts.push_back(part);
            part.clear();
        }
    }
    return parts;
}

bool isPathOf(const std::string& pattern, const std::string& path)
{
    const auto wanted = partsOf(pattern);
    const auto given = partsOf(path);
    return wanted.size() == given.size()
           && std::equal(wanted.begin(), wanted.end(), given.begin(), [](const auto& a, const auto& b) {
                  return a.front() == '{' || a == b;
              });
}

bool isPlaceholder(const std::string& pattern)
{
    return pattern.find('{') != std::string::npos;
}

} // namespace

WireSchema::WireSchema()
{
    QFile file(QStringLiteral(WIRE_SCHEMA));
    if (file.open(QFile::ReadOnly))
        m_schema = parseObject(file.readAll()).value_or(Json::object());
}

WireSchema::Operation WireSchema::describe(const Json& operation) const
{
    Operation found;
    found.name = operation.value("name", "");
    found.session = operation.value("session", "");
    if (operation.contains("response") && operation["response"].is_string())
        found.response = operation["response"];
    for (const Json& one : operation["request"])
        found.parameters.push_back(
            {one["name"], one["type"], one.value("location", ""), one.value("required", false)});
    return found;
}

std::optional<WireSchema::Operation> WireSchema::operation(const std::string& method,
                                                           const std::string& path) const
{
    // An exact path outweighs one with a placeholder: /v1/messages/search is no message.
    for (const bool placeholders : {false, true}) {
        for (const Json& one : m_schema["operations"]) {
            if (one["method"] != method)
                continue;
            for (const std::string pattern : one["paths"]) {
                if (isPlaceholder(pattern) == placeholders && isPathOf(pattern, path))
                    return describe(one);
            }
        }
    }
    return std::nullopt;
}

std::optional<WireSchema::Operation> WireSchema::operation(const std::string& name) const
{
    for (const Json& one : m_schema["operations"]) {
        if (one["name"] == name)
            return describe(one);
    }
    return std::nullopt;
}

const Json* WireSchema::fieldsOf(const std::string& type) const
{
    const auto found = m_schema["types"].find(type);
    return found == m_schema["types"].end() ? nullptr : &(*found)["fields"];
}

bool WireSchema::fits(const Json& value, const std::string& type) const
{
    if (const std::string element = elementOf(type, "array"); !element.empty()) {
        return value.is_array() && std::all_of(value.begin(), value.end(), [&](const Json& one) {
                   return fits(one, element);
               });
    }
    if (type == "string")
        return value.is_string();
    if (type == "guid")
        return value.is_string() && Guid::parse(QString::fromStdString(value)).has_value();
    if (type == "datetime") {
        static const QRegularExpression kUtc(QStringLiteral("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:"
                                                            "\\d\\d(\\.\\d{1,7})?Z$"));
        return value.is_string() && kUtc.match(QString::fromStdString(value)).hasMatch();
    }
    if (type == "boolean")
        return value.is_boolean();
    if (type == "int" || type == "long")
        return value.is_number_integer();
    const Json* fields = fieldsOf(type);
    if (!fields || !value.is_object())
        return false;
    for (const Json& field : *fields) {
        if (field.value("required", false) && !value.contains(field["name"]))
            return false;
    }
    return std::all_of(value.items().begin(), value.items().end(), [&](const auto& item) {
        return std::any_of(fields->begin(), fields->end(), [&](const Json& field) {
            return field["name"] == item.key() && fits(item.value(), field["type"]);
        });
    });
}

Json WireSchema::sample(const std::string& type, int depth) const
{
    if (const std::string element = elementOf(type, "array"); !element.empty())
        return depth > 6 ? Json::array() : Json::array({sample(element, depth + 1)});
    if (!elementOf(type, "map").empty())
        return Json{{"SecMsgAPI", "https://portal.example/api"}};
    if (type == "guid")
        return "0123456789abcdef0123456789abcdef";
    if (type == "datetime")
        return "2026-03-05T14:07:09.1234567Z";
    if (type == "boolean")
        return true;
    if (type == "int" || type == "long" || type == "double")
        return 7;
    const Json* fields = fieldsOf(type);
    if (!fields || depth > 6)
        return type == "string" ? Json("text") : Json::object();
    Json made = Json::object();
    for (const Json& field : *fields) {
        const std::string name = field["name"];
        if (name != "responseStatus")
            made[name] = field["type"] == "string" ? Json(name) : sample(field["type"], depth + 1);
    }
    return made;
}

} // namespace waxwing::test
