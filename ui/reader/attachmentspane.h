#pragma once

#include "core/base/secret.h"
#include "core/model/types.h"

#include <QWidget>

class QPushButton;

namespace waxwing {

class AttachmentList;
class AttachmentsController;
class NoticeBar;
class PasswordField;

/// The attachments under a message with what can be done with the chosen one. Without a controller
/// that has them (the message is not open) it only lists them.
class AttachmentsPane : public QWidget
{
    Q_OBJECT

public:
    /// `controller` may be null and must outlive this.
    explicit AttachmentsPane(AttachmentsController* controller, QWidget* parent = nullptr);
    void setAttachments(const QList<AttachmentSummary>& attachments);
    /// Where the dialogs for saving begin.
    void setFolder(const QString& folder) { m_folder = folder; }

Q_SIGNALS:
    void folderChosen(const QString& folder);

private:
    void makeLayout();
    void route();
    void render();
    void renderActions();
    void renderBar();
    void activate();
    void openMenu(const QPoint& place);
    void askToOpen(const Guid& guid);
    void askForPassword();
    void chooseTarget();
    void chooseFolder();
    void showPreview(const Guid& guid, const QByteArray& content);
    [[nodiscard]] Guid current() const;

    AttachmentsController* m_controller;
    QList<AttachmentSummary> m_plain;
    QString m_folder;
    Guid m_asked; ///< about opening it
    AttachmentList* m_list;
    NoticeBar* m_bar;
    QWidget* m_actions;
    QPushButton* m_open;
    QPushButton* m_browser;
    QPushButton* m_preview;
    QPushButton* m_save;
    QPushButton* m_saveAll;
    QPushButton* m_cancel;
};

} // namespace waxwing
