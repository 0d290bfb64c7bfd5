#include "core/alerts/selftest.h"

#include <chrono>

namespace waxwing {

namespace {

constexpr auto kAnswerPatience = std::chrono::seconds(10);
constexpr auto kClickPatience = std::chrono::seconds(60);

} // namespace

AlertSelfTest::AlertSelfTest(Notifier& notifier, Scheduler& scheduler)
    : m_notifier(notifier), m_scheduler(scheduler)
{
    connect(&m_notifier, &Notifier::shown, this, [this](const QString& shown) {
        if (shown != key() || m_stage != SelfTestStage::Sent)
            return;
        if (m_wantsClick)
            return enter(SelfTestStage::WaitsForClick);
        enter(SelfTestStage::Passed);
        m_notifier.close(key());
    });
    connect(&m_notifier, &Notifier::failed, this, [this](const QString& failed, const QString& why) {
        if (failed == key() && isUnderWay())
            enter(why == u"no-server" ? SelfTestStage::NoServer : SelfTestStage::Refused);
    });
    connect(&m_notifier, &Notifier::activated, this, [this](const QString& clicked) {
        if (clicked == key() && isUnderWay())
            enter(SelfTestStage::Passed);
    });
    connect(&m_notifier, &Notifier::closed, this, [this](const QString& closed) {
        if (closed == key() && isUnderWay())
            enter(SelfTestStage::Dismissed);
    });
    connect(&m_notifier, &Notifier::lost, this, [this](const QStringList& keys) {
        if (keys.contains(key()) && isUnderWay())
            enter(SelfTestStage::NoServer);
    });
}

AlertSelfTest::~AlertSelfTest() = default;

void AlertSelfTest::run(const Alert& alert, bool wantsClick)
{
    m_wantsClick = wantsClick;
    enter(SelfTestStage::Sent);
    Alert test = alert;
    test.key = key();
    m_notifier.show(test);
}

void AlertSelfTest::enter(SelfTestStage stage)
{
    m_stage = stage;
    m_patience.reset();
    if (stage == SelfTestStage::Sent) {
        m_patience = m_scheduler.after(kAnswerPatience, [this] { enter(SelfTestStage::NoAnswer); });
    } else if (stage == SelfTestStage::WaitsForClick) {
        m_patience = m_scheduler.after(kClickPatience, [this] {
            enter(SelfTestStage::NotClicked);
            m_notifier.close(key());
        });
    }
    Q_EMIT stageChanged(stage);
}

} // namespace waxwing
