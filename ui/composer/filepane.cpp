#include "ui/composer/filepane.h"

#include "ui/common/errorsentence.h"
#include "ui/common/noticebar.h"
#include "ui/composer/composerattachments.h"
#include "ui/composer/filerow.h"
#include "ui/composer/filetexts.h"

#include <QBuffer>
#include <QDateTime>
#include <QFileDialog>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QImage>
#include <QMimeData>
#include <QScrollArea>
#include <QUrl>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <algorithm>

namespace waxwing {

namespace {

constexpr int kMostRowsShown = 4;

QStringList localFiles(const QMimeData& data)
{
    QStringList paths;
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    return paths;
}

QByteArray asFile(const QImage& picture)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    return buffer.open(QIODevice::WriteOnly) && picture.save(&buffer, "PNG") ? bytes : QByteArray();
}

} // namespace

FilePane::FilePane(ComposerAttachments& attachments, QWidget* parent)
    : QWidget(parent), m_attachments(attachments), m_notice(new NoticeBar(this)),
      m_scroll(new QScrollArea(this)), m_rows(nullptr)
{
    auto* content = new QWidget;
    m_rows = new QVBoxLayout(content);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setAccessibleName(tr("Attached files"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_notice);
    column->addWidget(m_scroll);
    connect(&m_attachments, &ComposerAttachments::changed, this, &FilePane::render);
    connect(m_notice, &NoticeBar::secondActionTriggered, &m_attachments,
            &ComposerAttachments::dismissRefusals);
    render();
}

void FilePane::choose()
{
    auto* dialog = new QFileDialog(this, tr("Attach files"), m_folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& paths) {
        if (!paths.isEmpty())
            m_folder = QFileInfo(paths.first()).path();
        m_attachments.addPaths(paths);
    });
    dialog->open();
}

bool FilePane::takes(const QMimeData& data)
{
    if (!localFiles(data).isEmpty())
        return true;
    // A picture out of a text program comes with the text, which is what was meant.
    return data.hasImage() && data.text().trimmed().isEmpty();
}

bool FilePane::take(const QMimeData& data)
{
    const QStringList paths = localFiles(data);
    if (!paths.isEmpty()) {
        m_attachments.addPaths(paths);
        return true;
    }
    if (!takes(data))
        return false;
    const auto picture = data.imageData().value<QImage>();
    if (picture.isNull())
        return false;
    takePicture(picture);
    return true;
}

void FilePane::takePicture(const QImage& picture)
{
    const QString name = tr("Picture %1.png")
                             .arg(QDateTime::currentDateTime().toString(
                                 QStringLiteral("yyyy-MM-dd HH.mm.ss")));
    auto* watcher = new QFutureWatcher<QByteArray>(this);
    connect(watcher, &QFutureWatcher<QByteArray>::finished, this, [this, watcher, name] {
        const QByteArray bytes = watcher->result();
        watcher->deleteLater();
        if (!bytes.isEmpty())
            m_attachments.addContent(name, bytes);
    });
    watcher->setFuture(QtConcurrent::run(asFile, picture));
}

void FilePane::render()
{
    const QList<DraftFile> files = m_attachments.files();
    while (m_shown.size() > files.size())
        delete m_shown.takeLast();
    while (m_shown.size() < files.size()) {
        auto* row = new FileRow(this);
        // Queued: the row that was clicked goes with its file.
        connect(row, &FileRow::removeRequested, &m_attachments, &ComposerAttachments::remove,
                Qt::QueuedConnection);
        connect(row, &FileRow::retryRequested, &m_attachments, &ComposerAttachments::retry);
        m_rows->addWidget(row);
        m_shown << row;
    }
    for (qsizetype i = 0; i < files.size(); ++i)
        m_shown.at(i)->show(files.at(i), m_attachments.isReachable());
    m_scroll->setVisible(!files.isEmpty());
    if (!files.isEmpty()) {
        int height = 2 * m_scroll->frameWidth();
        for (qsizetype i = 0; i < std::min<qsizetype>(kMostRowsShown, files.size()); ++i)
            height += m_shown.at(i)->sizeHint().height();
        m_scroll->setFixedHeight(height);
    }
    renderNotice();
    setVisible(!files.isEmpty() || !m_notice->isHidden());
}

void FilePane::renderNotice()
{
    QStringList lines;
    for (const auto& refusal : m_attachments.refusals())
        lines << refusalOf(refusal, m_attachments.rules(), locale());
    if (const auto& error = m_attachments.error())
        lines << errorSentence(*error, ErrorContext::Cache);
    m_notice->setVisible(!lines.isEmpty());
    if (lines.isEmpty())
        return;
    constexpr qsizetype kMostLines = 5;
    if (lines.size() > kMostLines) {
        const auto more = static_cast<int>(lines.size() - kMostLines + 1);
        lines = lines.mid(0, kMostLines - 1);
        lines << tr("%n more file(s) cannot be attached.", nullptr, more);
    }
    m_notice->setNotice(NoticeTone::Warning, Icon::Warning, lines.join(u'\n'));
    m_notice->setSecondAction(tr("Dismiss"));
}

} // namespace waxwing
