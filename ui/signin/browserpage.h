#pragma once

#include "ui/signin/signinstate.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace waxwing {

/// For portals with single sign-on: says that their sign-in happens in the web application and
/// offers to open it.
class BrowserPage : public QWidget
{
    Q_OBJECT

public:
    explicit BrowserPage(QWidget* parent = nullptr);
    void setState(const SignInState& state);
    void focusField();

Q_SIGNALS:
    void openRequested();

private:
    QLabel* m_text;
    QLabel* m_address;
    QPushButton* m_open;
};

} // namespace waxwing
