#include "core/portal/jsv.h"

#include <QTest>

using namespace waxwing;

class JsvTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quotesExactlyWhatWouldBeReadAsSomethingElse_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* text, const char* expected) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(expected);
        };
        row("word", "invoice", "invoice");
        row("words", "two words", "two words");
        row("umlaut and Chinese", "Grüße 报告", "Grüße 报告");
        row("nothing", "", "\"\"");
        row("comma", "a,b", "\"a,b\"");
        row("colon", "RE: a", "\"RE: a\"");
        row("quote", "say \"no\"", "\"say \"\"no\"\"\"");
        row("braces", "{x}", "\"{x}\"");
        row("brackets", "[x]", "\"[x]\"");
        row("line break", "a\nb", "\"a\nb\"");
        row("an attempt to end the value", "x\",types:[Trash", "\"x\"\",types:[Trash\"");
    }
    void quotesExactlyWhatWouldBeReadAsSomethingElse()
    {
        QFETCH(QString, text);
        QTEST(jsvString(text), "expected");
    }

    void writesAFilterWithItsMembersInStrictForm()
    {
        MessageFilter filter;
        QCOMPARE(toJsv(filter), QString());
        filter.types << Folder::Inbox << Folder::Archive;
        QCOMPARE(toJsv(filter), QStringLiteral("{types:[Inbox,Archive]}"));
        filter.messageGuids
            << *Guid::parse(QStringLiteral("0123456789ABCDEF0123456789abcdef"));
        filter.searchCriteria = QStringLiteral("a:b");
        QCOMPARE(toJsv(filter),
                 QStringLiteral("{searchCriteria:\"a:b\",types:[Inbox,Archive],"
                                "messageGuids:[0123456789abcdef0123456789abcdef]}"));
    }

    void writesSorting_data()
    {
        QTest::addColumn<SearchSort>("sort");
        QTest::addColumn<Qt::SortOrder>("order");
        QTest::addColumn<QString>("expected");
        QTest::newRow("date") << SearchSort::Date << Qt::DescendingOrder
                              << "{type:Date,direction:Desc}";
        QTest::newRow("subject") << SearchSort::Subject << Qt::AscendingOrder
                                 << "{type:Subject,direction:Asc}";
        QTest::newRow("sender") << SearchSort::Sender << Qt::DescendingOrder
                                << "{type:Sender,direction:Desc}";
    }
    void writesSorting()
    {
        QFETCH(SearchSort, sort);
        QFETCH(Qt::SortOrder, order);
        QTEST(toJsv(sort, order), "expected");
    }
};

QTEST_GUILESS_MAIN(JsvTest)
#include "tst_jsv.moc"
