#include "tests/support/manualclock.h"
#include "tests/ui/reader/fakecontent.h"
#include "ui/common/noticebar.h"
#include "ui/reader/attachmentlist.h"
#include "ui/reader/messagebodyview.h"
#include "ui/reader/messageheader.h"
#include "ui/reader/readercontroller.h"
#include "ui/reader/readertexts.h"
#include "ui/reader/readerview.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using Act = ReaderController::Act;

namespace {

template<typename T>
T* named(QWidget& window, const QString& name)
{
    const auto all = window.findChildren<T*>();
    for (T* widget : all) {
        if (widget->accessibleName() == name && widget->isVisible())
            return widget;
    }
    return nullptr;
}

ReadableBody asItIs(const QString& body, BodyFormat, bool)
{
    return {body, {}};
}

} // namespace

class ReaderViewTest : public QObject
{
    Q_OBJECT

    test::ManualClock clock;
    const ReaderAccount account{test::FakeContent::guidOf(9), QStringLiteral("me@example.org"), false,
                                true};

private Q_SLOTS:
    void opensTheSlipAndShowsTheText()
    {
        test::FakeContent content;
        ReaderController controller({clock, clock, asItIs, nullptr});
        ReaderView view(controller, clock);
        view.show();
        controller.show(content, account, test::FakeContent::guidOf(1), Act::Selected);
        QTRY_VERIFY(named<QPushButton>(view, QStringLiteral("Open message")));
        named<QPushButton>(view, QStringLiteral("Open message"))->click();
        content.deliver(QStringLiteral("<p>Hello</p>"));
        QTRY_VERIFY(named<MessageBodyView>(view, QStringLiteral("Message text")));
        QCOMPARE(named<MessageBodyView>(view, QStringLiteral("Message text"))->toPlainText(),
                 QStringLiteral("Hello"));
        controller.clear();
        QVERIFY(view.findChild<MessageBodyView*>()->toPlainText().isEmpty());
    }

    void forgetsProtectedTextWhenConcealed()
    {
        test::FakeContent content;
        content.known->options.fyeoType = FyeoType::UniquePassword;
        ReaderController controller({clock, clock, asItIs, nullptr});
        ReaderView view(controller, clock);
        view.show();
        controller.show(content, account, test::FakeContent::guidOf(1), Act::Opened);
        QTRY_VERIFY(named<QLineEdit>(view, QStringLiteral("Message password")));
        auto* password = named<QLineEdit>(view, QStringLiteral("Message password"));
        QTest::keyClicks(password, QStringLiteral("pw"));
        QTest::keyClick(password, Qt::Key_Return);
        QCOMPARE(content.calls, QStringList(QStringLiteral("fetch pw")));
        QVERIFY(password->text().isEmpty());
        content.deliver(QStringLiteral("<p>Secret</p>"));
        QTRY_COMPARE(view.findChild<MessageBodyView*>()->toPlainText(), QStringLiteral("Secret"));
        controller.conceal();
        QVERIFY(view.findChild<MessageBodyView*>()->toPlainText().isEmpty());
    }

    void diesWhileAMessageIsFetched()
    {
        test::FakeContent content;
        {
            ReaderController controller({clock, clock, asItIs, nullptr});
            ReaderView view(controller, clock);
            view.show();
            controller.show(content, account, test::FakeContent::guidOf(1), Act::Opened);
            QTRY_VERIFY(content.fetching.has_value());
        }
        content.deliver(QStringLiteral("late"));
        QTest::qWait(20);
    }

    void loadsNothingByItself()
    {
        MessageBodyView view;
        const QUrl known(QStringLiteral("https://example.org/a.png"));
        QImage image(10, 10, QImage::Format_RGB32);
        view.setBody(QStringLiteral("<img src=\"https://example.org/a.png\"><img src=\"file:///etc/passwd\">"),
                     {{known, image}});
        QCOMPARE(view.loadResource(QTextDocument::ImageResource, known).value<QImage>().width(), 10);
        QCOMPARE(view.loadResource(QTextDocument::ImageResource, QUrl(QStringLiteral("file:///etc/passwd")))
                     .value<QImage>().width(), 1);
        QVERIFY(!view.loadResource(QTextDocument::StyleSheetResource, known).isValid());
        QVERIFY(!view.loadResource(QTextDocument::HtmlResource, known).isValid());
        view.setSource(QUrl(QStringLiteral("file:///etc/hostname")));
        QVERIFY(view.toPlainText().trimmed().size() <= 2);
    }

