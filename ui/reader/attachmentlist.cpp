#include "ui/reader/attachmentlist.h"

#include "ui/common/format.h"
#include "ui/common/textline.h"
#include "ui/common/theme.h"

#include <QLocale>
#include <QMimeData>
#include <QPainter>
#include <QResizeEvent>
#include <QStyledItemDelegate>
#include <QUrl>

namespace waxwing {

namespace {

constexpr int kWidth = 232;
constexpr int kHeight = 54;
constexpr int kLowWindow = 600; ///< leaves the text more room than a second row of files
enum Role { NameRole = Qt::UserRole + 1, DetailRole, IconRole, ShareRole, FileRole, TroubleRole };

/// How much of a file has come, in thousandths; -1: nothing is on its way.
int shareOf(const AttachmentItem& item)
{
    if (!item.isBusy() || !item.shown)
        return -1;
    return item.total > 0 ? static_cast<int>(item.bytes * 1000 / item.total) : 0;
}

void paintShare(QPainter& painter, const QRect& card, int share, const QStyleOptionViewItem& option,
                const Theme& theme)
{
    const QRectF groove(card.x() + 9, card.bottom() - 5, card.width() - 18, 3);
    QRectF part = groove;
    part.setWidth(groove.width() * share / 1000);
    if (option.direction == Qt::RightToLeft)
        part.moveRight(groove.right());
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.border);
    painter.drawRoundedRect(groove, 1.5, 1.5);
    painter.setBrush(theme.accent);
    painter.drawRoundedRect(part, 1.5, 1.5);
}

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
        const bool chosen = option.state.testFlag(QStyle::State_Selected);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(focused || chosen ? theme.accent : theme.border, focused ? 1.5 : 1));
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
        const bool trouble = index.data(TroubleRole).toBool();
        painter->setPen(trouble ? theme.danger : theme.secondaryText);
        paintTextLine(*painter, place(line), index.data(DetailRole).toString(), option.direction);
        const int share = index.data(ShareRole).toInt();
        if (share >= 0)
            paintShare(*painter, card, share, option, theme);
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

QString attachmentDetail(const AttachmentItem& item, const QLocale& locale)
{
    using Text = AttachmentList;
    const AttachmentSummary& attachment = item.summary;
    const QString size = formatSize(attachment.fileSize, locale);
    if (!attachment.hasAccess)
        return Text::tr("No access any more");
    switch (item.phase) {
    case AttachmentItem::Phase::Waiting:
        return item.shown ? Text::tr("%1 · waiting").arg(size) : size;
    case AttachmentItem::Phase::Running: {
        const QString bytes = formatSize(item.bytes, locale);
        const QString total = formatSize(item.total, locale);
        if (item.bytesPerSecond == 0)
            return Text::tr("%1 of %2").arg(bytes, total);
        return Text::tr("%1 of %2 · %3/s").arg(bytes, total, formatSize(item.bytesPerSecond, locale));
    }
    case AttachmentItem::Phase::Stopped: return Text::tr("%1 · not finished").arg(size);
    case AttachmentItem::Phase::Saved:
        return item.toOpen ? Text::tr("%1 · opened").arg(size) : Text::tr("%1 · saved").arg(size);
    case AttachmentItem::Phase::Idle: break;
    }
    return attachment.eSignatureRequired ? Text::tr("%1 · signature requested").arg(size) : size;
}

AttachmentList::AttachmentList(QWidget* parent) : QListWidget(parent)
{
    setAccessibleName(tr("Attachments"));
    setItemDelegate(new AttachmentDelegate(this));
    setFlow(QListView::LeftToRight);
    setWrapping(true);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setDragDropMode(QAbstractItemView::DragOnly);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void AttachmentList::setAttachments(const QList<AttachmentSummary>& attachments)
{
    QList<AttachmentItem> items;
    for (const AttachmentSummary& attachment : attachments)
        items << AttachmentItem{attachment};
    setItems(items);
}

void AttachmentList::setItems(const QList<AttachmentItem>& items)
{
    QList<Guid> guids;
    for (const AttachmentItem& item : items)
        guids << item.summary.guid;
    if (guids != m_guids || count() != guids.size()) {
        clear();
        m_guids = guids;
        for (qsizetype i = 0; i < guids.size(); ++i)
            new QListWidgetItem(this);
        if (count() > 0)
            setCurrentRow(0);
    }
    for (int row = 0; row < count(); ++row) {
        const AttachmentItem& shown = items.at(row);
        const QString cleaned = singleLine(shown.summary.fileName);
        const QString name = cleaned.isEmpty() ? tr("Unnamed file") : cleaned;
        const QString detail = attachmentDetail(shown, QLocale());
        QListWidgetItem* item = this->item(row);
        item->setData(Qt::DisplayRole, name);
        item->setData(NameRole, name);
        item->setData(DetailRole, detail);
        item->setData(IconRole, static_cast<int>(attachmentIcon(shown.summary)));
        item->setData(ShareRole, shareOf(shown));
        item->setData(FileRole, shown.file);
        item->setData(TroubleRole, shown.phase == AttachmentItem::Phase::Stopped);
        item->setData(Qt::AccessibleTextRole, QStringLiteral("%1, %2").arg(name, detail));
        item->setToolTip(plainToolTip(QStringLiteral("%1\n%2").arg(name, detail)));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled);
    }
    updateGeometry();
}

Guid AttachmentList::currentAttachment() const
{
    return m_guids.value(currentRow());
}

QMimeData* AttachmentList::mimeData(const QList<QListWidgetItem*>& items) const
{
    QList<QUrl> files;
    for (const QListWidgetItem* item : items) {
        const QString file = item->data(FileRole).toString();
        if (!file.isEmpty())
            files << QUrl::fromLocalFile(file);
    }
    auto* dragged = new QMimeData;
    dragged->setUrls(files);
    return dragged;
}

void AttachmentList::startDrag(Qt::DropActions actions)
{
    const QListWidgetItem* item = currentItem();
    if (item && !item->data(FileRole).toString().isEmpty())
        QListWidget::startDrag(actions);
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
