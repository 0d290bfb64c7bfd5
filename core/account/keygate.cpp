#include "core/account/keygate.h"

#include "core/async/launch.h"
#include "core/base/log.h"

#include <QPointer>

#include <array>

namespace waxwing {

namespace {

using namespace std::chrono_literals;

// A store that comes with the desktop comes soon; later a look now and then is enough.
constexpr std::array<std::chrono::milliseconds, 6> kLooks{500ms, 1s, 1500ms, 2s, 5s, 15s};
constexpr std::size_t kLooksBeforeAbsent = 3;

} // namespace

KeyGate::KeyGate(ChosenSecretStore& secrets, CacheKeeper& caches, Scheduler& scheduler)
    : m_secrets(secrets), m_caches(caches), m_scheduler(scheduler)
{}

KeyGate::~KeyGate() = default;

void KeyGate::begin(bool attended)
{
    m_attended = attended;
    m_prompted = false;
    m_looks = 0;
    setStanding(KeyStanding::Looking);
    launch(look(), "look for keys");
}

void KeyGate::attend()
{
    if (m_attended || isOpen())
        return;
    m_attended = true;
    if (m_standing != KeyStanding::Locked)
        launch(look(), "look for keys");
}

void KeyGate::lock()
{
    ++m_round;
    m_nextLook.reset();
    m_attended = false;
    m_caches.forgetFoundKey();
    m_secrets.passphrase().lock();
    const bool passphrase = m_secrets.usesPassphrase() && !m_caches.memoryOnly();
    setStanding(passphrase ? KeyStanding::PassphraseWanted : KeyStanding::Locked);
}

AsyncResult<void> KeyGate::look()
{
    ++m_round;
    m_nextLook.reset();
    if (m_secrets.keepsNothing()) {
        open();
        co_return Result<void>();
    }
    co_return co_await findKeys();
}

void KeyGate::takeAbsent()
{
    lookLater();
    if (isOpen())
        return;
    // Nobody is asked before the desktop has had its time; an unattended start only waits.
    const bool sure = m_attended && m_looks > kLooksBeforeAbsent;
    if (sure || m_standing == KeyStanding::StoreAbsent)
        setStanding(KeyStanding::StoreAbsent);
    else if (m_standing != KeyStanding::PassphraseNotKept)
        setStanding(KeyStanding::StoreStarting);
}

void KeyGate::takeLocked()
{
    if (isOpen()) {
        lookLater();
    } else if (m_secrets.usesPassphrase()) {
        setStanding(KeyStanding::PassphraseWanted);
    } else if (m_attended && !m_prompted) {
        launch(prompt(), "unlock the credential store");
    } else {
        if (m_standing != KeyStanding::PromptCancelled
            && m_standing != KeyStanding::PromptUnanswered)
            setStanding(KeyStanding::StoreLocked);
        lookLater();
    }
}

AsyncResult<void> KeyGate::findKeys()
{
    const QPointer<KeyGate> self(this);
    const int round = m_round;
    const QString owner = profileOwner();
    const Result<KeyFinding> finding = co_await m_caches.findKey(owner);
    if (!self || round != m_round)
        co_return failure(ErrorKind::Cancelled);
    if (!finding)
        co_return failure(finding.error());
    switch (*finding) {
    case KeyFinding::NoFile:
    case KeyFinding::Here: open(); break;
    case KeyFinding::Locked: takeLocked(); break;
    case KeyFinding::NoStore: takeAbsent(); break;
    case KeyFinding::OtherStore:
    case KeyFinding::Lost:
        lookLater(); // the store that has them may come back
        if (!isOpen())
            setStanding(*finding == KeyFinding::Lost ? KeyStanding::KeyLost
                                                     : KeyStanding::OtherStore);
        break;
    }
    co_return Result<void>();
}

void KeyGate::unlock()
{
    m_attended = true;
    if (m_standing == KeyStanding::Locked) {
        if (!m_caches.memoryOnly()) {
            begin(true);
            return;
        }
        open();
        if (m_caches.memoryOnly() != CachePlace::MemoryByChoice)
            lookLater(); // the store may still come
        return;
    }
    launch(prompt(), "unlock the credential store");
}

AsyncResult<void> KeyGate::prompt()
{
    const QPointer<KeyGate> self(this);
    const int round = ++m_round;
    m_nextLook.reset();
    m_prompted = true;
    setStanding(KeyStanding::PromptOpen);
    const Result<void> unlocked = co_await m_secrets.unlock();
    if (!self || round != m_round)
        co_return failure(ErrorKind::Cancelled);
    if (!unlocked && unlocked.error().is(ErrorKind::Locked)) {
        setStanding(unlocked.error().hasCode(u"unanswered") ? KeyStanding::PromptUnanswered
                                                            : KeyStanding::PromptCancelled);
    }
    co_return co_await look();
}

void KeyGate::enterPassphrase(const Secret& passphrase)
{
    if (m_standing == KeyStanding::PassphraseWorking)
        return;
    launch(checkPassphrase(passphrase), "check passphrase");
}

AsyncResult<void> KeyGate::checkPassphrase(Secret passphrase)
{
    const QPointer<KeyGate> self(this);
    const int round = ++m_round;
    setStanding(KeyStanding::PassphraseWorking);
    const Result<void> unlocked
        = co_await m_secrets.passphrase().unlockWith(std::move(passphrase));
    if (!self || round != m_round)
        co_return failure(ErrorKind::Cancelled);
    if (unlocked)
        co_return co_await findKeys();
    if (unlocked.error().is(ErrorKind::Locked))
        setStanding(KeyStanding::PassphraseWrong);
    else if (unlocked.error().hasCode(u"newer"))
        setStanding(KeyStanding::PassphraseFileNewer);
    else
        setStanding(KeyStanding::PassphraseFileDamaged);
    co_return Result<void>();
}

void KeyGate::createPassphrase(const Secret& passphrase)
{
    if (m_standing == KeyStanding::PassphraseWorking)
        return;
    launch(makePassphrase(passphrase), "make passphrase");
}

AsyncResult<void> KeyGate::makePassphrase(Secret passphrase)
{
    const QPointer<KeyGate> self(this);
    const int round = ++m_round;
    m_nextLook.reset();
    setStanding(KeyStanding::PassphraseWorking);
    const Result<void> made = co_await m_secrets.passphrase().create(std::move(passphrase));
    if (!self || round != m_round)
        co_return failure(ErrorKind::Cancelled);
    if (made)
        co_return co_await findKeys();
    setStanding(KeyStanding::PassphraseNotKept);
    co_return failure(made.error());
}

void KeyGate::giveUpPassphrase()
{
    const Result<void> aside = m_secrets.passphrase().setAside();
    if (!aside)
        qCWarning(lcAccount).noquote() << "passphrase not set aside:" << toLogString(aside.error());
    m_looks = kLooksBeforeAbsent; // whoever has a passphrase has no store: ask at once
    launch(look(), "look for keys");
}

void KeyGate::beginAnew()
{
    open(); // CacheKeeper sets aside what it cannot read
}

void KeyGate::goOnInMemory()
{
    const bool absent = m_standing == KeyStanding::StoreAbsent
                        || m_standing == KeyStanding::StoreStarting
                        || m_standing == KeyStanding::PassphraseNotKept;
    m_caches.setMemoryOnly(absent ? CachePlace::MemoryNoStore : CachePlace::MemoryStoreLocked);
    m_looks = kLooks.size();
    open();
    lookLater();
}

void KeyGate::lookLater()
{
    const auto pause = kLooks[std::min(m_looks++, kLooks.size() - 1)];
    m_nextLook = m_scheduler.after(pause, [this] { launch(look(), "look for keys"); });
}

void KeyGate::open()
{
    if (isOpen()) { // in memory so far
        Q_EMIT storeReady();
        return;
    }
    ++m_round;
    m_nextLook.reset();
    setStanding(KeyStanding::Open);
    Q_EMIT opened();
}

void KeyGate::setStanding(KeyStanding standing)
{
    if (m_standing == standing)
        return;
    m_standing = standing;
    Q_EMIT standingChanged(standing);
}

} // namespace waxwing
