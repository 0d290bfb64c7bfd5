#pragma once

#include "ui/common/iconset.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace waxwing {

class Spinner;

/// What stands in a pane that has nothing to show: an icon, a heading, a sentence, and a button if
/// there is something to do; or a spinner or a progress bar while something is under way.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent = nullptr);
    void present(Icon icon, const QString& heading, const QString& sentence,
              const QString& action = {});
    void presentBusy(const QString& heading, const QString& sentence);
    void setProgress(qint64 done, qint64 total);
    [[nodiscard]] QString heading() const;

Q_SIGNALS:
    void actionTriggered();

protected:
    void changeEvent(QEvent* event) override;

private:
    void drawIcon();

    Icon m_iconName = Icon::Mail;
    QLabel* m_icon;
    Spinner* m_spinner;
    QLabel* m_heading;
    QLabel* m_sentence;
    QProgressBar* m_progress;
    QPushButton* m_action;
};

} // namespace waxwing
