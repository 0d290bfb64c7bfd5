#include "tests/support/manualclock.h"
#include "tests/ui/reader/fakecontent.h"
#include "ui/reader/messagebodyview.h"
#include "ui/reader/messageprinter.h"
#include "ui/reader/printedmessage.h"
#include "ui/reader/readercontroller.h"
#include "ui/reader/readingbar.h"

#include <QAction>
#include <QFile>
#include <QLocale>
#include <QPrinter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace waxwing;
using Act = ReaderController::Act;

/// Printing, and the row of buttons above the message.
class PrintedMessageTest : public QObject
{
    Q_OBJECT

private:
    static ReaderState openState()
    {
        ReaderState state;
        state.phase = ReaderPhase::Open;
        state.summary.emplace();
        state.summary->subject = QStringLiteral("<i>Q & A</i>");
        state.summary->sender.email = QStringLiteral("anna@example.org");
        state.summary->sender.firstName = QStringLiteral("Anna <b>");
        state.html = QStringLiteral("<p>Words <b>here</b></p>");
        return state;
    }
    void open(const QString& body)
    {
        m_content->cached = body;
        m_reader->show(*m_content, {test::FakeContent::guidOf(9), QStringLiteral("me@example.org")},
                       test::FakeContent::guidOf(1), Act::Opened);
        QTRY_COMPARE(m_reader->state().phase, ReaderPhase::Open);
    }
    QAction* actionNamed(const ReadingBar& bar, const QString& text)
    {
        for (const QToolButton* button : bar.findChildren<QToolButton*>()) {
            if (button->defaultAction() && button->defaultAction()->text() == text)
                return button->defaultAction();
        }
        return nullptr;
    }

    std::unique_ptr<test::ManualClock> m_clock;
    std::unique_ptr<test::FakeContent> m_content;
    std::unique_ptr<ReaderController> m_reader;
    QTemporaryDir m_folder;

private Q_SLOTS:
    void init()
    {
        m_clock = std::make_unique<test::ManualClock>();
        m_content = std::make_unique<test::FakeContent>();
        const auto cleaner = [](const QString& body, BodyFormat format, bool) {
            return ReadableBody{format == BodyFormat::Text ? QStringLiteral("text ") + body : body,
                                {}};
        };
        m_reader = std::make_unique<ReaderController>(ReaderController::Needs{
            *m_clock, *m_clock, cleaner, nullptr, [](const QString& body) {
                return QString(body).remove(QStringLiteral("<p>"));
            }});
    }

