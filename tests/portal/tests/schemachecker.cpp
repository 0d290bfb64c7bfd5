#include "tests/portal/tests/schemachecker.h"

#include <fstream>
#include <regex>
#include <set>

namespace waxwing::portal {

SchemaChecker::SchemaChecker(const std::string& path)
{
    std::ifstream file(path);
    m_document = Json::parse(file);
}

Json SchemaChecker::operation(const std::string& name) const
{
    for (const auto& operation : m_document["operations"]) {
        if (operation["name"] == name)
            return operation;
    }
    return {};
}

std::vector<std::string> SchemaChecker::problems(const Json& value, const std::string& type) const
{
    std::vector<std::string> found;
    check(value, type, type, found);
    return found;
}

void SchemaChecker::check(const Json& value, const std::string& type, const std::string& path,
                          std::vector<std::string>& found) const
{
    static const std::regex guid("[0-9a-f]{32}");
    static const std::regex date(
        "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{7}Z");
    const auto note = [&](const char* wanted) {
        found.push_back(path + " is not " + wanted + ": " + value.dump().substr(0, 80));
    };
    if (type.starts_with("array<")) {
        if (!value.is_array())
            return note("a list");
        const auto inner = type.substr(6, type.size() - 7);
        for (std::size_t i = 0; i < value.size(); ++i)
            check(value[i], inner, path + "[" + std::to_string(i) + "]", found);
    } else if (type.starts_with("map<")) {
        if (!value.is_object())
            note("a map");
    } else if (type == "guid") {
        if (!value.is_string() || !std::regex_match(value.get<std::string>(), guid))
            note("a dashless guid");
    } else if (type == "datetime") {
        if (!value.is_string() || !std::regex_match(value.get<std::string>(), date))
            note("a date with seven digits and Z");
    } else if (type == "string") {
        if (!value.is_string())
            note("a text");
    } else if (type == "int" || type == "long") {
        if (!value.is_number_integer())
            note("a whole number");
    } else if (type == "boolean") {
        if (!value.is_boolean())
            note("true or false");
    } else if (m_document["types"].contains(type)) {
        checkObject(value, m_document["types"][type], path, found);
    } else {
        found.push_back(path + " has the unknown type " + type);
    }
}

void SchemaChecker::checkObject(const Json& value, const Json& type, const std::string& path,
                                std::vector<std::string>& found) const
{
    if (!value.is_object()) {
        found.push_back(path + " is not an object");
        return;
    }
    std::set<std::string> known;
    for (const auto& field : type["fields"]) {
        const std::string name = field["name"];
        known.insert(name);
        const bool nullable = field.value("nullable", false);
        if (!value.contains(name)) {
            if (field.value("required", false) && !nullable)
                found.push_back(path + "." + name + " is missing");
            continue;
        }
        if (value[name].is_null()) {
            found.push_back(path + "." + name + " is null instead of absent");
            continue;
        }
        check(value[name], field["type"], path + "." + name, found);
        if (field.contains("enum") && value[name].is_string()) {
            const auto& values = m_document["enums"][field["enum"].get<std::string>()]["values"];
            if (std::find(values.begin(), values.end(), value[name]) == values.end())
                found.push_back(path + "." + name + " has the value " + value[name].dump());
        }
    }
    for (const auto& [name, member] : value.items()) {
        if (!known.contains(name))
            found.push_back(path + "." + name + " is in no documented type");
    }
}

} // namespace waxwing::portal
