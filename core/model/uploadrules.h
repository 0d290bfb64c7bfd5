#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace waxwing {

/// Of an attachment, in UTF-16 units (attachments.md section 2).
inline constexpr qsizetype kLongestFileName = 255;

/// What a portal accepts as attachments (service settings), so that it can be said before anything is
/// sent.
struct UploadRules
{
    QStringList restrictedExtensions;        ///< "exe" or ".exe"
    std::optional<qint64> mostMessageBytes;  ///< maxMessageFileSizeBytes: all files of a message
};

enum class UploadRefusal {
    None,
    NoName,
    LongName,
    RestrictedExtension,
    TooLarge, ///< by itself
    TooLargeTogether,
    Folder,     ///< not said by checkUpload()
    Unreadable, ///< not said by checkUpload()
};

/// Whether a file of this name and size may be added to a message that has `attached` bytes already.
[[nodiscard]] UploadRefusal checkUpload(const QString& fileName, qint64 size, qint64 attached,
                                        const UploadRules& rules);

} // namespace waxwing
