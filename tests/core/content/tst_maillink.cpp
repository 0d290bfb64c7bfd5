#include "core/content/maillink.h"

#include <QTest>

using namespace waxwing;

class MailLinkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWebAndMailAreLinks_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("target");
        const auto row = [](const char* address, const char* target) {
            QTest::addRow("%s", address) << QString::fromUtf8(address) << QString::fromUtf8(target);
        };
        row("https://a.example/x?y=1#z", "https://a.example/x?y=1#z");
        row(" HTTP://A.example ", "http://a.example");
        row("//a.example/x", "https://a.example/x");
        row("ht\ntps://a.example", "https://a.example");
        row("https://user:pass@a.example/", "https://a.example/");
        row("https://a.example/a b", "https://a.example/a%20b");
        row("mailto:anna@a.example", "mailto:anna@a.example");
        row("mailto:anna@a.example?subject=Hi%20you&attachment=x&bcc=y",
            "mailto:anna@a.example?subject=Hi%20you");
        row("mailto:", "");
        row("javascript:alert(1)", "");
        row("java\tscript:alert(1)", "");
        row("data:text/html,x", "");
        row("file:///etc/passwd", "");
        row("blob:https://a.example", "");
        row("tel:123", "");
        row("a.example", "");
        row("#top", "");
        row("https:", "");
        row("https://", "");
        row("", "");
    }

    void onlyWebAndMailAreLinks()
    {
        QFETCH(QString, address);
        QFETCH(QString, target);
        const auto url = linkTarget(address);
        QCOMPARE(url ? QString::fromLatin1(url->toEncoded()) : QString(), target);
    }

    void disguisesAreSeen_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("misleading");
        const auto row = [](const char* text, const char* address, bool misleading) {
            QTest::addRow("%s -> %s", text, address)
                << QString::fromUtf8(text) << QString::fromUtf8(address) << misleading;
        };
        row("Click here", "https://evil.example", false);
        row("bank.example", "https://bank.example/x", false);
        row("www.bank.example", "https://bank.example", false);
        row("bank.example", "https://www.bank.example", false);
        row("bank.example", "https://login.bank.example", false);
        row("https://bank.example/login", "https://evil.example/login", true);
        row("https:// bank.example", "https://bank.example", false);
        row("HTTPS://BANK.EXAMPLE", "https://evil.example", true);
        row("bank.example", "https://bank.example.evil.example", true);
        row("login.bank.example", "https://bank.example", true);
        row("bank.example", "https://notbank.example", true);
        row("See bank.example", "https://evil.example", false);
        row("(bank.example)", "https://evil.example", true);
        row("bank.example.", "https://evil.example", true);
        row("b\xe2\x80\x8b"
            "ank.example",
            "https://evil.example", true);
        row("b\xc2\xad"
            "ank.example",
            "https://bank.example", false);
        row("\xe2\x80\xae"
            "elpmaxe.knab",
            "https://evil.example", true);
        row("b\xd0\xb0nk.example", "https://bank.example", true);
        row("m\xc3\xbcller.example", "https://xn--mller-kva.example", false);
        row("xn--mller-kva.example", "https://m\xc3\xbcller.example", false);
        row("192.168.0.1", "https://evil.example", true);
        row("anna@bank.example", "mailto:anna@bank.example", false);
        row("anna@bank.example", "mailto:anna@evil.example", true);
        row("anna@bank.example", "https://evil.example", true);
        row("Click", "https://bank.example@evil.example", true);
        row("Version 1.2.3", "https://a.example", false);
        row("e.g. this", "https://a.example", false);
    }

    void disguisesAreSeen()
    {
        QFETCH(QString, text);
        QFETCH(QString, address);
        QFETCH(bool, misleading);
        const auto target = linkTarget(address);
        QVERIFY(target);
        QCOMPARE(isMisleading(text, address, *target), misleading);
    }

    void embeddedImagesAreOfKnownKindsOnly_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("image");
        QTest::newRow("png") << QStringLiteral("data:image/PNG;base64,AA==")
                             << QStringLiteral("data:image/png;base64,AA==");
        QTest::newRow("folded") << QStringLiteral("data:image/gif; base64, AA\nBB")
                                << QStringLiteral("data:image/gif;base64,AABB");
        QTest::newRow("svg") << QStringLiteral("data:image/svg+xml;base64,AA==") << QString();
        QTest::newRow("not base64") << QStringLiteral("data:image/png,AA") << QString();
        QTest::newRow("quote") << QStringLiteral("data:image/png;base64,AA\"x") << QString();
        QTest::newRow("too large")
            << QStringLiteral("data:image/png;base64,") + QString(4 * 1024 * 1024, u'A')
            << QString();
    }

    void embeddedImagesAreOfKnownKindsOnly()
    {
        QFETCH(QString, address);
        QFETCH(QString, image);
        QCOMPARE(embeddedImage(address), image);
    }
};

QTEST_GUILESS_MAIN(MailLinkTest)
#include "tst_maillink.moc"
