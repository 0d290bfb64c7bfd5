#include "tests/portal/requestcheck.h"

#include "tests/portal/guid.h"
#include "tests/portal/text.h"
#include "tests/portal/timestamp.h"

#include <charconv>
#include <cmath>
#include <limits>

namespace waxwing::portal {

namespace {

void fail(CheckedRequest& result, const std::string& field, std::string message)
{
    result.errors.push_back({field, std::move(message)});
}

// The framework reads numbers and truths from texts as well, in JSON as in a query.
std::optional<std::int64_t> wholeNumber(const Json& value)
{
    if (value.is_number_integer() || value.is_number_unsigned())
        return value.get<std::int64_t>();
    if (value.is_number_float()) {
        const double number = value.get<double>();
        if (std::floor(number) == number && std::abs(number) < 9e15)
            return static_cast<std::int64_t>(number);
        return std::nullopt;
    }
    if (!value.is_string())
        return std::nullopt;
    const auto& digits = value.get_ref<const std::string&>();
    std::int64_t number = 0;
    const auto end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, number);
    if (error != std::errc() || stop != end)
        return std::nullopt;
    return number;
}

std::optional<bool> truth(const Json& value)
{
    if (value.is_boolean())
        return value.get<bool>();
    if (!value.is_string())
        return std::nullopt;
    const auto word = lowered(value.get_ref<const std::string&>());
    if (word == "true" || word == "1")
        return true;
    if (word == "false" || word == "0")
        return false;
    return std::nullopt;
}

bool isEmptyText(const Json& value)
{
    return value.is_string() && value.get_ref<const std::string&>().empty();
}

} // namespace

const Json* memberIgnoringCase(const Json& object, std::string_view name)
{
    if (!object.is_object())
        return nullptr;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (equalsIgnoringCase(it.key(), name))
            return &it.value();
    }
    return nullptr;
}

CheckedRequest RequestCheck::check(const SchemaOperation& operation,
                                   const RawRequest& request) const
{
    CheckedRequest result;
    Json body;
    if (request.bodyIsJson && !trimmed(request.body).empty()) {
        body = parseJson(request.body);
        if (body.is_discarded() || !body.is_object()) {
            result.unreadable = true;
            result.unreadableReason = "The body is not a JSON object.";
            return result;
        }
    }
    for (const auto& field : operation.request) {
        if (field.location == FieldLocation::Multipart)
            continue;
        Json value;
        std::vector<const std::string*> texts;
        for (const auto* values : {&request.queryValues, &request.pathValues}) {
            for (const auto& [name, text] : *values) {
                if (equalsIgnoringCase(name, field.name))
                    texts.push_back(&text);
            }
        }
        if (!texts.empty() && field.itemType.empty())
            value = fromQuery(*texts.back(), field, result);
        else if (!texts.empty())
            value = listFromQuery(texts, field, result);
        else if (const Json* member = memberIgnoringCase(body, field.name))
            value = converted(*member, field, false, field.name, result);
        if (result.unreadable)
            return result;
        const bool alreadyWrong =
            !result.errors.empty() && result.errors.back().field == field.name;
        if (field.required && !alreadyWrong && (value.is_null() || isEmptyText(value)))
            fail(result, field.name, "'" + field.name + "' is required.");
        if (!value.is_null())
            result.values[field.name] = std::move(value);
    }
    return result;
}

Json RequestCheck::listFromQuery(const std::vector<const std::string*>& texts,
                                 const SchemaField& field, CheckedRequest& result) const
{
    // Some clients write a list as one member with commas, others as one member for each item.
    Json items = Json::array();
    for (const auto* text : texts) {
        const auto list = parseJsvList(*text, m_dialect);
        if (!list) {
            result.unreadable = true;
            result.unreadableReason = "The list '" + field.name + "' cannot be read.";
            return {};
        }
        items.insert(items.end(), list->begin(), list->end());
    }
    return converted(items, field, true, field.name, result);
}

Json RequestCheck::fromQuery(const std::string& text, const SchemaField& field,
                             CheckedRequest& result) const
{
    if (m_schema.type(field.type) != nullptr) {
        if (text.empty())
            return {};
        const auto object = parseJsvObject(text, m_dialect);
        if (!object) {
            result.unreadable = true;
            result.unreadableReason = "'" + field.name + "' is not an object in JSV.";
            return {};
        }
        return converted(*object, field, true, field.name, result);
    }
    if (text.empty() && field.type != "string")
        return {};
    return converted(Json(text), field, true, field.name, result);
}

