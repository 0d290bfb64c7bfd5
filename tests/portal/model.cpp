#include "tests/portal/model.h"

#include "tests/portal/text.h"

#include <algorithm>

namespace waxwing::portal {

namespace {

template<std::size_t N>
std::optional<std::size_t> indexOf(const std::array<const char*, N>& names, std::string_view name)
{
    for (std::size_t i = 0; i < N; ++i) {
        if (equalsIgnoringCase(names[i], name))
            return i;
    }
    return std::nullopt;
}

constexpr std::array kFolderNames = {"Inbox", "Sent", "Draft", "Archive", "Trash"};
constexpr std::array kActionNames = {"New", "Reply", "ReplyAll", "Forward"};
constexpr std::array kProtectionNames = {"Disabled", "AccountPassword", "UniquePassword"};
constexpr std::array kTrackingNames = {"Retrieved",  "Reviewed", "Replied",      "Forwarded",
                                       "Printed",    "Deleted",  "Recalled",     "Previewed",
                                       "Downloaded", "Esigned",  "EsignDeclined"};
constexpr std::array kUserStateNames = {"Outsider", "Invited", "PendingRegistration", "Registered",
                                        "Disabled"};

} // namespace

std::uint64_t Upload::sizeOf(std::size_t chunk) const
{
    return std::min(chunkBytes, file->size() - std::min(file->size(), startOf(chunk)));
}

Upload plannedUpload(std::shared_ptr<FileContent> file, std::uint64_t chunkBytes)
{
    const auto chunks = std::max<std::uint64_t>(1, (file->size() + chunkBytes - 1) / chunkBytes);
    Upload upload;
    upload.file = std::move(file);
    upload.chunkBytes = chunkBytes;
    upload.received.resize(static_cast<std::size_t>(chunks));
    upload.missing = upload.received.size();
    return upload;
}

const char* folderName(Folder folder)
{
    return folder == Folder::Nowhere ? "" : kFolderNames[static_cast<std::size_t>(folder)];
}

std::optional<Folder> folderNamed(std::string_view name)
{
    const auto index = indexOf(kFolderNames, name);
    return index ? std::optional(static_cast<Folder>(*index)) : std::nullopt;
}

const char* actionName(Action action)
{
    return kActionNames[static_cast<std::size_t>(action)];
}

std::optional<Action> actionNamed(std::string_view name)
{
    const auto index = indexOf(kActionNames, name);
    return index ? std::optional(static_cast<Action>(*index)) : std::nullopt;
}

const char* protectionName(Protection protection)
{
    return kProtectionNames[static_cast<std::size_t>(protection)];
}

std::optional<Protection> protectionNamed(std::string_view name)
{
    const auto index = indexOf(kProtectionNames, name);
    return index ? std::optional(static_cast<Protection>(*index)) : std::nullopt;
}

const char* userStateName(UserState state)
{
    return kUserStateNames[static_cast<std::size_t>(state)];
}

const char* trackingTypeName(TrackingType type)
{
    return kTrackingNames[static_cast<std::size_t>(type)];
}

} // namespace waxwing::portal
