#pragma once

#include <QWidget>

class QAction;
class QToolButton;

namespace waxwing {

class ReaderController;

/// How the message is shown, above it: plain text, size, printing, delivery slip. Hidden without a
/// message. Keys work while the row is there. `reader` must outlive it.
class ReadingBar : public QWidget
{
    Q_OBJECT

public:
    explicit ReadingBar(ReaderController& reader, QWidget* parent = nullptr);
    void setPlainText(bool plain);
    void setSlipShown(bool shown);

Q_SIGNALS:
    void plainTextToggled(bool plain);
    void zoomRequested(int steps);
    void printRequested();
    void previewRequested();
    void slipToggled(bool shown);

private:
    QToolButton* addButton(QAction* action);
    void render();

    ReaderController& m_reader;
    QAction* m_plain;
    QAction* m_smaller;
    QAction* m_larger;
    QAction* m_print;
    QAction* m_preview;
    QAction* m_slip;
};

} // namespace waxwing
