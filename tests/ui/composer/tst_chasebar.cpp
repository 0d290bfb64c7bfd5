#include "tests/support/manualclock.h"
#include "tests/support/samplemessages.h"
#include "ui/composer/chasebar.h"
#include "ui/composer/messageactions.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace waxwing;
using namespace waxwing::test;

class ChaseBarTest : public QObject
{
    Q_OBJECT

private:
    Chase chase(int days, const QStringList& waiting = {})
    {
        Chase made;
        made.message = guidOf(1);
        made.days = days;
        made.since = m_clock.now();
        if (!waiting.isEmpty()) {
            made.reminded = m_clock.now().addDays(days);
            made.waiting = waiting;
        }
        return made;
    }
    QPushButton* link(const QString& text)
    {
        for (auto* button : m_bar->bar()->findChildren<QPushButton*>()) {
            if (button->text().startsWith(text) && !button->isHidden())
                return button;
        }
        return nullptr;
    }

    ManualClock m_clock;
    std::unique_ptr<QWidget> m_window;
    ChaseBar* m_bar = nullptr;

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_bar = new ChaseBar(m_window.get());
        m_window->show();
    }
    void cleanup() { m_window.reset(); }

    void nothingIsOfferedForWhatOthersWrote()
    {
        m_bar->setChase(false, false, std::nullopt);
        QVERIFY(m_bar->button()->isHidden());
        QVERIFY(m_bar->bar()->isHidden());
    }

    void theMenuChoosesAndMarksWhatIsChosen()
    {
        m_bar->setChase(true, true, chase(5));
        QVERIFY(!m_bar->button()->isHidden());
        QVERIFY(m_bar->bar()->isHidden());
        QVERIFY(m_bar->button()->accessibleName().contains(u"5"));
        QSignalSpy chosen(m_bar, &ChaseBar::daysChosen);
        // What it leads to fills the menu anew while the choice is still being told.
        connect(m_bar, &ChaseBar::daysChosen, this,
                [this](int days) { m_bar->setChase(true, true, chase(days)); });
        QStringList checked;
        QAction* week = nullptr;
        for (QAction* action : m_bar->button()->menu()->actions()) {
            if (action->isChecked())
                checked << action->data().toString();
            if (action->data().toInt() == 7)
                week = action;
        }
        QCOMPARE(checked, QStringList{QStringLiteral("5")}); // though it is none of the usual ones
        QVERIFY(week);
        week->trigger();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().toInt(), 7);
    }

    void aReminderSaysWhoAndOffersBothWays()
    {
        m_bar->setChase(true, true,
                        chase(3, {QStringLiteral("Jonas\nWeber"), QStringLiteral("Marie Dubois")}));
        QVERIFY(!m_bar->bar()->isHidden());
        const QString text = m_bar->bar()->findChildren<QLabel*>().last()->text();
        QVERIFY2(text.contains(u"Jonas Weber, Marie Dubois") && text.contains(u"3"),
                 qPrintable(text));
        QSignalSpy again(m_bar, &ChaseBar::againRequested);
        QSignalSpy recall(m_bar, &ChaseBar::recallRequested);
        QVERIFY(link(QStringLiteral("Remind again")) && link(QStringLiteral("Recall")));
        link(QStringLiteral("Remind again"))->click();
        link(QStringLiteral("Recall"))->click();
        QCOMPARE(again.size(), 1);
        QCOMPARE(recall.size(), 1);
    }

    void whereRecallingIsNotAllowedItIsNotOffered()
    {
        m_bar->setChase(true, false, chase(3, {QStringLiteral("Jonas Weber")}));
        QVERIFY(link(QStringLiteral("Remind again")));
        QVERIFY(!link(QStringLiteral("Recall")));
    }

    void manyNamesAreCounted_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QString>("says");
        const auto names = [](int count) {
            QStringList list;
            for (int i = 0; i < count; ++i)
                list << QStringLiteral("N%1").arg(i);
            return list;
        };
        QTest::newRow("one") << names(1) << "by N0.";
        QTest::newRow("three") << names(3) << "by N0, N1, N2.";
        QTest::newRow("five") << names(5) << "N2 and 2 more";
        QTest::newRow("not told") << QStringList{QString()} << "Not everybody";
    }
    void manyNamesAreCounted()
    {
        QFETCH(QStringList, names);
        QFETCH(QString, says);
        const QString text = unreadSentence(chase(2, names));
        QVERIFY2(text.contains(says), qPrintable(text));
    }

    void recallAsksForTheReasonAsTheCommandDoes()
    {
        MessageActions actions(new QWidget);
        WritingRules rules;
        rules.known = rules.recall = true;
        MessageSummary message = sampleMessage(1);
        message.sender.email = QStringLiteral("anna@example.org");
        actions.setMessage(message, rules, message.sender.email, m_clock.now());
        QVERIFY(actions.canRecall());
        actions.setMessage(message, rules, QStringLiteral("bert@example.org"), m_clock.now());
        QVERIFY(!actions.canRecall());
        rules.recall = false;
        actions.setMessage(message, rules, message.sender.email, m_clock.now());
        QVERIFY(!actions.canRecall());
    }
};

QTEST_MAIN(ChaseBarTest)
#include "tst_chasebar.moc"
