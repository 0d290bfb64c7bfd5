#include "tests/support/manualclock.h"
#include "tests/ui/reader/fakeattachments.h"
#include "tests/ui/reader/fakecontent.h"
#include "ui/common/noticebar.h"
#include "ui/reader/attachmentlist.h"
#include "ui/reader/attachmentpreview.h"
#include "ui/reader/attachmentscontroller.h"
#include "ui/reader/attachmentspane.h"

#include <QBuffer>
#include <QFileDialog>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

class AttachmentsPaneTest : public QObject
{
    Q_OBJECT

private:
    MessageSummary message()
    {
        MessageSummary summary;
        summary.guid = FakeContent::guidOf(1);
        int number = 11;
        for (const char* name : {"a.pdf", "b.txt"}) {
            AttachmentSummary file;
            file.guid = FakeContent::guidOf(number++);
            file.fileName = QString::fromLatin1(name);
            file.fileSize = 1000;
            summary.attachments << file;
        }
        return summary;
    }
    QPushButton* button(const QString& text)
    {
        const auto all = m_pane->findChildren<QPushButton*>();
        for (QPushButton* each : all) {
            if (each->text() == text && each->isVisible())
                return each;
        }
        return nullptr;
    }
    NoticeBar& bar() { return *m_pane->findChild<NoticeBar*>(); }
    AttachmentList& list() { return *m_pane->findChild<AttachmentList*>(); }

    ManualClock m_clock;
    std::unique_ptr<FakeAttachments> m_source;
    std::unique_ptr<AttachmentsController> m_controller;
    std::unique_ptr<AttachmentsPane> m_pane;

private Q_SLOTS:
    void init()
    {
        m_source = std::make_unique<FakeAttachments>();
        m_controller = std::make_unique<AttachmentsController>(m_clock, m_clock);
        m_pane = std::make_unique<AttachmentsPane>(m_controller.get());
        m_pane->setAttachments(message().attachments);
        m_pane->resize(500, 200);
        m_pane->show();
        m_controller->show(*m_source, message(), std::nullopt);
    }
    void cleanup()
    {
        m_pane.reset();
        m_controller.reset();
        m_source.reset();
    }

    void listsOnlyWhileTheMessageIsNotOpen()
    {
        QVERIFY(button(QStringLiteral("Open")));
        m_controller->clear();
        QVERIFY(!button(QStringLiteral("Open")));
        QCOMPARE(list().count(), 2);
    }

    void enterAsksAndTheAnswerOpens()
    {
        list().setFocus();
        QTest::keyClick(&list(), Qt::Key_Return);
        QVERIFY(bar().isVisible());
        QVERIFY(bar().text().contains(u"a.pdf"));
        QVERIFY(m_source->calls.isEmpty());
        button(QStringLiteral("Open file"))->click();
        QVERIFY(!bar().isVisible());
        QCOMPARE(m_source->calls, QStringList{QStringLiteral("save /private/a.pdf")});
    }

    void theQuestionIsAboutTheFileThatWasAskedFor()
    {
        QTest::keyClick(&list(), Qt::Key_Return);
        list().setCurrentRow(1);
        QVERIFY(!bar().isVisible());
        QTest::keyClick(&list(), Qt::Key_Return);
        QVERIFY(bar().text().contains(u"b.txt"));
        button(QStringLiteral("Don't open"))->click();
        QVERIFY(!bar().isVisible());
        QVERIFY(m_source->calls.isEmpty());
    }

    void whatTakesAWhileCanBeStoppedAndSaysHowFarItIs()
    {
        m_controller->saveAs(FakeContent::guidOf(11), QStringLiteral("/home/a.pdf"));
        m_clock.advance(std::chrono::milliseconds(600));
        Q_EMIT m_source->transfers[0]->progressed(500, 1000);
        const QString spoken = list().item(0)->data(Qt::AccessibleTextRole).toString();
        QVERIFY2(spoken.contains(u"of"), qPrintable(spoken));
        QVERIFY(!button(QStringLiteral("Save as…")));
        button(QStringLiteral("Stop"))->click();
        QVERIFY(m_source->calls.contains(QStringLiteral("end a.pdf")));
        QVERIFY(button(QStringLiteral("Save as…")));
    }

    void aFailureIsSaidAndTriedAgain()
    {
        m_controller->saveAs(FakeContent::guidOf(11), QStringLiteral("/home/a.pdf"));
        Q_EMIT m_source->transfers[0]->stopped(Error(ErrorKind::Network));
        QVERIFY(bar().text().contains(u"a.pdf"));
        button(QStringLiteral("Try again"))->click();
        QCOMPARE(m_source->calls.last(), QStringLiteral("resume a.pdf"));
    }

    void theNameOfAStrangerIsOfferedCleaned()
    {
        MessageSummary hostile = message();
        hostile.guid = FakeContent::guidOf(2);
        hostile.attachments[0].fileName = QStringLiteral("../\u202Efdp.exe");
        m_controller->show(*m_source, hostile, std::nullopt);
        button(QStringLiteral("Save as…"))->click();
        const auto* dialog = m_pane->findChild<QFileDialog*>();
        QVERIFY(dialog);
        QCOMPARE(dialog->selectedFiles().value(0).section(u'/', -1), QStringLiteral("_fdp.exe"));
    }

    void everyButtonSaysWhatItIsFor()
    {
        const auto all = m_pane->findChildren<QPushButton*>();
        for (const QPushButton* each : all) {
            if (each->isVisible() && each->text() == u"Open")
                QCOMPARE(each->accessibleName(), QStringLiteral("Open a.pdf"));
        }
        QVERIFY(!list().accessibleName().isEmpty());
    }

    void aTextIsShownHere()
    {
        list().setCurrentRow(1);
        button(QStringLiteral("Preview"))->click();
        m_source->asked->complete(QByteArray("gr\xc3\xbc\xc3\x9f"));
        QTRY_VERIFY(m_pane->findChild<AttachmentPreview*>());
        auto* preview = m_pane->findChild<AttachmentPreview*>();
        QCOMPARE(preview->findChild<QPlainTextEdit*>()->toPlainText(), QStringLiteral("grüß"));
        // It goes with the message.
        m_controller->clear();
        QTRY_VERIFY(!m_pane->findChild<AttachmentPreview*>());
    }

    void onlyPicturesOfBearableSizeAreDecoded()
    {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        QImage picture(6000, 20, QImage::Format_RGB32);
        picture.fill(Qt::red);
        QVERIFY(picture.save(&buffer, "PNG"));
        QCOMPARE(decodedPicture(bytes).width(), 4096);
        QVERIFY(decodedPicture("<svg xmlns='http://www.w3.org/2000/svg'/>").isNull());
        QVERIFY(decodedPicture("GIF89a").isNull());
        // A head that promises more than anybody has.
        QByteArray bomb = bytes;
        bomb.replace(16, 8, QByteArray::fromHex("0001ffff0001ffff"));
        QVERIFY(decodedPicture(bomb).isNull());
    }
};

QTEST_MAIN(AttachmentsPaneTest)
#include "tst_attachmentspane.moc"
