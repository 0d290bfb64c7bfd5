#pragma once

#include <QString>

#include <optional>

namespace waxwing {

/// The private folder for attachments that are opened with another program: for the owner alone, each
/// file in a folder of its own so that its name stays, emptied when the program starts and ends. In
/// memory where the system has such a place.
class OpenedFiles
{
public:
    /// Below `root`, or below the system's place for such things if that is empty.
    explicit OpenedFiles(const QString& root = {});
    ~OpenedFiles();
    OpenedFiles(const OpenedFiles&) = delete;
    OpenedFiles& operator=(const OpenedFiles&) = delete;

    /// A path for a file of this name, which must be safe (safeFileName); nullopt if no private
    /// folder can be had.
    [[nodiscard]] std::optional<QString> pathFor(const QString& safeName);

private:
    void empty() const;
    [[nodiscard]] bool prepare() const;

    QString m_folder;
};

} // namespace waxwing
