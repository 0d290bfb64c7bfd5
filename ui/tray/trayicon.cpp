#include "ui/tray/trayicon.h"

#include "ui/common/format.h"
#include "ui/common/iconset.h"
#include "ui/common/sessiontexts.h"
#include "ui/common/theme.h"

#include <QGuiApplication>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPixmapCache>

#include <algorithm>
#include <numeric>

namespace waxwing {

namespace {

constexpr qint64 kMostShown = 99; ///< unread messages, as a number in the icon

/// Menus take '&' for a shortcut.
QString menuText(const QString& text)
{
    return singleLine(text).replace(u'&', QStringLiteral("&&"));
}

/// Signed out by the person is no need.
bool needsSignIn(const TrayAccount& account)
{
    return account.status.liveness == Liveness::SignInNeeded
           && account.status.ended != SessionEnd::SignedOut;
}

qint64 unreadOf(const QList<TrayAccount>& accounts)
{
    return std::accumulate(accounts.begin(), accounts.end(), qint64(0),
                           [](qint64 sum, const auto& account) { return sum + account.unread; });
}

void paintMark(QPainter& painter, int side, qint64 unread, bool dark)
{
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor red(0xd4, 0x45, 0x2f);
    if (side < 22) { // no room for a number
        const int dot = std::max(7, side / 2);
        painter.setPen(QPen(dark ? QColor(0x20, 0x20, 0x20) : QColor(Qt::white), 1));
        painter.setBrush(red);
        painter.drawEllipse(QRectF(side - dot - 0.5, 0.5, dot, dot));
        return;
    }
    const QString text = unread > kMostShown ? QStringLiteral("%1+").arg(kMostShown) : QString::number(unread);
    QFont font = QGuiApplication::font();
    font.setWeight(QFont::Bold);
    font.setPixelSize(qRound(side * (text.size() > 2 ? 0.36 : 0.46)));
    painter.setFont(font);
    const double height = side * 0.56;
    const double width = std::max(height, QFontMetricsF(font).horizontalAdvance(text) + side * 0.2);
    const QRectF mark(side - width, 0, width, height);
    painter.setPen(Qt::NoPen);
    painter.setBrush(red);
    painter.drawRoundedRect(mark, height / 2, height / 2);
    painter.setPen(Qt::white);
    painter.drawText(mark, Qt::AlignCenter, text);
}

/// A drawing of many curves, made once.
QPixmap birdOf(int side)
{
    const QString key = QStringLiteral("waxwing-bird-%1").arg(side);
    QPixmap bird;
    if (!QPixmapCache::find(key, &bird)) {
        bird = applicationPixmap(side, 1);
        QPixmapCache::insert(key, bird);
    }
    return bird;
}

} // namespace

QIcon unreadIcon(qint64 unread, bool dark, bool live)
{
    QIcon icon;
    for (const int side : {16, 22, 24, 32, 44, 48, 64}) {
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setOpacity(live ? 1.0 : 0.5);
        painter.drawPixmap(0, 0, birdOf(side));
        painter.setOpacity(1.0);
        if (unread > 0)
            paintMark(painter, side, unread, dark);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

QIcon lockedIcon()
{
    QIcon icon;
    for (const int side : {16, 22, 24, 32, 44, 48, 64}) {
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setOpacity(0.5);
        painter.drawPixmap(0, 0, birdOf(side));
        painter.setOpacity(1.0);
        painter.setRenderHint(QPainter::Antialiasing);
        const int mark = side * 6 / 10;
        const QRect place(side - mark, side - mark, mark, mark);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0x3b, 0x42, 0x4d));
        painter.drawEllipse(place);
        const int inset = std::max(1, mark / 5);
        paintIcon(painter, place.adjusted(inset, inset, -inset, -inset), Icon::Lock, Qt::white);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

QString trayToolTip(const QList<TrayAccount>& accounts)
{
    const auto waiting = std::count_if(accounts.begin(), accounts.end(), &needsSignIn);
    if (waiting > 1)
        return TrayIcon::tr("Waxwing – sign-in needed at %n portal(s)", nullptr,
                            static_cast<int>(waiting));
    const auto first = std::find_if(accounts.begin(), accounts.end(), &needsSignIn);
    if (first != accounts.end())
        return TrayIcon::tr("Waxwing – sign-in needed at %1").arg(singleLine(first->name));
    const bool offline = !accounts.isEmpty()
                         && std::all_of(accounts.begin(), accounts.end(), [](const auto& account) {
                                return account.status.liveness == Liveness::Offline;
                            });
    if (offline)
        return TrayIcon::tr("Waxwing – offline");
    const qint64 unread = unreadOf(accounts);
    return unread > 0 ? TrayIcon::tr("Waxwing – %n unread", nullptr, static_cast<int>(unread))
                      : QStringLiteral("Waxwing");
}

TrayIcon::TrayIcon(const Clock& clock, QObject* parent)
    : QObject(parent), m_clock(clock), m_menu(std::make_unique<QMenu>()), m_icon(new QSystemTrayIcon(this))
{
    m_icon->setContextMenu(m_menu.get());
    connect(m_menu.get(), &QMenu::aboutToShow, this, [this] {
        if (m_source)
            setAccounts(m_source());
    });
    connect(m_icon, &QSystemTrayIcon::activated, this, &TrayIcon::activated);
    rebuild();
}

TrayIcon::~TrayIcon()
{
    m_icon->hide();
    m_icon->setContextMenu(nullptr);
}

void TrayIcon::show()
{
    m_icon->show();
}

void TrayIcon::setAccounts(const QList<TrayAccount>& accounts)
{
    m_accounts = accounts;
    // A menu is built anew only if it says something else.
    QStringList lines;
    for (const TrayAccount& account : accounts)
        lines << account.id.toString() + account.name + lineOf(account);
    rebuildIcon();
    m_icon->setToolTip(trayToolTip(m_accounts));
    if (m_lines && *m_lines == lines)
        return;
    m_lines = lines;
    rebuild();
}

void TrayIcon::setSource(std::function<QList<TrayAccount>()> accounts)
{
    m_source = std::move(accounts);
}

QString TrayIcon::lineOf(const TrayAccount& account) const
{
    QString text = QStringLiteral("%1 – %2").arg(
        menuText(account.name), stateLine(account.status, m_clock.now(), QLocale()));
    if (account.unread > 0)
        text += QStringLiteral(" (%1)").arg(QLocale().toString(account.unread));
    return text;
}

void TrayIcon::setPausedUntil(const QDateTime& until, bool openEnd)
{
    m_pausedUntil = until;
    m_pausedOpenEnd = openEnd;
    rebuild();
}

void TrayIcon::setLocked(bool locked)
{
    if (m_locked == locked)
        return;
    m_locked = locked;
    rebuild();
}

void TrayIcon::setNewest(const QList<TrayMessage>& newest)
{
    if (m_newest == newest)
        return;
    m_newest = newest;
    rebuild();
}

void TrayIcon::setAlertTrouble(bool troubled)
{
    if (m_alertTrouble == troubled)
        return;
    m_alertTrouble = troubled;
    rebuild();
}

void TrayIcon::addNewest()
{
    if (m_alertTrouble)
        m_menu->addAction(themedIcon(Icon::Warning), tr("Alerts are not shown – why?"), this,
                          &TrayIcon::diagnosisRequested);
    if (m_locked || m_newest.isEmpty())
        return;
    for (const TrayMessage& message : std::as_const(m_newest)) {
        m_menu->addAction(themedIcon(Icon::Unread), trayMessageLine(message), this,
                          [this, account = message.account, guid = message.message] {
                              Q_EMIT messageRequested(account, guid);
                          });
    }
    m_menu->addSeparator();
}

QString TrayIcon::toolTip() const
{
    return m_icon->toolTip();
}

void TrayIcon::activated(QSystemTrayIcon::ActivationReason reason)
{
    if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
        Q_EMIT openRequested();
}

void TrayIcon::rebuildIcon()
{
    const bool live = std::any_of(m_accounts.begin(), m_accounts.end(), [](const auto& account) {
        return account.status.liveness == Liveness::Live || account.status.liveness == Liveness::Polling
               || account.status.liveness == Liveness::Starting;
    });
    Look look;
    look.unread = std::min(unreadOf(m_accounts), kMostShown + 1);
    look.dark = Theme::of(QGuiApplication::palette()).dark;
    look.live = live || m_accounts.isEmpty();
    look.locked = m_locked;
    if (m_look == look)
        return;
    m_look = look;
    m_icon->setIcon(look.locked ? lockedIcon() : unreadIcon(look.unread, look.dark, look.live));
}

void TrayIcon::rebuild()
{
    rebuildIcon();
    m_icon->setToolTip(m_locked ? tr("Waxwing – locked") : trayToolTip(m_accounts));
    m_menu->clear();
    m_menu->addAction(m_locked ? themedIcon(Icon::Key) : themedIcon(Icon::Mail),
                      m_locked ? tr("Unlock…") : tr("Open"), this, &TrayIcon::openRequested);
    m_menu->addSeparator();
    addNewest();
    addAccounts();
    QAction* sync = m_menu->addAction(themedIcon(Icon::Sync), tr("Sync now"), this,
                                      &TrayIcon::syncRequested);
    sync->setEnabled(!m_accounts.isEmpty());
    addPause();
    if (!m_locked)
        m_menu->addAction(themedIcon(Icon::Lock), tr("Lock"), this, &TrayIcon::lockRequested);
    m_menu->addSeparator();
    m_menu->addAction(themedIcon(Icon::Quit), tr("Quit"), this, &TrayIcon::quitRequested);
}

void TrayIcon::addAccounts()
{
    for (const TrayAccount& account : std::as_const(m_accounts)) {
        m_menu->addAction(themedIcon(Icon::Portal), lineOf(account), this,
                          [this, id = account.id] { Q_EMIT accountRequested(id); });
    }
    for (const TrayAccount& account : std::as_const(m_accounts)) {
        if (account.status.liveness != Liveness::SignInNeeded)
            continue;
        m_menu->addAction(themedIcon(Icon::Key), tr("Sign in at %1…").arg(menuText(account.name)),
                          this, [this, id = account.id] { Q_EMIT signInRequested(id); });
    }
    if (!m_accounts.isEmpty())
        m_menu->addSeparator();
}

void TrayIcon::addPause()
{
    if (m_pausedOpenEnd) {
        m_menu->addAction(themedIcon(Icon::Bell), tr("Resume alerts (paused)"), this,
                          &TrayIcon::resumeRequested);
        return;
    }
    if (m_pausedUntil.isValid()) {
        const QString until = formatHeaderDate(m_pausedUntil, m_pausedUntil, QLocale());
        m_menu->addAction(themedIcon(Icon::Bell), tr("Resume alerts (paused until %1)").arg(until),
                          this, &TrayIcon::resumeRequested);
        return;
    }
    QMenu* pause = m_menu->addMenu(themedIcon(Icon::BellOff), tr("Pause alerts"));
    const auto add = [this, pause](const QString& text, Pause length) {
        pause->addAction(text, this, [this, length] { Q_EMIT pauseRequested(length); });
    };
    add(tr("For 30 minutes"), Pause::HalfHour);
    add(tr("For one hour"), Pause::OneHour);
    add(tr("Until tomorrow morning"), Pause::UntilTomorrow);
    add(tr("Until I resume them"), Pause::UntilResumed);
}

} // namespace waxwing
