#include "tests/ui/gallery/album.h"
#include "tests/ui/gallery/pictures.h"
#include "tests/ui/gallery/stage.h"
#include "ui/reader/messagebodyview.h"

#include <QPushButton>
#include <QTest>

namespace waxwing {

namespace {

using Act = ReaderController::Act;

template<typename Setup>
void draw(Album& album, const QString& name, Setup setup, int wait = 60)
{
    const QString full = QStringLiteral("reader-") + name;
    if (!album.wants(full))
        return;
    Stage stage(0);
    ReaderView view(stage.controller, stage.clock);
    view.resize(640, 560);
    view.show();
    view.setFocus();
    setup(stage, view);
    QTest::qWait(wait);
    album.take(view, full);
}

void openWith(Stage& stage, bool explained, bool automatic, Act act = Act::Opened)
{
    stage.controller.show(stage.content, samples::readerAccount(explained, automatic),
                          stage.content.known.guid, act);
}

void pressDetails(ReaderView& view)
{
    QTest::qWait(40);
    const auto buttons = view.findChildren<QPushButton*>();
    for (QPushButton* button : buttons) {
        if (button->isVisible()) {
            button->click();
            button->clearFocus();
            return;
        }
    }
}

/// An answer of the portal with the sample's text, as after the right password.
Message answered(const Stage& stage)
{
    Message message;
    message.summary = stage.content.known;
    message.body = samples::htmlBody();
    return message;
}

void drawClosed(Album& album)
{
    draw(album, QStringLiteral("nothing"), [](Stage&, ReaderView&) {});
    draw(album, QStringLiteral("closed"),
         [](Stage& s, ReaderView&) { openWith(s, true, false, Act::Selected); });
    draw(album, QStringLiteral("closed-own"), [](Stage& s, ReaderView&) {
        s.content.known.sender.email = samples::record(0).emailAddress;
        openWith(s, true, false, Act::Selected);
    });
    draw(album, QStringLiteral("forecast"),
         [](Stage& s, ReaderView&) { openWith(s, false, true); });
    draw(album, QStringLiteral("loading"),
         [](Stage& s, ReaderView&) { openWith(s, true, true); }, 700);
    draw(album, QStringLiteral("offline"), [](Stage& s, ReaderView&) {
        s.content.fetched = Result<Message>(failure(ErrorKind::Network));
        openWith(s, true, true);
    });
    for (const auto& [name, kind] : {std::pair("failed", ErrorKind::Portal),
                                     std::pair("forbidden", ErrorKind::Forbidden),
                                     std::pair("not-understood", ErrorKind::Protocol),
                                     std::pair("gone", ErrorKind::NotFound)}) {
        draw(album, QString::fromLatin1(name), [kind = kind](Stage& s, ReaderView&) {
            s.content.fetched = Result<Message>(failure(kind));
            openWith(s, true, true);
        });
    }
}

void drawOpen(Album& album)
{
    draw(album, QStringLiteral("html"), [](Stage& s, ReaderView&) {
        s.content.body = samples::htmlBody();
        openWith(s, true, true);
    });
    draw(album, QStringLiteral("text"), [](Stage& s, ReaderView&) {
        s.content.known.bodyFormat = BodyFormat::Text;
        s.content.known.expiryDate = samples::now().addDays(7);
        s.content.known.attachments.clear();
        s.content.body = samples::textBody();
        openWith(s, true, true);
    });
    draw(album, QStringLiteral("long"), [](Stage& s, ReaderView& view) {
        s.content.known = samples::longSummary();
        s.content.body = samples::htmlBody();
        openWith(s, true, true);
        pressDetails(view);
    });
    draw(album, QStringLiteral("hebrew"), [](Stage& s, ReaderView&) {
        s.content.known = samples::hebrewSummary();
        s.content.body = samples::hebrewBody();
        openWith(s, true, true);
    });
    draw(album, QStringLiteral("images-blocked"), [](Stage& s, ReaderView&) {
        s.content.body = samples::imageBody();
        openWith(s, true, true);
    });
    draw(album, QStringLiteral("images-loaded"), [](Stage& s, ReaderView&) {
        s.content.body = samples::imageBody();
        openWith(s, true, true);
        QTest::qWait(40);
        s.controller.loadImages();
    });
    draw(album, QStringLiteral("own-colours"), [](Stage& s, ReaderView&) {
        s.content.body = QStringLiteral("<p style=\"color:#003366\">A newsletter that brings its own "
                                        "<font color=\"#cc0000\">colours</font>.</p>")
                         + samples::htmlBody();
        openWith(s, true, true);
    });
    for (const auto& [name, address] :
         {std::pair("link", "https://partner.example/board/2026?from=mail"),
          std::pair("link-mail", "mailto:anna.keller@partner.example"),
          std::pair("link-refused", "file:///etc/passwd")}) {
        draw(album, QString::fromLatin1(name),
             [target = QUrl(QString::fromLatin1(address))](Stage& s, ReaderView& view) {
                 s.content.body = samples::htmlBody();
                 openWith(s, true, true);
                 QTest::qWait(40);
                 Q_EMIT view.findChild<MessageBodyView*>()->linkActivated(target);
             });
    }
}

void drawProtected(Album& album)
{
    const auto wrong = [] {
        Error error(ErrorKind::Forbidden);
        error.code = QStringLiteral("38");
        return Result<Message>(failure(error));
    };
    const auto enter = [](Stage& s) {
        QTest::qWait(20);
        s.controller.submitPassword(Secret::fromText(QStringLiteral("x")));
    };
    draw(album, QStringLiteral("password"), [](Stage& s, ReaderView&) {
        s.content.known.options.fyeoType = FyeoType::UniquePassword;
        openWith(s, true, true);
    });
    draw(album, QStringLiteral("password-account"), [](Stage& s, ReaderView&) {
        s.content.known.options.fyeoType = FyeoType::AccountPassword;
        openWith(s, true, true);
    });
    draw(album, QStringLiteral("password-wrong"), [&](Stage& s, ReaderView&) {
        s.content.known.options.fyeoType = FyeoType::UniquePassword;
        s.content.fetched = wrong();
        openWith(s, true, true);
        enter(s);
    });
    draw(album, QStringLiteral("password-paused"), [&](Stage& s, ReaderView&) {
        s.content.known.options.fyeoType = FyeoType::AccountPassword;
        s.content.fetched = wrong();
        openWith(s, true, true);
        for (int i = 0; i < 3; ++i)
            enter(s);
    });
    draw(album, QStringLiteral("protected-open"), [&](Stage& s, ReaderView&) {
        s.content.known.options.fyeoType = FyeoType::UniquePassword;
        s.content.known.expiryDate = samples::now().addDays(30);
        s.content.fetched = Result<Message>(answered(s));
        openWith(s, true, true);
        enter(s);
    });
}

void drawGone(Album& album)
{
    draw(album, QStringLiteral("recalled"), [](Stage& s, ReaderView&) {
        s.content.known.recallDate = samples::now().addSecs(-300);
        s.content.known.recallReason = QStringLiteral("Wrong version of the figures");
        openWith(s, true, true);
    });
    draw(album, QStringLiteral("expired"), [](Stage& s, ReaderView&) {
        s.content.known.expiryDate = samples::now().addDays(-1);
        openWith(s, true, true);
    });
    draw(album, QStringLiteral("withdrawn"), [](Stage& s, ReaderView&) {
        s.content.known.hasAccess = false;
        openWith(s, true, true);
    });
}

} // namespace

void drawReader(Album& album)
{
    drawClosed(album);
    drawOpen(album);
    drawProtected(album);
    drawGone(album);
}

} // namespace waxwing
