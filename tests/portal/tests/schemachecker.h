#pragma once

#include "tests/portal/json.h"

#include <string>
#include <vector>

namespace waxwing::portal {

/// Compares answers with schema.json by its own reading of that file, so that a mistake in the
/// portal's schema code cannot hide itself. Not thread-safe.
class SchemaChecker
{
public:
    explicit SchemaChecker(const std::string& path);

    const Json& document() const { return m_document; }
    Json operation(const std::string& name) const;
    /// What is wrong with this value if it is to be of that type; empty: nothing.
    std::vector<std::string> problems(const Json& value, const std::string& type) const;

private:
    void check(const Json& value, const std::string& type, const std::string& path,
               std::vector<std::string>& found) const;
    void checkObject(const Json& value, const Json& type, const std::string& path,
                     std::vector<std::string>& found) const;

    Json m_document;
};

} // namespace waxwing::portal
