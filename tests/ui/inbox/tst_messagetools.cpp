#include "tests/support/manualclock.h"
#include "tests/ui/inbox/fakerows.h"
#include "ui/inbox/messagelistmodel.h"
#include "ui/inbox/messagelistview.h"
#include "ui/inbox/messagetools.h"
#include "ui/inbox/movetexts.h"
#include "ui/inbox/offlinequestion.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace waxwing;
using test::FakeRows;

class MessageToolsTest : public QObject
{
    Q_OBJECT

private:
    struct Scene
    {
        FakeRows rows{300};
        MessageListModel messages;
        MessageListView view;
        MessageTools tools;
        QSignalSpy selected;
        QSignalSpy moves;

        explicit Scene(const Clock& clock)
            : messages(clock), view(messages), tools(view),
              selected(&view, &MessageListView::messageSelected),
              moves(&tools, &MessageTools::moveRequested)
        {
            messages.setSource(&rows, {});
            view.resize(360, 500);
            view.show();
            tools.show();
            view.activateWindow();
            view.setFocus();
        }
        void click(int row, Qt::KeyboardModifiers modifiers = {}, Qt::MouseButton button = Qt::LeftButton)
        {
            QTest::mouseClick(view.viewport(), button, modifiers,
                              view.visualRect(messages.index(row)).center());
        }
        [[nodiscard]] QList<Guid> moved() const
        {
            QList<Guid> guids;
            for (const RowId& row : moves.value(0).value(0).value<QList<RowId>>())
                guids << row.guid;
            return guids;
        }
    };
    /// Shown, with rows, and able to get keys.
    std::unique_ptr<Scene> scene()
    {
        auto made = std::make_unique<Scene>(m_clock);
        const bool there = QTest::qWaitFor([&] { return made->messages.messageAt(5) != nullptr; })
                           && QTest::qWaitForWindowActive(&made->view);
        return there ? std::move(made) : nullptr;
    }

