#include "core/model/uploadrules.h"

#include <QTest>

using namespace waxwing;

class UploadRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isSaidBeforeAnythingIsSent_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<qint64>("size");
        QTest::addColumn<UploadRefusal>("refusal");
        const auto row = [](const char* what, const QString& name, qint64 size,
                            UploadRefusal refusal) { QTest::newRow(what) << name << size << refusal; };
        row("good", QStringLiteral("a.txt"), 10, UploadRefusal::None);
        row("restricted", QStringLiteral("a.exe"), 10, UploadRefusal::RestrictedExtension);
        row("case", QStringLiteral("a.EXE"), 10, UploadRefusal::RestrictedExtension);
        row("written with a dot", QStringLiteral("a.bat"), 10, UploadRefusal::RestrictedExtension);
        row("trailing space", QStringLiteral("a.exe "), 10, UploadRefusal::RestrictedExtension);
        row("only looks like it", QStringLiteral("exe"), 10, UploadRefusal::None);
        row("before the last ending", QStringLiteral("a.exe.txt"), 10, UploadRefusal::None);
        row("two endings", QStringLiteral("a.tar.gz"), 10, UploadRefusal::RestrictedExtension);
        row("no name", QStringLiteral("  "), 10, UploadRefusal::NoName);
        row("long name", QString(256, u'a'), 10, UploadRefusal::LongName);
        row("as long as may be", QString(255, u'a'), 10, UploadRefusal::None);
        row("fills the message", QStringLiteral("a.txt"), 60, UploadRefusal::None);
        row("too large with the others", QStringLiteral("a.txt"), 61,
            UploadRefusal::TooLargeTogether);
        row("too large by itself", QStringLiteral("a.txt"), 101, UploadRefusal::TooLarge);
    }
    void isSaidBeforeAnythingIsSent()
    {
        QFETCH(QString, name);
        QFETCH(qint64, size);
        UploadRules rules;
        rules.restrictedExtensions = {QStringLiteral("exe"), QStringLiteral(".BAT"),
                                      QStringLiteral("tar.gz"), QStringLiteral(" ")};
        rules.mostMessageBytes = 100;
        QTEST(checkUpload(name, size, 40, rules), "refusal");
    }

    void withoutRulesEverythingGoes()
    {
        QCOMPARE(checkUpload(QStringLiteral("a.exe"), qint64(1) << 50, 0, UploadRules()),
                 UploadRefusal::None);
    }
};

QTEST_GUILESS_MAIN(UploadRulesTest)
#include "tst_uploadrules.moc"
