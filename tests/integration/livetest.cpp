#include "tests/integration/livetest.h"

#include <QTest>

namespace waxwing::test {

void LiveTest::initTestCase()
{
    m_live = std::make_unique<LivePortal>(m_messages);
    QVERIFY(m_live->isUp());
}

void LiveTest::init()
{
    m_live->reset();
    begin();
}

void LiveTest::cleanup()
{
    end();
}

} // namespace waxwing::test
