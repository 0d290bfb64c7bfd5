#pragma once

#include "core/model/types.h"
#include "ui/common/iconset.h"

#include <QListWidget>

namespace waxwing {

/// The attachments of a message: kind, name and size. A listing; names are shown cleaned, with the
/// ending always visible.
class AttachmentList : public QListWidget
{
    Q_OBJECT

public:
    explicit AttachmentList(QWidget* parent = nullptr);
    void setAttachments(const QList<AttachmentSummary>& attachments);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {100, 60}; }

protected:
    void resizeEvent(QResizeEvent* event) override;
};

/// What kind of thing a file is, by the ending of its name.
[[nodiscard]] Icon attachmentIcon(const AttachmentSummary& attachment);

} // namespace waxwing
