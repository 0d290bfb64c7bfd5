#include "tests/ui/gallery/album.h"
#include "tests/ui/gallery/pictures.h"
#include "tests/support/manualclock.h"
#include "tests/ui/gallery/samples.h"
#include "ui/common/errorsentence.h"
#include "ui/common/noticebar.h"
#include "ui/common/theme.h"
#include "ui/tray/trayicon.h"

#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPixmap>
#include <QVBoxLayout>

namespace waxwing {

namespace {

const QStringList& portalCodes()
{
    static const QStringList kCodes = QStringLiteral(
        "17 28 30 31 38 44 45 46 49 50 55 56 74 77 803 804 811 905 907 908 909 915 918 920 922 928 "
        "929 930").split(u' ');
    return kCodes;
}

const QStringList& otherCodes()
{
    static const QStringList kCodes = QStringLiteral(
        "resolve connect timeout tls-untrusted tls-hostname tls-expired tls-not-yet-valid "
        "tls-revoked tls-old tls-weak tls-purpose tls-weak-certificate tls-not-spoken tls-own-certificate tls-other too-large "
        "proxy-sign-in proxy-unreachable proxy-refused sent-elsewhere certificate-unreadable "
        "certificate-not-authority certificate-expired certificate-not-yet-valid "
        "certificate-without-key certificate-key-mismatch passphrase-needed passphrase-wrong "
        "policy-portal policy-unreadable "
        "broken-answer wrong-key corrupt newer busy").split(u' ');
    return kCodes;
}

Error errorOf(const QString& code)
{
    Error error(ErrorKind::Portal);
    error.code = code;
    return error;
}

void drawSheet(Album& album, const QString& name, const QStringList& sentences)
{
    if (!album.wants(name))
        return;
    QWidget sheet;
    auto* column = new QVBoxLayout(&sheet);
    for (const QString& sentence : sentences) {
        auto* bar = new NoticeBar(&sheet);
        bar->setNotice(NoticeTone::Warning, Icon::Warning, sentence);
        column->addWidget(bar);
    }
    column->addStretch(1);
    sheet.show();
    sheet.resize(560, sheet.heightForWidth(560));
    album.take(sheet, name);
}

} // namespace

void drawSentences(Album& album)
{
    QStringList kinds;
    for (int kind = 0; kind <= static_cast<int>(ErrorKind::Cancelled); ++kind) {
        for (int context = 0; context <= static_cast<int>(ErrorContext::Settings); ++context) {
            const Error error(static_cast<ErrorKind>(kind));
            const auto where = static_cast<ErrorContext>(context);
            kinds << errorHeading(error, where) + QStringLiteral(": ") + errorSentence(error, where);
        }
    }
    kinds.removeDuplicates();
    QStringList codes;
    for (const QString& code : portalCodes())
        codes << code + QStringLiteral(": ") + errorSentence(errorOf(code), ErrorContext::Sync);
    QStringList others;
    for (const QString& code : otherCodes())
        others << errorSentence(errorOf(code), ErrorContext::Sync);
    drawSheet(album, QStringLiteral("sentences-kinds"), kinds);
    drawSheet(album, QStringLiteral("sentences-portal"), codes);
    drawSheet(album, QStringLiteral("sentences-other"), others);
}

void drawTray(Album& album)
{
    const auto draw = [&](const QString& name, const QList<TrayAccount>& accounts,
                          const QDateTime& pausedUntil) {
        if (!album.wants(name))
            return;
        const test::ManualClock clock(samples::now());
        TrayIcon tray(clock);
        tray.setAccounts(accounts);
        tray.setPausedUntil(pausedUntil);
        tray.menu().popup(QPoint(0, 0));
        album.take(tray.menu(), name);
        tray.menu().close();
    };
    QList<TrayAccount> every;
    for (int i = 0; i <= static_cast<int>(Liveness::Paused); ++i) {
        every << TrayAccount{samples::guid(i + 1), samples::record(i % 2).serviceName,
                             samples::status(static_cast<Liveness>(i)), i % 3};
    }
    QList<TrayAccount> ends;
    for (int i = 1; i <= static_cast<int>(SessionEnd::Unknown); ++i) {
        TrayAccount ended = every.at(static_cast<int>(Liveness::SignInNeeded));
        ended.status.ended = static_cast<SessionEnd>(i);
        ends << ended;
    }
    ends << every.at(static_cast<int>(Liveness::Live));
    ends.last().status.sessionEnds = samples::now().addSecs(12 * 60 + 5);
    draw(QStringLiteral("tray-noaccount"), {}, {});
    draw(QStringLiteral("tray-every-liveness"), every, {});
    draw(QStringLiteral("tray-ended"), ends, {});
    draw(QStringLiteral("tray-paused"), every.mid(1, 1), samples::now().addSecs(3600));
}

void drawIcons(Album& album)
{
    const QString name = QStringLiteral("icons");
    if (!album.wants(name))
        return;
    QPixmap picture(860, 620);
    picture.fill(Theme::of(QGuiApplication::palette()).surface);
    QPainter painter(&picture);
    int x = 10;
    for (const int side : {16, 22, 24, 32, 48, 64, 128, 256}) {
        painter.drawPixmap(x, 10, applicationPixmap(side, 1));
        x += side + 12;
    }
    x = 10;
    for (const qint64 unread : {0, 3, 42, 120}) {
        for (const int side : {16, 22, 32, 64}) {
            painter.drawPixmap(x, 290, unreadIcon(unread, false).pixmap(side, side));
            x += side + 8;
        }
        x += 14;
    }
    for (int i = 0; i <= static_cast<int>(waxwing::Icon::Wrench); ++i)
        painter.drawPixmap(10 + (i % 16) * 50, 380 + (i / 16) * 60,
                           themedIcon(static_cast<waxwing::Icon>(i), IconTone::Text)
                               .pixmap(i % 2 ? 24 : 32));
    painter.end();
    album.keep(picture, name);
}

} // namespace waxwing
