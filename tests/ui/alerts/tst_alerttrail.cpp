#include "core/alerts/alertdecision.h"
#include "tests/support/samplemessages.h"
#include "ui/alerts/alerttrailtexts.h"
#include "ui/alerts/alerttrailwindow.h"
#include "ui/alerts/messagealertbutton.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace waxwing;
using namespace waxwing::test;

namespace {

const QDateTime kNow({2026, 3, 5}, {14, 7, 9});

AlertRecord record(AlertState state, const QString& reason, const QList<LedgerStep>& steps)
{
    AlertRecord made;
    made.news = newsOf(sampleMessage(1), {}, kNow);
    made.state = state;
    made.reason = reason;
    made.steps = steps;
    return made;
}

LedgerStep step(AlertStep kind, const QString& reason = {})
{
    return {guidOf(1), kind, reason, kNow, {}};
}

} // namespace

class AlertTrailTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneSentenceAnswersTheQuestion_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<bool>("shown");
        QTest::addColumn<QString>("answer");
        const auto row = [](const char* name, AlertState state, const char* reason, bool shown,
                            const char* answer) {
            QTest::newRow(name) << int(state) << QString::fromLatin1(reason) << shown
                                << QString::fromLatin1(answer);
        };
        row("shown", AlertState::Shown, "", true, "Yes, at 14:07:09.");
        row("clicked", AlertState::Clicked, "", true, "Yes, at 14:07:09.");
        row("shown, then read elsewhere", AlertState::Closed, "read-elsewhere", true,
            "Yes, at 14:07:09.");
        row("read elsewhere before", AlertState::Closed, "read-elsewhere", false,
            "No. It was read elsewhere.");
        row("muted", AlertState::Suppressed, "muted-thread", false,
            "No. The conversation is muted.");
        row("quiet hours", AlertState::Due, "quiet-hours", false,
            "Not yet. These are your quiet hours.");
        row("on its way", AlertState::Due, "", false, "Not yet.");
        row("a rule of another version", AlertState::Suppressed, "full-moon", false,
            "No. Rule: full-moon");
        row("steps forgotten", AlertState::Clicked, "", false, "Yes, some time ago.");
    }
    void oneSentenceAnswersTheQuestion()
    {
        QFETCH(int, state);
        QFETCH(QString, reason);
        QFETCH(bool, shown);
        QFETCH(QString, answer);
        QList<LedgerStep> steps;
        if (shown)
            steps << step(AlertStep::Shown);
        const QLocale locale(QLocale::English);
        QCOMPARE(alertVerdict(record(AlertState(state), reason, steps), locale), answer);
    }

    void whatIsToComeAgainIsNotYetShown()
    {
        const QList<LedgerStep> steps{step(AlertStep::Shown), step(AlertStep::Postponed)};
        QCOMPARE(alertVerdict(record(AlertState::Due, QStringLiteral("later"), steps),
                              QLocale(QLocale::English)),
                 QStringLiteral("Not yet. You wanted to be alerted later."));
    }

    void everyStepHasASentence()
    {
        for (const auto kind : {AlertStep::Arrived, AlertStep::Pushed, AlertStep::Shown,
                                AlertStep::HeldBack, AlertStep::Suppressed, AlertStep::Clicked,
                                AlertStep::Closed, AlertStep::Postponed})
            QVERIFY(!alertStepSentence(step(kind, QStringLiteral("paused")), QLocale()).isEmpty());
    }

    void everyReasonHasASentenceOfItsOwn()
    {
        QSet<QString> sentences;
        QStringList rules{QStringLiteral("content-gone"), QStringLiteral("read-elsewhere"),
                          QStringLiteral("read-here"), QStringLiteral("dismissed"),
                          QStringLiteral("timed-out")};
        for (const QLatin1StringView rule :
             {AlertRule::kOwnMessage, AlertRule::kNoAccess, AlertRule::kAlreadyRead,
              AlertRule::kForbidden, AlertRule::kUnwanted, AlertRule::kMuted, AlertRule::kPostponed,
              AlertRule::kAccountPaused, AlertRule::kPaused, AlertRule::kQuietHours,
              AlertRule::kDoNotDisturb, AlertRule::kNoServer, AlertRule::kRefused})
            rules << rule;
        for (const QString& rule : std::as_const(rules)) {
            const QString sentence
                = alertVerdict(record(AlertState::Suppressed, rule, {}), QLocale(QLocale::English));
            QVERIFY2(!sentence.contains(QStringLiteral("Rule:")), qPrintable(rule));
            sentences << sentence;
        }
        QCOMPARE(sentences.size(), rules.size());
    }

    void theSubjectOfAProtectedMessageIsNotTold()
    {
        News news = newsOf(sampleMessage(1), {}, kNow);
        QVERIFY(newsTitle(news).contains(QStringLiteral("Subject 1")));
        news.isProtected = true;
        QVERIFY(!newsTitle(news).contains(QStringLiteral("Subject 1")));
    }

    void aDayListsItsAlertsAndOpensTheirMessages()
    {
        AlertTrailWindow window;
        QSignalSpy opened(&window, &AlertTrailWindow::messageRequested);
        QSignalSpy asked(&window, &AlertTrailWindow::dayRequested);
        window.setToday(kNow.date());
        const QList<LedgerStep> steps{step(AlertStep::Arrived), step(AlertStep::Shown)};
        window.showDay(kNow.date(),
                       {{guidOf(0xacc), QStringLiteral("Example Org"),
                         record(AlertState::Shown, {}, steps)}},
                       false);
        QVERIFY(asked.isEmpty());
        auto* tree = window.findChild<QTreeWidget*>();
        QCOMPARE(tree->topLevelItemCount(), 1);
        QCOMPARE(tree->topLevelItem(0)->childCount(), 2);
        QVERIFY(tree->topLevelItem(0)->text(1).contains(QStringLiteral("Example Org")));
        const auto buttons = window.findChildren<QPushButton*>();
        for (QPushButton* button : buttons) {
            if (button->text() == QStringLiteral("Open message"))
                button->click();
            else if (button->text() == QStringLiteral("Next day"))
                QVERIFY(!button->isEnabled());
            else if (button->text() == QStringLiteral("Previous day"))
                button->click();
        }
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.first().first().value<Guid>(), guidOf(0xacc));
        QCOMPARE(opened.first().last().value<Guid>(), guidOf(1));
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.first().first().toDate(), kNow.date().addDays(-1));
    }

    void aMessageFromBeforeSaysSo()
    {
        AlertTrailWindow window;
        window.showMessage(QStringLiteral("Bert: Subject"), {});
        bool said = false;
        const auto labels = window.findChildren<QLabel*>();
        for (QLabel* label : labels)
            said = said || label->text().contains(QStringLiteral("before Waxwing began"));
        QVERIFY(said);
        QVERIFY(window.findChild<QTreeWidget*>()->isHidden());
    }

    void theBellOffersWhatFitsTheMessage()
    {
        MessageAlertButton button;
        button.setMessage(QStringLiteral("bert@example.org"), true, false);
        const QList<QAction*> actions = button.menu()->actions();
        QVERIFY(actions.at(2)->isChecked());
        QVERIFY(!actions.at(3)->isChecked());
        QSignalSpy important(&button, &MessageAlertButton::importantRequested);
        actions.at(3)->trigger();
        QCOMPARE(important.first().first().toBool(), true);
        button.setMessage({}, false, false); // of one's own
        QVERIFY(!actions.at(3)->isVisible());
    }
};

QTEST_MAIN(AlertTrailTest)
#include "tst_alerttrail.moc"
