#include "core/spelling/speller.h"
#include "tests/support/manualclock.h"
#include "tests/support/samplemessages.h"
#include "tests/ui/composer/fakecomposerport.h"
#include "tests/ui/composer/fakefilesport.h"
#include "ui/composer/composerattachments.h"
#include "ui/composer/composereditor.h"
#include "ui/composer/composerwindow.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

/// Spelling in the window in which one writes, with small dictionaries of a few words.
class ComposerSpellingTest : public QObject
{
    Q_OBJECT

private:
    struct Opened
    {
        explicit Opened(const QString& folder, const QString& body = {}, SpellingChoice choice = {})
            : shelf({folder}), speller(shelf, {QStringLiteral("en")}),
              controller(ComposerController::Needs{port, clock, clock}, started(body)),
              attachments(controller, files), window(controller, attachments)
        {
            window.setSpeller(speller);
            window.show();
            (void)QTest::qWaitForWindowExposed(&window);
            editor = window.findChild<ComposerEditor*>();
            editor->setFocus();
            speller.begin(choice);
            (void)QTest::qWaitFor(
                [this] { return speller.standing() != Speller::Standing::Waiting; });
        }
        static ComposerStart started(const QString& body)
        {
            ComposerStart start;
            start.id = guidOf(1);
            start.draft.body = body;
            return start;
        }
        [[nodiscard]] QStringList marked() const
        {
            QStringList words;
            for (const QTextEdit::ExtraSelection& mark : editor->extraSelections())
                words << mark.cursor.selectedText();
            return words;
        }
        /// The menu at this word, once its suggestions are there.
        QMenu* menuAt(const QString& word)
        {
            QTextCursor cursor = editor->document()->find(word);
            cursor.setPosition(cursor.selectionStart() + 1);
            editor->setTextCursor(cursor);
            editor->openMenuAtCursor();
            return openMenu();
        }
        QMenu* openMenu()
        {
            QMenu* menu = nullptr;
            (void)QTest::qWaitFor([&] {
                menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
                return menu && !actionNamed(menu, QStringLiteral("Looking for suggestions…"));
            });
            return menu;
        }
        static QAction* actionNamed(const QMenu* menu, const QString& text)
        {
            for (QAction* action : menu ? menu->actions() : QList<QAction*>()) {
                if (action->text().remove(u'&') == text)
                    return action;
            }
            return nullptr;
        }

        FakeComposerPort port;
        ManualClock clock;
        DictionaryShelf shelf;
        Speller speller;
        ComposerController controller;
        FakeFilesPort files;
        ComposerAttachments attachments;
        ComposerWindow window;
        ComposerEditor* editor = nullptr;
    };
    static QString folder() { return QStringLiteral(DICTIONARIES); }

private Q_SLOTS:
    void cleanup()
    {
        if (QWidget* popup = QApplication::activePopupWidget())
            popup->close();
    }

    void wrongWordsAreMarkedAndNothingCountsAsWritten()
    {
        Opened opened(folder(), QStringLiteral("<p>please answr the lettre</p>"));
        QTRY_COMPARE(opened.marked(),
                     (QStringList{QStringLiteral("answr"), QStringLiteral("lettre")}));
        QVERIFY(!opened.controller.hasUnsaved());
        QCOMPARE(opened.controller.keeping(), Keeping::Nothing);
        QVERIFY(!opened.editor->document()->isUndoAvailable());
    }

    void quotationsLinksAndAddressesAreNotChecked()
    {
        Opened opened(folder(),
                      QStringLiteral("<p>please <a href=\"https://example.org\">answr</a> "
                                     "anna@exampel.org lettre</p>"
                                     "<blockquote><p>vrong</p></blockquote>"));
        QTRY_COMPARE(opened.marked(), QStringList{QStringLiteral("lettre")});
        QTest::qWait(200); // nothing more comes
        QCOMPARE(opened.marked(), QStringList{QStringLiteral("lettre")});
    }

