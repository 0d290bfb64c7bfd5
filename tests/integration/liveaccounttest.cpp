#include "tests/integration/liveaccounttest.h"

#include <QTest>

namespace waxwing::test {

void LiveAccountTest::begin()
{
    m_rig = std::make_unique<AccountRig>(*m_live);
}

void LiveAccountTest::end()
{
    m_rig.reset();
}

void LiveAccountTest::goLive(bool keepSignedIn)
{
    QVERIFY(m_rig->open(false));
    QVERIFY(m_rig->signIn(keepSignedIn));
    QVERIFY(m_rig->waitFor(Liveness::Live));
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->account->syncedFolders().contains(Folder::Trash), 20'000);
}

} // namespace waxwing::test
