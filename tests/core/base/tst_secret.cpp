#include "core/base/log.h"
#include "core/base/secret.h"

#include <QTest>

using waxwing::Secret;

class SecretTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void copyIsDeepSoThatWipingOneLeavesTheOther()
    {
        Secret first(QByteArrayLiteral("hush"));
        const Secret second = first;
        first.wipe();
        QVERIFY(first.isEmpty());
        QCOMPARE(second.reveal(), QByteArrayLiteral("hush"));
    }

    void doesNotOverwriteTheLiteralItWasMadeFrom()
    {
        const QByteArray source = QByteArrayLiteral("hush");
        {
            Secret secret(source);
        }
        QCOMPARE(source, QByteArray("hush"));
    }

    void takesTheTextAway()
    {
        QString typed = QString::fromUtf8("pässword");
        const Secret secret = Secret::fromText(std::move(typed));
        QVERIFY(typed.isEmpty()); // NOLINT(bugprone-use-after-move): the contract under test
        QCOMPARE(secret.reveal(), QByteArray("p\xc3\xa4ssword"));
    }

    void equalsNeedsSameLengthAndBytes()
    {
        QVERIFY(Secret("abc").equals(Secret("abc")));
        QVERIFY(!Secret("abc").equals(Secret("abd")));
        QVERIFY(!Secret("abc").equals(Secret("ab")));
    }

    void movedFromIsEmpty()
    {
        Secret first("abc");
        const Secret second = std::move(first);
        QVERIFY(first.isEmpty()); // NOLINT(bugprone-use-after-move): the contract under test
        QCOMPARE(second.reveal(), QByteArray("abc"));
    }

    void redactedTellsNothingButStaysTheSameWithinARun()
    {
        const QString once = waxwing::redacted(u"anna@example.org");
        QCOMPARE(once, waxwing::redacted(u"anna@example.org"));
        QVERIFY(once != waxwing::redacted(u"bert@example.org"));
        QVERIFY(!once.contains(QStringLiteral("anna")));
    }
};

QTEST_APPLESS_MAIN(SecretTest)
#include "tst_secret.moc"
