#include "tests/support/await.h"
#include "tests/support/manualclock.h"
#include "tests/ui/composer/fakecomposerport.h"
#include "tests/ui/composer/fakefilesport.h"
#include "ui/composer/composerattachments.h"
#include "ui/composer/composercontroller.h"
#include "ui/composer/filetexts.h"

#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

class ComposerAttachmentsTest : public QObject
{
    Q_OBJECT

private:
    struct Desk
    {
        Desk(FakeComposerPort& port, ManualClock& clock, const ComposerStart& start)
            : controller(ComposerController::Needs{port, clock, clock}, start),
              attachments(controller, files)
        {}
        ComposerController controller;
        FakeFilesPort files;
        ComposerAttachments attachments;
    };
    static ComposerStart limited()
    {
        ComposerStart start;
        start.id = guidOf(1);
        start.draft.to << QStringLiteral("jonas@example.org");
        start.rules.known = true;
        start.rules.uploads.restrictedExtensions << QStringLiteral("exe");
        start.rules.uploads.mostMessageBytes = 1000;
        return start;
    }
    QString fileOf(const QString& name, int size)
    {
        QFile file(m_folder.filePath(name));
        if (file.open(QFile::WriteOnly))
            file.write(QByteArray(size, 'x'));
        return file.fileName();
    }

    QTemporaryDir m_folder;
    FakeComposerPort m_port;
    ManualClock m_clock;

private Q_SLOTS:
    void init() { m_port = FakeComposerPort(); }

