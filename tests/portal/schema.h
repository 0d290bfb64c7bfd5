#pragma once

#include "tests/portal/json.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace waxwing::portal {

/// Where a member of a request belongs.
enum class FieldLocation { Path, Query, Body, Multipart };

/// One member of a request or of a type of the schema.
struct SchemaField
{
    std::string name;
    std::string type;     ///< as written: "guid", "array<string>", a type name …
    std::string itemType; ///< of an array
    std::string enumName;
    bool required = false;
    FieldLocation location = FieldLocation::Body;
};

struct SchemaType
{
    std::string name;
    std::vector<SchemaField> fields;
};

/// An enumeration and whether its values were published, so that others are refused.
struct SchemaEnum
{
    std::vector<std::string> values;
    bool closed = false;
};

struct SchemaOperation
{
    std::string name;
    std::string api; ///< "msg" or "ccc"
    std::string method;
    std::vector<std::string> paths;
    bool needsSession = false;
    std::vector<SchemaField> request;
    std::string response;
};

/// What a path matched: the operation and the values of the parameters in the path.
struct RouteMatch
{
    const SchemaOperation* operation = nullptr;
    std::vector<std::pair<std::string, std::string>> pathValues;
};

/// The machine-readable description of both interfaces, read from the compiled-in schema.json.
/// Immutable after construction; finds operations by route and types by name.
class Schema
{
public:
    Schema();

    const std::vector<SchemaOperation>& operations() const { return m_operations; }
    const SchemaOperation* operation(std::string_view name) const;
    const SchemaType* type(const std::string& name) const;
    const SchemaEnum* enumeration(const std::string& name) const;

    /// `path` is relative to the interface, e.g. `/v1/labels`. Case and a trailing slash are
    /// ignored; literal segments win over parameters.
    std::optional<RouteMatch> match(std::string_view api, std::string_view method,
                                    std::string_view path) const;

private:
    struct Route
    {
        std::vector<std::string> segments;
        const SchemaOperation* operation;
        int literals;
    };

    void addRoute(const SchemaOperation& operation, std::string_view path);

    std::vector<SchemaOperation> m_operations;
    std::unordered_map<std::string, SchemaType> m_types;
    std::unordered_map<std::string, SchemaEnum> m_enums;
    std::unordered_map<std::string, std::vector<Route>> m_routes;
};

} // namespace waxwing::portal
