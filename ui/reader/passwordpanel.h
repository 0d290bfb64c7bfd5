#pragma once

#include "core/base/secret.h"
#include "ui/reader/readerstate.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace waxwing {

class NoticeBar;

/// Asks for the password of a protected message, in place of its text.
class PasswordPanel : public QWidget
{
    Q_OBJECT

public:
    explicit PasswordPanel(QWidget* parent = nullptr);
    void setState(const ReaderState& state);
    void focusField();
    void clear();

Q_SIGNALS:
    void submitted(const waxwing::Secret& password);

private:
    void submit();

    QLabel* m_lead;
    QLabel* m_forecast;
    NoticeBar* m_error;
    QLineEdit* m_password;
    QPushButton* m_open;
};

} // namespace waxwing
