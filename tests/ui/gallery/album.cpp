#include "tests/ui/gallery/album.h"

#include "ui/common/elidedlabel.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QComboBox>
#include <QCryptographicHash>
#include <QLabel>
#include <QLineEdit>
#include <QPixmap>
#include <QTest>

namespace waxwing {

namespace {

/// Room that the text of a widget lacks, in pixels; negative or 0 if it fits.
int lack(const QWidget& widget)
{
    if (qobject_cast<const ElidedLabel*>(&widget))
        return 0;
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
        if (label->text().isEmpty() || !label->pixmap(Qt::ReturnByValue).isNull())
            return 0;
        return label->wordWrap() ? label->heightForWidth(label->width()) - label->height()
                                 : label->sizeHint().width() - label->width();
    }
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        return button->text().isEmpty() ? 0 : button->sizeHint().width() - button->width();
    if (qobject_cast<const QComboBox*>(&widget))
        return widget.sizeHint().width() - widget.width();
    return 0;
}

/// Two texts or controls in the same place. Panes may lie on each other, what is read may not.
bool collide(const QWidget& one, const QWidget& other)
{
    const auto isRead = [](const QWidget& widget) {
        return qobject_cast<const QLabel*>(&widget) || qobject_cast<const QAbstractButton*>(&widget)
               || qobject_cast<const QLineEdit*>(&widget);
    };
    return &one < &other && one.parentWidget() == other.parentWidget() && one.isVisible()
           && other.isVisible() && isRead(one) && isRead(other)
           && one.geometry().adjusted(1, 1, -1, -1).intersects(other.geometry());
}

bool isScrolled(const QWidget& widget)
{
    for (const QWidget* above = widget.parentWidget(); above; above = above->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea*>(above))
            return true;
    }
    return false;
}

QString textOf(const QWidget& widget)
{
    for (const char* property : {"text", "currentText"}) {
        if (const QString text = widget.property(property).toString(); !text.isEmpty())
            return text;
    }
    return QString::fromLatin1(widget.metaObject()->className());
}

bool isOneColour(const QImage& image)
{
    const QRgb first = image.pixel(0, 0);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) != first)
                return false;
        }
    }
    return true;
}

} // namespace

Album::Album(QDir folder, QString filter) : m_folder(std::move(folder)), m_filter(std::move(filter))
{}

bool Album::wants(const QString& name) const
{
    return name.contains(m_filter);
}

/// Layouts and answers come by the event loop, on a busy machine late: until nothing changes any more, or for
/// long enough where something moves by itself.
static void settle(QWidget& widget)
{
    QImage before;
    for (int round = 0; round < 20; ++round) {
        QTest::qWait(30);
        const QImage now = widget.grab().toImage();
        if (now == before)
            return;
        before = now;
    }
}

void Album::take(QWidget& widget, const QString& name)
{
    settle(widget);
    lookForClippedText(widget, name);
    keep(widget.grab(), name);
}

void Album::keep(const QPixmap& picture, const QString& name)
{
    const QImage image = picture.toImage();
    if (image.isNull() || isOneColour(image))
        m_complaints << QStringLiteral("%1: nothing to be seen").arg(name);
    const QByteArray bits = QCryptographicHash::hash(
        QByteArrayView(image.constBits(), image.sizeInBytes()), QCryptographicHash::Sha1);
    if (const QString twin = m_seen.value(bits); !twin.isEmpty())
        m_complaints << QStringLiteral("%1: looks exactly like %2").arg(name, twin);
    m_seen.insert(bits, name);
    if (!picture.save(m_folder.filePath(name + QStringLiteral(".png"))))
        m_complaints << QStringLiteral("%1: not written").arg(name);
}

void Album::lookForClippedText(const QWidget& window, const QString& name)
{
    const auto widgets = window.findChildren<const QWidget*>();
    for (const QWidget* widget : widgets) {
        if (!widget->isVisible())
            continue;
        if (const int pixels = lack(*widget); pixels > 0)
            m_complaints << QStringLiteral("%1: “%2” lacks %3 pixels")
                                .arg(name, textOf(*widget))
                                .arg(pixels);
        for (const QWidget* other : widgets) {
            if (collide(*widget, *other))
                m_complaints << QStringLiteral("%1: “%2” lies on “%3”")
                                    .arg(name, textOf(*widget), textOf(*other));
        }
        // A mirrored splitter is off by one pixel.
        const QRect place
            = QRect(widget->mapTo(&window, QPoint()), widget->size()).adjusted(1, 1, -1, -1);
        if (!isScrolled(*widget) && !window.rect().contains(place) && !place.isEmpty())
            m_complaints << QStringLiteral("%1: “%2” reaches beyond the window")
                                .arg(name, textOf(*widget));
    }
}

} // namespace waxwing
