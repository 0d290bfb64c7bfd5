#pragma once

#include <QString>

namespace waxwing::test {

/// Reads cleaned HTML with the strictest eye: every tag and attribute must be one that the reader
/// may show, written in the one form that we write. Returns what is wrong, empty if nothing is.
/// `imagesAllowed`: addresses of images on web servers may stand in it.
[[nodiscard]] QString complaintAbout(const QString& html, bool imagesAllowed = false);

/// Resources a QTextDocument asks for when it shows this, joined by spaces.
[[nodiscard]] QString resourcesLoadedBy(const QString& html);

} // namespace waxwing::test
