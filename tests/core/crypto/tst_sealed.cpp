#include "core/crypto/passphrasekey.h"
#include "core/crypto/sealed.h"

#include <QTest>

using namespace waxwing;

namespace {

const QByteArray kHeader = QByteArray::fromHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");

Secret secretOf(const char* hex)
{
    return Secret(QByteArray::fromHex(hex));
}

} // namespace

class SealedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// McGrew and Viega, "The Galois/Counter Mode of Operation", test case 16 (AES-256).
    void opensThePublishedVector()
    {
        const Secret key = secretOf("feffe9928665731c6d6a8f9467308308"
                                    "feffe9928665731c6d6a8f9467308308");
        const QByteArray sealed = QByteArray::fromHex(
            "cafebabefacedbaddecaf888"
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
            "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
            "76fc6ece0f4e1768cddf8853bb2d551b");
        const Result<Secret> opened = unseal(key, kHeader, sealed);
        QVERIFY(opened);
        QCOMPARE(opened->reveal().toHex(),
                 QByteArray("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                            "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"));
    }

    void whatIsChangedDoesNotOpen()
    {
        const Secret key(QByteArray(32, 'k'));
        const Secret content(QByteArray("content"));
        const Result<QByteArray> sealed = seal(key, kHeader, content);
        QVERIFY(sealed);
        QVERIFY(unseal(key, kHeader, *sealed));
        for (qsizetype i = 0; i < sealed->size(); ++i) {
            QByteArray changed = *sealed;
            changed[i] = static_cast<char>(changed[i] ^ 1);
            const Result<Secret> opened = unseal(key, kHeader, changed);
            QVERIFY(!opened);
            QCOMPARE(opened.error().code, QStringLiteral("not-authentic"));
        }
        QVERIFY(!unseal(key, kHeader + 'x', *sealed));
        QVERIFY(!unseal(Secret(QByteArray(32, 'l')), kHeader, *sealed));
        QVERIFY(!unseal(key, kHeader, sealed->left(27)));
        QVERIFY(!unseal(Secret(QByteArray("short")), kHeader, *sealed));
    }

    void theSameContentIsSealedDifferentlyEachTime()
    {
        const Secret key(QByteArray(32, 'k'));
        const Secret content(QByteArray("content"));
        QVERIFY(*seal(key, kHeader, content) != *seal(key, kHeader, content));
    }

    /// From the reference implementation's own tests (phc-winner-argon2, src/test.c, version 1.3).
    void derivesThePublishedKeys_data()
    {
        QTest::addColumn<int>("passes");
        QTest::addColumn<int>("memoryKib");
        QTest::addColumn<int>("lanes");
        QTest::addColumn<QByteArray>("passphrase");
        QTest::addColumn<QByteArray>("salt");
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("2 passes, 64 MiB")
            << 2 << 65536 << 1 << QByteArray("password") << QByteArray("somesalt")
            << QByteArray("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
        QTest::newRow("another passphrase")
            << 2 << 65536 << 1 << QByteArray("differentpassword") << QByteArray("somesalt")
            << QByteArray("0b84d652cf6b0c4beaef0dfe278ba6a80df6696281d7e0d2891b817d8c458fde");
        QTest::newRow("another salt")
            << 2 << 65536 << 1 << QByteArray("password") << QByteArray("diffsalt")
            << QByteArray("bdf32b05ccc42eb15d58fd19b1f856b113da1e9a5874fdcc544308565aa8141c");
    }

    void derivesThePublishedKeys()
    {
        QFETCH(int, passes);
        QFETCH(int, memoryKib);
        QFETCH(int, lanes);
        QFETCH(QByteArray, passphrase);
        QFETCH(QByteArray, salt);
        QFETCH(QByteArray, key);
        const Result<Secret> derived
            = deriveKey(Secret(passphrase), salt, {quint32(memoryKib), quint32(passes), quint32(lanes)});
        QVERIFY(derived);
        QCOMPARE(derived->reveal().toHex(), key);
    }

    void refusesCostsOutOfBounds_data()
    {
        QTest::addColumn<quint32>("memoryKib");
        QTest::addColumn<quint32>("passes");
        QTest::addColumn<quint32>("lanes");
        QTest::newRow("less memory than OWASP asks") << 19455U << 2U << 1U;
        QTest::newRow("fewer passes") << 19456U << 1U << 1U;
        QTest::newRow("no lane") << 19456U << 2U << 0U;
        QTest::newRow("more memory than a machine has") << 0xffffffffU << 2U << 1U;
        QTest::newRow("for ever") << 19456U << 0xffffffffU << 1U;
    }

    void refusesCostsOutOfBounds()
    {
        QFETCH(quint32, memoryKib);
        QFETCH(quint32, passes);
        QFETCH(quint32, lanes);
        const KdfCost cost{memoryKib, passes, lanes};
        QVERIFY(!isAcceptable(cost));
        QVERIFY(!deriveKey(Secret(QByteArray("p")), QByteArray(16, 's'), cost));
    }

    void theMeasuredCostIsWithinBounds()
    {
        const KdfCost quick = measureKdfCost(std::chrono::milliseconds(1));
        QVERIFY(isAcceptable(quick));
        QCOMPARE(quick.memoryKib, kLeastKdfCost.memoryKib);
        QCOMPARE(quick.passes, kLeastKdfCost.passes);
        QVERIFY(isAcceptable(measureKdfCost(std::chrono::hours(1))));
    }
};

QTEST_GUILESS_MAIN(SealedTest)
#include "tst_sealed.moc"
