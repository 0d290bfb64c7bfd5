#pragma once

#include "core/portal/jsonreader.h"

#include <string>
#include <vector>

namespace waxwing::test {

/// The machine-readable protocol as the judge of what the client writes and reads.
class WireSchema
{
public:
    WireSchema();

    struct Parameter
    {
        std::string name, type, location;
        bool required = false;
    };
    struct Operation
    {
        std::string name, session, response;
        std::vector<Parameter> parameters;
    };

    /// The operation this method and path ("/v1/messages/…") belong to; nullopt for none.
    [[nodiscard]] std::optional<Operation> operation(const std::string& method,
                                                     const std::string& path) const;
    [[nodiscard]] std::optional<Operation> operation(const std::string& name) const;
    /// True if `value` is of this type; for objects also that no unknown member is in it.
    [[nodiscard]] bool fits(const Json& value, const std::string& type) const;
    /// A whole value of the type, every documented member filled.
    [[nodiscard]] Json sample(const std::string& type, int depth = 0) const;

private:
    [[nodiscard]] Operation describe(const Json& operation) const;
    [[nodiscard]] const Json* fieldsOf(const std::string& type) const;

    Json m_schema;
};

} // namespace waxwing::test
