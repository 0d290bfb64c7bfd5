#pragma once

#include "tests/portal/world.h"

#include <string_view>
#include <vector>

namespace waxwing::portal {

/// How the portals begin.
struct SeedOptions
{
    std::uint64_t seed = 20260101;
    int messages = 300; ///< of the main user in the first portal
};

/// Address of the user all documentation speaks of, and the password of nearly everybody.
inline constexpr const char* kMainUser = "anna.keller@example.org";
inline constexpr const char* kPassword = "Correct-Horse-7";
/// Of everybody at the organisations (tests/identityprovider/organisations.mjs).
inline constexpr const char* kOrganisationPassword = "Compass-Rose-9";

/// Empties the world and fills it again: portals, people, settings, messages. The same options give
/// the same content; only the dates move with the clock, because content is to look recent.
void seedWorld(World& world, const SeedOptions& options);

/// The settings a portal begins with.
Json defaultSettings(const Portal& portal, const std::string& baseUrl);

/// Fills the mailboxes of one portal with `count` messages of `owner` with the other professionals.
void seedMessages(Portal& portal, PersonId owner, int count, Ticks now, std::uint64_t seed);

/// One piece of made-up correspondence.
struct SampleText
{
    const char* language;
    const char* subject;
    const char* body; ///< paragraphs are separated by a blank line
    const char* answer;
};
const std::vector<SampleText>& sampleTexts();

/// Bytes of a small real file of this kind: "pdf", "png", "txt", "csv", "ics", "json".
std::shared_ptr<const std::string> sampleFile(std::string_view kind);

} // namespace waxwing::portal