Json RequestCheck::converted(const Json& value, const SchemaField& field, bool text,
                             const std::string& path, CheckedRequest& result) const
{
    if (value.is_null())
        return {};
    if (!field.itemType.empty())
        return convertedList(value, field, text, path, result);
    if (const SchemaType* type = m_schema.type(field.type))
        return convertedObject(value, *type, text, path, result);
    Json scalar = convertedScalar(value, field.type, text, path, result);
    if (!field.enumName.empty())
        spellEnumeration(scalar, field, path, result);
    return scalar;
}

Json RequestCheck::convertedList(const Json& value, const SchemaField& field, bool text,
                                 const std::string& path, CheckedRequest& result) const
{
    // A single bare value where a list is meant: the framework reads it as a list of one.
    Json items = value;
    if (text && value.is_string())
        items = parseJsvList(value.get_ref<const std::string&>(), m_dialect)
                    .value_or(Json::array({value}));
    if (!items.is_array()) {
        fail(result, path, "'" + path + "' must be a list.");
        return {};
    }
    SchemaField item = field;
    item.type = field.itemType;
    item.itemType.clear();
    Json list = Json::array();
    for (const auto& entry : items) {
        if (text && isEmptyText(entry))
            continue;
        Json read = converted(entry, item, text, path, result);
        if (!read.is_null())
            list.push_back(std::move(read));
        else if (!entry.is_null())
            return {};
    }
    return list;
}

Json RequestCheck::convertedObject(const Json& value, const SchemaType& type, bool text,
                                   const std::string& path, CheckedRequest& result) const
{
    if (!value.is_object()) {
        fail(result, path, "'" + path + "' must be an object.");
        return {};
    }
    Json object = Json::object();
    for (const auto& field : type.fields) {
        const auto inner = path + "." + field.name;
        const Json* member = memberIgnoringCase(value, field.name);
        Json read;
        const auto errorsBefore = result.errors.size();
        if (member)
            read = converted(*member, field, text, inner, result);
        if (field.required && read.is_null() && errorsBefore == result.errors.size())
            fail(result, inner, "'" + inner + "' is required.");
        if (!read.is_null())
            object[field.name] = std::move(read);
    }
    return object;
}

Json RequestCheck::convertedScalar(const Json& value, const std::string& type, bool text,
                                   const std::string& path, CheckedRequest& result) const
{
    if (text && type != "string" && isEmptyText(value))
        return {};
    if (type == "int" || type == "long") {
        const auto number = wholeNumber(value);
        const bool fits =
            number && (type == "long" || (*number >= std::numeric_limits<std::int32_t>::min() &&
                                          *number <= std::numeric_limits<std::int32_t>::max()));
        if (fits)
            return *number;
        fail(result, path, "'" + path + "' must be a whole number.");
        return {};
    }
    if (type == "boolean") {
        if (const auto answer = truth(value))
            return *answer;
        fail(result, path, "'" + path + "' must be true or false.");
        return {};
    }
    if (!value.is_string()) {
        fail(result, path, "'" + path + "' must be a text.");
        return {};
    }
    const auto& content = value.get_ref<const std::string&>();
    if (type == "guid") {
        if (content.empty())
            return {};
        if (const auto guid = Guid::parse(content))
            return guid->text();
        fail(result, path, "'" + path + "' must be a guid.");
        return {};
    }
    if (type == "datetime") {
        if (content.empty())
            return {};
        if (parseTicks(content))
            return content;
        fail(result, path, "'" + path + "' must be a date in ISO 8601.");
        return {};
    }
    return content;
}

void RequestCheck::spellEnumeration(Json& value, const SchemaField& field, const std::string& path,
                                    CheckedRequest& result) const
{
    const SchemaEnum* enumeration = m_schema.enumeration(field.enumName);
    if (!enumeration || !value.is_string())
        return;
    const auto word = value.get<std::string>();
    for (const auto& known : enumeration->values) {
        if (equalsIgnoringCase(known, word)) {
            value = known;
            return;
        }
    }
    if (enumeration->closed && !word.empty()) {
        fail(result, path, "'" + word + "' is not a value of '" + path + "'.");
        value = Json();
    }
}

} // namespace waxwing::portal
