#include "app/platform/linux/alerttarget.h"
#include "app/platform/linux/applicationobject.h"
#include "app/platform/linux/leftalerts.h"
#include "tests/support/desktop/privatebus.h"

#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

namespace {

const QString kId = QStringLiteral("org.waxwing.Waxwing");
const QString kKey = QStringLiteral("account/message");
const QString kOther = QStringLiteral("account/other");

/// Alerts that stand on the screen, to be clicked by the test.
class StandingAlerts final : public Notifier
{
public:
    QHash<QString, QString> links;
    QStringList* closeCalls = nullptr;

    void show(const Alert& /*alert*/) override {}
    void close(const QString& key) override { *closeCalls << key; }
    void adopt(const QString& /*key*/, quint32 /*nativeId*/) override {}
    [[nodiscard]] QHash<QString, QString> openLinks() const override { return links; }
    void describe(const std::function<void(const NotifierFacts&)>& /*done*/) override {}
};

} // namespace

/// What stays when the person quits, against a real bus.
class LeftAlertsTest : public QObject
{
    Q_OBJECT

private:
    PrivateBus m_bus;
    QStringList m_closed;
    QStringList m_started;
    StandingAlerts* m_alerts = nullptr;

    std::unique_ptr<LeftAlerts> leave(const QHash<QString, QString>& links)
    {
        auto alerts = std::make_unique<StandingAlerts>();
        m_alerts = alerts.get();
        alerts->links = links;
        alerts->closeCalls = &m_closed;
        LeftAlerts::Options options;
        options.applicationId = kId;
        options.startDirectly = [this](const QString& link) { m_started << link; };
        return std::make_unique<LeftAlerts>(std::move(alerts),
                                            m_bus.connect(QStringLiteral("left")), options);
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_bus.start()); }
    void init()
    {
        m_closed.clear();
        m_started.clear();
    }

    void takesAwayAlertsThatLeadNowhere()
    {
        const auto left = leave({{kKey, QString()}});
        QCOMPARE(m_closed, QStringList{kKey});
        QVERIFY(left->isEmpty());
    }

    void keepsWhatLeadsToAListOfAnAccount()
    {
        const QString summary
            = QStringLiteral("0f8fad5b-d9cb-469f-a165-70867728950e/burst");
        const auto left = leave({{summary, QString()}});
        QVERIFY(m_closed.isEmpty());
        ApplicationObject program(m_bus.connect(QStringLiteral("program")), kId);
        QSignalSpy chosen(&program, &Activation::alertChosen);
        QSignalSpy done(left.get(), &LeftAlerts::done);
        Q_EMIT m_alerts->activated(summary, QString());
        QTRY_COMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toString(), summary);
        QVERIFY(chosen[0][2].toString().isEmpty());
        QTRY_COMPARE(done.size(), 1);
    }

    void bringsTheButtonThatWasPressed()
    {
        const auto left = leave({{kKey, QStringLiteral("waxwing://open?x")}});
        ApplicationObject program(m_bus.connect(QStringLiteral("program")), kId);
        QSignalSpy chosen(&program, &Activation::alertChosen);
        Q_EMIT m_alerts->actionChosen(kKey, AlertAction::LaterHour, QStringLiteral("token"));
        QTRY_COMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toString(), kKey);
        QCOMPARE(chosen[0][1].value<AlertAction>(), AlertAction::LaterHour);
        QCOMPARE(chosen[0][2].toString(), QStringLiteral("waxwing://open?x"));
    }

    void bringsAClickToTheProgramUnderItsName()
    {
        const QString link = QStringLiteral("waxwing://open?portal=example&message=1");
        const auto left = leave({{kKey, link}, {kOther, QStringLiteral("waxwing://open?x")}});
        ApplicationObject program(m_bus.connect(QStringLiteral("program")), kId);
        QSignalSpy chosen(&program, &Activation::alertChosen);
        QSignalSpy done(left.get(), &LeftAlerts::done);

        Q_EMIT m_alerts->activated(kKey, QStringLiteral("token"));
        QTRY_COMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toString(), kKey);
        QCOMPARE(chosen[0][1].value<AlertAction>(), AlertAction::Open);
        QCOMPARE(chosen[0][2].toString(), link);
        QCOMPARE(chosen[0][3].toString(), QStringLiteral("token"));
        QVERIFY2(done.isEmpty(), "another alert still stands");
        Q_EMIT m_alerts->closed(kOther, true);
        QTRY_COMPARE(done.size(), 1);
        QVERIFY(m_started.isEmpty());
    }

    void startsTheProgramItselfWhereTheBusCannot()
    {
        const auto left = leave({{kKey, QStringLiteral("waxwing://open?x")}});
        QSignalSpy done(left.get(), &LeftAlerts::done);
        Q_EMIT m_alerts->actionChosen(kKey, AlertAction::Reply, QString());
        QTRY_COMPARE(done.size(), 1);
        QCOMPARE(m_started, QStringList{QStringLiteral("waxwing://open?x")});
    }

    void endsWithTheServiceThatShowedThem()
    {
        const auto left = leave({{kKey, QStringLiteral("a")}, {kOther, QStringLiteral("b")}});
        QSignalSpy done(left.get(), &LeftAlerts::done);
        Q_EMIT m_alerts->lost({kKey, kOther});
        QCOMPARE(done.size(), 1);
    }

    void leavesNoDeadAlertsBehind()
    {
        leave({{kKey, QStringLiteral("a")}}).reset();
        QCOMPARE(m_closed, QStringList{kKey});
    }

    void readsOnlyTargetsOfItsOwnForm_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("whole") << QStringLiteral("open a/b waxwing://open?x") << true;
        QTest::newRow("without link") << QStringLiteral("reply a/b ") << true;
        QTest::newRow("unknown action") << QStringLiteral("delete a/b x") << false;
        QTest::newRow("without key") << QStringLiteral("open  x") << false;
        QTest::newRow("too many parts") << QStringLiteral("open a/b x y") << false;
        QTest::newRow("too few parts") << QStringLiteral("open") << false;
        QTest::newRow("endless") << QStringLiteral("open a/b ") + QString(3000, u'x') << false;
    }

    void readsOnlyTargetsOfItsOwnForm()
    {
        QFETCH(QString, text);
        QFETCH(bool, good);
        const auto target = AlertTarget::fromText(text);
        QCOMPARE(target.has_value(), good);
        if (target)
            QCOMPARE(target->toText(), text);
    }
};

QTEST_GUILESS_MAIN(LeftAlertsTest)
#include "tst_leftalerts.moc"
