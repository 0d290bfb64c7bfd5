#include "ui/common/iconset.h"

#include "ui/common/theme.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

// Q_INIT_RESOURCE must stand outside of every namespace; a static library needs it.
static void loadIconResources()
{
    Q_INIT_RESOURCE(waxwing);
}

namespace waxwing {

namespace {

QString fileName(Icon icon)
{
    switch (icon) {
    case Icon::Add: return QStringLiteral("add");
    case Icon::Archive: return QStringLiteral("archive");
    case Icon::Attachment: return QStringLiteral("attachment");
    case Icon::Back: return QStringLiteral("back");
    case Icon::Bell: return QStringLiteral("bell");
    case Icon::BellOff: return QStringLiteral("bell-off");
    case Icon::Check: return QStringLiteral("check");
    case Icon::Close: return QStringLiteral("close");
    case Icon::Document: return QStringLiteral("document");
    case Icon::Down: return QStringLiteral("down");
    case Icon::Draft: return QStringLiteral("draft");
    case Icon::Expired: return QStringLiteral("expired");
    case Icon::Eye: return QStringLiteral("eye");
    case Icon::File: return QStringLiteral("file");
    case Icon::Forward: return QStringLiteral("forward");
    case Icon::Globe: return QStringLiteral("globe");
    case Icon::Image: return QStringLiteral("image");
    case Icon::Inbox: return QStringLiteral("inbox");
    case Icon::Info: return QStringLiteral("info");
    case Icon::Key: return QStringLiteral("key");
    case Icon::Lock: return QStringLiteral("lock");
    case Icon::Mail: return QStringLiteral("mail");
    case Icon::MailOpen: return QStringLiteral("mail-open");
    case Icon::Media: return QStringLiteral("media");
    case Icon::Offline: return QStringLiteral("offline");
    case Icon::Open: return QStringLiteral("open");
    case Icon::Package: return QStringLiteral("package");
    case Icon::PlainText: return QStringLiteral("plain-text");
    case Icon::Portal: return QStringLiteral("portal");
    case Icon::Print: return QStringLiteral("print");
    case Icon::Quit: return QStringLiteral("quit");
    case Icon::Recalled: return QStringLiteral("recalled");
    case Icon::Sent: return QStringLiteral("sent");
    case Icon::Settings: return QStringLiteral("settings");
    case Icon::Sheet: return QStringLiteral("sheet");
    case Icon::Shield: return QStringLiteral("shield");
    case Icon::Signature: return QStringLiteral("signature");
    case Icon::Slip: return QStringLiteral("slip");
    case Icon::Sort: return QStringLiteral("sort");
    case Icon::Sync: return QStringLiteral("sync");
    case Icon::Tag: return QStringLiteral("tag");
    case Icon::Trash: return QStringLiteral("trash");
    case Icon::Unread: return QStringLiteral("unread");
    case Icon::Up: return QStringLiteral("up");
    case Icon::User: return QStringLiteral("user");
    case Icon::Warning: return QStringLiteral("warning");
    case Icon::Withdrawn: return QStringLiteral("withdrawn");
    case Icon::Wrench: return QStringLiteral("wrench");
    }
    return {};
}

bool pointsSomewhere(Icon icon)
{
    return icon == Icon::Back || icon == Icon::Forward || icon == Icon::Sent
           || icon == Icon::Recalled || icon == Icon::Open;
}

QByteArray outline(Icon icon, const QColor& color)
{
    loadIconResources();
    QFile file(QStringLiteral(":/waxwing/icons/%1.svg").arg(fileName(icon)));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    svg.replace("currentColor", color.name().toLatin1());
    return svg;
}

QColor colorOf(IconTone tone)
{
    const Theme theme = Theme::of(QGuiApplication::palette());
    switch (tone) {
    case IconTone::Text: return theme.text;
    case IconTone::Secondary: return theme.secondaryText;
    case IconTone::Accent: return theme.accent;
    case IconTone::OnAccent: return theme.accentText;
    case IconTone::Danger: return theme.danger;
    case IconTone::Warning: return theme.warning;
    case IconTone::Positive: return theme.positive;
    }
    return theme.text;
}

/// Reading an outline is dear, and lists show the same few icons in every row.
QPixmap drawIcon(Icon icon, const QColor& color, const QSizeF& size, bool mirrored)
{
    QPixmap pixmap(size.toSize());
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(color.alphaF());
    if (mirrored) {
        painter.translate(size.width(), 0);
        painter.scale(-1, 1);
    }
    QSvgRenderer renderer(outline(icon, color));
    renderer.render(&painter, QRectF(QPointF(), size));
    return pixmap;
}

class TintedIconEngine final : public QIconEngine
{
public:
    TintedIconEngine(Icon icon, IconTone tone) : m_icon(icon), m_tone(tone) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        QColor color = colorOf(state == QIcon::On ? IconTone::Accent : m_tone);
        if (mode == QIcon::Disabled)
            painter->setOpacity(painter->opacity() * 0.45);
        paintIcon(*painter, rect, m_icon, color);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        if (pixmap.isNull())
            return pixmap; // a button too small for its icon
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    [[nodiscard]] QIconEngine* clone() const override
    {
        return new TintedIconEngine(m_icon, m_tone);
    }

private:
    Icon m_icon;
    IconTone m_tone;
};

class BirdIconEngine final : public QIconEngine
{
public:
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode, QIcon::State) override
    {
        loadIconResources();
        const int side = std::min(rect.width(), rect.height());
        const qreal real = side * painter->device()->devicePixelRatio();
        QSvgRenderer renderer(real < 40 ? QStringLiteral(":/waxwing/waxwing-small.svg")
                                        : QStringLiteral(":/waxwing/waxwing.svg"));
        QRect square(0, 0, side, side);
        square.moveCenter(rect.center());
        painter->setRenderHint(QPainter::Antialiasing);
        renderer.render(painter, QRectF(square));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        if (pixmap.isNull())
            return pixmap; // a button too small for its icon
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    [[nodiscard]] QIconEngine* clone() const override { return new BirdIconEngine; }
};

} // namespace

QIcon themedIcon(Icon icon, IconTone tone)
{
    return QIcon(new TintedIconEngine(icon, tone));
}

void paintIcon(QPainter& painter, const QRect& rect, Icon icon, const QColor& color)
{
    const qreal scale = painter.device()->devicePixelRatio();
    const bool mirrored = pointsSomewhere(icon)
                          && QGuiApplication::layoutDirection() == Qt::RightToLeft;
    const QString key = QStringLiteral("waxwing-icon-%1-%2-%3x%4-%5-%6")
                            .arg(static_cast<int>(icon))
                            .arg(color.name(QColor::HexArgb))
                            .arg(rect.width())
                            .arg(rect.height())
                            .arg(scale)
                            .arg(mirrored);
    QPixmap drawn;
    if (!QPixmapCache::find(key, &drawn)) {
        drawn = drawIcon(icon, color, QSizeF(rect.size()) * scale, mirrored);
        drawn.setDevicePixelRatio(scale);
        QPixmapCache::insert(key, drawn);
    }
    painter.drawPixmap(rect.topLeft(), drawn);
}

QIcon applicationIcon()
{
    QIcon icon;
    for (const int size : {16, 22, 24, 32, 48, 64, 128, 256})
        icon.addPixmap(applicationPixmap(size, 1));
    return icon;
}

QPixmap applicationPixmap(int size, qreal devicePixelRatio)
{
    const int real = qRound(size * devicePixelRatio);
    QPixmap pixmap = BirdIconEngine().pixmap(QSize(real, real), QIcon::Normal, QIcon::Off);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

} // namespace waxwing