    void paperNamesWhoAndWhatAndTakesNamesForText()
    {
        const PrintedMessage paper(openState(), QLocale::c());
        const QString text = paper.toPlainText();
        QVERIFY(text.contains(u"<i>Q & A</i>"));
        QVERIFY(text.contains(u"Anna <b> <anna@example.org>"));
        QVERIFY(text.contains(u"Words here"));
    }
    void paperLoadsOnlyThePicturesThatAreOnScreen()
    {
        ReaderState state = openState();
        state.html = QStringLiteral("<img src=\"https://a.example/1.png\" width=\"9\" height=\"9\">"
                                    "<img src=\"file:///etc/hostname\">");
        QImage shown(9, 9, QImage::Format_RGB32);
        shown.fill(Qt::red);
        state.images.insert(QUrl(QStringLiteral("https://a.example/1.png")), shown);
        PrintedMessage paper(state, QLocale::c());
        const auto load = [&](const char* address) {
            return paper.resource(QTextDocument::ImageResource, QUrl(QLatin1String(address)))
                .value<QImage>();
        };
        QCOMPARE(load("https://a.example/1.png").size(), QSize(9, 9));
        QCOMPARE(load("file:///etc/hostname").size(), QSize(1, 1));
    }
    void aJobIsReportedOnceWithItsMessage()
    {
        open(QStringLiteral("<p>Words"));
        MessagePrinter printing(*m_reader);
        QSignalSpy printed(&printing, &MessagePrinter::printed);
        QPrinter printer;
        const QString file = m_folder.filePath(QStringLiteral("a.pdf"));
        printer.setOutputFileName(file);
        QVERIFY(printing.printTo(printer));
        QCOMPARE(printed.size(), 1);
        QCOMPARE(printed.first().at(1).value<Guid>(), test::FakeContent::guidOf(1));
        QVERIFY(QFile(file).size() > 500);
    }
    void whatIsProtectedOrClosedIsNotPrinted_data()
    {
        QTest::addColumn<FyeoType>("protection");
        QTest::addColumn<ReaderPhase>("phase");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("open") << FyeoType::Disabled << ReaderPhase::Open << true;
        QTest::newRow("own password") << FyeoType::UniquePassword << ReaderPhase::Open << false;
        QTest::newRow("account password")
            << FyeoType::AccountPassword << ReaderPhase::Open << false;
        QTest::newRow("closed") << FyeoType::Disabled << ReaderPhase::Closed << false;
        QTest::newRow("recalled") << FyeoType::Disabled << ReaderPhase::Recalled << false;
    }
    void whatIsProtectedOrClosedIsNotPrinted()
    {
        QFETCH(FyeoType, protection);
        QFETCH(ReaderPhase, phase);
        QFETCH(bool, allowed);
        ReaderState state = openState();
        state.summary->options.fyeoType = protection;
        state.phase = phase;
        QCOMPARE(printRefusal(state).isEmpty(), allowed);
        QCOMPARE(PrintedMessage(state, QLocale::c()).toPlainText().contains(u"Words"), allowed);
    }
    void plainTextShowsTheWordsAloneAndStaysForTheNextMessage()
    {
        m_content->known->bodyFormat = BodyFormat::Html;
        open(QStringLiteral("<p>Words"));
        QCOMPARE(m_reader->state().html, QStringLiteral("<p>Words"));
        m_reader->setPlainText(true);
        QTRY_COMPARE(m_reader->state().html, QStringLiteral("text Words"));
        m_reader->clear();
        open(QStringLiteral("<p>More"));
        QCOMPARE(m_reader->state().html, QStringLiteral("text More"));
        m_reader->setPlainText(false);
        QTRY_COMPARE(m_reader->state().html, QStringLiteral("<p>More"));
    }
    void theRowComesWithAMessageAndSaysWhatCannotBePrinted()
    {
        ReadingBar bar(*m_reader);
        bar.show();
        m_reader->clear();
        QVERIFY(!bar.isVisible());
        m_content->known->options.fyeoType = FyeoType::UniquePassword;
        m_content->known->bodyFormat = BodyFormat::Html;
        m_reader->show(*m_content, {test::FakeContent::guidOf(9), QStringLiteral("me@example.org")},
                       test::FakeContent::guidOf(1), Act::Opened);
        QTRY_COMPARE(m_reader->state().phase, ReaderPhase::PasswordNeeded);
        QVERIFY(bar.isVisible());
        const QAction* print = actionNamed(bar, ReadingBar::tr("Print…"));
        QVERIFY(print && !print->isEnabled());
        QVERIFY(!print->toolTip().isEmpty());
    }
    void theSizeOfTheTextIsSaidWhenItChangesAndKeptInBounds()
    {
        MessageBodyView body;
        QSignalSpy changed(&body, &MessageBodyView::zoomChanged);
        body.setZoomSteps(3);
        body.setZoomSteps(3);
        QCOMPARE(changed.size(), 1);
        body.setZoomSteps(500);
        QVERIFY(body.zoomSteps() < 50);
        body.setZoomSteps(-500);
        QVERIFY(body.zoomSteps() > -10);
        body.resetZoom();
        QCOMPARE(changed.last().first().toInt(), 0);
    }
};

QTEST_MAIN(PrintedMessageTest)
#include "tst_printedmessage.moc"
