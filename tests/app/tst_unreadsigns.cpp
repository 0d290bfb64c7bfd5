#include "app/bootstrap/unreadsigns.h"

#include <QTest>

#include <memory>

using namespace waxwing;

namespace {

class FakeBadge final : public UnreadBadge
{
public:
    struct Seen
    {
        qint64 count = -1;
        QWindow* window = nullptr;
    };
    explicit FakeBadge(Seen& seen) : m_seen(seen) {}
    void setCount(qint64 unread) override { m_seen.count = unread; }
    void setWindow(QWindow* window) override { m_seen.window = window; }

private:
    Seen& m_seen;
};

} // namespace

class UnreadSignsTest : public QObject
{
    Q_OBJECT

private:
    FakeBadge::Seen m_badge;
    std::unique_ptr<UnreadSigns> m_signs;

private Q_SLOTS:
    void init()
    {
        m_badge = {};
        m_signs = std::make_unique<UnreadSigns>(std::make_unique<FakeBadge>(m_badge));
    }

    void badgeAndTitleTellTheNumber()
    {
        QWidget window;
        m_signs->setWindow(&window);
        QCOMPARE(window.windowTitle(), QStringLiteral("Waxwing"));
        m_signs->setCount(12);
        QCOMPARE(m_badge.count, 12);
        QVERIFY2(window.windowTitle().contains(u"12"), qPrintable(window.windowTitle()));
        m_signs->setCount(0);
        QCOMPARE(m_badge.count, 0);
        QCOMPARE(window.windowTitle(), QStringLiteral("Waxwing"));
    }

    void aWindowThatComesLaterTellsItToo()
    {
        m_signs->setCount(4);
        QWidget window;
        m_signs->setWindow(&window);
        QVERIFY(window.windowTitle().contains(u'4'));
        QCOMPARE(m_badge.window, window.windowHandle());
    }

    void aWindowThatIsGoneIsLeftAlone()
    {
        {
            QWidget window;
            m_signs->setWindow(&window);
        }
        m_signs->setCount(1);
        QCOMPARE(m_badge.count, 1);
        m_signs->setWindow(nullptr);
        QCOMPARE(m_badge.window, nullptr);
    }
};

QTEST_MAIN(UnreadSignsTest)
#include "tst_unreadsigns.moc"
