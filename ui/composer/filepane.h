#pragma once

#include <QWidget>

class QMimeData;
class QScrollArea;
class QVBoxLayout;

namespace waxwing {

class ComposerAttachments;
class FileRow;
class NoticeBar;

/// The attached files of a message below its text, and what was refused. Takes files that are
/// dropped or pasted. Hidden while there is nothing to show. `attachments` must outlive it.
class FilePane : public QWidget
{
    Q_OBJECT

public:
    explicit FilePane(ComposerAttachments& attachments, QWidget* parent = nullptr);

    /// Asks which files; the answer is attached.
    void choose();
    /// Takes what can be attached of something dropped or pasted. False: nothing can.
    [[nodiscard]] static bool takes(const QMimeData& data);
    bool take(const QMimeData& data);

private:
    void render();
    void renderNotice();
    void takePicture(const QImage& picture);

    ComposerAttachments& m_attachments;
    NoticeBar* m_notice;
    QScrollArea* m_scroll;
    QVBoxLayout* m_rows;
    QList<FileRow*> m_shown;
    QString m_folder;
};

} // namespace waxwing
