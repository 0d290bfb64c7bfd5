#include "app/bootstrap/alerthealth.h"

#include "app/bootstrap/accountlock.h"
#include "app/bootstrap/preferences.h"
#include "app/platform/platform.h"
#include "ui/diagnosis/diagnosiswindow.h"

#include <QGuiApplication>
#include <QPointer>
#include <QSysInfo>
#include <QWidget>
#include <QWindow>

#include <utility>

namespace waxwing {

namespace {

constexpr std::size_t kKeptEvents = 50;

QString systemName()
{
    const QString desktop = qEnvironmentVariable("XDG_CURRENT_DESKTOP");
    const QString system = QSysInfo::prettyProductName();
    return desktop.isEmpty() ? system : system + QStringLiteral(", ") + desktop;
}

bool isTrouble(SelfTestStage stage)
{
    return stage == SelfTestStage::NoServer || stage == SelfTestStage::Refused
           || stage == SelfTestStage::NoAnswer;
}

} // namespace

AlertHealth::AlertHealth(Needs needs)
    : m_needs(std::move(needs)), m_test(m_needs.notifier, m_needs.scheduler),
      m_rhythm({m_needs.clock, m_needs.scheduler,
                [this] { return m_needs.preferences.alertsTested(); },
                [this] { return isTestUnwelcome(); }, [this] { test(false); }})
{
    routeEvents();
    connect(&m_test, &AlertSelfTest::stageChanged, this, &AlertHealth::onStage);
    connect(&m_needs.notifier, &Notifier::activated, this,
            [this](const QString& key, const QString& token) {
                if (key != AlertSelfTest::key())
                    return;
                if (m_window && m_window->isVisible())
                    bringToFront(*m_window->windowHandle(), token);
                else
                    Q_EMIT clicked(token);
            });
}

AlertHealth::~AlertHealth() = default;

void AlertHealth::routeEvents()
{
    using Kind = DiagnosedEvent::Kind;
    AccountList& accounts = m_needs.accounts;
    connect(&accounts, &AccountList::statusChanged, this, [this](const Guid& id) {
        if (const LiveAccount* account = m_needs.accounts.find(id))
            note(Kind::StatusChanged, id, account->status().liveness);
    });
    connect(&accounts, &AccountList::listsChanged, this,
            [this](const Guid& id) { note(Kind::NewsArrived, id); });
    const Notifier* notifier = &m_needs.notifier;
    connect(notifier, &Notifier::shown, this,
            [this](const QString& key) { noteAlert(Kind::AlertShown, key); });
    connect(notifier, &Notifier::failed, this,
            [this](const QString& key) { noteAlert(Kind::AlertFailed, key); });
    connect(notifier, &Notifier::activated, this,
            [this](const QString& key) { noteAlert(Kind::AlertClicked, key); });
    connect(notifier, &Notifier::actionChosen, this,
            [this](const QString& key) { noteAlert(Kind::AlertClicked, key); });
    connect(notifier, &Notifier::closed, this,
            [this](const QString& key) { noteAlert(Kind::AlertClosed, key); });
}

int AlertHealth::numberOf(const Guid& id) const
{
    int number = 0;
    for (const auto& account : m_needs.accounts.all()) {
        ++number;
        if (account->record().id == id)
            return number;
    }
    return 0;
}

void AlertHealth::noteAlert(DiagnosedEvent::Kind kind, const QString& key)
{
    const auto account = Guid::parse(key.left(key.indexOf(u'/')));
    note(kind, account.value_or(Guid()));
}

void AlertHealth::note(DiagnosedEvent::Kind kind, const Guid& account, Liveness liveness)
{
    DiagnosedEvent event{kind, m_needs.clock.now(), numberOf(account), liveness};
    // A status is told anew for many reasons, a list for every page of it.
    for (const DiagnosedEvent& last : m_events) {
        if (last.account != event.account)
            continue;
        const bool same = last.kind == event.kind && last.liveness == event.liveness;
        const bool repeats = kind == DiagnosedEvent::Kind::StatusChanged
                             || kind == DiagnosedEvent::Kind::NewsArrived;
        if (same && repeats)
            return;
        break;
    }
    m_events.push_front(event);
    if (m_events.size() > kKeptEvents)
        m_events.pop_back();
    if (m_window && m_window->isVisible())
        show();
}

void AlertHealth::open(QWidget* parent)
{
    if (!m_window) {
        m_window = std::make_unique<DiagnosisWindow>(m_needs.clock, parent);
        connect(m_window.get(), &DiagnosisWindow::testRequested, this, [this] { test(true); });
        connect(m_window.get(), &DiagnosisWindow::refreshRequested, this, &AlertHealth::refresh);
    }
    show();
    refresh();
    m_window->show();
    bringToFront(*m_window->windowHandle(), {});
}

void AlertHealth::refresh()
{
    const QPointer<AlertHealth> self(this);
    m_needs.notifier.describe([self](const NotifierFacts& facts) {
        if (!self)
            return;
        self->m_facts = facts;
        self->show();
    });
}

void AlertHealth::show()
{
    if (!m_window)
        return;
    Diagnosis diagnosis;
    diagnosis.version = QCoreApplication::applicationVersion();
    diagnosis.system = systemName();
    diagnosis.platform = QGuiApplication::platformName();
    diagnosis.notifier = m_facts;
    diagnosis.tray = m_needs.tray();
    if (m_needs.accounts.profilePlace() != CachePlace::Disk)
        diagnosis.store = CredentialStore::MemoryOnly;
    else if (m_needs.lock.secrets().usesPassphrase())
        diagnosis.store = CredentialStore::Passphrase;
    diagnosis.locked = !m_needs.lock.isOpen();
    diagnosis.doNotDisturb = m_doNotDisturb;
    diagnosis.paused = isPaused();
    diagnosis.pausedUntil = m_needs.preferences.alertPause().until;
    diagnosis.selfTest = m_test.stage();
    diagnosis.selfTestAt = m_testedAt;
    for (const auto& account : m_needs.accounts.all())
        diagnosis.accounts << account->status();
    diagnosis.events = QList<DiagnosedEvent>(m_events.begin(), m_events.end());
    m_window->setDiagnosis(diagnosis);
}

void AlertHealth::test(bool wantsClick)
{
    Alert alert;
    alert.title = tr("Waxwing tests its alerts");
    alert.body = wantsClick ? tr("Click this to see whether clicks arrive.")
                            : tr("Once a week it looks whether this desktop shows them.");
    if (!wantsClick) {
        alert.urgency = AlertUrgency::Low;
        alert.silent = true;
        alert.actions.clear();
    }
    m_test.run(alert, wantsClick);
}

bool AlertHealth::isPaused() const
{
    const Preferences::AlertPause pause = m_needs.preferences.alertPause();
    return pause.openEnd || (pause.until.isValid() && m_needs.clock.now() < pause.until);
}

void AlertHealth::setDoNotDisturb(bool on)
{
    if (std::exchange(m_doNotDisturb, on) != on && m_window && m_window->isVisible())
        show();
}

void AlertHealth::watch()
{
    m_rhythm.begin();
}

/// Whoever has paused alerts, here or on the desktop, wants to see none.
bool AlertHealth::isTestUnwelcome() const
{
    return m_test.isUnderWay() || isPaused() || m_doNotDisturb || m_needs.accounts.all().empty();
}

void AlertHealth::onStage(SelfTestStage stage)
{
    m_testedAt = m_needs.clock.now();
    if (!m_test.isUnderWay()) {
        m_needs.preferences.setAlertsTested(m_testedAt);
        Q_EMIT troubled(isTrouble(stage));
    }
    show();
}

} // namespace waxwing
