#include "core/spelling/wordscan.h"

#include <QElapsedTimer>
#include <QTest>

using namespace waxwing;

class WordScanTest : public QObject
{
    Q_OBJECT

private:
    static QStringList wordsIn(const QString& text)
    {
        QStringList words;
        for (const ScannedWord& word : wordsToCheck(text))
            words << text.mid(word.start, word.length);
        return words;
    }

private Q_SLOTS:
    void onlyWhatADictionaryMayKnowIsChecked_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("words");
        const auto row = [](const char* name, const QString& text, const QStringList& words) {
            QTest::newRow(name) << text << words;
        };
        row("nothing", QString(), {});
        row("blanks", QStringLiteral(" \n\t "), {});
        row("a sentence", QStringLiteral("Please answer, soon!"),
            {QStringLiteral("Please"), QStringLiteral("answer"), QStringLiteral("soon")});
        row("apostrophes", QStringLiteral("don't ‘quote’ l’eau 'so'"),
            {QStringLiteral("don't"), QStringLiteral("quote"), QStringLiteral("l’eau"),
             QStringLiteral("so")});
        row("hyphens", QStringLiteral("well-known"),
            {QStringLiteral("well"), QStringLiteral("known")});
        row("an address", QStringLiteral("to anna.keller@example.org now"),
            {QStringLiteral("to"), QStringLiteral("now")});
        row("an address in brackets", QStringLiteral("(anna@example.org)"), {});
        row("links", QStringLiteral("see https://example.org/pathh and www.exampel.org"),
            {QStringLiteral("see"), QStringLiteral("and")});
        row("paths", QStringLiteral("C:\\Temp\\fiel /etc/hsots"), {});
        row("digits", QStringLiteral("B2B covid19 2nd 42"), {});
        row("capitals", QStringLiteral("GDPR applies"), {QStringLiteral("applies")});
        row("names of products", QStringLiteral("OpenSSL iPhone Qt"), {QStringLiteral("Qt")});
        row("abbreviations", QStringLiteral("e.g. z.B. this"), {QStringLiteral("this")});
        row("identifiers", QStringLiteral("some_file_name"), {});
        row("umlauts", QStringLiteral("Grüße über"),
            {QStringLiteral("Grüße"), QStringLiteral("über")});
        row("combining marks", QString::fromUtf8("cafe\xcc\x81"),
            {QString::fromUtf8("cafe\xcc\x81")});
        row("Greek", QStringLiteral("καλημέρα"), {QStringLiteral("καλημέρα")});
        row("Hebrew", QStringLiteral("שלום עולם"),
            {QStringLiteral("שלום"), QStringLiteral("עולם")});
        row("Chinese", QStringLiteral("你好世界"), {});
        row("Thai", QStringLiteral("สวัสดี"), {});
        row("emoji", QStringLiteral("nice 👍🏽 work"),
            {QStringLiteral("nice"), QStringLiteral("work")});
        row("a single letter", QStringLiteral("a I"), {});
        row("endless", QString(500, u'x'), {});
    }
    void onlyWhatADictionaryMayKnowIsChecked()
    {
        QFETCH(QString, text);
        QTEST(wordsIn(text), "words");
    }

    void aLongParagraphTakesNoTime()
    {
        const QString text = QStringLiteral("Please answer the letter. ").repeated(4000);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(wordsToCheck(text).size(), 16'000);
        QVERIFY2(timer.elapsed() < 1500, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_GUILESS_MAIN(WordScanTest)
#include "tst_wordscan.moc"
