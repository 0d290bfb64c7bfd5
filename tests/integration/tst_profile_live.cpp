#include "core/portal/profileclient.h"
#include "tests/integration/livetest.h"
#include "tests/integration/signedinportal.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

/// What a portal knows of the person, against the local portal.
class ProfileLiveTest : public LiveTest
{
    Q_OBJECT

public:
    ProfileLiveTest() : LiveTest(5) {}

private:
    void begin() override { m_own = std::make_unique<SignedInPortal>(*m_live); }
    void end() override { m_own.reset(); }
    ProfileClient client() { return ProfileClient(m_own->portal->caller()); }

    std::unique_ptr<SignedInPortal> m_own;

private Q_SLOTS:
    void whatIsSavedIsWhatThePortalHas()
    {
        const auto before = await(client().load({}));
        QVERIFY(before);
        QVERIFY(!before->lastName.isEmpty());
        Profile wanted = *before;
        wanted.title = QStringLiteral("Dr. <med>");
        wanted.language = before->language == u"fr" ? QStringLiteral("en") : QStringLiteral("fr");
        wanted.outOfOffice = true;
        wanted.outOfOfficeMessage = QStringLiteral("Zurück am 1. März – 谢谢");
        wanted.signatureHtml = QStringLiteral("<p>Grüße<br>Anna</p>");
        wanted.signatureOnReply = !before->signatureOnReply;
        QVERIFY(await(client().save(*before, wanted, {})));
        QCOMPARE(*await(client().load({})), wanted);
    }
    void whatOthersChangedMeanwhileStays()
    {
        const auto before = await(client().load({}));
        QVERIFY(before);
        Profile elsewhere = *before;
        elsewhere.company = QStringLiteral("Elsewhere");
        QVERIFY(await(client().save(*before, elsewhere, {})));
        Profile here = *before;
        here.title = QStringLiteral("Here");
        QVERIFY(await(client().save(*before, here, {})));
        const auto now = await(client().load({}));
        QVERIFY(now);
        QCOMPARE(now->company, QStringLiteral("Elsewhere"));
        QCOMPARE(now->title, QStringLiteral("Here"));
    }
    void theProgramGoesOnWithWhatWasSaved()
    {
        const auto before = await(client().load({}));
        QVERIFY(before);
        Profile wanted = *before;
        wanted.firstName = QStringLiteral("Annemarie");
        QVERIFY(await(client().save(*before, wanted, {})));
        const auto user = await(m_own->portal->userSettings({}));
        QVERIFY(user);
        QCOMPARE(user->firstName, QStringLiteral("Annemarie"));
    }
};

QTEST_MAIN(ProfileLiveTest)
#include "tst_profile_live.moc"