    void asksBeforeALinkIsOpened_data()
    {
        QTest::addColumn<QUrl>("target");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("web") << QUrl(QStringLiteral("https://example.org/x")) << true;
        QTest::newRow("mail") << QUrl(QStringLiteral("mailto:a@example.org")) << true;
        QTest::newRow("file") << QUrl(QStringLiteral("file:///etc/passwd")) << false;
        QTest::newRow("script") << QUrl(QStringLiteral("javascript:alert(1)")) << false;
    }
    void asksBeforeALinkIsOpened()
    {
        QFETCH(QUrl, target);
        QFETCH(bool, allowed);
        test::FakeContent content;
        content.cached = QStringLiteral("<p>x</p>");
        ReaderController controller({clock, clock, asItIs, nullptr});
        ReaderView view(controller, clock);
        view.show();
        controller.show(content, account, test::FakeContent::guidOf(1), Act::Selected);
        QTRY_COMPARE(controller.state().phase, ReaderPhase::Open);
        QSignalSpy confirmed(&view, &ReaderView::linkConfirmed);
        Q_EMIT view.findChild<MessageBodyView*>()->linkActivated(target);
        QVERIFY(confirmed.isEmpty());
        auto* open = named<QPushButton>(view, QStringLiteral("Open link"));
        QCOMPARE(open != nullptr, allowed);
        if (open) {
            open->click();
            QCOMPARE(confirmed.size(), 1);
            QCOMPARE(confirmed.first().first().toUrl(), target);
        }
    }

    void turnsPlainTextIntoHarmlessHtml()
    {
        const QString html = textAsHtml(QStringLiteral("a <b>&\nhttps://example.org/?a=1&b=\"2\"."));
        QVERIFY(html.contains(u"a &lt;b&gt;&amp;\n"));
        QVERIFY(html.contains(u"<a href=\"https://example.org/?a=1&amp;b=\">"));
        QVERIFY(!html.contains(u"\"2\""));
    }

    void knowsBodiesThatBringTheirOwnColours_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<bool>("expected");
        QTest::newRow("plain") << "<p>color: red is only text</p>" << false;
        QTest::newRow("style") << "<p style=\"color: red\">x</p>" << true;
        QTest::newRow("background") << "<td bgcolor=\"#fff\">x</td>" << true;
        QTest::newRow("font") << "<font color=blue>x</font>" << true;
    }
    void knowsBodiesThatBringTheirOwnColours()
    {
        QFETCH(QString, html);
        QTEST(bringsColors(html), "expected");
    }

    void listsAttachmentsWithCleanNames()
    {
        AttachmentList list;
        AttachmentSummary file;
        file.fileName = QStringLiteral("invoice\u202Efdp.exe\n");
        file.fileSize = 1'234'567;
        list.setAttachments({file});
        QCOMPARE(list.count(), 1);
        QCOMPARE(list.item(0)->text(), QStringLiteral("invoicefdp.exe"));
        QCOMPARE(list.item(0)->data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("invoicefdp.exe, %1").arg(QLocale().formattedDataSize(
                     1'234'567, 1, QLocale::DataSizeSIFormat)));
    }

    void namesRecipientsBriefly()
    {
        MessageSummary summary;
        for (int i = 0; i < 4; ++i)
            summary.to.append({{}, QStringLiteral("u%1@example.org").arg(i), {}, {}});
        QVERIFY(shortRecipients(summary).contains(u"u1@example.org"));
        QVERIFY(!shortRecipients(summary).contains(u"u2@example.org"));
        QVERIFY(longRecipients(summary).contains(u"u3@example.org"));
    }

    void hasANoticeForEveryPhaseWithoutText()
    {
        ReaderState state;
        state.summary = MessageSummary();
        for (int phase = 0; phase <= int(ReaderPhase::Failed); ++phase) {
            state.phase = static_cast<ReaderPhase>(phase);
            const bool hasOwnPlace = state.phase == ReaderPhase::Open
                                     || state.phase == ReaderPhase::PasswordNeeded;
            QCOMPARE(noticeOf(state, QLocale::c()).heading.isEmpty(), hasOwnPlace);
        }
    }
};

QTEST_MAIN(ReaderViewTest)
#include "tst_readerview.moc"
