#include "tests/ui/slip/fakeslips.h"
#include "ui/slip/evidence.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QLocale>
#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

class EvidenceTest : public QObject
{
    Q_OBJECT

private:
    static SlipState state()
    {
        TrackingDetail load
            = deedOf(QStringLiteral("Downloaded"), QStringLiteral("anna@example.org"), 9);
        load.attachmentGuid = guidOf(0xf1);
        load.attachmentName = QStringLiteral("figures, \"final\".pdf");
        SlipState made;
        made.message = sentMessage();
        made.slip = slipWith(
            {load, deedOf(QStringLiteral("Retrieved"), QStringLiteral("anna@example.org"), 3)});
        return made;
    }
    static QStringList lines(const SlipState& state)
    {
        return QString::fromUtf8(evidenceTable(state)).split(QStringLiteral("\r\n"));
    }
    static QByteArray contentOf(const QString& path)
    {
        QFile file(path);
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void theTableTellsEverythingFromTheBeginning()
    {
        const QStringList rows = lines(state());
        QCOMPARE(rows.size(), 5); // names, sent, two events, end
        QVERIFY(rows[0].contains(u"date_utc"));
        QVERIFY(rows[1].contains(u"\"Sent\"") && rows[1].contains(u"bert@example.org"));
        QVERIFY(rows[2].contains(u"\"Retrieved\"")
                && rows[2].contains(u"\"2026-03-05T14:03:00.000Z\""));
        QVERIFY(rows[3].contains(u"\"figures, \"\"final\"\".pdf\""));
        for (const QString& row : rows.mid(0, 4))
            QCOMPARE(row.count(QStringLiteral("\",\"")), 8);
    }
    void aNameIsNeverAFormulaAndNeverTwoLines()
    {
        SlipState hostile = state();
        hostile.message->sender.firstName = QStringLiteral("=HYPERLINK(\"x\")\r\nA,B");
        hostile.message->sender.lastName.clear();
        const QStringList rows = lines(hostile);
        QCOMPARE(rows.size(), 5);
        QVERIFY(rows[1].contains(u"\"'=HYPERLINK(\"\"x\"\")"));
    }
    void theSheetEscapesEveryWordOfOthers()
    {
        SlipState hostile = state();
        hostile.message->subject = QStringLiteral("<img src=\"https://x.example/a\">");
        hostile.slip->events.first().type = QStringLiteral("<script>x");
        const QString sheet = evidenceSheet(hostile, QStringLiteral("t.csv"), "00ff", minute(90),
                                            QLocale::c());
        QVERIFY(!sheet.contains(u"<img") && !sheet.contains(u"<script"));
        QVERIFY(sheet.contains(u"00ff") && sheet.contains(u"t.csv"));
    }
    void bothFilesAreThereAndTheHashIsThatOfTheTable()
    {
        const QString file = m_folder.filePath(QStringLiteral("Slip.PDF"));
        const SavedEvidence saved = saveEvidence(state(), file, minute(90), QLocale::c());
        QCOMPARE(saved.csv, m_folder.filePath(QStringLiteral("Slip.csv")));
        const QByteArray table = contentOf(saved.csv);
        QCOMPARE(QCryptographicHash::hash(table, QCryptographicHash::Sha256).toHex(), saved.hash);
        QCOMPARE(table, evidenceTable(state()));
        const QByteArray pdf = contentOf(saved.pdf);
        QVERIFY(pdf.startsWith("%PDF-") && pdf.size() > 2000);
    }
    void nothingHalfIsLeftWhereItCannotBeWritten()
    {
        const QString file = m_folder.filePath(QStringLiteral("no/such/folder/Slip.pdf"));
        const SavedEvidence saved = saveEvidence(state(), file, minute(90), QLocale::c());
        QVERIFY(saved.pdf.isEmpty() && saved.csv.isEmpty());
        QVERIFY(!QDir(m_folder.filePath(QStringLiteral("no"))).exists());
    }
    void withoutASlipThereIsNoEvidence()
    {
        SlipState none = state();
        none.slip.reset();
        QVERIFY(evidenceTable(none).isEmpty());
        QVERIFY(evidenceSheet(none, {}, {}, minute(90), QLocale::c()).isEmpty());
        QVERIFY(saveEvidence(none, m_folder.filePath(QStringLiteral("x.pdf")), minute(90),
                             QLocale::c())
                    .pdf.isEmpty());
    }
    void manyEventsStillMakeASheetQuickly()
    {
        SlipState many = state();
        for (int i = 0; i < 200; ++i)
            many.slip->events << deedOf(QStringLiteral("Retrieved"),
                                        QStringLiteral("p%1@example.org").arg(i), 1);
        const QByteArray pdf = evidencePdf(
            evidenceSheet(many, QStringLiteral("t.csv"), "0", minute(90), QLocale::c()));
        QVERIFY(pdf.size() > 10'000);
    }
};

QTEST_MAIN(EvidenceTest)
#include "tst_evidence.moc"
