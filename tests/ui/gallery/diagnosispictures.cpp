#include "tests/support/manualclock.h"
#include "tests/ui/gallery/album.h"
#include "tests/ui/gallery/pictures.h"
#include "ui/diagnosis/diagnosiswindow.h"

namespace waxwing {

void drawDiagnosis(Album& album)
{
    const test::ManualClock clock;
    const auto draw = [&](const char* name, const Diagnosis& diagnosis) {
        const QString title = QStringLiteral("diagnosis-") + QString::fromLatin1(name);
        if (!album.wants(title))
            return;
        DiagnosisWindow window(clock);
        window.setDiagnosis(diagnosis);
        window.show();
        album.take(window, title);
    };
    Diagnosis good;
    good.version = QStringLiteral("1.2.0");
    good.system = QStringLiteral("Debian GNU/Linux 12 (bookworm), XFCE");
    good.platform = QStringLiteral("xcb");
    good.notifier = {QStringLiteral("org.freedesktop.Notifications"), true,
                     QStringLiteral("Xfce Notify Daemon"), QStringLiteral("0.7.3"),
                     {QStringLiteral("actions"), QStringLiteral("body"),
                      QStringLiteral("body-hyperlinks"), QStringLiteral("body-markup"),
                      QStringLiteral("icon-static"), QStringLiteral("x-canonical-private-icon-only")}};
    good.tray = TrayKind::StatusNotifier;
    good.selfTest = SelfTestStage::Passed;
    good.selfTestAt = clock.now().addDays(-2);
    AccountStatus status;
    status.liveness = Liveness::Live;
    status.since = clock.now().addSecs(-3600);
    good.accounts << status;
    using Kind = DiagnosedEvent::Kind;
    const QDateTime now = clock.now();
    good.events << DiagnosedEvent{Kind::AlertClicked, now.addSecs(-30), 1, {}}
                << DiagnosedEvent{Kind::AlertShown, now.addSecs(-70), 1, {}}
                << DiagnosedEvent{Kind::NewsArrived, now.addSecs(-71), 1, {}}
                << DiagnosedEvent{Kind::StatusChanged, now.addSecs(-3600), 1, Liveness::Live};
    draw("good", good);
    Diagnosis waiting = good;
    waiting.selfTest = SelfTestStage::WaitsForClick;
    waiting.selfTestAt = now;
    draw("waiting", waiting);
    Diagnosis bad = good;
    bad.notifier = {};
    bad.tray = TrayKind::None;
    bad.store = CredentialStore::MemoryOnly;
    bad.paused = true;
    bad.pausedUntil = now.addSecs(3600);
    bad.selfTest = SelfTestStage::NoServer;
    bad.selfTestAt = now;
    AccountStatus offline;
    offline.liveness = Liveness::Offline;
    offline.since = now.addSecs(-7200);
    bad.accounts << offline;
    draw("bad", bad);
}

} // namespace waxwing
