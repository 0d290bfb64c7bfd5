#pragma once

#include "app/bootstrap/alerttexts.h"
#include "app/bootstrap/liveaccount.h"
#include "core/http/retryingtransport.h"
#include "core/store/storagethread.h"
#include "tests/integration/liveportal.h"
#include "tests/integration/portalmailbox.h"
#include "tests/support/fakenotifier.h"
#include "tests/support/manualclock.h"
#include "tests/support/memorysecretstore.h"

namespace waxwing::test {

/// The main user's account as the program assembles it, but for the desktop: real network, push
/// and cache; credential store and notification centre in memory.
class AccountRig
{
public:
    /// Time passes by itself, or only when the test moves `clock`; push always lives in real time.
    explicit AccountRig(LivePortal& live, ManualClock* clock = nullptr);

    /// Opens the account over the cache of the run before, if there was one; begins with the kept
    /// token if it was signed in before.
    [[nodiscard]] bool open(bool signedInBefore);
    /// A rule of the organisation, for accounts opened from now on.
    void allowOnly(std::function<bool(const AccountRecord&)> allowed)
    {
        m_services.mayConnect = std::move(allowed);
    }
    /// From the sign-in window; the account must be open.
    [[nodiscard]] bool signIn(bool keep);
    [[nodiscard]] bool keepsToken() const;
    /// In the profile, as an account of this person; the profile is closed again.
    [[nodiscard]] bool remember(const AccountRecord& known);
    /// As at a start where the organisation forbids copies; the account must be closed.
    [[nodiscard]] Result<void> removeCopies();
    /// Where to ask for a portal that cannot be reached, from the next open() on.
    void setDirectory(const DirectoryClient* directory) { m_services.directory = directory; }
    [[nodiscard]] bool waitFor(Liveness liveness,
                               std::chrono::milliseconds patience = std::chrono::seconds(20));
    /// Waits while the manual clock runs many times as fast as ours.
    [[nodiscard]] bool hurryUntil(const std::function<bool()>& condition,
                                  std::chrono::milliseconds patience = std::chrono::seconds(20));

    [[nodiscard]] qint64 stored(Folder folder);
    /// Empty if all folders hold the same messages in the same state here and at the portal.
    [[nodiscard]] QString difference();
    [[nodiscard]] bool isEqual() { return difference().isEmpty(); }

    /// Puts a message to the main user into the portal.
    std::string deliver(const char* subject, bool push = true);
    [[nodiscard]] QString keyOf(const std::string& guid) const;
    [[nodiscard]] int alertsAbout(const std::string& guid) const;
    [[nodiscard]] int requests(const char* operation)
    {
        return live.server().requestCount(operation);
    }

    /// For several accounts at once.
    [[nodiscard]] const AccountServices& services() const { return m_services; }
    [[nodiscard]] CacheKeeper& caches() { return m_caches; }

    LivePortal& live;
    MemorySecretStore secrets;
    FakeNotifier notifier;
    AccountRecord record; ///< of the next open()
    int prompts = 0; ///< how often the person was asked to sign in

private:
    std::unique_ptr<PushChannel> makeChannel();

    QTemporaryDir m_files;
    SystemClock m_systemClock;
    TimerScheduler m_timers;
    ManualClock* m_manual;
    const Clock& m_clock;
    Scheduler& m_scheduler;
    RetryingTransport m_transport;
    StorageThread m_storage;
    CacheKeeper m_caches;
    AlertTexts m_texts;
    AccountServices m_services;

public:
    std::unique_ptr<LiveAccount> account; ///< last: goes before everything it uses
};

} // namespace waxwing::test
