#include "ui/reader/attachmentpreview.h"

#include "ui/common/format.h"
#include "ui/common/theme.h"

#include <QBuffer>
#include <QDialogButtonBox>
#include <QFutureWatcher>
#include <QImageReader>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStringDecoder>
#include <QVBoxLayout>
#include <QtConcurrentRun>

namespace waxwing {

namespace {

constexpr int kMostPixels = 4096;
constexpr qint64 kMostSourcePixels = qint64(100) * 1000 * 1000;
constexpr qsizetype kMostCharacters = 1000 * 1000;

} // namespace

QImage decodedPicture(QByteArray content)
{
    static const QList<QByteArray> kFormats{"png", "jpeg", "jpg", "gif", "webp", "bmp"};
    QBuffer buffer(&content);
    buffer.open(QBuffer::ReadOnly);
    const QByteArray format = QImageReader::imageFormat(&buffer);
    if (!kFormats.contains(format))
        return {};
    buffer.seek(0);
    QImageReader reader(&buffer, format);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (!size.isValid() || qint64(size.width()) * size.height() > kMostSourcePixels)
        return {};
    if (size.width() > kMostPixels || size.height() > kMostPixels)
        reader.setScaledSize(size.scaled(kMostPixels, kMostPixels, Qt::KeepAspectRatio));
    return reader.read();
}

QString decodedText(const QByteArray& content)
{
    const auto marked = QStringConverter::encodingForData(content);
    QStringDecoder decoder(marked.value_or(QStringConverter::Utf8));
    QString text = decoder(content);
    if (decoder.hasError() && !marked)
        text = QString::fromLatin1(content);
    text.truncate(kMostCharacters);
    text.replace(QChar(u'\0'), QChar::ReplacementCharacter);
    return text;
}

AttachmentPreview::AttachmentPreview(const QString& name, QWidget* parent)
    : QDialog(parent), m_name(singleLine(name)), m_pages(new QStackedWidget(this)),
      m_note(new QLabel(this)), m_picture(new QLabel(this)), m_area(new QScrollArea(this)),
      m_text(new QPlainTextEdit(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Preview of %1").arg(m_name));
    m_note->setAlignment(Qt::AlignCenter);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->setAccessibleName(tr("Picture: %1").arg(m_name));
    m_area->setWidget(m_picture);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setAccessibleName(tr("Picture: %1").arg(m_name));
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByKeyboard | Qt::TextSelectableByMouse);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setAccessibleName(tr("Text of %1").arg(m_name));
    for (QWidget* page : {static_cast<QWidget*>(m_note), static_cast<QWidget*>(m_area),
                          static_cast<QWidget*>(m_text)})
        m_pages->addWidget(page);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_pages, 1);
    column->addWidget(buttons);
    resize(720, 560);
}

void AttachmentPreview::showNote(const QString& text)
{
    m_note->setText(text);
    m_pages->setCurrentWidget(m_note);
}

void AttachmentPreview::showImage(const QByteArray& content)
{
    showNote(tr("Preparing the picture…"));
    auto* watcher = new QFutureWatcher<QImage>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        m_image = watcher->result();
        if (m_image.isNull())
            return showNote(tr("This is not a picture that can be shown here. Save it to open it "
                               "with another program."));
        m_pages->setCurrentWidget(m_area);
        fitImage();
    });
    watcher->setFuture(QtConcurrent::run(decodedPicture, content));
}

void AttachmentPreview::showText(const QByteArray& content)
{
    m_text->setPlainText(decodedText(content));
    m_pages->setCurrentWidget(m_text);
    m_text->setFocus();
}

void AttachmentPreview::fitImage()
{
    const QSize room = m_area->viewport()->size() * devicePixelRatioF();
    const bool fits = m_image.width() <= room.width() && m_image.height() <= room.height();
    QImage shown = fits ? m_image
                        : m_image.scaled(room, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    shown.setDevicePixelRatio(devicePixelRatioF());
    m_picture->setPixmap(QPixmap::fromImage(shown));
}

void AttachmentPreview::resizeEvent(QResizeEvent* event)
{
    QDialog::resizeEvent(event);
    if (!m_image.isNull())
        fitImage();
}

} // namespace waxwing
