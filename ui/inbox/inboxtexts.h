#pragma once

#include "core/account/accountstatus.h"
#include "core/store/messagestore.h"
#include "ui/common/iconset.h"

#include <QLocale>
#include <QString>

namespace waxwing {

[[nodiscard]] QString folderName(Folder folder);
[[nodiscard]] QString allInboxesName();
[[nodiscard]] Icon folderIcon(Folder folder);

/// One or two words: "Connected", "Offline".
[[nodiscard]] QString livenessWord(Liveness liveness);
/// What it means for the person: "New messages appear at once".
[[nodiscard]] QString livenessSentence(const AccountStatus& status);
/// "Fetching Inbox: 1,200 of 5,000"; empty when no first sync is running.
[[nodiscard]] QString progressText(const AccountStatus& status, const QLocale& locale);

/// What a person should know about the account on screen before anything else.
struct AccountBanner
{
    enum class Action { None, SignIn, TryAgain, Resume };
    bool visible = false;
    bool serious = false; ///< alerts are stopped until somebody acts
    Icon icon = Icon::Info;
    QString text;
    Action action = Action::None;
};
[[nodiscard]] AccountBanner bannerOf(const AccountStatus& status, const QString& portalName,
                                     const QDateTime& now, const QLocale& locale);

/// Why a message list has nothing to show. The order is that of what matters most.
enum class ListEmptiness {
    NotEmpty, NoAccount, Loading, FirstSync, SignInNeeded, OfflineWithoutCache, Suspended,
    NotAllowed, Maintenance, Paused, NothingUnread, FilteredOut, NoMessages,
    NotLabelled, ReadFailed,
};
struct ListSituation
{
    bool hasAccount = false;
    bool loading = false;
    bool failed = false;
    ListFilter filter{};
    bool ofLabel = false; ///< what carries a label, not a folder
    qint64 inFolder = 0; ///< messages there without any filter
    bool everSynced = false; ///< the folder holds, or once held, what the portal has
    qint64 rows = 0;
    AccountStatus status;
};
[[nodiscard]] ListEmptiness emptinessOf(const ListSituation& situation);

/// What stands in place of the list.
struct EmptinessText
{
    Icon icon = Icon::Mail;
    QString heading;
    QString sentence;
    QString action; ///< label of the button; empty for none
};
[[nodiscard]] EmptinessText emptinessText(ListEmptiness emptiness, const QString& portalName);
/// For FilteredOut: which filters hide how much.
[[nodiscard]] EmptinessText filteredOutText(const ListFilter& filter, qint64 hidden);

} // namespace waxwing
