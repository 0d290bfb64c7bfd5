#pragma once

#include "core/model/types.h"

#include <QWidget>

class QButtonGroup;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace waxwing {

/// Asks for the code of a second factor; with several of them, first which one.
class SecondFactorPage : public QWidget
{
    Q_OBJECT

public:
    explicit SecondFactorPage(QWidget* parent = nullptr);
    void setFactors(const QList<UserMfa>& factors);
    void setBusy(bool busy);
    /// The code that was typed is wrong.
    void setInvalid(bool invalid);
    void focusField();
    void clear();

Q_SIGNALS:
    void submitted(int mfaId, const QString& code);
    void newCodeRequested();

private:
    void submit();

    QVBoxLayout* m_choices;
    QButtonGroup* m_group;
    QLabel* m_only;
    QLineEdit* m_code;
    QPushButton* m_signIn;
    QPushButton* m_again;
    QList<int> m_ids;
};

} // namespace waxwing
