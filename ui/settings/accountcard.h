#pragma once

#include "ui/settings/settings.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace waxwing {

class Avatar;
class ElidedLabel;
class NoticeBar;

/// One account in the settings, with what can be done to it. Removing asks in place first and says
/// what is deleted.
class AccountCard : public QFrame
{
    Q_OBJECT

public:
    explicit AccountCard(QWidget* parent = nullptr);
    void setAccount(const SettingsAccount& account);
    [[nodiscard]] const Guid& id() const { return m_id; }

Q_SIGNALS:
    void signInRequested();
    void signOutRequested();
    void removeRequested();

private:
    void askAboutRemoval();

    Guid m_id;
    bool m_signedIn = false;
    QString m_address;
    Avatar* m_avatar;
    ElidedLabel* m_name;
    ElidedLabel* m_detail;
    QPushButton* m_session;
    QPushButton* m_remove;
    NoticeBar* m_question;
};

} // namespace waxwing
