#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QRect>

class QPainter;

namespace waxwing {

/// The icons of the program, in resources/icons.
enum class Icon {
    Add, Archive, Attachment, Back, Bell, BellOff, Check, Close, Document, Down, Draft, Expired,
    Eye, File, Forward, Globe, Image, Inbox, Info, Key, Lock, Mail, MailOpen, Media, Offline, Open,
    Package, PlainText, Portal, Print, Quit, Recalled, Sent, Settings, Sheet, Shield, Signature,
    Slip, Sort, Sync, Tag, Trash, Unread, Up, User, Warning, Withdrawn, Wrench,
};

/// Which colour of the theme an icon takes; it follows the theme by itself.
enum class IconTone { Text, Secondary, Accent, OnAccent, Danger, Warning, Positive };

/// An icon that is drawn from its outline at any size and scale, in a colour of the theme that is
/// current when it is painted. Icons that point are mirrored for right-to-left layouts.
[[nodiscard]] QIcon themedIcon(Icon icon, IconTone tone = IconTone::Secondary);

/// Draws an icon in a given colour, for delegates and self-painted widgets.
void paintIcon(QPainter& painter, const QRect& rect, Icon icon, const QColor& color);

/// The bird: the program's own icon, with a simpler drawing for small sizes.
[[nodiscard]] QIcon applicationIcon();
/// The same as a picture of `size` device-independent pixels.
[[nodiscard]] QPixmap applicationPixmap(int size, qreal devicePixelRatio);

} // namespace waxwing
