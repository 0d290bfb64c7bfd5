#pragma once

#include "app/bootstrap/accountlist.h"
#include "core/base/guid.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>
#include <utility>

namespace waxwing {

class ReaderController;

/// A message that the person wanted to see and the reader could not have, because nobody was signed
/// in or nothing could be reached: is tried again by itself once the account is live. Whoever came
/// by a click on an alert is asked to sign in, once. Main thread.
class ReaderRecovery final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive this.
    ReaderRecovery(AccountList& accounts, std::function<void(const Guid& account)> signInTo);

    /// The reader of the window, which may go before this.
    void follow(ReaderController& reader);
    /// The person clicked for this message: it is worth a sign-in.
    void want(const Guid& account, const Guid& message);

private:
    void look();

    AccountList& m_accounts;
    std::function<void(const Guid& account)> m_signInTo;
    QPointer<ReaderController> m_reader;
    std::optional<std::pair<Guid, Guid>> m_wanted; ///< account and message
    bool m_waits = false; ///< what is in the reader failed while its account was away
};

} // namespace waxwing
