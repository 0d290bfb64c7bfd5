#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace waxwing::portal {

/// One part of a body of `multipart/form-data`; the bytes belong to the body.
struct FormPart
{
    std::string name;
    std::optional<std::string> fileName;
    std::string_view bytes;
};

/// The parts of a form; nothing if the type is another one or the body does not keep to it.
std::optional<std::vector<FormPart>> formParts(std::string_view contentType, std::string_view body);

} // namespace waxwing::portal
