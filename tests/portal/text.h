#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace waxwing::portal {

/// Lower case of ASCII letters only: for names of headers, routes and members.
std::string lowered(std::string_view text);
/// Case folding of whole Unicode: for what people search in.
std::string folded(std::string_view text);
bool equalsIgnoringCase(std::string_view a, std::string_view b);
std::string_view trimmed(std::string_view text);

/// One @ with something on both sides, and no blanks.
bool isAddress(std::string_view text);

/// Decodes %XX; with `plusIsSpace` also + as in query strings.
/// 0 to 15; -1 for what is no hexadecimal digit.
int hexValue(char c);
std::string percentDecoded(std::string_view text, bool plusIsSpace);
std::string percentEncoded(std::string_view text);

/// 256 random bits from the system as text for addresses and headers: session and other tokens.
std::string randomToken();

/// base64url without padding, as JOSE and PKCE write it; anything else is not decoded.
std::string base64UrlEncoded(std::string_view bytes);
std::optional<std::string> base64UrlDecoded(std::string_view text);

/// base64url(SHA-256(text)): the S256 challenge of PKCE.
std::string s256Challenge(std::string_view verifier);

/// Takes as long for texts that differ early as for those that differ late.
bool equalsInConstantTime(std::string_view a, std::string_view b);

std::string htmlEscaped(std::string_view text);

} // namespace waxwing::portal
