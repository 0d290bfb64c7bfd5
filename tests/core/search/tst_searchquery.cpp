#include "core/search/foldedtext.h"
#include "core/search/searchmatch.h"
#include "core/search/searchquery.h"
#include "tests/support/samplemessages.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

namespace {

/// "word", "word*" for beginnings, "subject(word)", "-word".
QString describe(const SearchQuery& query)
{
    static const QStringList kFields{QString(), QStringLiteral("from"), QStringLiteral("to"),
                                     QStringLiteral("subject")};
    static const QStringList kFolders{QStringLiteral("inbox"), QStringLiteral("sent"),
                                      QStringLiteral("draft"), QStringLiteral("archive"),
                                      QStringLiteral("trash")};
    QStringList parts;
    for (const SearchTerm& term : query.terms) {
        const QString text = term.text + (term.prefix ? QStringLiteral("*") : QString());
        const QString& field = kFields.at(static_cast<int>(term.field));
        parts << (term.excluded ? QStringLiteral("-") : QString())
                     + (field.isEmpty() ? text : field + u'(' + text + u')');
    }
    const auto flag = [&](const std::optional<bool>& value, const QString& name) {
        if (value)
            parts << (*value ? u'+' : u'!') + name;
    };
    flag(query.hasAttachments, QStringLiteral("attachment"));
    flag(query.unread, QStringLiteral("unread"));
    flag(query.isProtected, QStringLiteral("protected"));
    for (const Folder folder : query.folders)
        parts << QStringLiteral("in ") + kFolders.at(static_cast<int>(folder));
    for (const Folder folder : query.excludedFolders)
        parts << QStringLiteral("not in ") + kFolders.at(static_cast<int>(folder));
    if (query.from.isValid())
        parts << QStringLiteral("from ") + query.from.toString(QStringLiteral("yyyy-MM-dd hh:mm"));
    if (query.until.isValid())
        parts << QStringLiteral("until ")
                     + query.until.toString(QStringLiteral("yyyy-MM-dd hh:mm"));
    return parts.join(QStringLiteral(" | "));
}

} // namespace

