#include "tests/support/manualclock.h"
#include "tests/ui/slip/fakeslips.h"
#include "ui/slip/slipcontroller.h"
#include "ui/slip/slippane.h"
#include "ui/slip/slipsplit.h"
#include "ui/slip/sliptimeline.h"
#include "ui/slip/sliptree.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

class SlipPaneTest : public QObject
{
    Q_OBJECT

private:
    SlipTree& tree() { return *m_pane->findChild<SlipTree*>(); }
    QTreeWidgetItem* itemWith(const QString& text)
    {
        const auto found = tree().findItems(text, Qt::MatchExactly | Qt::MatchRecursive);
        return found.isEmpty() ? nullptr : found.first();
    }
    void answer(Result<DeliverySlip> slip)
    {
        QTRY_VERIFY(!m_slips->asked.empty());
        m_slips->answer(std::move(slip));
        QTRY_VERIFY(!m_controller->state().loading);
    }
    static DeliverySlip full()
    {
        TrackingDetail reply
            = deedOf(QStringLiteral("Replied"), QStringLiteral("anna@example.org"), 20);
        reply.relatedMessageGuid = guidOf(0x99);
        reply.hasAccessToRelated = true;
        return slipWith(
            {reply, deedOf(QStringLiteral("Retrieved"), QStringLiteral("anna@example.org"), 3)});
    }

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<FakeSlips> m_slips;
    std::unique_ptr<SlipController> m_controller;
    std::unique_ptr<SlipPane> m_pane;

private Q_SLOTS:
    void init()
    {
        m_clock = std::make_unique<ManualClock>(minute(120));
        m_slips = std::make_unique<FakeSlips>();
        m_controller = std::make_unique<SlipController>(*m_clock);
        m_pane = std::make_unique<SlipPane>(*m_controller, *m_clock);
        m_pane->resize(300, 600);
        m_pane->show();
    }

    void listsPeopleWithTheirDeedsAndFacts()
    {
        m_controller->show(*m_slips, sentMessage());
        answer(full());
        QVERIFY(itemWith(QStringLiteral("Bert Müller")));
        QTreeWidgetItem* anna = itemWith(QStringLiteral("anna@example.org"));
        QVERIFY(anna);
        QCOMPARE(anna->childCount(), 2);
        QCOMPARE(anna->child(0)->text(0), QStringLiteral("Read"));
        QCOMPARE(itemWith(QStringLiteral("Message"))->data(0, SlipTree::DetailRole).toString(),
                 guidOf(1).toString());
        QVERIFY(!m_pane->findChild<SlipTimeline*>()->isEmpty());
    }
    void anEventChangesThePictureAndLeavesPlaceAndOpenPeople()
    {
        m_controller->show(*m_slips, sentMessage());
        answer(slipWith(
            {deedOf(QStringLiteral("Retrieved"), QStringLiteral("anna@example.org"), 3)}));
        itemWith(QStringLiteral("anna@example.org"))->setExpanded(true);
        tree().setCurrentItem(itemWith(QStringLiteral("Ben")));
        m_controller->refresh();
        answer(full());
        QVERIFY(itemWith(QStringLiteral("anna@example.org"))->isExpanded());
        QCOMPARE(tree().currentItem(), itemWith(QStringLiteral("Ben")));
        QCOMPARE(itemWith(QStringLiteral("anna@example.org"))->childCount(), 2);
    }
    void theKeyboardOpensPeopleFollowsRepliesAndCopies()
    {
        QSignalSpy requested(m_pane.get(), &SlipPane::messageRequested);
        m_controller->show(*m_slips, sentMessage());
        answer(full());
        QTreeWidgetItem* anna = itemWith(QStringLiteral("anna@example.org"));
        tree().setCurrentItem(anna);
        QTest::keyClick(&tree(), Qt::Key_Return);
        QVERIFY(anna->isExpanded());
        tree().setCurrentItem(anna->child(1));
        QTest::keyClick(&tree(), Qt::Key_Return);
        QCOMPARE(requested.size(), 1);
        QCOMPARE(requested.first().first().value<Guid>(), guidOf(0x99));
        tree().setCurrentItem(itemWith(QStringLiteral("Message")));
        QTest::keyClick(&tree(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), guidOf(1).toString());
    }
    void namesOfStrangersAreOnlyText()
    {
        MessageSummary message = sentMessage();
        message.to.first().firstName = QStringLiteral("<b>Eve</b>\n\u202Egpj");
        message.to.first().lastName.clear();
        m_controller->show(*m_slips, message);
        answer(full());
        QTreeWidgetItem* eve = itemWith(QStringLiteral("<b>Eve</b> gpj"));
        QVERIFY(eve);
        QVERIFY(!eve->toolTip(0).contains(QStringLiteral("<b>Eve")));
    }
    void asksOnlyWhileItIsShown()
    {
        m_pane->hide();
        m_controller->show(*m_slips, sentMessage());
        QVERIFY(m_slips->asked.empty());
        m_pane->show();
        QTRY_COMPARE(m_slips->asked.size(), std::size_t(1));
    }
    void standsBesideAWideReaderAndBelowANarrowOne()
    {
        auto* reader = new QWidget;
        auto* slip = new QWidget;
        SlipSplit split(reader, slip);
        split.resize(900, 600);
        split.show();
        split.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&split));
        QVERIFY(!slip->isVisible());
        QTest::keyClick(&split, Qt::Key_F4);
        QTRY_VERIFY(slip->isVisible());
        QCOMPARE(split.orientation(), Qt::Horizontal);
        QVERIFY(slip->width() >= 230 && slip->width() < 400);
        split.resize(420, 600);
        QTRY_COMPARE(split.orientation(), Qt::Vertical);
        QTest::keyClick(&split, Qt::Key_F4);
        QTRY_VERIFY(!slip->isVisible());
    }
};

QTEST_MAIN(SlipPaneTest)
#include "tst_slippane.moc"
