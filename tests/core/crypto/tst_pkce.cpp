#include "core/crypto/pkce.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace waxwing;

class PkceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// RFC 7636, appendix B.
    void makesThePublishedChallengeOfThePublishedVerifier()
    {
        const auto challenge
            = codeChallengeOf(Secret("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));
        QVERIFY(challenge);
        QCOMPARE(*challenge, QByteArray("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));
    }

    void tokensAreLongUrlSafeAndNeverTheSame()
    {
        static const QRegularExpression kUrlSafe(QStringLiteral("^[A-Za-z0-9_-]{43}$"));
        QSet<QByteArray> seen;
        for (int i = 0; i < 200; ++i) {
            const auto token = randomUrlToken();
            QVERIFY(token);
            QVERIFY(kUrlSafe.match(QString::fromLatin1(token->reveal())).hasMatch());
            seen.insert(token->reveal());
        }
        QCOMPARE(seen.size(), 200);
    }

    void onlyTheSameTextIsEqual_data()
    {
        QTest::addColumn<QByteArray>("one");
        QTest::addColumn<QByteArray>("other");
        QTest::addColumn<bool>("equal");
        QTest::newRow("same") << QByteArray("abc") << QByteArray("abc") << true;
        QTest::newRow("last differs") << QByteArray("abc") << QByteArray("abd") << false;
        QTest::newRow("first differs") << QByteArray("abc") << QByteArray("bbc") << false;
        QTest::newRow("beginning only") << QByteArray("abc") << QByteArray("ab") << false;
        QTest::newRow("more") << QByteArray("abc") << QByteArray("abcd") << false;
        QTest::newRow("nothing given") << QByteArray("abc") << QByteArray() << false;
        QTest::newRow("case") << QByteArray("abc") << QByteArray("Abc") << false;
        QTest::newRow("zero inside") << QByteArray("a\0c", 3) << QByteArray("a\0d", 3) << false;
    }
    void onlyTheSameTextIsEqual()
    {
        QFETCH(QByteArray, one);
        QFETCH(QByteArray, other);
        QFETCH(bool, equal);
        QCOMPARE(equalInConstantTime(one, other), equal);
        QCOMPARE(equalInConstantTime(other, one), equal);
    }
};

QTEST_GUILESS_MAIN(PkceTest)
#include "tst_pkce.moc"