class SearchQueryTest : public QObject
{
    Q_OBJECT

private:
    /// A Wednesday, two hours ahead of UTC.
    static QDateTime now() { return {QDate(2026, 6, 17), QTime(9, 30), Qt::OffsetFromUTC, 7200}; }

private Q_SLOTS:
    void readsWhatIsTyped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("meant");
        int number = 0;
        const auto row = [&number](const char* typed, const char* meant) {
            QTest::addRow("%d %s", ++number, typed)
                << QString::fromUtf8(typed) << QString::fromUtf8(meant);
        };
        row("", "");
        row("   ", "");
        row("report", "report*");
        row("report ", "report");
        row("quarterly rep", "quarterly | rep*");
        row("  quarterly   report  ", "quarterly | report");
        row("quart* report ", "quart* | report");
        row("\"quarterly report\"", "quarterly report");
        row("\"quarterly rep", "quarterly rep");
        row("“quarterly report” x", "quarterly report | x*");
        row("„Bericht Quartal“ ", "Bericht Quartal");
        row("«rapport annuel»", "rapport annuel");
        row("\"\"", "");
        row("\"", "");
        row("\"a\"\"b\"", "a | b");
        row("-draft report", "-draft | report*");
        row("report -dra", "report | -dra");
        row("-\"old version\" plan ", "-old version | plan");
        row("-", "");
        row("- report", "report*");
        row("--x ", "-‐x");
        row("e-mail", "e-mail*");
        row("from:anna", "from(anna*)");
        row("from:anna report", "from(anna) | report*");
        row("FROM:Anna ", "from(Anna)");
        row("from:\"Anna Keller\"", "from(Anna Keller)");
        row("from:\"Anna Kel", "from(Anna Kel)");
        row("from:", "");
        row("from: anna", "anna*");
        row("-from:anna ", "-from(anna)");
        row("from:anna@example.org ", "from(anna@example.org)");
        row("to:bert", "to(bert*)");
        row("cc:bert ", "to(bert)");
        row("subject:plan", "subject(plan*)");
        row("subject:\"new plan\" x ", "subject(new plan) | x");
        row("-subject:plan ", "-subject(plan)");
        row("subject：計画 ", "subject(計画)");
        row("has:attachment", "+attachment");
        row("has:attachments ", "+attachment");
        row("has:file", "+attachment");
        row("-has:attachment", "!attachment");
        row("has:att", "");
        row("has:att ", "has:att");
        row("has:cheese ", "has:cheese");
        row("is:unread", "+unread");
        row("is:read", "!unread");
        row("-is:unread", "!unread");
        row("is:protected", "+protected");
        row("-is:protected ", "!protected");
        row("is:unr", "");
        row("is:late ", "is:late");
        row("in:inbox", "in inbox");
        row("in:Sent invoice", "invoice* | in sent");
        row("in:drafts in:trash", "in draft | in trash");
        row("-in:trash", "not in trash");
        row("in:bin", "in trash");
        row("in:gesendet", "in sent");
        row("in:geloescht ", "in:geloescht");
        row("in:Entwürfe ", "in draft");
        row("in:ge", "");
        row("in:", "");
        row("before:2026-03-05", "until 2026-03-04 22:00");
        row("after:2026-03-05", "from 2026-03-04 22:00");
        row("after:2026-03", "from 2026-02-28 22:00");
        row("after:2026", "from 2025-12-31 22:00");
        row("before:5.3.2026 ", "until 2026-03-04 22:00");
        row("before:2026/03/05", "until 2026-03-04 22:00");
        row("after:today", "from 2026-06-16 22:00");
        row("after:yesterday x ", "x | from 2026-06-15 22:00");
        row("after:7d", "from 2026-06-09 22:00");
        row("after:2w", "from 2026-06-02 22:00");
        row("before:1y", "until 2025-06-16 22:00");
        row("-after:2026", "until 2025-12-31 22:00");
        row("before:2026 before:2025", "until 2024-12-31 22:00");
        row("after:2024 after:2025", "from 2024-12-31 22:00");
        row("before:2026-", "");
        row("before:2026- ", "before:2026-");
        row("before:2026-13-40 ", "before:2026-13-40");
        row("before:tod", "");
        row("before:lunch ", "before:lunch");
        row("http://example.org/x ", "http://example.org/x");
        row("10:30 ", "10:30");
        row("label:urgent ", "label:urgent");
        row(":x ", ":x");
        row("x: ", "x:");
        row("AND OR NOT NEAR( ", "AND | OR | NOT | NEAR(");
        row("!!! ??? ", "");
        row("*", "");
        row("報告書", "報告書*");
        row("تقرير", "تقرير*");
        row("from:anna has:attachment is:unread before:2026 in:inbox \"signed copy\" -draft pl",
            "from(anna) | signed copy | -draft | pl* | +attachment | +unread | in inbox | "
            "until 2025-12-31 22:00");
    }
    void readsWhatIsTyped()
    {
        QFETCH(QString, typed);
        QFETCH(QString, meant);
        const FolderWords folders{{QStringLiteral("Gesendet"), Folder::Sent},
                                  {QStringLiteral("Entwürfe"), Folder::Draft}};
        meant.replace(u'‐', u'-');
        QCOMPARE(describe(parseSearch(typed, now(), folders)), meant);
    }

    void readsTextOfAnyLengthAndKindInBoundedSize()
    {
        QString words;
        for (int i = 0; i < 5000; ++i)
            words += QStringLiteral("w%1 ").arg(i);
        QVERIFY(parseSearch(words, now()).terms.size() <= 24);
        const QString broken = QString(QChar(0xd800)) + QChar(0) + QChar(0xffff) + u':' + u'"';
        (void)parseSearch(broken, now());
        (void)parseSearch(QString(4000, u'"'), now());
    }

    void foldsWhatWritersVary_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("known");
        QTest::newRow("accents") << "Crème Brûlée" << "creme brulee";
        QTest::newRow("sharp s") << "Straße" << "strasse";
        QTest::newRow("slashed o") << "SØREN" << "soren";
        QTest::newRow("polish l") << "Łódź" << "lodz";
        QTest::newRow("turkish i") << "Işık" << "isik";
        QTest::newRow("greek") << "Οδός" << "οδοσ";
        QTest::newRow("russian") << "Ёлка" << "елка";
        QTest::newRow("wide") << "ＡＢＣ１" << "abc1";
        QTest::newRow("arabic points") << "مُحَمَّد" << "محمد";
        QTest::newRow("hebrew points") << "שָׁלוֹם" << "שלום";
        QTest::newRow("thai keeps its vowels") << "ที่นี่" << "ที่นี่";
    }
    void foldsWhatWritersVary()
    {
        QFETCH(QString, written);
        QFETCH(QString, known);
        QCOMPARE(folded(written), known);
    }

    void fitsSummariesThatThePortalFound_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("fits");
        QTest::newRow("subject") << "grusse" << true;
        QTest::newRow("inside of a word") << "russ" << true;
        QTest::newRow("sender") << "from:bert" << true;
        QTest::newRow("not the sender") << "from:anna" << false;
        QTest::newRow("recipient") << "to:anna" << true;
        QTest::newRow("all words") << "bert grusse" << true;
        QTest::newRow("one is missing") << "bert invoice" << false;
        QTest::newRow("excluded") << "grusse -bert " << false;
        QTest::newRow("attachment") << "grusse has:attachment" << false;
        QTest::newRow("unread") << "grusse is:unread" << true;
        QTest::newRow("protected") << "grusse is:protected" << false;
        QTest::newRow("later") << "grusse after:2026-02" << false;
        QTest::newRow("earlier") << "grusse before:2026-02" << true;
    }
    void fitsSummariesThatThePortalFound()
    {
        QFETCH(QString, typed);
        QFETCH(bool, fits);
        MessageSummary message = sampleMessage(1);
        message.subject = QStringLiteral("Schöne Grüße");
        QCOMPARE(matchesSummary(parseSearch(typed, now()), message), fits);
    }

    void asksThePortalForTheLongestWordThatMustBeThere()
    {
        QCOMPARE(portalCriteria(parseSearch(u"from:anna quarterly -everything ", now())),
                 QStringLiteral("quarterly"));
        QCOMPARE(portalCriteria(parseSearch(u"is:unread -x", now())), QString());
    }
};

QTEST_GUILESS_MAIN(SearchQueryTest)
#include "tst_searchquery.moc"
