#include "tests/ui/gallery/album.h"
#include "tests/ui/gallery/pictures.h"
#include "ui/links/linkwindow.h"

namespace waxwing {

void drawLinks(Album& album)
{
    using Kind = NoticeVerdict::Kind;
    using Stage = LinkProgress::Stage;
    const QByteArray link = "https://w.portal.test/example/messages/3f0c1f6a0b6b4b0f8f2f6f1f5f6e7a01";
    const auto draw = [&](const char* name, Stage stage, Kind kind,
                          const QStringList& hosts = {}) {
        const QString title = QStringLiteral("link-") + QString::fromLatin1(name);
        if (!album.wants(title))
            return;
        LinkWindow window;
        window.setContent(link);
        LinkProgress progress;
        progress.stage = stage;
        progress.verdict.kind = kind;
        progress.verdict.hosts = hosts;
        progress.verdict.fault = LinkFault::BadParts;
        progress.verdict.link.serviceCode = QStringLiteral("lagoon");
        progress.verdict.account = QStringLiteral("anna.keller@example.org");
        progress.portalName = QStringLiteral("Example Org");
        progress.address = QStringLiteral("anna.keller@example.org");
        progress.reason = QStringLiteral("The server did not answer.");
        window.setProgress(progress);
        window.show();
        album.take(window, title);
    };
    if (album.wants(QStringLiteral("link-empty"))) {
        LinkWindow window;
        window.show();
        album.take(window, QStringLiteral("link-empty"));
    }
    const QStringList evil{QStringLiteral("w.portal.test.evil-and-very-long-host-name.test")};
    draw("portal-unknown", Stage::Checked, Kind::PortalUnknown);
    draw("other-account", Stage::Checked, Kind::OtherAccount);
    draw("wrong-host", Stage::Checked, Kind::WrongHost, evil);
    draw("wrong-path", Stage::Checked, Kind::WrongPath);
    draw("no-message", Stage::Checked, Kind::NoMessage);
    draw("malformed", Stage::Checked, Kind::Malformed);
    draw("no-link", Stage::Checked, Kind::NoLink);
    draw("not-readable", Stage::Checked, Kind::NotReadable);
    draw("waiting", Stage::Waiting, Kind::Open);
    draw("asking", Stage::Asking, Kind::Open);
    draw("sign-in-first", Stage::SignInFirst, Kind::Open);
    draw("opened", Stage::Opened, Kind::Open);
    draw("opened-with-strangers", Stage::Opened, Kind::Open, evil);
    draw("gone", Stage::Gone, Kind::Open);
    draw("failed", Stage::Failed, Kind::Open);
}

} // namespace waxwing
