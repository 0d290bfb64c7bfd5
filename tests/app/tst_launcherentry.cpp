#include "app/platform/linux/launcherentry.h"
#include "tests/support/desktop/privatebus.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QTest>

#include <memory>

using namespace waxwing;
using namespace waxwing::test;

namespace {

/// A dock that listens to everybody.
class Dock final : public QObject
{
    Q_OBJECT

public:
    explicit Dock(QDBusConnection bus)
    {
        bus.connect(QString(), QString(), QStringLiteral("com.canonical.Unity.LauncherEntry"),
                    QStringLiteral("Update"), this, SLOT(onUpdate(QDBusMessage)));
        // Answered after the bus has noted what is listened to.
        bus.call(QDBusMessage::createMethodCall(
            QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus"),
            QStringLiteral("org.freedesktop.DBus"), QStringLiteral("GetId")));
    }
    QList<QDBusMessage> updates;

private Q_SLOTS:
    void onUpdate(const QDBusMessage& update) { updates << update; }
};

} // namespace

/// The number on the program's entry in the task bar, as a dock on a real bus hears it.
class LauncherEntryTest : public QObject
{
    Q_OBJECT

private:
    PrivateBus m_bus;
    std::unique_ptr<Dock> m_dock;
    std::unique_ptr<LauncherEntry> m_entry;

    QVariantMap last() const
    {
        return qdbus_cast<QVariantMap>(m_dock->updates.last().arguments().value(1));
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_bus.start()); }
    void init()
    {
        m_dock = std::make_unique<Dock>(m_bus.connect(QStringLiteral("dock")));
        m_entry = std::make_unique<LauncherEntry>(m_bus.connect(QStringLiteral("program")),
                                                  QStringLiteral("org.waxwing.Waxwing"));
    }
    void cleanup()
    {
        m_entry.reset();
        m_dock.reset();
        m_bus.disconnect(QStringLiteral("dock"));
        m_bus.disconnect(QStringLiteral("program"));
    }

    void theCountStandsOnTheEntryOfTheDesktopFile()
    {
        m_entry->setCount(3);
        QTRY_COMPARE(m_dock->updates.size(), 1);
        const QDBusMessage& update = m_dock->updates.first();
        QCOMPARE(update.signature(), QStringLiteral("sa{sv}"));
        QCOMPARE(update.arguments().first().toString(),
                 QStringLiteral("application://org.waxwing.Waxwing.desktop"));
        QCOMPARE(last().value(QStringLiteral("count")).metaType(), QMetaType::fromType<qlonglong>());
        QCOMPARE(last().value(QStringLiteral("count")).toLongLong(), 3);
        QVERIFY(last().value(QStringLiteral("count-visible")).toBool());
    }

    void nothingUnreadIsNoNumber()
    {
        m_entry->setCount(1);
        m_entry->setCount(0);
        QTRY_COMPARE(m_dock->updates.size(), 2);
        QVERIFY(!last().value(QStringLiteral("count-visible")).toBool());
    }

    void whatHasNotChangedIsNotSaidAgain()
    {
        m_entry->setCount(0);
        m_entry->setCount(2);
        m_entry->setCount(2);
        m_entry->setCount(-5);
        QTRY_COMPARE(m_dock->updates.size(), 2);
        QCOMPARE(last().value(QStringLiteral("count")).toLongLong(), 0);
    }

    void theNumberGoesWithTheProgram()
    {
        m_entry->setCount(7);
        m_entry.reset();
        QTRY_COMPARE(m_dock->updates.size(), 2);
        QVERIFY(!last().value(QStringLiteral("count-visible")).toBool());
    }
};

QTEST_GUILESS_MAIN(LauncherEntryTest)
#include "tst_launcherentry.moc"
