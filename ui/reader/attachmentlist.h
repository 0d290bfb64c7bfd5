#pragma once

#include "ui/common/iconset.h"
#include "ui/reader/attachmentitem.h"

#include <QListWidget>
#include <QLocale>

namespace waxwing {

/// The attachments of a message: kind, name, size, and what is being done with them. Names are shown
/// cleaned, with the ending always visible. A file that is on this computer can be dragged out.
class AttachmentList : public QListWidget
{
    Q_OBJECT

public:
    explicit AttachmentList(QWidget* parent = nullptr);
    void setAttachments(const QList<AttachmentSummary>& attachments);
    /// The same ones again keep their place: current item, focus and scrolling stay.
    void setItems(const QList<AttachmentItem>& items);
    [[nodiscard]] Guid currentAttachment() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {100, 60}; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    [[nodiscard]] QMimeData* mimeData(const QList<QListWidgetItem*>& items) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::CopyAction; }
    void startDrag(Qt::DropActions actions) override;

private:
    QList<Guid> m_guids;
};

/// The line under the name: size, progress and speed, or what has become of it.
[[nodiscard]] QString attachmentDetail(const AttachmentItem& item, const QLocale& locale);
/// What kind of thing a file is, by the ending of its name.
[[nodiscard]] Icon attachmentIcon(const AttachmentSummary& attachment);

} // namespace waxwing
