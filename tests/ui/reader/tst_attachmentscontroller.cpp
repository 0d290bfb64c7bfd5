#include "tests/support/manualclock.h"
#include "tests/ui/reader/fakeattachments.h"
#include "tests/ui/reader/fakecontent.h"
#include "ui/reader/attachmentscontroller.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;
using Phase = AttachmentItem::Phase;

namespace {

AttachmentSummary fileOf(int number, const QString& name, qint64 size = 1000)
{
    AttachmentSummary file;
    file.guid = FakeContent::guidOf(number);
    file.fileName = name;
    file.fileSize = size;
    return file;
}

} // namespace

class AttachmentsControllerTest : public QObject
{
    Q_OBJECT

private:
    MessageSummary message(int number = 1)
    {
        MessageSummary summary;
        summary.guid = FakeContent::guidOf(number);
        summary.attachments = {fileOf(11, QStringLiteral("a.pdf")), fileOf(12, QStringLiteral("b.txt")),
                               fileOf(13, QStringLiteral("b.TXT"))};
        return summary;
    }
    Error errorOf(ErrorKind kind, const QString& code)
    {
        Error error(kind);
        error.code = code;
        return error;
    }
    const AttachmentItem& item(int number) { return *m_controller->item(FakeContent::guidOf(number)); }

    const Guid kFirst = FakeContent::guidOf(11);
    ManualClock m_clock;
    std::unique_ptr<FakeAttachments> m_source;
    std::unique_ptr<AttachmentsController> m_controller;

private Q_SLOTS:
    void init()
    {
        m_source = std::make_unique<FakeAttachments>();
        m_controller = std::make_unique<AttachmentsController>(m_clock, m_clock);
        m_controller->show(*m_source, message(), std::nullopt);
    }
    void cleanup()
    {
        m_controller.reset();
        // Transfers are let go once nobody is within them.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        m_source.reset();
    }

    void opensOnlyAfterTheQuestionAndOnlyWhatHasComeWhole()
    {
        QTemporaryDir folder;
        m_source->folder = folder.path();
        QSignalSpy questions(m_controller.get(), &AttachmentsController::openConfirmationNeeded);
        QSignalSpy ready(m_controller.get(), &AttachmentsController::fileReady);
        m_controller->open(kFirst);
        QCOMPARE(questions.size(), 1);
        QVERIFY(m_source->calls.isEmpty());
        m_controller->confirmOpen(kFirst);
        const QString path = folder.filePath(QStringLiteral("a.pdf"));
        QCOMPARE(m_source->calls, QStringList{QStringLiteral("save ") + path});
        QCOMPARE(ready.size(), 0);
        QFile file(path);
        QVERIFY(file.open(QFile::WriteOnly));
        file.close();
        Q_EMIT m_source->transfers[0]->completed(path);
        QCOMPARE(ready.size(), 1);
        QVERIFY(!(QFile::permissions(path) & QFile::WriteOwner));
        // Once for each file.
        m_controller->open(kFirst);
        QCOMPARE(questions.size(), 1);
        QCOMPARE(m_source->transfers.size(), 2);
    }

    void aFileThatComesWhenAnotherMessageIsOnScreenIsNotOpened()
    {
        QSignalSpy ready(m_controller.get(), &AttachmentsController::fileReady);
        m_controller->confirmOpen(kFirst);
        MessageSummary other = message(2);
        other.attachments = {fileOf(21, QStringLiteral("c.pdf"))};
        m_controller->show(*m_source, other, std::nullopt);
        Q_EMIT m_source->transfers[0]->completed(QStringLiteral("/private/a.pdf"));
        QCOMPARE(ready.size(), 0);
    }

    void savingGoesOnWhileAnotherMessageIsRead()
    {
        m_controller->saveAs(kFirst, QStringLiteral("/home/a.pdf"));
        MessageSummary other = message(2);
        other.attachments.clear();
        m_controller->show(*m_source, other, std::nullopt);
        QVERIFY(m_source->transfers[0]);
        m_controller->show(*m_source, message(), std::nullopt);
        QCOMPARE(item(11).phase, Phase::Waiting);
        Q_EMIT m_source->transfers[0]->completed(QStringLiteral("/home/a.pdf"));
        QCOMPARE(item(11).phase, Phase::Saved);
        QCOMPARE(item(11).file, QStringLiteral("/home/a.pdf"));
    }

