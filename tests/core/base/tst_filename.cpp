#include "core/base/filename.h"

#include <QDir>
#include <QSet>
#include <QTest>

using namespace waxwing;

class FileNameTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesOfStrangersBecomeNamesOfFiles_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("safe");
        const auto row = [](const char* what, const QString& name, const QString& safe) {
            QTest::newRow(what) << name << safe;
        };
        row("plain", QStringLiteral("Report 2026.pdf"), QStringLiteral("Report 2026.pdf"));
        row("other scripts", QStringLiteral("報告書 – Änderung.pdf"),
            QStringLiteral("報告書 – Änderung.pdf"));
        row("a path", QStringLiteral("../../etc/passwd"), QStringLiteral("_.._etc_passwd"));
        row("a path of Windows", QStringLiteral("..\\..\\autoexec.bat"),
            QStringLiteral("_.._autoexec.bat"));
        row("absolute", QStringLiteral("/etc/passwd"), QStringLiteral("_etc_passwd"));
        row("a drive", QStringLiteral("C:\\a.txt"), QStringLiteral("C__a.txt"));
        row("a stream", QStringLiteral("a.txt:evil.exe"), QStringLiteral("a.txt_evil.exe"));
        row("what shells and Windows dislike", QStringLiteral("a<b>c\"d|e?f*.txt"),
            QStringLiteral("a_b_c_d_e_f_.txt"));
        row("only dots", QStringLiteral(".."), QStringLiteral("file"));
        row("one dot", QStringLiteral("."), QStringLiteral("file"));
        row("empty", QString(), QStringLiteral("file"));
        row("spaces", QStringLiteral("  \t "), QStringLiteral("file"));
        row("only separators", QStringLiteral("///"), QStringLiteral("file"));
        row("hidden", QStringLiteral(".bashrc"), QStringLiteral("bashrc"));
        row("dots and spaces at the end", QStringLiteral("a.exe. . "), QStringLiteral("a.exe"));
        row("control characters", QStringLiteral("a\nb\x01\x7f.txt"), QStringLiteral("ab.txt"));
        row("zero", QString::fromUtf16(u"a\0b.txt", 7), QStringLiteral("ab.txt"));
        row("direction override", QStringLiteral("invoice\u202Efdp.exe"),
            QStringLiteral("invoicefdp.exe"));
        row("isolates", QStringLiteral("a\u2066b\u2069.txt"), QStringLiteral("ab.txt"));
        row("zero width", QStringLiteral("a\u200b\ufeff.txt"), QStringLiteral("a.txt"));
        row("line separator", QStringLiteral("a\u2028b.txt"), QStringLiteral("ab.txt"));
        row("half a character", QString(QChar(0xd800)) + QStringLiteral("a.txt"),
            QStringLiteral("\ufffda.txt"));
        row("a device", QStringLiteral("NUL"), QStringLiteral("_NUL"));
        row("a device with an ending", QStringLiteral("con.tar.gz"), QStringLiteral("_con.tar.gz"));
        row("a numbered device", QStringLiteral("Com1.txt"), QStringLiteral("_Com1.txt"));
        row("a device with a superscript", QStringLiteral("lpt\u00b9.txt"),
            QStringLiteral("_lpt\u00b9.txt"));
        row("a device and a space", QStringLiteral("aux .txt"), QStringLiteral("_aux .txt"));
        row("no device", QStringLiteral("console.txt"), QStringLiteral("console.txt"));
        row("decomposed", QStringLiteral("Mu\u0308ller.txt"), QStringLiteral("Müller.txt"));
    }
    void namesOfStrangersBecomeNamesOfFiles()
    {
        QFETCH(QString, name);
        const QString made = safeFileName(name, QStringLiteral("file"));
        QTEST(made, "safe");
        QCOMPARE(safeFileName(made, QStringLiteral("file")), made);
        const QDir folder(QStringLiteral("/some/folder"));
        QCOMPARE(QDir::cleanPath(folder.filePath(made)), QStringLiteral("/some/folder/") + made);
    }

    void longNamesKeepTheirEndingAndWholeCharacters_data()
    {
        QTest::addColumn<QString>("stem");
        QTest::newRow("one byte") << QString(5000, u'a');
        QTest::newRow("two bytes") << QString(300, QChar(u'ä'));
        QTest::newRow("four bytes") << QStringLiteral("🐦").repeated(300);
        QTest::newRow("spaces where it is cut") << QString(150, u'a') + QString(500, u' ') + u'b';
    }
    void longNamesKeepTheirEndingAndWholeCharacters()
    {
        QFETCH(QString, stem);
        const QString made = safeFileName(stem + QStringLiteral(".pdf"), QStringLiteral("file"));
        QVERIFY(made.endsWith(u".pdf"));
        QVERIFY(made.toUtf8().size() <= 200);
        QVERIFY(!made.contains(QChar::ReplacementCharacter));
        QCOMPARE(QString::fromUtf8(made.toUtf8()), made);
    }

    void anEndlessEndingIsNone()
    {
        const QString made = safeFileName(QStringLiteral("a.") + QString(4000, u'x'),
                                          QStringLiteral("file"));
        QCOMPARE(made.size(), 200);
    }

    void aTakenNameGetsANumber()
    {
        QSet<QString> taken;
        const auto next = [&taken](const QString& name) {
            const QString made = freeFileName(name, [&](const QString& n) { return taken.contains(n); });
            taken << made;
            return made;
        };
        QCOMPARE(next(QStringLiteral("a.pdf")), QStringLiteral("a.pdf"));
        QCOMPARE(next(QStringLiteral("a.pdf")), QStringLiteral("a (2).pdf"));
        QCOMPARE(next(QStringLiteral("a.pdf")), QStringLiteral("a (3).pdf"));
        QCOMPARE(next(QStringLiteral("b")), QStringLiteral("b"));
        QCOMPARE(next(QStringLiteral("b")), QStringLiteral("b (2)"));
    }
};

QTEST_GUILESS_MAIN(FileNameTest)
#include "tst_filename.moc"
