#include "ui/inbox/inboxtexts.h"

#include "ui/common/format.h"
#include "ui/common/sessiontexts.h"
#include "ui/inbox/filterbar.h"

#include <QCoreApplication>

namespace waxwing {

namespace {

class InboxTexts
{
    Q_DECLARE_TR_FUNCTIONS(waxwing::InboxTexts)

public:
    static QString folder(Folder folder);
    static QString allInboxes() { return tr("All inboxes"); }
    static QString word(Liveness liveness);
    static QString sentence(Liveness liveness);
    static QString progress(const QString& folder, const QString& done, const QString& total)
    {
        return tr("Fetching %1: %2 of %3").arg(folder, done, total);
    }
    static AccountBanner banner(const AccountStatus& status, const QString& portal,
                                const QString& since);
    static EmptinessText emptiness(ListEmptiness emptiness, const QString& portal);
    static EmptinessText filteredOut(const QString& names, int hidden)
    {
        return {Icon::Check, tr("Nothing fits"),
                hidden > 0 ? tr("%Ln message(s) here, hidden by: %1", nullptr, hidden).arg(names)
                           : tr("What does not fit is hidden by: %1").arg(names),
                tr("Show all")};
    }
    static QString memoryOnly() { return tr("Nothing is kept on this computer."); }
};

QString InboxTexts::folder(Folder folder)
{
    switch (folder) {
    case Folder::Inbox: return tr("Inbox");
    case Folder::Sent: return tr("Sent");
    case Folder::Draft: return tr("Drafts");
    case Folder::Archive: return tr("Archive");
    case Folder::Trash: return tr("Trash");
    }
    return {};
}

QString InboxTexts::word(Liveness liveness)
{
    switch (liveness) {
    case Liveness::Starting: return tr("Connecting…");
    case Liveness::Live: return tr("Connected");
    case Liveness::Polling: return tr("Connected, with delay");
    case Liveness::Offline: return tr("Offline");
    case Liveness::SignInNeeded: return tr("Sign-in needed");
    case Liveness::Maintenance: return tr("Maintenance");
    case Liveness::Suspended: return tr("Suspended");
    case Liveness::NotAllowed: return tr("Not allowed");
    case Liveness::Paused: return tr("Paused");
    }
    return {};
}

QString InboxTexts::sentence(Liveness liveness)
{
    switch (liveness) {
    case Liveness::Starting: return tr("Meanwhile you see what was fetched before.");
    case Liveness::Live: return tr("New messages appear at once.");
    case Liveness::Polling: return tr("New messages are looked for every few minutes.");
    case Liveness::Offline: return tr("The portal cannot be reached. Alerts resume when it can.");
    case Liveness::SignInNeeded: return tr("There are no alerts until you sign in again.");
    case Liveness::Maintenance: return tr("The portal is being maintained. Alerts resume afterwards.");
    case Liveness::Suspended: return tr("The portal has been suspended by its operator.");
    case Liveness::NotAllowed:
        return tr("Your organisation does not allow this portal on this computer.");
    case Liveness::Paused: return tr("There are no new messages and no alerts until you resume it.");
    }
    return {};
}

AccountBanner InboxTexts::banner(const AccountStatus& status, const QString& portal,
                                 const QString& since)
{
    using Action = AccountBanner::Action;
    switch (status.liveness) {
    case Liveness::Starting:
    case Liveness::Live:
    case Liveness::Polling: return {};
    case Liveness::Offline:
        return {true, false, Icon::Offline,
                since.isEmpty()
                    ? tr("%1 cannot be reached. You can read what has been fetched before.").arg(portal)
                    : tr("%1 has been out of reach since %2. You can read what has been fetched before.")
                          .arg(portal, since),
                Action::TryAgain};
    case Liveness::SignInNeeded:
        return {true, status.ended != SessionEnd::SignedOut, Icon::Key,
                sessionEndSentence(status.ended, portal) + u' '
                    + tr("There are no alerts until you sign in again."),
                Action::SignIn};
    case Liveness::Maintenance:
        return {true, false, Icon::Wrench,
                tr("%1 is being maintained. Waxwing goes on by itself afterwards.").arg(portal),
                Action::None};
    case Liveness::Suspended:
        return {true, true, Icon::Warning,
                tr("%1 has been suspended. Ask the administrator of the portal.").arg(portal),
                Action::TryAgain};
    case Liveness::NotAllowed:
        return {true, true, Icon::Lock,
                tr("Your organisation does not allow %1 on this computer, so it is not connected. "
                   "You can read what has been fetched before.").arg(portal),
                Action::None};
    case Liveness::Paused:
        return {true, false, Icon::BellOff,
                tr("%1 is paused: no new messages and no alerts until you resume it.").arg(portal),
                Action::Resume};
    }
    return {};
}

EmptinessText InboxTexts::emptiness(ListEmptiness emptiness, const QString& portal)
{
    switch (emptiness) {
    case ListEmptiness::NotEmpty: return {};
    case ListEmptiness::NoAccount:
        return {Icon::User, tr("No account yet"), tr("Sign in with your e-mail address to begin."),
                tr("Add account")};
    case ListEmptiness::Loading: return {Icon::Mail, tr("Loading…"), {}, {}};
    case ListEmptiness::FirstSync:
        return {Icon::Sync, tr("Fetching your messages"),
                tr("You can start reading as soon as the first ones are here."), {}};
    case ListEmptiness::SignInNeeded:
        return {Icon::Key, tr("Sign in to see your messages"),
                tr("Your session at %1 has ended.").arg(portal), tr("Sign in")};
    case ListEmptiness::OfflineWithoutCache:
        return {Icon::Offline, tr("You are offline"),
                tr("Nothing of %1 has been fetched yet. Messages appear as soon as the portal can be "
                   "reached.").arg(portal),
                tr("Try again")};
    case ListEmptiness::Suspended:
        return {Icon::Warning, tr("Portal suspended"),
                tr("%1 has been suspended. Ask its administrator.").arg(portal), {}};
    case ListEmptiness::NotAllowed:
        return {Icon::Lock, tr("Portal not allowed"),
                tr("Your organisation does not allow %1 on this computer. Ask your administrator if "
                   "you need it.").arg(portal), {}};
    case ListEmptiness::Maintenance:
        return {Icon::Wrench, tr("Portal in maintenance"),
                tr("%1 is being maintained. Messages appear by themselves afterwards.").arg(portal),
                {}};
    case ListEmptiness::Paused:
        return {Icon::BellOff, tr("Paused"),
                tr("Nothing of %1 has been fetched yet. Resume it to get your messages.").arg(portal),
                {}};
    case ListEmptiness::NothingUnread:
        return {Icon::Check, tr("Nothing unread"), tr("You have read everything in this folder."),
                tr("Show all")};
    case ListEmptiness::NotLabelled:
        return {Icon::Tag, tr("No messages"), tr("No message carries this label."), {}};
    case ListEmptiness::FilteredOut: return filteredOut({}, 0);
    case ListEmptiness::NoMessages:
        return {Icon::Inbox, tr("No messages"), tr("This folder is empty."), {}};
    case ListEmptiness::ReadFailed:
        return {Icon::Warning, tr("The list could not be read"),
                tr("Stored messages could not be read from this computer."), tr("Try again")};
    }
    return {};
}

} // namespace

QString folderName(Folder folder)
{
    return InboxTexts::folder(folder);
}

QString allInboxesName()
{
    return InboxTexts::allInboxes();
}

Icon folderIcon(Folder folder)
{
    switch (folder) {
    case Folder::Inbox: return Icon::Inbox;
    case Folder::Sent: return Icon::Sent;
    case Folder::Draft: return Icon::Draft;
    case Folder::Archive: return Icon::Archive;
    case Folder::Trash: return Icon::Trash;
    }
    return Icon::Inbox;
}

QString livenessWord(Liveness liveness)
{
    return InboxTexts::word(liveness);
}

QString livenessSentence(const AccountStatus& status)
{
    const QString sentence = InboxTexts::sentence(status.liveness);
    return status.cacheInMemory ? sentence + u' ' + InboxTexts::memoryOnly() : sentence;
}

QString progressText(const AccountStatus& status, const QLocale& locale)
{
    if (status.progress.isEmpty())
        return {};
    const SyncProgress& first = status.progress.first();
    return InboxTexts::progress(folderName(first.folder), locale.toString(first.done),
                                locale.toString(std::max(first.done, first.total)));
}

AccountBanner bannerOf(const AccountStatus& status, const QString& portalName,
                       const QDateTime& now, const QLocale& locale)
{
    return InboxTexts::banner(status, singleLine(portalName),
                              formatMessageDate(status.since, now, locale));
}

EmptinessText emptinessText(ListEmptiness emptiness, const QString& portalName)
{
    return InboxTexts::emptiness(emptiness, singleLine(portalName));
}

EmptinessText filteredOutText(const ListFilter& filter, qint64 hidden)
{
    return InboxTexts::filteredOut(QLocale().createSeparatedList(filterNames(filter)),
                                   static_cast<int>(hidden));
}

ListEmptiness emptinessOf(const ListSituation& situation)
{
    if (!situation.hasAccount)
        return ListEmptiness::NoAccount;
    if (situation.rows > 0)
        return ListEmptiness::NotEmpty;
    if (situation.failed)
        return ListEmptiness::ReadFailed;
    if (situation.loading)
        return ListEmptiness::Loading;
    if (!situation.status.progress.isEmpty())
        return ListEmptiness::FirstSync;
    if (!situation.everSynced) {
        switch (situation.status.liveness) {
        case Liveness::SignInNeeded: return ListEmptiness::SignInNeeded;
        case Liveness::Offline: return ListEmptiness::OfflineWithoutCache;
        case Liveness::Suspended: return ListEmptiness::Suspended;
        case Liveness::NotAllowed: return ListEmptiness::NotAllowed;
        case Liveness::Maintenance: return ListEmptiness::Maintenance;
        case Liveness::Paused: return ListEmptiness::Paused;
        case Liveness::Starting: return ListEmptiness::Loading;
        case Liveness::Live:
        case Liveness::Polling: break;
        }
    }
    ListFilter unreadOnly;
    unreadOnly.unread = true;
    if (situation.ofLabel)
        return situation.filter.isEmpty() ? ListEmptiness::NotLabelled : ListEmptiness::FilteredOut;
    if (situation.filter.isEmpty() || situation.inFolder == 0)
        return ListEmptiness::NoMessages;
    return situation.filter == unreadOnly ? ListEmptiness::NothingUnread
                                          : ListEmptiness::FilteredOut;
}

} // namespace waxwing
