#include "tests/support/manualclock.h"
#include "ui/diagnosis/diagnosiswindow.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace waxwing;

namespace {

const QDateTime kNow({2026, 3, 5}, {14, 0}, Qt::UTC);

Diagnosis sample()
{
    Diagnosis diagnosis;
    diagnosis.version = QStringLiteral("1.2");
    diagnosis.system = QStringLiteral("Debian 12");
    diagnosis.platform = QStringLiteral("xcb");
    diagnosis.notifier = {QStringLiteral("org.freedesktop.Notifications"), true,
                          QStringLiteral("dunst"), QStringLiteral("1.9.0"),
                          {QStringLiteral("actions"), QStringLiteral("body")}};
    AccountStatus status;
    status.liveness = Liveness::Live;
    diagnosis.accounts << status;
    diagnosis.events << DiagnosedEvent{DiagnosedEvent::Kind::AlertShown, kNow, 1,
                                       Liveness::Starting};
    return diagnosis;
}

DiagnosisLine lineOf(const Diagnosis& diagnosis, const QString& name)
{
    for (const DiagnosisLine& line : diagnosisLines(diagnosis, kNow, QLocale::c())) {
        if (line.name == name)
            return line;
    }
    return {};
}

QPushButton* buttonOf(QWidget& window, const QString& text)
{
    for (QPushButton* button : window.findChildren<QPushButton*>()) {
        if (button->text() == text)
            return button;
    }
    return nullptr;
}

} // namespace

class DiagnosisTest : public QObject
{
    Q_OBJECT

    test::ManualClock clock;

private Q_SLOTS:
    void namesTheServerAndWhatItCan()
    {
        const auto line = lineOf(sample(), QStringLiteral("Notification service"));
        QCOMPARE(line.value, QStringLiteral("dunst 1.9.0"));
        QCOMPARE(line.health, DiagnosisLine::Health::Good);
        QVERIFY(lineOf(sample(), QStringLiteral("What it can do")).value.contains(u"actions"));
    }

    void saysWhatIsNotAsItShouldBe_data()
    {
        QTest::addColumn<Diagnosis>("diagnosis");
        QTest::addColumn<QString>("name");
        QTest::addColumn<DiagnosisLine::Health>("health");

        using Health = DiagnosisLine::Health;
        Diagnosis none = sample();
        none.notifier = {};
        QTest::newRow("no server") << none << QStringLiteral("Notification service") << Health::Bad;
        Diagnosis deaf = sample();
        deaf.notifier.capabilities = {QStringLiteral("body")};
        QTest::newRow("no buttons") << deaf << QStringLiteral("What it can do")
                                    << Health::Attention;
        QTest::newRow("no tray") << sample() << QStringLiteral("Tray") << Health::Attention;
        Diagnosis memory = sample();
        memory.store = CredentialStore::MemoryOnly;
        QTest::newRow("no store") << memory << QStringLiteral("Keys and sign-ins")
                                  << Health::Attention;
        Diagnosis offline = sample();
        offline.accounts.first().liveness = Liveness::Offline;
        QTest::newRow("offline") << offline << QStringLiteral("Account 1") << Health::Bad;
        Diagnosis failed = sample();
        failed.selfTest = SelfTestStage::NoAnswer;
        QTest::newRow("failed test") << failed << QStringLiteral("Last test of the alerts")
                                     << Health::Bad;
        Diagnosis paused = sample();
        paused.paused = true;
        QTest::newRow("paused") << paused << QStringLiteral("Alerts") << Health::Attention;
        Diagnosis locked = sample();
        locked.locked = true;
        QTest::newRow("locked") << locked << QStringLiteral("Lock") << Health::Attention;
    }

    void saysWhatIsNotAsItShouldBe()
    {
        QFETCH(Diagnosis, diagnosis);
        QFETCH(QString, name);
        QFETCH(DiagnosisLine::Health, health);
        QCOMPARE(lineOf(diagnosis, name).health, health);
    }

    void hasOneSentenceForEveryEndOfATest()
    {
        QSet<QString> sentences;
        for (const auto stage :
             {SelfTestStage::Sent, SelfTestStage::WaitsForClick, SelfTestStage::Passed,
              SelfTestStage::NoServer, SelfTestStage::Refused, SelfTestStage::NoAnswer,
              SelfTestStage::NotClicked, SelfTestStage::Dismissed}) {
            QVERIFY(!selfTestSentence(stage).isEmpty());
            sentences << selfTestSentence(stage);
        }
        QCOMPARE(sentences.size(), 8);
        QVERIFY(selfTestSentence(SelfTestStage::NeverRun).isEmpty());
    }

    void tidiesWhatTheServerCallsItself()
    {
        Diagnosis diagnosis = sample();
        diagnosis.notifier.server = QStringLiteral("evil\nserver") + QString(5000, u'x');
        const QString value = lineOf(diagnosis, QStringLiteral("Notification service")).value;
        QVERIFY(!value.contains(u'\n'));
        QVERIFY(value.size() < 300);
    }

    void copiesWhatItShows()
    {
        DiagnosisWindow window(clock);
        window.setDiagnosis(sample());
        buttonOf(window, QStringLiteral("Copy"))->click();
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY(text.contains(QStringLiteral("dunst 1.9.0")));
        QVERIFY(text.contains(QStringLiteral("Account 1")));
        QVERIFY(text.contains(QStringLiteral("An alert was shown")));
    }

    void namesNobodyAndNoPortal()
    {
        // What could name them is not even handed to the page: accounts are numbers.
        Diagnosis diagnosis = sample();
        diagnosis.accounts << diagnosis.accounts.first();
        diagnosis.accounts.last().liveness = Liveness::SignInNeeded;
        diagnosis.accounts.last().ended = SessionEnd::Refused;
        for (const auto kind :
             {DiagnosedEvent::Kind::StatusChanged, DiagnosedEvent::Kind::NewsArrived,
              DiagnosedEvent::Kind::AlertFailed, DiagnosedEvent::Kind::AlertClicked,
              DiagnosedEvent::Kind::AlertClosed})
            diagnosis.events << DiagnosedEvent{kind, kNow, 2, Liveness::SignInNeeded};
        const QString text = diagnosisText(diagnosis, kNow, QLocale::c());
        QVERIFY(text.contains(QStringLiteral("Account 2")));
        QVERIFY2(!text.contains(u'@') && !text.contains(QStringLiteral("://")), qPrintable(text));
    }

    void offersNoSecondTestWhileOneIsUnderWay()
    {
        DiagnosisWindow window(clock);
        QSignalSpy tests(&window, &DiagnosisWindow::testRequested);
        Diagnosis diagnosis = sample();
        window.setDiagnosis(diagnosis);
        QPushButton* test = buttonOf(window, QStringLiteral("Test alerts"));
        test->click();
        QCOMPARE(tests.size(), 1);
        diagnosis.selfTest = SelfTestStage::WaitsForClick;
        window.setDiagnosis(diagnosis);
        QVERIFY(!test->isEnabled());
        diagnosis.selfTest = SelfTestStage::Passed;
        window.setDiagnosis(diagnosis);
        QVERIFY(test->isEnabled());
    }
};

QTEST_MAIN(DiagnosisTest)
#include "tst_diagnosis.moc"
