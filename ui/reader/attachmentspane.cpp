#include "ui/reader/attachmentspane.h"

#include "ui/common/format.h"
#include "ui/common/noticebar.h"
#include "ui/common/theme.h"
#include "ui/reader/attachmentlist.h"
#include "ui/reader/attachmentpreview.h"
#include "ui/reader/attachmentscontroller.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace waxwing {

AttachmentsPane::AttachmentsPane(AttachmentsController* controller, QWidget* parent)
    : QWidget(parent), m_controller(controller), m_list(new AttachmentList(this)),
      m_bar(new NoticeBar(this)), m_actions(new QWidget(this)),
      m_open(new QPushButton(tr("Open"), m_actions)),
      m_browser(new QPushButton(tr("Open in the browser"), m_actions)),
      m_preview(new QPushButton(tr("Preview"), m_actions)),
      m_save(new QPushButton(tr("Save as…"), m_actions)),
      m_saveAll(new QPushButton(tr("Save all…"), m_actions)),
      m_cancel(new QPushButton(tr("Stop"), m_actions))
{
    makeLayout();
    if (m_controller)
        route();
    render();
}

void AttachmentsPane::makeLayout()
{
    m_bar->hide();
    auto* row = new QHBoxLayout(m_actions);
    row->setContentsMargins(2, 4, 4, 0);
    row->setSpacing(8);
    for (QPushButton* button : {m_open, m_browser, m_preview, m_save, m_saveAll, m_cancel}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_bar);
    column->addWidget(m_list);
    column->addWidget(m_actions);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
}

void AttachmentsPane::route()
{
    connect(m_controller, &AttachmentsController::reset, this, [this] {
        m_asked = {};
        render();
    });
    connect(m_controller, &AttachmentsController::itemChanged, this, &AttachmentsPane::render);
    connect(m_controller, &AttachmentsController::openConfirmationNeeded, this,
            &AttachmentsPane::askToOpen);
    connect(m_controller, &AttachmentsController::previewReady, this,
            &AttachmentsPane::showPreview);
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        m_asked = {};
        renderActions();
        renderBar();
    });
    connect(m_list, &QListWidget::itemActivated, this, &AttachmentsPane::activate);
    connect(m_list, &QWidget::customContextMenuRequested, this, &AttachmentsPane::openMenu);
    connect(m_open, &QPushButton::clicked, this, [this] { m_controller->open(current()); });
    connect(m_browser, &QPushButton::clicked, m_controller, &AttachmentsController::openInBrowser);
    connect(m_preview, &QPushButton::clicked, this, [this] { m_controller->preview(current()); });
    connect(m_save, &QPushButton::clicked, this, &AttachmentsPane::chooseTarget);
    connect(m_saveAll, &QPushButton::clicked, this, &AttachmentsPane::chooseFolder);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_controller->cancel(current()); });
    connect(m_bar, &NoticeBar::actionTriggered, this, [this] {
        const Guid guid = current();
        if (!m_asked.isNull()) {
            m_controller->confirmOpen(std::exchange(m_asked, {}));
            return;
        }
        const AttachmentItem* item = m_controller->item(guid);
        if (item && item->wantsPassword)
            askForPassword();
        else
            m_controller->retry(guid);
    });
    connect(m_bar, &NoticeBar::secondActionTriggered, this, [this] {
        if (std::exchange(m_asked, {}).isNull())
            m_controller->cancel(current());
        renderBar();
        m_list->setFocus();
    });
}

void AttachmentsPane::setAttachments(const QList<AttachmentSummary>& attachments)
{
    m_plain = attachments;
    render();
}

Guid AttachmentsPane::current() const
{
    return m_list->currentAttachment();
}

void AttachmentsPane::render()
{
    if (m_controller && !m_controller->items().isEmpty())
        m_list->setItems(m_controller->items());
    else
        m_list->setAttachments(m_plain);
    renderActions();
    renderBar();
}