    void theWordBeingTypedIsNotMarkedUntilItEnds()
    {
        Opened opened(folder());
        QTest::keyClicks(opened.editor, QStringLiteral("the lettre"));
        QTest::qWait(300);
        QCOMPARE(opened.marked(), QStringList());
        QTest::keyClicks(opened.editor, QStringLiteral(" "));
        QTRY_COMPARE(opened.marked(), QStringList{QStringLiteral("lettre")});
    }

    void aSuggestionReplacesTheWord()
    {
        Opened opened(folder(), QStringLiteral("<p>the lettr please</p>"));
        QTRY_COMPARE(opened.marked().size(), 1);
        QMenu* menu = opened.menuAt(QStringLiteral("lettr"));
        QVERIFY(menu);
        QAction* suggestion = Opened::actionNamed(menu, QStringLiteral("letter"));
        QVERIFY(suggestion);
        QCOMPARE(menu->actions().first(), suggestion);
        suggestion->trigger();
        QCOMPARE(opened.editor->toPlainText(), QStringLiteral("the letter please"));
        QTRY_COMPARE(opened.marked(), QStringList());
        QVERIFY(opened.controller.hasUnsaved());
        opened.editor->undo();
        QCOMPARE(opened.editor->toPlainText(), QStringLiteral("the lettr please"));
    }

    void wordsAreLearntAndIgnored()
    {
        Opened opened(folder(), QStringLiteral("<p>waxwing lettre</p>"));
        QTRY_COMPARE(opened.marked().size(), 2);
        QSignalSpy chosen(&opened.speller, &Speller::chosen);
        QMenu* menu = opened.menuAt(QStringLiteral("waxwing"));
        Opened::actionNamed(menu, QStringLiteral("Add “waxwing” to the dictionary"))->trigger();
        menu->close();
        QTRY_COMPARE(opened.marked(), QStringList{QStringLiteral("lettre")});
        QCOMPARE(chosen.size(), 1);
        menu = opened.menuAt(QStringLiteral("lettre"));
        Opened::actionNamed(menu, QStringLiteral("Ignore in this message"))->trigger();
        QTRY_COMPARE(opened.marked(), QStringList());
        QCOMPARE(chosen.size(), 1);
    }

    void theKeyboardGoesFromOneToTheNext()
    {
        Opened opened(folder(), QStringLiteral("<p>answr the lettre</p>"));
        QTRY_COMPARE(opened.marked().size(), 2);
        for (const char* word : {"answr", "lettre", "answr"}) {
            QTest::keyClick(&opened.window, Qt::Key_F7);
            QMenu* menu = opened.openMenu();
            QVERIFY(menu);
            QCOMPARE(opened.editor->textCursor().selectedText(), QLatin1String(word));
            menu->close();
        }
    }

    void itCanBeSwitchedOffAndOnInTheMenu()
    {
        Opened opened(folder(), QStringLiteral("<p>the lettre</p>"));
        QTRY_COMPARE(opened.marked().size(), 1);
        QMenu* menu = opened.menuAt(QStringLiteral("the"));
        QAction* spelling = Opened::actionNamed(menu, QStringLiteral("Spelling"));
        QVERIFY(spelling);
        QAction* on = Opened::actionNamed(spelling->menu(), QStringLiteral("Check spelling"));
        QVERIFY(on && on->isChecked());
        on->trigger();
        menu->close();
        QTRY_COMPARE(opened.speller.standing(), Speller::Standing::Off);
        QTRY_COMPARE(opened.marked(), QStringList());
        QVERIFY(!opened.speller.choice().on);
    }

    void withoutADictionaryTheMenuSaysNothingOfSpelling()
    {
        const QTemporaryDir empty;
        Opened opened(empty.path(), QStringLiteral("<p>the lettre</p>"));
        QCOMPARE(opened.speller.standing(), Speller::Standing::NoDictionary);
        QMenu* menu = opened.menuAt(QStringLiteral("lettre"));
        QVERIFY(menu);
        QVERIFY(!Opened::actionNamed(menu, QStringLiteral("Spelling")));
        QCOMPARE(opened.marked(), QStringList());
    }
};

QTEST_MAIN(ComposerSpellingTest)
#include "tst_composerspelling.moc"
