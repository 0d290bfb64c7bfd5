#include "app/platform/windows/overlaybadge.h"

#include <QColor>
#include <QFont>
#include <QImage>
#include <QPainter>
#include <QRect>

#include <shobjidl.h>
#include <windows.h>
#include <winrt/base.h>

namespace waxwing {

namespace {

constexpr int kSide = 32;
constexpr qint64 kMostShown = 99;

QImage badgeOf(qint64 count)
{
    QImage image(kSide, kSide, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0xd4, 0x45, 0x2f));
    painter.drawEllipse(image.rect());
    QFont font = painter.font();
    font.setWeight(QFont::Bold);
    font.setPixelSize(count > 9 ? 16 : 22);
    painter.setFont(font);
    painter.setPen(Qt::white);
    const qint64 shown = qMin(count, kMostShown);
    painter.drawText(image.rect(), Qt::AlignCenter, QString::number(shown));
    return image;
}

} // namespace

void OverlayBadge::setCount(qint64 unread)
{
    if (m_count == unread)
        return;
    m_count = unread;
    apply();
}

void OverlayBadge::setWindow(QWindow* window)
{
    m_window = window;
    apply();
}

void OverlayBadge::apply()
{
    if (!m_window)
        return;
    const auto taskbar = winrt::try_create_instance<ITaskbarList3>(CLSID_TaskbarList);
    if (!taskbar || FAILED(taskbar->HrInit()))
        return;
    const auto handle = reinterpret_cast<HWND>(m_window->winId());
    if (m_count <= 0) {
        taskbar->SetOverlayIcon(handle, nullptr, L"");
        return;
    }
    const HICON icon = badgeOf(m_count).toHICON();
    const QString description = QString::number(m_count);
    taskbar->SetOverlayIcon(handle, icon,
                            reinterpret_cast<PCWSTR>(description.utf16()));
    DestroyIcon(icon); // the task bar has its own copy
}

std::unique_ptr<UnreadBadge> makeUnreadBadge(const QString& /*id*/)
{
    return std::make_unique<OverlayBadge>();
}

} // namespace waxwing