    void whatThePortalWouldRefuseIsRefusedBefore_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("size");
        QTest::addColumn<UploadRefusal>("why");
        QTest::newRow("fits") << QStringLiteral("a.txt") << 500 << UploadRefusal::None;
        QTest::newRow("empty") << QStringLiteral("b.txt") << 0 << UploadRefusal::None;
        QTest::newRow("of a kind not accepted")
            << QStringLiteral("Setup.EXE") << 5 << UploadRefusal::RestrictedExtension;
        QTest::newRow("too large") << QStringLiteral("c.txt") << 1001 << UploadRefusal::TooLarge;
        QTest::newRow("too large with the others")
            << QStringLiteral("d.txt") << 900 << UploadRefusal::TooLargeTogether;
    }
    void whatThePortalWouldRefuseIsRefusedBefore()
    {
        QFETCH(QString, name);
        QFETCH(int, size);
        QFETCH(UploadRefusal, why);
        Desk desk(m_port, m_clock, limited());
        DraftFile present;
        present.size = 200;
        desk.files.present << present;
        desk.attachments.addPaths({fileOf(name, size)});
        if (why == UploadRefusal::None) {
            QTRY_COMPARE(desk.files.added.size(), 1);
            QCOMPARE(desk.files.added.first().fileName, name);
            QVERIFY(desk.files.added.first().modified.isValid());
            QVERIFY(desk.attachments.refusals().isEmpty());
            return;
        }
        QTRY_COMPARE(desk.attachments.refusals().size(), 1);
        QCOMPARE(desk.attachments.refusals().first().why, why);
        QVERIFY(desk.files.added.isEmpty());
        QVERIFY(m_port.kept.isEmpty());
    }

    void foldersAndWhatIsNotThereAreRefusedAndTheRestIsTaken()
    {
        Desk desk(m_port, m_clock, limited());
        desk.attachments.addPaths({m_folder.path(), m_folder.filePath(QStringLiteral("gone")),
                                   fileOf(QStringLiteral("e.txt"), 3)});
        QTRY_COMPARE(desk.files.added.size(), 1);
        QCOMPARE(desk.attachments.refusals().size(), 2);
        QCOMPARE(desk.attachments.refusals().at(0).why, UploadRefusal::Folder);
        QCOMPARE(desk.attachments.refusals().at(1).why, UploadRefusal::Unreadable);
        desk.attachments.dismissRefusals();
        QVERIFY(desk.attachments.refusals().isEmpty());
    }

    void theSameFileIsNotAttachedTwice()
    {
        Desk desk(m_port, m_clock, limited());
        const QString path = fileOf(QStringLiteral("f.txt"), 3);
        desk.attachments.addPaths({path});
        QTRY_COMPARE(desk.files.added.size(), 1);
        desk.attachments.addPaths({path, fileOf(QStringLiteral("g.txt"), 3)});
        QTRY_COMPARE(desk.files.added.size(), 2);
        QCOMPARE(desk.files.added.last().fileName, QStringLiteral("g.txt"));
    }

    void nothingIsAttachedToAMessageThatCannotBeKept()
    {
        m_port.fails = Error(ErrorKind::Storage);
        Desk desk(m_port, m_clock, limited());
        desk.attachments.addContent(QStringLiteral("a.png"), QByteArray("x"));
        QTRY_VERIFY(desk.attachments.error().has_value());
        QVERIFY(desk.files.added.isEmpty());
    }

    void aFileThatFailedKeepsTheMessageFromBeingSent()
    {
        Desk desk(m_port, m_clock, limited());
        desk.attachments.addContent(QStringLiteral("a.png"), QByteArray("x"));
        QTRY_COMPARE(desk.files.added.size(), 1);
        desk.files.set(FileStage::Failed);
        QCOMPARE(desk.controller.problem(), ComposerProblem::FileFailed);
        desk.controller.send();
        QVERIFY(m_port.sent.isEmpty());
        desk.attachments.remove(desk.files.present.first().id);
        QCOMPARE(desk.controller.problem(), ComposerProblem::None);
    }

    void aMessageGoesIntoTheOutboxWhileItsFilesAreOnTheWay()
    {
        Desk desk(m_port, m_clock, limited());
        desk.attachments.addContent(QStringLiteral("a.png"), QByteArray("x"));
        QTRY_COMPARE(desk.files.added.size(), 1);
        desk.files.set(FileStage::Uploading);
        QVERIFY(!uploadsSentence(desk.files.present, true).isEmpty());
        desk.controller.send();
        QTRY_COMPARE(m_port.sent.size(), 1);
    }

    void everyRefusalHasASentenceWithTheName()
    {
        const UploadRules rules = limited().rules.uploads;
        QSet<QString> sentences;
        for (const UploadRefusal why :
             {UploadRefusal::LongName, UploadRefusal::RestrictedExtension, UploadRefusal::TooLarge,
              UploadRefusal::TooLargeTogether, UploadRefusal::Folder, UploadRefusal::Unreadable}) {
            ComposerAttachments::Refusal refusal;
            refusal.fileName = QStringLiteral("a<b>.txt");
            refusal.why = why;
            const QString sentence = refusalOf(refusal, rules, QLocale::c());
            QVERIFY(sentence.contains(refusal.fileName));
            sentences << sentence;
        }
        QCOMPARE(sentences.size(), 6);
    }

    void namesAreMadeFitForThePortal_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("sent");
        QTest::newRow("plain") << QStringLiteral("Vertrag 1.pdf") << QStringLiteral("Vertrag 1.pdf");
        QTest::newRow("with folders") << QStringLiteral("a/b\\c.txt") << QStringLiteral("c.txt");
        QTest::newRow("with control characters")
            << QStringLiteral("a\nb\t.txt") << QStringLiteral("ab.txt");
        QTest::newRow("long") << QString(300, u'x') + QStringLiteral(".pdf")
                              << QString(251, u'x') + QStringLiteral(".pdf");
        QTest::newRow("of other scripts") << QStringLiteral("契約書 😀.pdf")
                                          << QStringLiteral("契約書 😀.pdf");
    }
    void namesAreMadeFitForThePortal()
    {
        QFETCH(QString, given);
        QFETCH(QString, sent);
        QCOMPARE(attachableName(given), sent);
    }
};

QTEST_MAIN(ComposerAttachmentsTest)
#include "tst_composerattachments.moc"
