#include "core/links/messagelink.h"

#include <QTest>

using namespace waxwing;

namespace {

const QString kGuid = QStringLiteral("3f0c1f6a0b6b4b0f8f2f6f1f5f6e7a01");
const QString kDashed = QStringLiteral("3F0C1F6A-0B6B-4B0F-8F2F-6F1F5F6E7A01");

QList<KnownPortal> portals()
{
    return {{QStringLiteral("example"), {QUrl(QStringLiteral("https://w.portal.test/example"))}},
            {QStringLiteral("harbour"),
             {QUrl(QStringLiteral("https://localhost:4711/harbour/app/")), QUrl()}},
            {QStringLiteral("rootless"), {QUrl(QStringLiteral("https://mail.rootless.test"))}}};
}

} // namespace

class MessageLinkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatAsksForAMessage_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("account");
        const auto own = [](const char* rest) {
            return QString::fromLatin1(rest).replace(QStringLiteral("$"), kGuid);
        };
        QTest::newRow("own") << own("waxwing://open?portal=example&message=$") << "example" << "";
        QTest::newRow("other order")
            << own("waxwing://open?message=$&portal=example") << "example" << "";
        QTest::newRow("scheme and action in capitals")
            << own("WAXWING://OPEN?portal=example&message=$") << "example" << "";
        QTest::newRow("code in capitals")
            << own("waxwing://open?portal=Example&message=$") << "example" << "";
        QTest::newRow("slash of an empty path")
            << own("waxwing://open/?portal=example&message=$") << "example" << "";
        QTest::newRow("portal not set up")
            << own("waxwing://open?portal=elsewhere-2&message=$") << "elsewhere-2" << "";
        QTest::newRow("account") << own("waxwing://open?portal=example&message=$&account=a@b.example")
                                 << "example" << "a@b.example";
        QTest::newRow("account with an escaped at")
            << own("waxwing://open?portal=example&account=a+x%40b.example&message=$") << "example"
            << "a+x@b.example";
        QTest::newRow("dashed guid")
            << QStringLiteral("waxwing://open?portal=example&message=") + kDashed << "example" << "";
        QTest::newRow("web") << own("https://w.portal.test/example/messages/$") << "example" << "";
        QTest::newRow("web in capitals")
            << own("HTTPS://W.Portal.Test/example/messages/$") << "example" << "";
        QTest::newRow("web with the port it has anyway")
            << own("https://w.portal.test:443/example/messages/$") << "example" << "";
        QTest::newRow("web with a port")
            << own("https://localhost:4711/harbour/app/messages/$") << "harbour" << "";
        QTest::newRow("web at the root")
            << own("https://mail.rootless.test/messages/$") << "rootless" << "";
    }

    void readsWhatAsksForAMessage()
    {
        QFETCH(const QString, text);
        const auto link = readMessageLink(text, portals());
        QVERIFY(link);
        QTEST(link->serviceCode, "code");
        QTEST(link->account, "account");
        QCOMPARE(link->message.toString(), kGuid);
    }

    void refusesWhatOnlyResemblesALink_data()
    {
        using F = LinkFault;
        QTest::addColumn<QString>("text");
        QTest::addColumn<LinkFault>("fault");
        int row = 0;
        const auto add = [&row](const QString& text, LinkFault fault) {
            QString filled = text;
            filled.replace(u'$', kGuid);
            QTest::addRow("%d %s", ++row, qPrintable(text.left(60))) << filled << fault;
        };
        const auto l1 = [](const char* text) { return QString::fromUtf8(text); };
        add({}, F::Empty);
        add(l1("waxwing://open?portal=example&message=$&account=") + QString(2000, u'a'), F::TooLong);
        add(QString(1025, u'x'), F::TooLong);
        for (const char* text : {
                 "waxwing://open?portal=example&message=$ ",
                 " waxwing://open?portal=example&message=$",
                 "waxwing://open?portal=exam\tple&message=$",
                 "waxwing://open?portal=example&message=$\n",
                 "waxwing://open?portal=example\r\nX: y&message=$",
                 "waxwing://open?portal=example&message=$\x01",
                 "waxwing://open?portal=example&message=$\x7f",
                 "waxwing://open?portal=ex\xc3\xa4mple&message=$",
                 "waxwing://open?portal=e\xd1\x85" "ample&message=$",
                 "waxwing://open?portal=example\xe2\x80\xae&message=$",
                 "waxwing://open\\?portal=example&message=$",
                 "waxwing://open?portal=\"example\"&message=$",
                 "waxwing://open?portal=<example>&message=$",
                 "waxwing://open?portal=example&message={$}",
                 "https://w.portal.test\\@evil.test/example/messages/$",
                 "https://w.p\xd0\xberta\xd0\xbb.test/example/messages/$",
                 "https:\\\\w.portal.test\\example\\messages\\$",
                 "\"},{\"action\":\"show\"",
             })
            add(QString::fromUtf8(text), F::StrangeCharacters);
        add(l1("waxwing://open?portal=exa") + QChar(u'\0') + l1("mple&message=$"),
            F::StrangeCharacters);
        for (const char* text : {
                 "http://w.portal.test/example/messages/$",
                 "file:///etc/passwd",
                 "javascript:alert(1)",
                 "ms-msdt:/id",
                 "waxwing:open?portal=example&message=$",
                 "waxwing:/open?portal=example&message=$",
                 "waxwings://open?portal=example&message=$",
                 "xwaxwing://open?portal=example&message=$",
                 "--data-dir=/tmp/x",
                 "-platform",
                 "//w.portal.test/example/messages/$",
                 "w.portal.test/example/messages/$",
                 "https:w.portal.test/example/messages/$",
                 "ftp://w.portal.test/example/messages/$",
                 "$",
             })
            add(l1(text), F::OtherScheme);
        for (const char* text : {
                 "waxwing://user@open?portal=example&message=$",
                 "waxwing://u:p@open?portal=example&message=$",
                 "waxwing://open?portal=ex%61mple&message=$",
                 "waxwing://open?portal=example%00&message=$",
                 "waxwing://open?portal=example&message=%33f0c1f6a0b6b4b0f8f2f6f1f5f6e7a01",
                 "https://anna@w.portal.test/example/messages/$",
                 "https://w.portal.test@evil.test/example/messages/$",
                 "https://w.portal.test:443@evil.test/example/messages/$",
                 "https://@w.portal.test/example/messages/$",
                 "https://w.portal.test/example/../evil/messages/$",
                 "https://w.portal.test/example/./messages/$",
                 "https://w.portal.test/x/../example/messages/$",
                 "https://w.portal.test/%65xample/messages/$",
                 "https://w.portal.test/example%2fmessages%2f$",
                 "https://w.portal.test%2eevil.test/example/messages/$",
                 "https://w.portal.test/example/messages/$%00",
             })
            add(l1(text), F::Disguised);
        for (const char* text : {
                 "waxwing://",
                 "waxwing://delete?portal=example&message=$",
                 "waxwing://open.evil?portal=example&message=$",
                 "waxwing://open:80?portal=example&message=$",
                 "waxwing://open/more?portal=example&message=$",
                 "waxwing://open//?portal=example&message=$",
                 "waxwing://open#portal=example&message=$",
                 "waxwing:///open?portal=example&message=$",
                 "waxwing://?portal=example&message=$",
                 "waxwing://settings?portal=example&message=$",
             })
            add(l1(text), F::OtherAction);
        for (const char* text : {
                 "waxwing://open",
                 "waxwing://open?",
                 "waxwing://open?portal=example",
                 "waxwing://open?message=$",
                 "waxwing://open?portal=&message=$",
                 "waxwing://open?portal=example&message=",
                 "waxwing://open?portal=example&message=1234",
                 "waxwing://open?portal=example&message=$0",
                 "waxwing://open?portal=example&message=00000000000000000000000000000000",
                 "waxwing://open?portal=example&message=zf0c1f6a0b6b4b0f8f2f6f1f5f6e7a01",
                 "waxwing://open?portal=example&portal=evil&message=$",
                 "waxwing://open?portal=example&message=$&message=$",
                 "waxwing://open?portal=example&message=$&account=a@b.c&account=d@e.f",
                 "waxwing://open?portal=example&message=$&action=delete",
                 "waxwing://open?portal=example&message=$&",
                 "waxwing://open?portal=example&message=$&account",
                 "waxwing://open?portal=example&message=$&account=",
                 "waxwing://open?portal=example&message=$&account=anna",
                 "waxwing://open?portal=example&message=$&account=a@b@c",
                 "waxwing://open?portal=example&message=$&account=a%0a@b.example",
                 "waxwing://open?portal=example&message=$&account=a%40b%40c",
                 "waxwing://open?Portal=example&message=$",
                 "waxwing://open?portal=../example&message=$",
                 "waxwing://open?portal=-example&message=$",
                 "waxwing://open?portal=example/x&message=$",
                 "waxwing://open?portal=example&message=$#x",
                 "waxwing://open?portal=example;message=$",
             })
            add(l1(text), F::BadParts);
        add(l1("waxwing://open?message=$&portal=") + QString(65, u'a'), F::BadParts);
        for (const char* text : {
                 "https://",
                 "https:///example/messages/$",
                 "https://evil.test/example/messages/$",
                 "https://w.portal.test.evil.test/example/messages/$",
                 "https://evil-w.portal.test/example/messages/$",
                 "https://portal.test/example/messages/$",
                 "https://w.portal.test./example/messages/$",
                 "https://w.portal.test:4443/example/messages/$",
                 "https://w.portal.test:/example/messages/$",
                 "https://w.portal.test:80:443/example/messages/$",
                 "https://localhost/harbour/app/messages/$",
                 "https://127.0.0.1:4711/harbour/app/messages/$",
                 "https://xn--w-rrt.portal.test/example/messages/$",
                 "https://evil.test/?https://w.portal.test/example/messages/$",
                 "https://evil.test#w.portal.test/example/messages/$",
                 "https://evil.test?@w.portal.test/example/messages/$",
             })
            add(l1(text), F::UnknownHost);
        for (const char* text : {
                 "https://w.portal.test/messages/$",
                 "https://w.portal.test/examples/messages/$",
                 "https://w.portal.test/Example/messages/$",
                 "https://w.portal.test//example/messages/$",
                 "https://w.portal.test/other/example/messages/$",
                 "https://localhost:4711/harbour/messages/$",
                 "https://w.portal.test",
             })
            add(l1(text), F::OtherPath);
        for (const char* text : {
                 "https://w.portal.test/example",
                 "https://w.portal.test/example/",
                 "https://w.portal.test/example/messages",
                 "https://w.portal.test/example/messages/",
                 "https://w.portal.test/example/messages/1234",
                 "https://w.portal.test/example/messages/$/",
                 "https://w.portal.test/example/messages/$/delete",
                 "https://w.portal.test/example/messages/$?action=delete",
                 "https://w.portal.test/example/messages/$#x",
                 "https://w.portal.test/example?message=$",
                 "https://w.portal.test/example//messages/$",
                 "https://w.portal.test/example/messages//$",
                 "https://w.portal.test/example/redirect?to=https://evil.test/",
                 "https://mail.rootless.test",
             })
            add(l1(text), F::NoMessage);
    }

    void refusesWhatOnlyResemblesALink()
    {
        QFETCH(const QString, text);
        const auto link = readMessageLink(text, portals());
        QVERIFY2(!link, "it was taken for a link");
        QTEST(link.error(), "fault");
    }

    void knowsNoWebLinkWithoutPortals()
    {
        const auto link = readMessageLink(
            QStringLiteral("https://w.portal.test/example/messages/") + kGuid, {});
        QCOMPARE(link.error(), LinkFault::UnknownHost);
    }

    void trustsNoPortalWhoseWebAddressIsNotAPlainSecureOne_data()
    {
        QTest::addColumn<QUrl>("address");
        QTest::newRow("http") << QUrl(QStringLiteral("http://w.portal.test/example"));
        QTest::newRow("query") << QUrl(QStringLiteral("https://w.portal.test/example?x=1"));
        QTest::newRow("fragment") << QUrl(QStringLiteral("https://w.portal.test/example#x"));
        QTest::newRow("user") << QUrl(QStringLiteral("https://u@w.portal.test/example"));
        QTest::newRow("none") << QUrl();
    }

    void trustsNoPortalWhoseWebAddressIsNotAPlainSecureOne()
    {
        QFETCH(const QUrl, address);
        const QList<KnownPortal> known{{QStringLiteral("example"), {address}}};
        QVERIFY(!readMessageLink(QStringLiteral("https://w.portal.test/example/messages/") + kGuid,
                                 known));
    }

    void readsWhatItWrites()
    {
        const MessageLink link{QStringLiteral("example"), *Guid::parse(kGuid),
                               QStringLiteral("anna.keller@example.org")};
        QCOMPARE(*readMessageLink(toText(link), {}), link);
    }

    void takesOffWhatMailProgramsPutRoundLinks()
    {
        QCOMPARE(trimmedLink(u" <https://a.test/> \n").toString(), QStringLiteral("https://a.test/"));
        QCOMPARE(trimmedLink(u"\"x\"").toString(), QStringLiteral("x"));
        QCOMPARE(trimmedLink(u"<").toString(), QStringLiteral("<"));
        QCOMPARE(trimmedLink(u"a <b>").toString(), QStringLiteral("a <b>"));
    }

    void namesTheHostThatALinkReallyLeadsTo()
    {
        QCOMPARE(hostOf(u"https://w.portal.test@evil.test/example"), QStringLiteral("evil.test"));
        QCOMPARE(hostOf(u"HTTPS://Evil.TEST:88/"), QStringLiteral("evil.test"));
        QCOMPARE(hostOf(u"waxwing://open"), QString());
        QCOMPARE(hostOf(u"https://"), QString());
    }
};

QTEST_GUILESS_MAIN(MessageLinkTest)
#include "tst_messagelink.moc"
