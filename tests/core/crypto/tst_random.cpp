#include "core/crypto/random.h"

#include <QSet>
#include <QTest>

#include <algorithm>
#include <array>

using namespace waxwing;

class RandomTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesAsManyBytesAsAsked()
    {
        for (const int count : {0, 1, 16, 32, 4096}) {
            const auto bytes = randomBytes(count);
            QVERIFY(bytes);
            QCOMPARE(bytes->size(), count);
        }
    }

    void everyByteValueOccursAboutAsOften()
    {
        constexpr int kCount = 256 * 1024;
        const auto bytes = randomBytes(kCount);
        QVERIFY(bytes);
        std::array<int, 256> seen{};
        for (const char byte : *bytes)
            ++seen.at(static_cast<unsigned char>(byte));
        // 1024 expected, standard deviation 32: ten of them are out of chance's reach.
        QVERIFY(*std::min_element(seen.begin(), seen.end()) > 704);
        QVERIFY(*std::max_element(seen.begin(), seen.end()) < 1344);
    }

    void keysHave256BitsAndDiffer()
    {
        QSet<QByteArray> keys;
        for (int i = 0; i < 1000; ++i) {
            const auto key = randomKey256();
            QVERIFY(key);
            QCOMPARE(key->reveal().size(), 32);
            keys << key->reveal();
        }
        QCOMPARE(keys.size(), 1000);
    }

    void identifiersDiffer()
    {
        QSet<QString> guids;
        for (int i = 0; i < 1000; ++i) {
            const auto guid = randomGuid();
            QVERIFY(guid);
            guids << guid->toString();
        }
        QCOMPARE(guids.size(), 1000);
    }
};

QTEST_GUILESS_MAIN(RandomTest)
#include "tst_random.moc"