void AttachmentsPane::renderActions()
{
    const AttachmentItem* item = m_controller ? m_controller->item(current()) : nullptr;
    m_actions->setVisible(item != nullptr);
    if (!item)
        return;
    const Guid guid = current();
    const bool busy = item->isBusy();
    const bool signature = m_controller->isSignature(guid);
    const auto offer = [](QPushButton* button, bool shown, const QString& refusal) {
        button->setVisible(shown);
        button->setEnabled(refusal.isEmpty());
        button->setToolTip(plainToolTip(refusal));
        button->setAccessibleDescription(refusal);
    };
    const QString name = singleLine(item->summary.fileName);
    offer(m_browser, signature && !busy, {});
    offer(m_open, !signature && !busy, m_controller->openRefusal(guid));
    offer(m_preview,
          !busy && m_controller->previewKind(guid) != AttachmentsController::Preview::None, {});
    offer(m_save, !busy, m_controller->saveRefusal(guid));
    offer(m_saveAll, m_controller->items().size() > 1, {});
    offer(m_cancel, busy && item->shown, {});
    m_open->setAccessibleName(tr("Open %1").arg(name));
    m_preview->setAccessibleName(tr("Preview %1").arg(name));
    m_save->setAccessibleName(tr("Save %1 as").arg(name));
    m_cancel->setAccessibleName(tr("Stop fetching %1").arg(name));
}

void AttachmentsPane::renderBar()
{
    const AttachmentItem* item = m_controller ? m_controller->item(current()) : nullptr;
    const bool stopped = item && item->phase == AttachmentItem::Phase::Stopped;
    m_bar->setVisible(item && (stopped || !m_asked.isNull()));
    if (!item || m_bar->isHidden())
        return;
    const QString name = breakable(singleLine(item->summary.fileName));
    if (!m_asked.isNull()) {
        m_bar->setNotice(NoticeTone::Warning, Icon::Warning,
                         tr("%1 comes from the Internet. Open it with another program only if you "
                            "trust the sender; it is opened for reading and not kept.")
                             .arg(name));
        m_bar->setAction(tr("Open file"));
        m_bar->setSecondAction(tr("Don't open"));
        return;
    }
    m_bar->setNotice(NoticeTone::Danger, Icon::Warning,
                     QStringLiteral("%1: %2").arg(name, item->error));
    m_bar->setAction(item->wantsPassword ? tr("Enter password…")
                                         : item->canRetry ? tr("Try again") : QString());
    m_bar->setSecondAction(tr("Dismiss"));
}

void AttachmentsPane::activate()
{
    const Guid guid = current();
    if (m_controller->isSignature(guid))
        m_controller->openInBrowser();
    else if (m_controller->openRefusal(guid).isEmpty())
        m_controller->open(guid);
    else
        m_controller->preview(guid);
}

void AttachmentsPane::openMenu(const QPoint& place)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QPushButton* button : {m_open, m_browser, m_preview, m_save, m_saveAll, m_cancel}) {
        if (button->isHidden())
            continue;
        QAction* action = menu->addAction(button->text(), button, &QPushButton::click);
        action->setEnabled(button->isEnabled());
    }
    menu->popup(m_list->viewport()->mapToGlobal(place));
}

void AttachmentsPane::askToOpen(const Guid& guid)
{
    m_asked = guid;
    renderBar();
}

void AttachmentsPane::askForPassword()
{
    const Guid guid = current();
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Password of the file"));
    dialog->setLabelText(tr("Enter the password the sender gave you:"));
    dialog->setTextEchoMode(QLineEdit::Password);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, guid](const QString& typed) {
        if (!typed.isEmpty())
            m_controller->retryWithPassword(guid, Secret::fromText(QString(typed)));
    });
    dialog->open();
}

void AttachmentsPane::chooseTarget()
{
    const Guid guid = current();
    const AttachmentItem* item = m_controller->item(guid);
    if (!item)
        return;
    const QString name = AttachmentsController::suggestedName(item->summary);
    auto* dialog = new QFileDialog(this, tr("Save attachment"), m_folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this, [this, guid](const QString& file) {
        m_folder = QFileInfo(file).path();
        Q_EMIT folderChosen(m_folder);
        m_controller->saveAs(guid, file);
    });
    dialog->open();
}

void AttachmentsPane::chooseFolder()
{
    auto* dialog = new QFileDialog(this, tr("Save all attachments in"), m_folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        m_folder = folder;
        Q_EMIT folderChosen(m_folder);
        m_controller->saveAll(folder);
    });
    dialog->open();
}

void AttachmentsPane::showPreview(const Guid& guid, const QByteArray& content)
{
    const AttachmentItem* item = m_controller->item(guid);
    if (!item)
        return;
    auto* preview = new AttachmentPreview(item->summary.fileName, this);
    // It belongs to the message: what is on screen of a protected one goes with it.
    connect(m_controller, &AttachmentsController::reset, preview, &QWidget::close);
    if (m_controller->previewKind(guid) == AttachmentsController::Preview::Image)
        preview->showImage(content);
    else
        preview->showText(content);
    preview->open();
}

} // namespace waxwing
