#pragma once

#include "ui/settings/settings.h"

#include <QFrame>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace waxwing {

class Avatar;
class ElidedLabel;
class NoticeBar;

/// One account in the settings, with what can be done to it. Removing asks in place first and says
/// what is deleted; so does signing out where the organisation has a sign-out of its own. The name is
/// changed in place, too.
class AccountCard : public QFrame
{
    Q_OBJECT

public:
    explicit AccountCard(QWidget* parent = nullptr);
    void setAccount(const SettingsAccount& account);
    /// Where it stands among `of` accounts, from 0.
    void setPlace(qsizetype place, qsizetype of);
    [[nodiscard]] const Guid& id() const { return m_id; }

Q_SIGNALS:
    void signInRequested();
    void signOutRequested(bool ofOrganisation);
    void removeRequested(bool ofOrganisation);
    void passwordChangeRequested();
    void profileRequested();
    /// A question has opened in the card: it should be in view.
    void questionOpened(QWidget* question);
    void pauseRequested(bool paused);
    /// Empty: as the portal is called.
    void renameRequested(const QString& name);
    /// One place up (-1) or down (1).
    void moveRequested(int by);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeHeader();
    QWidget* makeNameEditor();
    QWidget* makeButtons();
    enum class Question { None, SignOut, Removal };
    void askAboutSignOut();
    void askAboutRemoval();
    void ask(Question question);
    void answerYes();
    void editName(bool edit);
    void takeName();
    void nameButtons(const SettingsAccount& account);

    Guid m_id;
    bool m_signedIn = false;
    bool m_signsOutOfOrganisation = false;
    bool m_paused = false;
    Question m_asked = Question::None;
    QString m_shownName;
    QString m_portalName;
    QString m_address;
    Avatar* m_avatar;
    ElidedLabel* m_name;
    ElidedLabel* m_detail;
    QLabel* m_state;
    QPushButton* m_session;
    QPushButton* m_password;
    QPushButton* m_profile;
    QPushButton* m_remove;
    QPushButton* m_pause;
    QToolButton* m_rename;
    QToolButton* m_up;
    QToolButton* m_down;
    QWidget* m_header = nullptr;
    QWidget* m_nameEditor = nullptr;
    QLineEdit* m_nameField;
    NoticeBar* m_question;
    QCheckBox* m_organisation;
};

} // namespace waxwing
