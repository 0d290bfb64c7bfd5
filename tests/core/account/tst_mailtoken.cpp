#include "core/account/mailtoken.h"

#include <QTest>

using namespace waxwing;

class MailTokenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTokenIsFoundInWhateverIsPasted_data()
    {
        QTest::addColumn<QString>("pasted");
        QTest::addColumn<QString>("token");
        QTest::addColumn<QString>("host");
        const auto row = [](const char* name, const char* pasted, const char* token,
                            const char* host) {
            QTest::newRow(name) << QString::fromUtf8(pasted) << QString::fromUtf8(token)
                                << QString::fromUtf8(host);
        };
        row("bare", "Ab_c-123", "Ab_c-123", "");
        row("with blanks around", "  \n Ab_c-123\t", "Ab_c-123", "");
        row("broken over lines", "Ab_c\r\n-123", "Ab_c-123", "");
        row("in brackets", "<Ab_c-123>", "Ab_c-123", "");
        row("with the end of a sentence", "Ab_c-123.", "Ab_c-123", "");
        row("base64", "a+b/c==", "a+b/c==", "");
        row("link", "https://p.example/app/reset-password?token=Ab_c-123", "Ab_c-123", "p.example");
        row("link in brackets", "<https://p.example/app/x?token=Ab1>", "Ab1", "p.example");
        row("link with more", "https://p.example/x?lang=de&token=Ab1&utm=1", "Ab1", "p.example");
        row("name of the protocol", "https://p.example/x?ForgotPasswordToken=Ab1", "Ab1",
            "p.example");
        row("confirmation", "https://p.example/x?registrationConfirmationToken=Ab1", "Ab1",
            "p.example");
        row("invitation", "https://p.example/x?quickRegistrationKey=Ab1", "Ab1", "p.example");
        row("encoded", "https://p.example/x?token=a%2Bb%3D", "a+b=", "p.example");
        row("behind the hash", "https://p.example/app/#/reset?token=Ab1", "Ab1", "p.example");
        row("end of the path", "https://p.example/reset/0123456789abcdef01", "0123456789abcdef01",
            "p.example");
        row("end of the hash", "https://p.example/#/reset/0123456789abcdef01",
            "0123456789abcdef01", "p.example");
        row("host in capitals", "https://P.Example/x?token=Ab1", "Ab1", "p.example");
    }
    void theTokenIsFoundInWhateverIsPasted()
    {
        QFETCH(QString, pasted);
        const auto found = readMailToken(pasted);
        QVERIFY(found);
        QTEST(QString::fromUtf8(found->token.reveal()), "token");
        QTEST(found->host, "host");
    }

    void nothingIsTakenForATokenThatIsNone_data()
    {
        QTest::addColumn<QString>("pasted");
        QTest::newRow("nothing") << QString();
        QTest::newRow("blanks") << QStringLiteral("  \n\t ");
        QTest::newRow("link without one") << QStringLiteral("https://p.example/app/inbox");
        QTest::newRow("link with an empty one") << QStringLiteral("https://p.example/app?token=");
        QTest::newRow("long word in the path")
            << QStringLiteral("https://p.example/confirm-your-registration");
        QTest::newRow("link without host") << QStringLiteral("https://?token=abc");
        QTest::newRow("markup") << QStringLiteral("abc<script>def");
        QTest::newRow("a whole mail") << QString(9000, u'a');
        QTest::newRow("too long") << QString(2001, u'a');
    }
    void nothingIsTakenForATokenThatIsNone()
    {
        QFETCH(QString, pasted);
        QVERIFY(!readMailToken(pasted));
    }
};

QTEST_GUILESS_MAIN(MailTokenTest)
#include "tst_mailtoken.moc"