    test::ManualClock m_clock;

private Q_SLOTS:
    void choosingSeveralOpensNone()
    {
        const auto s = scene();
        QVERIFY(s);
        s->click(0);
        QCOMPARE(s->selected.size(), 1);
        s->click(3, Qt::ShiftModifier);
        s->click(5, Qt::ControlModifier);
        QTest::keyClick(&s->view, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(s->selected.size(), 1);
        s->click(5);
        QCOMPARE(s->selected.size(), 2);
    }
    void aRightClickOpensNothing()
    {
        const auto s = scene();
        QVERIFY(s);
        s->click(2, {}, Qt::RightButton);
        QCOMPARE(s->selected.size(), 0);
        QCOMPARE(s->view.selectedMessages().size(), 1);
        s->click(2);
        QCOMPARE(s->selected.size(), 1);
    }
    void keysActOnAllThatIsSelected()
    {
        const auto s = scene();
        QVERIFY(s);
        s->click(0);
        s->click(2, Qt::ShiftModifier);
        QTest::keyClick(&s->view, Qt::Key_Delete);
        QCOMPARE(s->moves.size(), 1);
        QCOMPARE(s->moves.first().at(1).value<MoveTarget>(), MoveTarget::Trash);
        QCOMPARE(s->moved(),
                 (QList<Guid>{FakeRows::guidOf(300), FakeRows::guidOf(299), FakeRows::guidOf(298)}));
    }
    void choosingForOfflineSaysWhatCountsAsRead()
    {
        OfflineQuestion question;
        QSignalSpy answers(&question, &OfflineQuestion::answered);
        QVERIFY(question.isHidden());
        const auto buttonWith = [&](const QString& text) -> QPushButton* {
            const auto buttons = question.findChildren<QPushButton*>();
            for (QPushButton* button : buttons) {
                if (button->text().contains(text) && !button->isHidden())
                    return button;
            }
            return nullptr;
        };
        question.ask({5, 2, 1, QStringLiteral("Anna, Bert")});
        QVERIFY(!question.isHidden());
        QVERIFY(question.findChild<QLabel*>()->text().contains(u"Anna, Bert"));
        buttonWith(QStringLiteral("3"))->click();
        QCOMPARE(answers.last(), QVariantList{false});
        QVERIFY(question.isHidden());
        question.ask({2, 2, 0, QStringLiteral("Anna")});
        QVERIFY(!buttonWith(QStringLiteral("other")));
        buttonWith(QStringLiteral("2"))->click();
        QCOMPARE(answers.last(), QVariantList{true});
        question.ask({2, 2, 0, QStringLiteral("Anna")});
        buttonWith(QStringLiteral("Cancel"))->click();
        QCOMPARE(answers.size(), 2);
        QVERIFY(question.isHidden());
    }
    void theUndoGoesToWhoSpokeLast()
    {
        const auto s = scene();
        QVERIFY(s);
        QSignalSpy undone(&s->tools, &MessageTools::undoRequested);
        QObject first;
        QObject second;
        s->tools.say(QStringLiteral("a"), true, false, &first);
        s->tools.say(QStringLiteral("b"), true, false, &second);
        s->tools.undoAction()->trigger();
        QCOMPARE(undone.size(), 1);
        QCOMPARE(undone.first().first().value<const QObject*>(), &second);
    }
    void withNothingSelectedKeysDoNothing()
    {
        const auto s = scene();
        QVERIFY(s);
        s->view.clearSelection();
        QTest::keyClick(&s->view, Qt::Key_Delete);
        QCOMPARE(s->moves.size(), 0);
    }
    void whatThePortalDoesNotOfferIsNotOfferedAndSaysWhy()
    {
        const auto s = scene();
        QVERIFY(s);
        s->tools.setRefusal([](const Guid&, MoveTarget target) {
            return target == MoveTarget::Archive ? moveRefusal(MoveRefusal::NotOffered) : QString();
        });
        s->click(0);
        const QAction* archive = s->tools.action(MoveTarget::Archive);
        QVERIFY(!archive->isEnabled());
        QCOMPARE(archive->toolTip(), moveRefusal(MoveRefusal::NotOffered));
        QTest::keyClick(&s->view, Qt::Key_E, Qt::ControlModifier);
        QCOMPARE(s->moves.size(), 0);
        QVERIFY(s->tools.action(MoveTarget::Trash)->isEnabled());
    }
    void eachFolderHasItsCommands_data()
    {
        QTest::addColumn<Folder>("folder");
        QTest::addColumn<QString>("offered");
        QTest::newRow("inbox") << Folder::Inbox << QStringLiteral("AT-");
        QTest::newRow("sent") << Folder::Sent << QStringLiteral("AT-");
        QTest::newRow("drafts") << Folder::Draft << QStringLiteral("-T-");
        QTest::newRow("archive") << Folder::Archive << QStringLiteral("-TR");
        QTest::newRow("trash") << Folder::Trash << QStringLiteral("A-R");
    }
    void eachFolderHasItsCommands()
    {
        QFETCH(Folder, folder);
        const auto s = scene();
        QVERIFY(s);
        s->tools.setFolder(folder);
        const auto letter = [&](MoveTarget target, QChar c) {
            return s->tools.action(target)->isVisible() ? c : QChar(u'-');
        };
        QString offered;
        offered += letter(MoveTarget::Archive, u'A');
        offered += letter(MoveTarget::Trash, u'T');
        offered += letter(MoveTarget::Restore, u'R');
        QTEST(offered, "offered");
    }
    void theRowComesWithSeveralAndCountsThem()
    {
        const auto s = scene();
        QVERIFY(s);
        s->click(0);
        const auto shown = [&] {
            for (const QToolButton* button : s->tools.findChildren<QToolButton*>()) {
                if (button->isVisible())
                    return true;
            }
            return false;
        };
        QVERIFY(!shown());
        s->click(3, Qt::ShiftModifier);
        QVERIFY(shown());
        QVERIFY(s->tools.findChild<QLabel*>()->text().contains(u'4'));
    }
    void undoIsOfferedOnceAndByKey()
    {
        const auto s = scene();
        QVERIFY(s);
        QSignalSpy undone(&s->tools, &MessageTools::undoRequested);
        QTest::keyClick(&s->view, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(undone.size(), 0);
        s->tools.say(moveDone(3, MoveTarget::Trash), true);
        QTest::keyClick(&s->view, Qt::Key_Z, Qt::ControlModifier);
        QTest::keyClick(&s->view, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(undone.size(), 1);
    }
    void theMenuIsAskedForByKeyAtTheCurrentRow()
    {
        const auto s = scene();
        QVERIFY(s);
        QSignalSpy asked(&s->view, &MessageListView::menuRequested);
        s->click(1);
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(-1, -1), QPoint(-1, -1));
        QCoreApplication::sendEvent(&s->view, &event);
        QCOMPARE(asked.size(), 1);
        const QPoint place = s->view.viewport()->mapFromGlobal(asked.first().first().toPoint());
        QVERIFY(s->view.visualRect(s->messages.index(1)).contains(place));
    }
};

QTEST_MAIN(MessageToolsTest)
#include "tst_messagetools.moc"
