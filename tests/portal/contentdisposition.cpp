#include "tests/portal/contentdisposition.h"

#include "tests/portal/text.h"

#include <algorithm>

namespace waxwing::portal {

std::string contentDisposition(const std::string& fileName)
{
    std::string plain;
    for (const char c : fileName) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0xc0 || byte < 0x20 || byte == 0x7f)
            plain += '_';
        else if (byte < 0x80)
            plain += c == '"' || c == '\\' || c == '%' ? '_' : c;
    }
    std::string header = "attachment; filename=\"" + plain + "\"";
    if (plain != fileName)
        header += "; filename*=UTF-8''" + percentEncoded(fileName);
    return header;
}

} // namespace waxwing::portal
