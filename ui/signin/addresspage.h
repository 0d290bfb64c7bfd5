#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace waxwing {

/// A page with one field: the e-mail address, or the service code.
class AddressPage : public QWidget
{
    Q_OBJECT

public:
    enum class Asks { Address, ServiceCode };
    explicit AddressPage(Asks asks, QWidget* parent = nullptr);
    void setText(const QString& text);
    void setBusy(bool busy);
    void setInvalid(bool invalid);
    void focusField();

Q_SIGNALS:
    void submitted(const QString& text);
    /// From the address page: the link "I have a service code".
    void serviceCodeRequested();

private:
    QLineEdit* m_field;
    QPushButton* m_next;
    QPushButton* m_other = nullptr;
};

} // namespace waxwing
