#include "ui/common/errorsentence.h"

#include <QSet>
#include <QTest>

using namespace waxwing;

namespace {

const QList<ErrorKind> kKinds{ErrorKind::Network,  ErrorKind::Tls,      ErrorKind::SignInNeeded,
                              ErrorKind::Forbidden, ErrorKind::NotFound, ErrorKind::Portal,
                              ErrorKind::Protocol, ErrorKind::Storage,  ErrorKind::Locked,
                              ErrorKind::Cancelled};

} // namespace

class ErrorSentenceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasItsOwnSentenceForEveryKind()
    {
        for (const auto context : {ErrorContext::Discovery, ErrorContext::SignIn, ErrorContext::Sync,
                                   ErrorContext::Reading, ErrorContext::Cache}) {
            QSet<QString> sentences;
            for (const ErrorKind kind : kKinds) {
                const QString sentence = errorSentence(Error(kind), context);
                QVERIFY(sentence.size() > 15);
                QVERIFY(!errorHeading(Error(kind), context).isEmpty());
                sentences.insert(sentence);
            }
            QCOMPARE(sentences.size(), kKinds.size());
        }
    }

    void hasItsOwnSentenceForEveryCode()
    {
        const QStringList codes = QStringLiteral(
            "resolve connect timeout tls-untrusted tls-hostname tls-expired tls-not-yet-valid "
            "tls-revoked tls-old tls-weak tls-purpose tls-weak-certificate tls-not-spoken tls-own-certificate tls-other too-large "
            "proxy-sign-in proxy-unreachable proxy-refused sent-elsewhere certificate-unreadable "
            "certificate-not-authority certificate-expired certificate-not-yet-valid "
            "certificate-without-key certificate-key-mismatch passphrase-needed passphrase-wrong "
            "policy-portal policy-unreadable "
            "broken-answer wrong-key corrupt newer busy 17 28 30 31 38 44 45 46 49 50 55 56 74 77 803 "
            "804 811 905 907 908 909 915 918 920 922 928 929 930").split(u' ');
        QHash<QString, QString> sentences;
        for (const QString& code : codes) {
            Error error(ErrorKind::Portal);
            error.code = code;
            error.portalMessage = QStringLiteral("THEIRS");
            const QString sentence = errorSentence(error, ErrorContext::SignIn);
            QVERIFY2(sentence != errorSentence(Error(ErrorKind::Portal), ErrorContext::SignIn),
                     qPrintable(code));
            QVERIFY2(!sentence.contains(u"THEIRS"), qPrintable(code));
            QVERIFY2(!sentences.contains(sentence), qPrintable(code));
            sentences.insert(sentence, code);
        }
    }

    void saysTheSameForUnknownUserAndWrongPassword()
    {
        Error wrong(ErrorKind::Forbidden);
        wrong.code = QStringLiteral("803");
        Error unknown(ErrorKind::NotFound);
        unknown.code = QStringLiteral("810");
        QCOMPARE(errorSentence(wrong, ErrorContext::SignIn),
                 errorSentence(unknown, ErrorContext::SignIn));
    }

    void addsThePortalsSentenceToUnknownCodes()
    {
        Error error(ErrorKind::Portal);
        error.code = QStringLiteral("4711");
        error.portalMessage = QStringLiteral("Mailbox\nis \u202efull");
        const QString sentence = errorSentence(error, ErrorContext::Sync);
        QVERIFY(sentence.startsWith(errorSentence(Error(ErrorKind::Portal), ErrorContext::Sync)));
        QVERIFY(sentence.endsWith(u"(Mailbox is full)"));
    }

    void offersAnotherTryOnlyWhereItCanHelp_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("expected");
        QTest::newRow("network") << int(ErrorKind::Network) << 0 << true;
        QTest::newRow("tls") << int(ErrorKind::Tls) << 0 << false;
        QTest::newRow("busy") << int(ErrorKind::Portal) << 503 << true;
        QTest::newRow("too many") << int(ErrorKind::Portal) << 429 << true;
        QTest::newRow("refused") << int(ErrorKind::Portal) << 400 << false;
        QTest::newRow("forbidden") << int(ErrorKind::Forbidden) << 403 << false;
        QTest::newRow("locked") << int(ErrorKind::Locked) << 0 << true;
    }
    void offersAnotherTryOnlyWhereItCanHelp()
    {
        QFETCH(int, kind);
        QFETCH(int, status);
        Error error{static_cast<ErrorKind>(kind)};
        error.httpStatus = status;
        QTEST(canRetry(error), "expected");
    }
};

QTEST_GUILESS_MAIN(ErrorSentenceTest)
#include "tst_errorsentence.moc"
