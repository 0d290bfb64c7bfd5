#pragma once

#include "ui/reader/readertexts.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace waxwing {

class EmptyState;

/// What stands in place of the text while it is closed, gone or failed, with up to two buttons.
class ReaderSlip : public QWidget
{
    Q_OBJECT

public:
    explicit ReaderSlip(QWidget* parent = nullptr);
    void setNotice(const ReaderNotice& notice);

Q_SIGNALS:
    void actionTriggered();
    void secondActionTriggered();

private:
    QLabel* m_icon;
    QLabel* m_heading;
    QLabel* m_sentence;
    QPushButton* m_action;
    QPushButton* m_second;
};

} // namespace waxwing
