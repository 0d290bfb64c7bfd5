#include "ui/tray/trayicon.h"

#include "ui/common/format.h"
#include "ui/common/iconset.h"
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

QString stateWord(Liveness liveness)
{
    switch (liveness) {
    case Liveness::Starting: return TrayIcon::tr("connecting");
    case Liveness::Live: return TrayIcon::tr("connected");
    case Liveness::Polling: return TrayIcon::tr("connected, with delay");
    case Liveness::Offline: return TrayIcon::tr("offline");
    case Liveness::SignInNeeded: return TrayIcon::tr("sign-in needed");
    case Liveness::Maintenance: return TrayIcon::tr("maintenance");
    case Liveness::Suspended: return TrayIcon::tr("suspended");
    }
    return {};
}

/// Menus take '&' for a shortcut.
QString menuText(const QString& text)
{
    return singleLine(text).replace(u'&', QStringLiteral("&&"));
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

QString trayToolTip(const QList<TrayAccount>& accounts)
{
    for (const TrayAccount& account : accounts) {
        if (account.liveness == Liveness::SignInNeeded)
            return TrayIcon::tr("Waxwing – sign-in needed at %1").arg(singleLine(account.name));
    }
    const bool offline = !accounts.isEmpty()
                         && std::all_of(accounts.begin(), accounts.end(), [](const auto& account) {
                                return account.liveness == Liveness::Offline;
                            });
    if (offline)
        return TrayIcon::tr("Waxwing – offline");
    const qint64 unread = unreadOf(accounts);
    return unread > 0 ? TrayIcon::tr("Waxwing – %n unread", nullptr, static_cast<int>(unread))
                      : QStringLiteral("Waxwing");
}

TrayIcon::TrayIcon(QObject* parent)
    : QObject(parent), m_menu(std::make_unique<QMenu>()), m_icon(new QSystemTrayIcon(this))
{
    m_icon->setContextMenu(m_menu.get());
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
    if (m_accounts == accounts)
        return;
    m_accounts = accounts;
    rebuild();
}

void TrayIcon::setPausedUntil(const QDateTime& until)
{
    m_pausedUntil = until;
    rebuild();
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
        return account.liveness == Liveness::Live || account.liveness == Liveness::Polling
               || account.liveness == Liveness::Starting;
    });
    Look look;
    look.unread = std::min(unreadOf(m_accounts), kMostShown + 1);
    look.dark = Theme::of(QGuiApplication::palette()).dark;
    look.live = live || m_accounts.isEmpty();
    if (m_look == look)
        return;
    m_look = look;
    m_icon->setIcon(unreadIcon(look.unread, look.dark, look.live));
}

void TrayIcon::rebuild()
{
    rebuildIcon();
    m_icon->setToolTip(trayToolTip(m_accounts));
    m_menu->clear();
    m_menu->addAction(themedIcon(Icon::Mail), tr("Open"), this, &TrayIcon::openRequested);
    m_menu->addSeparator();
    addAccounts();
    QAction* sync = m_menu->addAction(themedIcon(Icon::Sync), tr("Sync now"), this,
                                      &TrayIcon::syncRequested);
    sync->setEnabled(!m_accounts.isEmpty());
    addPause();
    m_menu->addSeparator();
    m_menu->addAction(themedIcon(Icon::Quit), tr("Quit"), this, &TrayIcon::quitRequested);
}

void TrayIcon::addAccounts()
{
    for (const TrayAccount& account : std::as_const(m_accounts)) {
        QString text = QStringLiteral("%1 – %2").arg(menuText(account.name),
                                                     stateWord(account.liveness));
        if (account.unread > 0)
            text += QStringLiteral(" (%1)").arg(QLocale().toString(account.unread));
        m_menu->addAction(themedIcon(Icon::Portal), text, this,
                          [this, id = account.id] { Q_EMIT accountRequested(id); });
    }
    for (const TrayAccount& account : std::as_const(m_accounts)) {
        if (account.liveness != Liveness::SignInNeeded)
            continue;
        m_menu->addAction(themedIcon(Icon::Key), tr("Sign in at %1…").arg(menuText(account.name)),
                          this, [this, id = account.id] { Q_EMIT signInRequested(id); });
    }
    if (!m_accounts.isEmpty())
        m_menu->addSeparator();
}

void TrayIcon::addPause()
{
    if (m_pausedUntil.isValid()) {
        const QString until = formatHeaderDate(m_pausedUntil, m_pausedUntil, QLocale());
        m_menu->addAction(themedIcon(Icon::Bell), tr("Resume alerts (paused until %1)").arg(until),
                          this, &TrayIcon::resumeRequested);
        return;
    }
    QMenu* pause = m_menu->addMenu(themedIcon(Icon::BellOff), tr("Pause alerts"));
    pause->addAction(tr("For one hour"), this, [this] { Q_EMIT pauseRequested(Pause::OneHour); });
    pause->addAction(tr("Until tomorrow"), this,
                     [this] { Q_EMIT pauseRequested(Pause::UntilTomorrow); });
}

} // namespace waxwing