    void progressIsShownOnlyWhenItTakesAWhile()
    {
        m_controller->saveAs(kFirst, QStringLiteral("/home/a.pdf"));
        m_clock.advance(400ms);
        QVERIFY(!item(11).shown);
        m_clock.advance(200ms);
        QVERIFY(item(11).shown);
        m_clock.advance(1s);
        Q_EMIT m_source->transfers[0]->progressed(400, 1000);
        QCOMPARE(item(11).phase, Phase::Running);
        QCOMPARE(item(11).bytes, 400);
        QCOMPARE(item(11).bytesPerSecond, 250);
    }

    void stoppingEndsTheTransferAndLeavesNoTrace()
    {
        m_controller->saveAs(kFirst, QStringLiteral("/home/a.pdf"));
        m_controller->cancel(kFirst);
        QVERIFY(m_source->calls.contains(QStringLiteral("end a.pdf")));
        QCOMPARE(item(11).phase, Phase::Idle);
    }

    void whatFailedIsSaidAndResumed_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("again");
        QTest::newRow("connection") << ErrorKind::Network << QStringLiteral("connection-lost") << true;
        QTest::newRow("disk full") << ErrorKind::Storage << QStringLiteral("disk-full") << true;
        QTest::newRow("folder") << ErrorKind::Storage << QStringLiteral("file") << true;
        QTest::newRow("length") << ErrorKind::Protocol << QStringLiteral("length") << true;
        QTest::newRow("expired") << ErrorKind::Forbidden << QStringLiteral("Portal.Expired") << false;
        QTest::newRow("recalled") << ErrorKind::Forbidden << QStringLiteral("915") << false;
        QTest::newRow("no access") << ErrorKind::Forbidden << QStringLiteral("907") << false;
        QTest::newRow("gone") << ErrorKind::NotFound << QStringLiteral("929") << false;
        QTest::newRow("incomplete") << ErrorKind::Forbidden
                                    << QStringLiteral("Portal.AttachmentIncomplete") << false;
    }
    void whatFailedIsSaidAndResumed()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(QString, code);
        QFETCH(bool, again);
        static QSet<QString> sentences;
        m_controller->saveAs(kFirst, QStringLiteral("/home/a.pdf"));
        Q_EMIT m_source->transfers[0]->stopped(errorOf(kind, code));
        QCOMPARE(item(11).phase, Phase::Stopped);
        QVERIFY(!item(11).error.isEmpty());
        QVERIFY2(!sentences.contains(item(11).error), qPrintable(item(11).error));
        sentences << item(11).error;
        QCOMPARE(item(11).canRetry, again);
        m_controller->retry(kFirst);
        QCOMPARE(m_source->calls.last(), QStringLiteral("resume a.pdf"));
        QCOMPARE(item(11).phase, Phase::Waiting);
    }

    void saveAllTakesFreeNamesAndWhatThereIsAccessTo()
    {
        QTemporaryDir folder;
        QFile there(folder.filePath(QStringLiteral("a.pdf")));
        QVERIFY(there.open(QFile::WriteOnly));
        MessageSummary summary = message();
        summary.attachments << fileOf(14, QStringLiteral("../../x"));
        summary.attachments << fileOf(15, QStringLiteral("gone"));
        summary.attachments.last().hasAccess = false;
        m_controller->show(*m_source, summary, std::nullopt);
        m_controller->saveAll(folder.path());
        QStringList names;
        for (const auto& transfer : std::as_const(m_source->transfers))
            names << transfer->name();
        QCOMPARE(names, (QStringList{QStringLiteral("a (2).pdf"), QStringLiteral("b.txt"),
                                     QStringLiteral("b (2).TXT"), QStringLiteral("_.._x")}));
    }

    void protectedFilesAreNotOpenedWithOtherPrograms()
    {
        MessageSummary summary = message(3);
        summary.options.fyeoType = FyeoType::UniquePassword;
        m_controller->show(*m_source, summary, Secret(QByteArray("geheim")));
        QVERIFY(!m_controller->openRefusal(kFirst).isEmpty());
        m_controller->open(kFirst);
        m_controller->confirmOpen(kFirst);
        QVERIFY(m_source->calls.isEmpty());
        m_controller->preview(FakeContent::guidOf(12));
        QCOMPARE(m_source->calls, QStringList{QStringLiteral("content geheim")});
        m_controller->saveAs(kFirst, QStringLiteral("/home/a.pdf"));
        QCOMPARE(m_source->calls.last(), QStringLiteral("save /home/a.pdf geheim"));
    }

    void theTypedPasswordEndsWithTheMessage()
    {
        MessageSummary summary = message(3);
        summary.options.fyeoType = FyeoType::UniquePassword;
        m_controller->show(*m_source, summary, Secret(QByteArray("geheim")));
        m_controller->saveAs(kFirst, QStringLiteral("/home/a.pdf"));
        m_controller->clear();
        m_controller->show(*m_source, summary, std::nullopt);
        Q_EMIT m_source->transfers[0]->stopped(errorOf(ErrorKind::Forbidden, QStringLiteral("38")));
        QVERIFY(item(11).wantsPassword);
        m_controller->retry(kFirst);
        QCOMPARE(m_source->calls.last(), QStringLiteral("resume a.pdf"));
        Q_EMIT m_source->transfers[0]->stopped(errorOf(ErrorKind::Forbidden, QStringLiteral("38")));
        m_controller->retryWithPassword(kFirst, Secret(QByteArray("again")));
        QCOMPARE(m_source->calls.last(), QStringLiteral("resume a.pdf again"));
    }

    void aPreviewIsForTheMessageOnScreen()
    {
        QSignalSpy ready(m_controller.get(), &AttachmentsController::previewReady);
        const Guid text = FakeContent::guidOf(12);
        QCOMPARE(m_controller->previewKind(kFirst), AttachmentsController::Preview::None);
        m_controller->preview(text);
        m_source->asked->complete(QByteArray("hello"));
        QTRY_COMPARE(ready.size(), 1);
        QCOMPARE(item(12).phase, Phase::Idle);
        m_controller->preview(text);
        m_controller->clear();
        m_source->asked->complete(QByteArray("hello"));
        QTest::qWait(0);
        QCOMPARE(ready.size(), 1);
    }

    void whatIsTooLargeForALookIsNotFetchedForOne()
    {
        MessageSummary summary = message();
        summary.attachments = {fileOf(31, QStringLiteral("a.txt"),
                                      AttachmentsController::kMostPreviewBytes + 1)};
        m_controller->show(*m_source, summary, std::nullopt);
        m_controller->preview(FakeContent::guidOf(31));
        QVERIFY(m_source->calls.isEmpty());
    }

    void whatThereIsNoAccessToIsRefusedWithTheReason()
    {
        MessageSummary summary = message();
        summary.attachments[0].hasAccess = false;
        m_controller->show(*m_source, summary, std::nullopt);
        QVERIFY(!m_controller->saveRefusal(kFirst).isEmpty());
        m_controller->saveAs(kFirst, QStringLiteral("/home/a.pdf"));
        m_controller->open(kFirst);
        m_controller->preview(kFirst);
        QVERIFY(m_source->calls.isEmpty());
    }

    void whatIsToBeSignedOpensInTheBrowser()
    {
        MessageSummary summary = message();
        summary.attachments[0].type = QStringLiteral("ESignature");
        m_controller->show(*m_source, summary, std::nullopt);
        QVERIFY(m_controller->isSignature(kFirst));
        QSignalSpy asked(m_controller.get(), &AttachmentsController::browserRequested);
        m_controller->openInBrowser();
        QCOMPARE(asked.size(), 1);
    }

    void withoutAPrivateFolderNothingIsOpened()
    {
        m_source->folder.clear();
        m_controller->confirmOpen(kFirst);
        QCOMPARE(item(11).phase, Phase::Stopped);
        QVERIFY(m_source->transfers.isEmpty());
    }

    void anAccountThatGoesEndsItsTransfers()
    {
        m_controller->saveAs(kFirst, QStringLiteral("/home/a.pdf"));
        m_controller->drop(*m_source);
        QVERIFY(m_source->calls.contains(QStringLiteral("end a.pdf")));
        QVERIFY(m_controller->items().isEmpty());
    }
};

QTEST_GUILESS_MAIN(AttachmentsControllerTest)
#include "tst_attachmentscontroller.moc"
