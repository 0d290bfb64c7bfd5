#include "tests/portal/multipart.h"

#include "tests/portal/text.h"

#include <algorithm>

namespace waxwing::portal {

namespace {

/// `value; name=token; name="quoted \" text"`: the value of one parameter.
std::optional<std::string> parameterOf(std::string_view header, std::string_view wanted)
{
    auto at = header.find(';');
    while (at != std::string_view::npos) {
        header.remove_prefix(at + 1);
        const auto equals = header.find('=');
        if (equals == std::string_view::npos)
            return std::nullopt;
        const auto name = trimmed(header.substr(0, equals));
        header.remove_prefix(equals + 1);
        std::string value;
        if (header.starts_with('"')) {
            std::size_t i = 1;
            for (; i < header.size() && header[i] != '"'; ++i) {
                if (header[i] == '\\' && i + 1 < header.size() &&
                    (header[i + 1] == '"' || header[i + 1] == '\\'))
                    ++i;
                value += header[i];
            }
            header.remove_prefix(std::min(header.size(), i + 1));
        } else {
            value = trimmed(header.substr(0, header.find(';')));
        }
        if (equalsIgnoringCase(name, wanted))
            return value;
        at = header.find(';');
    }
    return std::nullopt;
}

bool readHeaders(std::string_view headers, FormPart& part)
{
    bool named = false;
    while (!headers.empty()) {
        const auto end = headers.find("\r\n");
        const auto line = headers.substr(0, end);
        headers = end == std::string_view::npos ? std::string_view() : headers.substr(end + 2);
        const auto colon = line.find(':');
        if (colon == std::string_view::npos)
            return false;
        if (!equalsIgnoringCase(trimmed(line.substr(0, colon)), "content-disposition"))
            continue;
        const auto value = trimmed(line.substr(colon + 1));
        const auto name = parameterOf(value, "name");
        if (named || !name ||
            !equalsIgnoringCase(trimmed(value.substr(0, value.find(';'))), "form-data"))
            return false;
        named = true;
        part.name = *name;
        part.fileName = parameterOf(value, "filename");
    }
    return named;
}

} // namespace

std::optional<std::vector<FormPart>> formParts(std::string_view contentType, std::string_view body)
{
    const auto boundary = parameterOf(contentType, "boundary");
    const auto type = trimmed(contentType.substr(0, contentType.find(';')));
    if (!equalsIgnoringCase(type, "multipart/form-data") || !boundary || boundary->empty() ||
        boundary->size() > 70)
        return std::nullopt;
    const std::string delimiter = "\r\n--" + *boundary;
    // The first delimiter has no line before it, or a preamble that means nothing.
    if (body.starts_with(std::string_view(delimiter).substr(2)))
        body.remove_prefix(delimiter.size() - 2);
    else if (const auto first = body.find(delimiter); first != std::string_view::npos)
        body.remove_prefix(first + delimiter.size());
    else
        return std::nullopt;
    std::vector<FormPart> parts;
    const auto skipPadding = [&body] {
        body.remove_prefix(std::min(body.find_first_not_of(" \t"), body.size()));
    };
    while (!body.starts_with("--")) {
        skipPadding();
        if (!body.starts_with("\r\n"))
            return std::nullopt;
        const auto headersEnd = body.find("\r\n\r\n");
        const auto end = headersEnd == std::string_view::npos
                             ? headersEnd
                             : body.find(delimiter, headersEnd + 2);
        if (end == std::string_view::npos)
            return std::nullopt;
        FormPart part;
        if (!readHeaders(body.substr(2, headersEnd - 2), part))
            return std::nullopt;
        // Without bytes the delimiter's line break is the one that ends the headers.
        if (end >= headersEnd + 4)
            part.bytes = body.substr(headersEnd + 4, end - headersEnd - 4);
        parts.push_back(std::move(part));
        body.remove_prefix(end + delimiter.size());
    }
    return parts;
}

} // namespace waxwing::portal
