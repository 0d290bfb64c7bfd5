#include "core/model/news.h"

#include <QTest>

using namespace waxwing;

class NewsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsOfThePortalAllowKinds_data()
    {
        QTest::addColumn<QStringList>("events");
        QTest::addColumn<bool>("message");
        QTest::addColumn<bool>("read");
        QTest::addColumn<bool>("sign");
        const auto row = [](const char* name, const QStringList& events, bool message, bool read,
                            bool sign) {
            QTest::newRow(name) << events << message << read << sign;
        };
        row("says nothing", {}, true, true, true);
        row("only words that nobody knows", {QStringLiteral("Fax")}, true, true, true);
        row("new messages", {QStringLiteral("newmessage")}, true, false, false);
        row("new messages and a word that nobody knows",
            {QStringLiteral("Fax"), QStringLiteral("NewMessage")}, true, false, false);
        row("tracking", {QStringLiteral("MessageTracking")}, false, true, false);
        row("signatures", {QStringLiteral("ESignature")}, false, false, true);
    }
    void listsOfThePortalAllowKinds()
    {
        QFETCH(QStringList, events);
        const QSet<NewsKind> kinds = kindsAllowedBy(events);
        QTEST(kinds.contains(NewsKind::Message), "message");
        QTEST(kinds.contains(NewsKind::Read), "read");
        QTEST(kinds.contains(NewsKind::SignatureRequest), "sign");
        // No portal has a say in what the program finds out by itself.
        QVERIFY(kinds.contains(NewsKind::OutboxFailed));
        QVERIFY(kinds.contains(NewsKind::SignInNeeded));
        QVERIFY(kinds.contains(NewsKind::Recalled));
    }

    void switchingAKindChangesOnlyItsWord()
    {
        const QStringList before{QStringLiteral("Fax"), QStringLiteral("newmessage"),
                                 QStringLiteral("MessageTracking")};
        const QSet<NewsKind> allowed = kindsAllowedBy({});
        QSet<NewsKind> wanted{NewsKind::Message, NewsKind::Read, NewsKind::Signed};
        QCOMPARE(eventsAfter(before, wanted, allowed),
                 (QStringList{QStringLiteral("Fax"), QStringLiteral("newmessage"),
                              QStringLiteral("MessageTracking"), QStringLiteral("ESignature")}));
        wanted.remove(NewsKind::Read);
        QCOMPARE(eventsAfter(before, wanted, allowed),
                 (QStringList{QStringLiteral("Fax"), QStringLiteral("newmessage"),
                              QStringLiteral("ESignature")}));
        // One kind of several keeps the word.
        wanted << NewsKind::Printed;
        QVERIFY(eventsAfter(before, wanted, allowed).contains(QStringLiteral("MessageTracking")));
    }

    void aKindThatIsNotAllowedIsNeverAskedFor()
    {
        const QSet<NewsKind> allowed = kindsAllowedBy({QStringLiteral("NewMessage")});
        QCOMPARE(eventsAfter({}, {NewsKind::Message, NewsKind::Read}, allowed),
                 QStringList{QStringLiteral("NewMessage")});
    }

    void trackingTypesAreKinds()
    {
        QVERIFY(newsKindOf(QStringLiteral("retrieved")) == NewsKind::Read);
        QVERIFY(newsKindOf(QStringLiteral("EsignDeclined")) == NewsKind::Declined);
        QVERIFY(!newsKindOf(QStringLiteral("Reviewed")));
        QVERIFY(!newsKindOf(QStringLiteral("Deleted")));
        QVERIFY(!newsKindOf(QString()));
    }
};

QTEST_GUILESS_MAIN(NewsTest)
#include "tst_news.moc"
