#include "app/bootstrap/linkednotifier.h"
#include "tests/support/fakenotifier.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

/// Alerts carry the link of the message that they lead to.
class LinkedNotifierTest : public QObject
{
    Q_OBJECT

private:
    static inline const QString kAccount
        = QStringLiteral("0f8fad5b-d9cb-469f-a165-70867728950e");
    static inline const QString kNews = QStringLiteral("7c9e6679-7425-40de-944b-e07fc1f90ae7");
    static inline const QString kMessage = QStringLiteral("3f2504e0-4f89-11d3-9a0c-0305e82c3301");

private Q_SLOTS:
    void theLinkIsThatOfTheMessageWhateverTheNewsIs_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("link");
        const QString link = QStringLiteral("waxwing://open?portal=example&message=")
                             + QString(kMessage).remove(u'-');
        const QString anna = QStringLiteral("anna@example.org");
        QTest::newRow("a message") << kAccount + u'/' + kMessage << kMessage << anna
                                   << link + QStringLiteral("&account=anna@example.org");
        QTest::newRow("what somebody did with one")
            << kAccount + u'/' + kNews << kMessage << anna
            << link + QStringLiteral("&account=anna@example.org");
        QTest::newRow("an address that links cannot name")
            << kAccount + u'/' + kMessage << kMessage << QStringLiteral("o'neill@example.org")
            << link;
        QTest::newRow("a summary") << kAccount + QStringLiteral("/burst") << QString() << anna
                                   << QString();
        QTest::newRow("of nobody's account") << QStringLiteral("program/try") << kMessage << anna
                                             << QString();
    }
    void theLinkIsThatOfTheMessageWhateverTheNewsIs()
    {
        QFETCH(QString, key);
        QFETCH(QString, message);
        QFETCH(QString, address);
        QFETCH(QString, link);
        auto inner = std::make_unique<FakeNotifier>();
        FakeNotifier* desktop = inner.get();
        LinkedNotifier notifier(std::move(inner));
        notifier.setAddresses([address](const QString& account) {
            return account == kAccount
                       ? LinkedNotifier::Address{QStringLiteral("example"), address}
                       : LinkedNotifier::Address{};
        });
        Alert alert;
        alert.key = key;
        alert.message = Guid::parse(message).value_or(Guid());
        notifier.show(alert);
        QCOMPARE(desktop->calls.last().link, link);
    }
};

QTEST_GUILESS_MAIN(LinkedNotifierTest)
#include "tst_linkednotifier.moc"
