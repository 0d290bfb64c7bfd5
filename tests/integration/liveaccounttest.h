#pragma once

#include "tests/integration/accountrig.h"
#include "tests/integration/livetest.h"

namespace waxwing::test {

/// A test program about the main user's account, as the program assembles it.
class LiveAccountTest : public LiveTest
{
    Q_OBJECT

protected:
    using LiveTest::LiveTest;

    void begin() override;
    void end() override;
    /// Signed in, live and synced.
    void goLive(bool keepSignedIn = true);

    std::unique_ptr<AccountRig> m_rig;
};

} // namespace waxwing::test
