#pragma once

#include <QHash>
#include <QImage>
#include <QTextBrowser>
#include <QUrl>

namespace waxwing {

/// Shows cleaned HTML. Loads nothing by itself: a resource is what was handed in, or nothing. Links
/// are never followed here; they show where they go and are reported.
class MessageBodyView : public QTextBrowser
{
    Q_OBJECT

public:
    explicit MessageBodyView(QWidget* parent = nullptr);
    void setBody(const QString& html, const QHash<QUrl, QImage>& images);
    void clearBody();
    void zoom(int steps);
    void resetZoom();
    /// Steps away from the usual size.
    [[nodiscard]] int zoomSteps() const { return m_zoom; }
    void setZoomSteps(int steps);

    QVariant loadResource(int type, const QUrl& name) override;

Q_SIGNALS:
    void linkActivated(const QUrl& target);
    /// The link under the pointer or keyboard focus; empty when there is none.
    void linkHovered(const QUrl& target);
    void zoomChanged(int steps);

protected:
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void doSetSource(const QUrl& name, QTextDocument::ResourceType type) override;

private:
    void render();

    QString m_html;
    QHash<QUrl, QImage> m_images;
    int m_zoom = 0;
    bool m_rendering = false;
};

} // namespace waxwing
