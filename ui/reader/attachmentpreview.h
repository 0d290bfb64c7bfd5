#pragma once

#include <QByteArray>
#include <QDialog>
#include <QImage>

class QLabel;
class QPlainTextEdit;
class QScrollArea;
class QStackedWidget;

namespace waxwing {

/// A look at a picture or a text without another program and without a file. Only raster formats are
/// decoded, within limits, off the main thread; text is text. Closes with Escape; forgets with closing.
class AttachmentPreview : public QDialog
{
    Q_OBJECT

public:
    AttachmentPreview(const QString& name, QWidget* parent = nullptr);
    void showImage(const QByteArray& content);
    void showText(const QByteArray& content);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showNote(const QString& text);
    void fitImage();

    QString m_name;
    QStackedWidget* m_pages;
    QLabel* m_note;
    QLabel* m_picture;
    QScrollArea* m_area;
    QPlainTextEdit* m_text;
    QImage m_image;
};

/// The picture in these bytes, at most 4096 pixels a side; null for anything else.
[[nodiscard]] QImage decodedPicture(QByteArray content);
/// UTF-8, UTF-16 with its mark, or Latin 1, whichever it is; at most a million characters.
[[nodiscard]] QString decodedText(const QByteArray& content);

} // namespace waxwing
