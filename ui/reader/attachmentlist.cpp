#include "ui/reader/attachmentlist.h"

#include "ui/common/format.h"
#include "ui/common/textline.h"
#include "ui/common/theme.h"

#include <QLocale>
#include <QPainter>
#include <QResizeEvent>
#include <QStyledItemDelegate>

namespace waxwing {

namespace {

constexpr int kWidth = 232;
constexpr int kHeight = 54;
constexpr int kLowWindow = 600; ///< leaves the text more room than a second row of files
enum Role { NameRole = Qt::UserRole + 1, DetailRole, IconRole };

class AttachmentDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const Theme theme = Theme::of(option.palette);
        const QRect card = option.rect.adjusted(2, 3, -4, -3);
        const bool focused = option.state.testFlag(QStyle::State_HasFocus);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(focused ? theme.accent : theme.border, focused ? 1.5 : 1));
        painter->setBrush(theme.dark ? theme.raised : theme.window);
        painter->drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
        const QRect inner = card.adjusted(11, 0, -11, 0);
        const auto place = [&](const QRect& rect) {
            return QStyle::visualRect(option.direction, inner, rect);
        };
        paintIcon(*painter, place(QRect(inner.x(), inner.center().y() - 11, 22, 22)),
                  static_cast<Icon>(index.data(IconRole).toInt()), theme.accent);
        const QFontMetrics name(textFont(TextStyle::Body));
        const QFontMetrics detail(textFont(TextStyle::Caption));
        const int top = inner.center().y() - (name.height() + detail.height()) / 2;
        QRect line(inner.x() + 33, top, inner.width() - 33, name.height());
        painter->setFont(textFont(TextStyle::Body));
        painter->setPen(theme.text);
        paintTextLine(*painter, place(line), index.data(NameRole).toString(), option.direction,
                      Qt::ElideMiddle);
        line.translate(0, name.height());
        line.setHeight(detail.height());
        painter->setFont(textFont(TextStyle::Caption));
        painter->setPen(theme.secondaryText);
        paintTextLine(*painter, place(line), index.data(DetailRole).toString(), option.direction);
        painter->restore();
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {kWidth, kHeight};
    }
};

} // namespace

Icon attachmentIcon(const AttachmentSummary& attachment)
{
    if (attachment.eSignatureRequired || attachment.type == u"ESignature")
        return Icon::Signature;
    const QString ending = attachment.fileName.section(u'.', -1).trimmed().toLower();
    const auto isOneOf = [&](std::initializer_list<QStringView> endings) {
        return std::find(endings.begin(), endings.end(), ending) != endings.end();
    };
    if (isOneOf({u"pdf", u"doc", u"docx", u"odt", u"rtf", u"txt", u"md"}))
        return Icon::Document;
    if (isOneOf({u"xls", u"xlsx", u"ods", u"csv"}))
        return Icon::Sheet;
    if (isOneOf({u"png", u"jpg", u"jpeg", u"gif", u"webp", u"tif", u"tiff", u"bmp", u"heic"}))
        return Icon::Image;
    if (isOneOf({u"zip", u"7z", u"rar", u"gz", u"tar", u"xz", u"zst"}))
        return Icon::Package;
    if (isOneOf({u"mp3", u"wav", u"mp4", u"mov", u"avi", u"mkv", u"webm", u"ogg"}))
        return Icon::Media;
    return Icon::File;
}

AttachmentList::AttachmentList(QWidget* parent) : QListWidget(parent)
{
    setAccessibleName(tr("Attachments"));
    setItemDelegate(new AttachmentDelegate(this));
    setFlow(QListView::LeftToRight);
    setWrapping(true);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setSelectionMode(QAbstractItemView::NoSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void AttachmentList::setAttachments(const QList<AttachmentSummary>& attachments)
{
    clear();
    for (const AttachmentSummary& attachment : attachments) {
        const QString cleaned = singleLine(attachment.fileName);
        const QString name = cleaned.isEmpty() ? tr("Unnamed file") : cleaned;
        QString detail = formatSize(attachment.fileSize, QLocale());
        if (!attachment.hasAccess)
            detail = tr("No access any more");
        else if (attachment.eSignatureRequired)
            detail = tr("%1 · signature requested").arg(detail);
        auto* item = new QListWidgetItem(name, this);
        item->setData(NameRole, name);
        item->setData(DetailRole, detail);
        item->setData(IconRole, static_cast<int>(attachmentIcon(attachment)));
        item->setData(Qt::AccessibleTextRole, QStringLiteral("%1, %2").arg(name, detail));
        item->setToolTip(plainToolTip(QStringLiteral("%1\n%2").arg(name, detail)));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    }
    updateGeometry();
}

QSize AttachmentList::sizeHint() const
{
    const int columns = std::max(1, width() / kWidth);
    const int most = window()->height() < kLowWindow ? 1 : 2;
    const int rows = std::clamp((count() + columns - 1) / columns, 1, most);
    return {kWidth, rows * kHeight};
}

void AttachmentList::resizeEvent(QResizeEvent* event)
{
    QListWidget::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        updateGeometry();
}

} // namespace waxwing
