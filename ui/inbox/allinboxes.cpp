#include "ui/inbox/allinboxes.h"

#include <QCoreApplication>

#include <algorithm>

namespace waxwing {

namespace {

class AllInboxesTexts
{
    Q_DECLARE_TR_FUNCTIONS(waxwing::AllInboxesTexts)

public:
    static QString signInsNeeded(int accounts)
    {
        return tr("%n account(s) need you to sign in. There are no alerts from them until then.",
                  nullptr, accounts);
    }
    static QString connected(int connected, int all)
    {
        return tr("%1 of %n account(s) connected", nullptr, all).arg(connected);
    }
};

bool isConnected(const AccountView& account)
{
    return account.status.liveness == Liveness::Live
           || account.status.liveness == Liveness::Polling;
}

/// Nobody signed out of it, and yet it cannot go on.
bool needsSignIn(const AccountView& account)
{
    return account.status.liveness == Liveness::SignInNeeded
           && account.status.ended != SessionEnd::SignedOut;
}

int numberOf(const QList<AccountView>& accounts, bool (*counts)(const AccountView&))
{
    return static_cast<int>(std::count_if(accounts.begin(), accounts.end(), counts));
}

} // namespace

AccountView mergedView(const QList<AccountView>& accounts)
{
    AccountView merged;
    bool synced = !accounts.isEmpty();
    for (const AccountView& account : accounts) {
        if (merged.record.serviceName.isEmpty() || isConnected(account))
            merged.status.liveness = account.status.liveness;
        merged.record.serviceName = account.record.name();
        for (const SyncProgress& progress : account.status.progress) {
            if (progress.folder == Folder::Inbox)
                merged.status.progress << progress;
        }
        const FolderCount count = account.counts.value(Folder::Inbox);
        merged.counts[Folder::Inbox].total += count.total;
        merged.counts[Folder::Inbox].unread += count.unread;
        synced = synced && (account.synced.contains(Folder::Inbox) || count.total > 0);
    }
    if (synced)
        merged.synced.insert(Folder::Inbox);
    return merged;
}

AllBanner bannerOfAll(const QList<AccountView>& accounts, const QDateTime& now,
                      const QLocale& locale)
{
    AllBanner found;
    for (const AccountView& account : accounts) {
        // Paused and signed out by the person: they know.
        if (account.status.liveness == Liveness::Paused
            || account.status.ended == SessionEnd::SignedOut)
            continue;
        const AccountBanner banner = bannerOf(account.status, account.record.name(), now, locale);
        const bool worse = banner.visible
                           && (!found.banner.visible
                               || (banner.serious && !found.banner.serious));
        if (worse)
            found = {banner, account.record.id};
    }
    const int signIns = numberOf(accounts, &needsSignIn);
    if (signIns > 1 && found.banner.action == AccountBanner::Action::SignIn)
        found.banner.text = AllInboxesTexts::signInsNeeded(signIns);
    return found;
}

QString stateOfAll(const QList<AccountView>& accounts)
{
    return AllInboxesTexts::connected(numberOf(accounts, &isConnected),
                                      static_cast<int>(accounts.size()));
}

} // namespace waxwing
