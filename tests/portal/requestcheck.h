#pragma once

#include "tests/portal/jsv.h"
#include "tests/portal/schema.h"

#include <string>
#include <utility>
#include <vector>

namespace waxwing::portal {

/// What is wrong with one member of a request.
struct FieldError
{
    std::string field;
    std::string message;
};

/// A request after the check: members by their wire names with the right types, guids dashless and
/// in lower case, enumerations in the documented spelling, unknown members left out.
struct CheckedRequest
{
    Json values = Json::object();
    std::vector<FieldError> errors;
    bool unreadable = false; ///< malformed JSON or a filter that does not bind
    std::string unreadableReason;
};

/// The parts a request is put together from; path wins over query, query over body.
struct RawRequest
{
    std::vector<std::pair<std::string, std::string>> pathValues;
    std::vector<std::pair<std::string, std::string>> queryValues;
    std::string_view body;
    bool bodyIsJson = true;
};

/// Checks a request against the schema. Stateless besides its settings.
class RequestCheck
{
public:
    RequestCheck(const Schema& schema, JsvDialect dialect) : m_schema(schema), m_dialect(dialect) {}

    CheckedRequest check(const SchemaOperation& operation, const RawRequest& request) const;

private:
    /// Brings a value to its type. `text` tells that it comes from path, query or JSV, where every
    /// scalar is written as text. A failure is noted under `field`.
    Json converted(const Json& value, const SchemaField& field, bool text, const std::string& path,
                   CheckedRequest& result) const;
    Json convertedScalar(const Json& value, const std::string& type, bool text,
                         const std::string& path, CheckedRequest& result) const;
    Json convertedList(const Json& value, const SchemaField& field, bool text,
                       const std::string& path, CheckedRequest& result) const;
    Json convertedObject(const Json& value, const SchemaType& type, bool text,
                         const std::string& path, CheckedRequest& result) const;
    Json listFromQuery(const std::vector<const std::string*>& texts, const SchemaField& field,
                       CheckedRequest& result) const;
    Json fromQuery(const std::string& text, const SchemaField& field, CheckedRequest& result) const;
    void spellEnumeration(Json& value, const SchemaField& field, const std::string& path,
                          CheckedRequest& result) const;

    const Schema& m_schema;
    JsvDialect m_dialect;
};

/// The member of a JSON object with this name, whatever its case; null if there is none.
const Json* memberIgnoringCase(const Json& object, std::string_view name);

} // namespace waxwing::portal
