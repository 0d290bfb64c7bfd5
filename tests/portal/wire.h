#pragma once

#include "tests/portal/portal.h"

namespace waxwing::portal {

/// Writes the portal's state the way the protocol shows it to one user at one moment. Null members
/// are left out, empty lists are not.
class Wire
{
public:
    Wire(const Portal& portal, PersonId caller, Ticks now)
        : m_portal(portal), m_caller(caller), m_now(now)
    {
    }

    Json user(PersonId id, bool withGuid) const;
    Json contact(PersonId id) const;
    Json label(const Label& label, const Person& owner) const;
    /// AttachmentSummary, as part of this message.
    Json attachment(const Attachment& attachment, const Message& message) const;
    /// Attachment: the same and more.
    Json attachmentDetails(const Attachment& attachment, const Message& message) const;
    Json message(const Message& message) const;
    Json tracking(const TrackingRow& row) const;
    Json extensions(const std::vector<Extension>& extensions) const;
    /// Who sent a message sees every branch below it, received or not.
    Json tree(const Message& message, int depth, int maxDepth, bool ownsAncestor = false) const;
    /// Whether the caller may know who did what with this message.
    bool maySeeTracking(const Message& message) const;
    const char* status(const Message& message) const;

private:
    Json users(const std::vector<PersonId>& ids, bool withGuids) const;
    Json blindRecipients(const Message& message, bool withGuids) const;
    /// What blind recipients did, of whom the caller must not know, to take off a counter.
    int hiddenDeeds(const Message& message, AttachmentId attachment, TrackingType type) const;
    std::size_t visibleRecipients(const Message& message) const;
    Json labels(const Message& message) const;
    Json attachmentLabels(const Attachment& attachment) const;
    Json attachmentTracking(const Attachment& attachment, const Message& message) const;
    Json attachmentShares(const Attachment& attachment, const Message& message) const;
    void addSigning(const Attachment& attachment, Json& json) const;
    Json shares(const Message& message) const;
    Json trackingSummary(const Message& message) const;
    Json options(const Message& message) const;

    const Portal& m_portal;
    PersonId m_caller;
    Ticks m_now;
};

/// Whether the portal can show the beginning of such a file, or make a PDF of it.
bool isPreviewable(const std::string& fileName);

/// The frame of every paged answer; `results` is put in by the caller.
Json pageFrame(std::size_t totalItems, std::int64_t page, std::int64_t pageSize);

/// `page` and `pageSize` of a request after the defaults and limits: from which item how many.
struct PageRequest
{
    std::int64_t page = 1;
    std::int64_t pageSize = 25;
    std::size_t first() const { return static_cast<std::size_t>((page - 1) * pageSize); }
};
PageRequest pageRequest(const Json& values);

} // namespace waxwing::portal
