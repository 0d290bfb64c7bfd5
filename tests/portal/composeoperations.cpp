#include "tests/portal/attachmentrules.h"
#include "tests/portal/notificationmails.h"
#include "tests/portal/recipients.h"
#include "tests/portal/text.h"

#include <algorithm>

namespace waxwing::portal {

namespace {

std::string prefixed(const char* prefix, const std::string& subject)
{
    const std::string_view wanted = std::string_view(prefix).substr(0, 3);
    if (equalsIgnoringCase(std::string_view(subject).substr(0, 3), wanted))
        return subject;
    return prefix + subject;
}

/// The parent of a reply or forward, if the caller may answer it.
Message& requireParent(Call& call, Action action)
{
    if (!call.has("parentGuid"))
        throw invalidField("parentGuid", "'parentGuid' is required.", 403);
    Message* parent = call.portal->messageByGuid(call.guid("parentGuid"));
    if (!parent || parent->state == MessageState::PreCreated ||
        parent->state == MessageState::Draft)
        throw PortalError(403, "929", "The message to answer was not found.");
    const Portal& portal = *call.portal;
    if (!call.mailbox().find(parent->id))
        throw PortalError(403, "907", "There is no access to the message to answer.");
    if (parent->state == MessageState::Recalled)
        throw PortalError(403, "915", "The message has been recalled.");
    if (!portal.hasAccess(*parent, call.user->id, call.now()))
        throw PortalError(403, "907", "There is no access to the message to answer.");
    const bool received = parent->sender != call.user->id;
    const auto& options = parent->options;
    const bool replyAllowed = !options.allowReplyAll || options.allowReply;
    const bool replyAllAllowed = options.allowReplyAll.value_or(options.allowReply);
    if (action == Action::Reply && (!portal.feature("replyMessage") || (received && !replyAllowed)))
        throw PortalError(403, "908", "Replying to this message is not allowed.");
    if (action == Action::ReplyAll &&
        (!portal.feature("replyAllMessage") || (received && !replyAllAllowed)))
        throw PortalError(403, "908", "Replying to all is not allowed.");
    if (action == Action::Forward &&
        (!portal.feature("forwardMessage") || (received && !options.allowForward)))
        throw PortalError(403, "909", "Forwarding this message is not allowed.");
    if (options.protection != Protection::Disabled &&
        !opensProtected(*parent, *call.user, call.text("password")))
        throw PortalError(403, "38", "The password is wrong.");
    return *parent;
}

void addOnce(std::vector<PersonId>& list, PersonId id)
{
    if (std::find(list.begin(), list.end(), id) == list.end())
        list.push_back(id);
}

/// messages.md 4.1: what a draft contains before anybody wrote into it.
void prefill(Call& call, Message& draft, const Message& parent)
{
    draft.options = parent.options;
    draft.options.protection = Protection::Disabled;
    if (draft.action == Action::Forward) {
        draft.subject = prefixed("FW: ", parent.subject);
        for (AttachmentId id : parent.attachments)
            call.portal->link(draft, call.portal->attachment(id));
        return;
    }
    draft.subject = prefixed("RE: ", parent.subject);
    if (parent.replyTo.empty())
        draft.to.push_back(parent.sender);
    else
        draft.to.push_back(call.portal->personFor(parent.replyTo));
    if (draft.action != Action::ReplyAll)
        return;
    for (const auto* list : {&parent.to, &parent.cc}) {
        for (PersonId id : *list) {
            const bool already = std::find(draft.to.begin(), draft.to.end(), id) != draft.to.end();
            if (id != call.user->id && !already)
                addOnce(draft.cc, id);
        }
    }
}

Json preCreateMessage(Call& call)
{
    const Action action = *actionNamed(call.text("actionCode"));
    if (action == Action::New && !call.portal->settings["createMessage"].value("enabled", true))
        throw PortalError(403, "Portal.FeatureDisabled", "Writing messages is switched off.");
    Message* parent = action == Action::New ? nullptr : &requireParent(call, action);
    Message& draft =
        call.portal->newDraft(call.user->id, action, parent ? parent->id : kNone, call.now());
    draft.externalId = call.text("externalMessageId");
    if (call.has("campaignGuid"))
        draft.campaign = call.guid("campaignGuid");
    if (parent)
        prefill(call, draft, *parent);
    return {{"messageGuid", draft.guid.text()}};
}

Message& requireDraft(Call& call, const char* sentCode)
{
    Message* draft = call.portal->messageByGuid(call.guid("messageGuid"));
    if (!draft || draft->sender != call.user->id)
        throw PortalError(404, "929", "The message was not found.");
    if (draft->state == MessageState::Sent || draft->state == MessageState::Recalled)
        throw PortalError(403, sentCode, "The message has already been sent.");
    return *draft;
}

std::vector<PersonId> peopleOf(Call& call, const char* name)
{
    std::vector<PersonId> ids;
    for (const auto& address : call.texts(name)) {
        if (!trimmed(address).empty())
            addOnce(ids, call.portal->personFor(address));
    }
    return ids;
}

MessageOptions optionsOf(const Call& call, const Message& draft)
{
    const Json given = call.values.value("messageOptions", Json::object());
    MessageOptions options;
    if (draft.action == Action::New) {
        options.allowForward = given.value("allowForward", true);
        options.allowReply = given.value("allowReply", true);
        if (given.contains("allowReplyAll"))
            options.allowReplyAll = given["allowReplyAll"].get<bool>();
        options.allowTracking = given.value("allowTracking", true);
        options.shareTracking = given.value("shareTracking", true);
    } else {
        // The first message of a conversation decides for all of it.
        options = draft.options;
    }
    options.protection = protectionNamed(given.value("fyeoType", std::string("Disabled"))).value();
    if (options.protection == Protection::AccountPassword && !call.portal->feature("confidential"))
        throw PortalError(403, "930", "Confidential messages are not allowed.");
    if (options.protection == Protection::UniquePassword && !call.portal->feature("fyeo"))
        throw PortalError(403, "922", "Messages for your eyes only are not allowed.");
    return options;
}

void requireReplyStillAllowed(const Call& call, const Message& draft)
{
    if (draft.parent == kNone)
        return;
    const Message& parent = call.portal->message(draft.parent);
    const bool received = parent.sender != call.user->id;
    const bool all = parent.options.allowReplyAll.value_or(parent.options.allowReply);
    if (draft.action == Action::ReplyAll && received && !all)
        throw PortalError(403, "77", "Replying to this message is not allowed.");
}

Json save(Call& call)
{
    Message& draft = requireDraft(call, "Portal.AlreadySent");
    Ticks expiry = 0;
    if (call.has("expiryDate")) {
        expiry = parseTicks(call.text("expiryDate")).value_or(kNoDate);
        if (expiry == kNoDate)
            expiry = 0;
        else if (expiry <= call.now())
            throw invalidField("expiryDate", "The date lies in the past.");
    }
    requireReplyStillAllowed(call, draft);
    const MessageOptions options = optionsOf(call, draft);
    // The folders are sorted by date, so the draft leaves them while its date changes.
    call.mailbox().add(draft.id, Folder::Nowhere);
    draft.options = options;
    draft.expiry = expiry;
    draft.html = call.text("bodyFormat") == "Html";
    draft.subject = call.text("subject");
    draft.body = std::make_shared<const std::string>(call.text("body"));
    draft.to = peopleOf(call, "to");
    draft.cc = peopleOf(call, "cc");
    draft.bcc = peopleOf(call, "bcc");
    draft.date = call.now();
    draft.state = MessageState::Draft;
    call.mailbox().add(draft.id, Folder::Draft);
    return Json::object();
}

void countSending(Call& call, std::size_t invitations)
{
    Person& user = *call.user;
    const Ticks day = call.now() / kTicksPerDay;
    if (user.quotaDay != day) {
        user.quotaDay = day;
        user.messagesToday = 0;
        user.invitesToday = 0;
    }
    if (call.portal->dailyMessages >= 0 && user.messagesToday >= call.portal->dailyMessages)
        throw PortalError(403, "28", "The sending allowance is used up.");
    const int invited = user.invitesToday + static_cast<int>(invitations);
    if (call.portal->dailyInvites >= 0 && invitations > 0 && invited > call.portal->dailyInvites)
        throw PortalError(403, "30", "The new recipients could not be invited.");
    ++user.messagesToday;
    user.invitesToday = invited;
}

void requirePassword(const Call& call, const Message& draft)
{
    const auto password = call.text("password");
    const bool unique = draft.options.protection == Protection::UniquePassword;
    const bool account = draft.options.protection == Protection::AccountPassword;
    if ((unique && password.empty()) ||
        (account && (call.user->sso || password.empty() || password != call.user->password)))
        throw PortalError(403, "38", "The password is missing or wrong.");
}

void requireHarmless(const Call& call, const Message& draft)
{
    for (const auto& word : call.portal->contentFilterWords) {
        if (draft.subject.find(word) != std::string::npos ||
            draft.body->find(word) != std::string::npos)
            throw PortalError(403, "17", "The content filter refused the message.");
    }
}

void noteAnswer(Call& call, const Message& sent)
{
    if (sent.parent == kNone)
        return;
    const Message& parent = call.portal->message(sent.parent);
    const auto type =
        sent.action == Action::Forward ? TrackingType::Forwarded : TrackingType::Replied;
    call.world.track(*call.portal, type, parent, call.user->id, sent.id, call.clientName(),
                     call.clientVersion(), call.request.peerAddress);
}

Json send(Call& call)
{
    Message& draft = requireDraft(call, "Portal.AlreadySent");
    if (draft.parent != kNone && call.portal->message(draft.parent).state == MessageState::Recalled)
        throw PortalError(403, "915", "The message that is answered has been recalled.");
    const auto strangers = requireRecipients(call, draft);
    requirePassword(call, draft);
    requireSendable(*call.portal, draft);
    requireHarmless(call, draft);
    requireInvitations(call, strangers);
    countSending(call, strangers.size());
    for (PersonId id : strangers) {
        Person& invited = call.portal->person(id);
        invited.guest = true;
        call.portal->makeUser(invited, UserState::Invited);
        call.world.mail(*call.portal, id, "invitation", invited.email, 30 * kTicksPerDay);
    }
    if (draft.options.protection == Protection::UniquePassword)
        draft.password = call.text("password");
    call.portal->dispatch(draft, call.now());
    noteAnswer(call, draft);
    call.world.announceDelivery(*call.portal, draft);

    const bool mailed = call.flag("sendEmailNotification", true);
    if (mailed) {
        sendNotificationMails(call.world, *call.portal, draft);
        for (PersonId id : call.portal->recipients(draft))
            call.world.mails.push_back(
                {call.portal->person(id).email,
                 "notification",
                 {},
                 call.world.rootOf(*call.portal) + "/app/messages/" + draft.guid.text(),
                 call.now()});
    }
    Json answer;
    answer["notificationSent"] = mailed;
    const std::string link = call.portal->settings.value("webAppLink", std::string());
    for (const auto& format : call.texts("notificationFormats")) {
        if (format == "Text")
            answer["notificationBodyText"] = "You have a new secure message: " + link;
        else if (format == "Html")
            answer["notificationBodyHtml"] =
                "<p>You have a new <a href=\"" + link + "\">secure message</a>.</p>";
    }
    return answer;
}

} // namespace

std::vector<OperationEntry> composeOperations()
{
    return {{"PreCreateMessage", preCreateMessage}, {"SaveMessage", save}, {"SendMessage", send}};
}

} // namespace waxwing::portal
