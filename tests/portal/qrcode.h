#pragma once

#include <string>

namespace waxwing::portal {

/// A PNG of the QR code (ISO/IEC 18004, version 5, level L) of a text of up to 106 bytes; empty if
/// the text is longer.
std::string qrCodePng(const std::string& text);

} // namespace waxwing::portal
