#include "core/links/noticecheck.h"

#include <QTest>

using namespace waxwing;

namespace {

using Kind = NoticeVerdict::Kind;

const QString kGuid = QStringLiteral("3f0c1f6a0b6b4b0f8f2f6f1f5f6e7a01");

Guid id(char last)
{
    return *Guid::parse(QString(31, u'a') + QLatin1Char(last));
}

QList<LinkAccount> accounts()
{
    const KnownPortal example{QStringLiteral("example"),
                              {QUrl(QStringLiteral("https://w.portal.test/example"))}};
    const KnownPortal harbour{QStringLiteral("Harbour"),
                              {QUrl(QStringLiteral("https://harbour.test/app"))}};
    return {{id('1'), QStringLiteral("anna@example.org"), example},
            {id('2'), QStringLiteral("board@example.org"), example},
            {id('3'), QStringLiteral("anna@harbour.test"), harbour}};
}

QByteArray mail(const QByteArray& to, const QByteArray& body,
                const QByteArray& headers = "Content-Type: text/plain; charset=utf-8\r\n")
{
    return "From: Portal <no-reply@w.portal.test>\r\nTo: " + to + "\r\nSubject: =?UTF-8?Q?Neu?=\r\n"
           + headers + "\r\n" + body;
}

QByteArray genuine()
{
    return "https://w.portal.test/example/messages/" + kGuid.toLatin1();
}

} // namespace

class NoticeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesALink_data()
    {
        QTest::addColumn<QString>("link");
        QTest::addColumn<NoticeVerdict::Kind>("kind");
        QTest::addColumn<qsizetype>("places");
        const auto own = [](const char* rest) {
            return QStringLiteral("waxwing://open?message=") + kGuid + QString::fromLatin1(rest);
        };
        const auto row = [](const char* name, const QString& link, Kind kind, qsizetype places) {
            QTest::newRow(name) << link << kind << places;
        };
        row("both accounts of the portal", own("&portal=example"), Kind::Open, 2);
        row("code in another case", own("&portal=HARBOUR"), Kind::Open, 1);
        row("the one named", own("&portal=example&account=BOARD@example.org"), Kind::Open, 1);
        row("one that is not here", own("&portal=example&account=x@y.z"), Kind::OtherAccount, 0);
        row("a portal that is not here", own("&portal=lagoon"), Kind::PortalUnknown, 0);
        row("web", QString::fromLatin1(genuine()), Kind::Open, 2);
        row("host of somebody else", QStringLiteral("https://evil.test/example/messages/") + kGuid,
            Kind::WrongHost, 0);
        row("other path", QStringLiteral("https://harbour.test/messages/") + kGuid, Kind::WrongPath,
            0);
        row("no message", QStringLiteral("https://harbour.test/app"), Kind::NoMessage, 0);
        row("unsecured", QStringLiteral("http://w.portal.test/example"), Kind::Malformed, 0);
        row("nothing", QString(), Kind::NoLink, 0);
    }

    void judgesALink()
    {
        QFETCH(const QString, link);
        const NoticeVerdict verdict = checkLink(link, accounts());
        QTEST(verdict.kind, "kind");
        QTEST(verdict.accounts.size(), "places");
    }

    void namesWhereAForgedLinkLeads()
    {
        const auto verdict
            = checkLink(QStringLiteral("https://w.portal.test@evil.test/example"), accounts());
        QCOMPARE(verdict.kind, Kind::Malformed);
        QCOMPARE(verdict.fault, LinkFault::Disguised);
        QCOMPARE(verdict.hosts, QStringList{QStringLiteral("evil.test")});
    }

    void looksOnlyInTheAccountThatTheMailWasWrittenTo()
    {
        const auto verdict = checkPasted(mail("Board <board@Example.org>", genuine()), accounts());
        QCOMPARE(verdict.kind, Kind::Open);
        QCOMPARE(verdict.accounts, QList<Guid>{id('2')});
        QCOMPARE(verdict.link.message.toString(), kGuid);
    }

    void saysWhenAMailWasWrittenToSomebodyElse()
    {
        const auto verdict = checkPasted(mail("tom@else.example", genuine()), accounts());
        QCOMPARE(verdict.kind, Kind::OtherAccount);
        QCOMPARE(verdict.account, QStringLiteral("tom@else.example"));
    }

    void namesTheHostsOfAForgedMail()
    {
        const auto verdict = checkPasted(
            mail("anna@example.org", "<a href=\"https://evil.test/example/messages/x\">"
                                     "w.portal.test</a>",
                 "Content-Type: text/html\r\n"),
            accounts());
        QCOMPARE(verdict.kind, Kind::WrongHost);
        QCOMPARE(verdict.hosts, QStringList{QStringLiteral("evil.test")});
    }

    void namesStrangersBesideAGenuineLink()
    {
        const auto verdict = checkPasted(
            mail("anna@example.org", genuine() + " or better https://evil.test/login"), accounts());
        QCOMPARE(verdict.kind, Kind::Open);
        QCOMPARE(verdict.hosts, QStringList{QStringLiteral("evil.test")});
    }

    void readsQuotedPrintableAcrossItsSoftLineBreaks()
    {
        QByteArray body = genuine();
        body.insert(30, "=\r\n");
        body.replace("https:", "=68ttps:");
        const auto verdict = checkPasted(
            mail("anna@example.org", body,
                 "content-type: text/plain\r\nContent-Transfer-Encoding: Quoted-Printable\r\n"),
            accounts());
        QCOMPARE(verdict.kind, Kind::Open);
    }

    void readsBase64InNestedParts()
    {
        const QByteArray inner = "--in\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: "
                                 "base64\r\n\r\n"
                                 + ("<a href='" + genuine() + "'>x</a>").toBase64() + "\r\n--in--\r\n";
        const QByteArray body = "--out\r\nContent-Type: text/plain\r\n\r\nhello\r\n--out\r\n"
                                "Content-Type: multipart/alternative;\r\n boundary=\"in\"\r\n\r\n"
                                + inner + "--out--\r\n";
        const auto verdict = checkPasted(
            mail("anna@example.org", body, "Content-Type: multipart/mixed; boundary=out\r\n"),
            accounts());
        QCOMPARE(verdict.kind, Kind::Open);
    }

    void endsWithMailsThatAreBuiltToNeverEnd()
    {
        QByteArray deep;
        for (int i = 0; i < 500; ++i)
            deep += "--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n";
        const QByteArray data
            = mail("anna@example.org", deep, "Content-Type: multipart/mixed; boundary=b\r\n");
        QVERIFY(readNotice(data));
        QVERIFY(readNotice(data)->links.isEmpty());
        QVERIFY(!readNotice("A: b\n" + QByteArray(kLargestNotice, 'x')));
        QCOMPARE(checkPasted(QByteArray(kLargestNotice + 1, 'x'), accounts()).kind,
                 Kind::NotReadable);
    }

    void takesLinksFromTextThatWasCopiedOutOfAMail()
    {
        const auto verdict
            = checkPasted("You have a new message.\nOpen it: " + genuine() + ".\n", accounts());
        QCOMPARE(verdict.kind, Kind::Open);
    }

    void saysWhenThereIsNothingToCheck()
    {
        QCOMPARE(checkPasted("", accounts()).kind, Kind::NotReadable);
        QCOMPARE(checkPasted("some words only", accounts()).kind, Kind::NotReadable);
        QCOMPARE(checkPasted(mail("anna@example.org", "no link"), accounts()).kind, Kind::NoLink);
    }

    void findsAddressesInAnyText()
    {
        const QStringList links = linksIn(QStringLiteral(
            "x https://a.test/?b=1&amp;c=2, (http://b.test) waxwing://open <ftp://c.test> "
            "https://a.test/?b=1&c=2"));
        QCOMPARE(links, (QStringList{QStringLiteral("https://a.test/?b=1&c=2"),
                                     QStringLiteral("http://b.test"),
                                     QStringLiteral("waxwing://open")}));
    }
};

QTEST_GUILESS_MAIN(NoticeTest)
#include "tst_notice.moc"
