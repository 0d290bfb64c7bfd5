#include "ui/settings/accountcard.h"

#include "ui/common/avatar.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/format.h"
#include "ui/common/noticebar.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace waxwing {

namespace {

constexpr int kLongestName = 60;

QToolButton* toolButton(Icon icon, const QString& what, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setIcon(themedIcon(icon));
    button->setIconSize(QSize(18, 18));
    button->setToolTip(what);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

AccountCard::AccountCard(QWidget* parent)
    : QFrame(parent), m_avatar(new Avatar(40, AvatarShape::Square, this)),
      m_name(new ElidedLabel(this)), m_detail(new ElidedLabel(this)),
      m_state(new QLabel(this)), m_session(new QPushButton(this)),
      m_password(new QPushButton(tr("Change password…"), this)),
      m_profile(new QPushButton(tr("My data…"), this)),
      m_remove(new QPushButton(tr("Remove account…"), this)), m_pause(new QPushButton(this)),
      m_rename(toolButton(Icon::Draft, tr("Rename"), this)),
      m_up(toolButton(Icon::Up, tr("Move up"), this)),
      m_down(toolButton(Icon::Down, tr("Move down"), this)), m_nameField(new QLineEdit(this)),
      m_question(new NoticeBar(this, NoticeBar::Buttons::Below)),
      m_organisation(new QCheckBox(tr("Also sign out of my organisation, in the browser"), this))
{
    setProperty("frame", QStringLiteral("card"));
    m_question->hide();
    m_organisation->hide();
    m_organisation->setToolTip(tr("Ends the sign-in of your organisation for other programs in that "
                                  "browser as well."));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(10);
    m_header = makeHeader();
    m_nameEditor = makeNameEditor();
    m_nameEditor->hide();
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    setTone(*m_state, "secondary");
    column->addWidget(m_header);
    column->addWidget(m_nameEditor);
    column->addWidget(m_state);
    column->addWidget(makeButtons());
    column->addWidget(m_organisation);
    column->addWidget(m_question);
    connect(m_question, &NoticeBar::actionTriggered, this, &AccountCard::answerYes);
    connect(m_question, &NoticeBar::secondActionTriggered, this, [this] {
        QPushButton* origin = m_asked == Question::SignOut ? m_session : m_remove;
        ask(Question::None);
        origin->setFocus();
    });
}

QWidget* AccountCard::makeHeader()
{
    auto* header = new QWidget(this);
    setTextStyle(*m_name, TextStyle::Strong);
    m_detail->setSecondary(true);
    auto* names = new QVBoxLayout;
    names->setSpacing(2);
    names->addWidget(m_name);
    names->addWidget(m_detail);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    row->addWidget(m_avatar, 0, Qt::AlignVCenter);
    row->addSpacing(10);
    row->addLayout(names, 1);
    for (QToolButton* button : {m_rename, m_up, m_down})
        row->addWidget(button, 0, Qt::AlignVCenter);
    connect(m_rename, &QToolButton::clicked, this, [this] { editName(true); });
    connect(m_up, &QToolButton::clicked, this, [this] { Q_EMIT moveRequested(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { Q_EMIT moveRequested(1); });
    return header;
}

QWidget* AccountCard::makeNameEditor()
{
    auto* editor = new QWidget(this);
    m_nameField->setMaxLength(kLongestName);
    auto* save = new QPushButton(tr("Save"), editor);
    auto* cancel = new QPushButton(tr("Cancel"), editor);
    for (QPushButton* button : {save, cancel}) {
        button->setAutoDefault(false);
        button->setAccessibleName(button->text());
    }
    auto* row = new QHBoxLayout(editor);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_nameField, 1);
    row->addWidget(save);
    row->addWidget(cancel);
    connect(m_nameField, &QLineEdit::returnPressed, this, &AccountCard::takeName);
    connect(save, &QPushButton::clicked, this, &AccountCard::takeName);
    connect(cancel, &QPushButton::clicked, this, [this] { editName(false); });
    return editor;
}

QWidget* AccountCard::makeButtons()
{
    auto* buttons = new QWidget(this);
    auto* rows = new QVBoxLayout(buttons);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(6);
    const auto addRow = [rows](std::initializer_list<QPushButton*> ofRow) {
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        for (QPushButton* button : ofRow) {
            button->setAutoDefault(false);
            row->addWidget(button);
        }
        row->addStretch(1);
        rows->addLayout(row);
    };
    setTone(*m_remove, "link");
    setTone(*m_password, "link");
    setTone(*m_profile, "link");
    addRow({m_session, m_pause});
    addRow({m_profile, m_password, m_remove});
    connect(m_session, &QPushButton::clicked, this, [this] {
        if (!m_signedIn)
            Q_EMIT signInRequested();
        else if (m_signsOutOfOrganisation)
            askAboutSignOut();
        else
            Q_EMIT signOutRequested(false);
    });
    connect(m_pause, &QPushButton::clicked, this, [this] { Q_EMIT pauseRequested(!m_paused); });
    connect(m_password, &QPushButton::clicked, this, &AccountCard::passwordChangeRequested);
    connect(m_profile, &QPushButton::clicked, this, &AccountCard::profileRequested);
    connect(m_remove, &QPushButton::clicked, this, &AccountCard::askAboutRemoval);
    return buttons;
}

void AccountCard::editName(bool edit)
{
    m_header->setVisible(!edit);
    m_nameEditor->setVisible(edit);
    if (!edit) {
        m_rename->setFocus();
        return;
    }
    m_nameField->setPlaceholderText(m_portalName);
    m_nameField->setText(m_shownName);
    m_nameField->selectAll();
    m_nameField->setFocus();
}

void AccountCard::takeName()
{
    const QString name = m_nameField->text().simplified();
    editName(false);
    if (name != m_shownName)
        Q_EMIT renameRequested(name);
}

void AccountCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_nameEditor->isVisible())
        return editName(false);
    QFrame::keyPressEvent(event);
}

void AccountCard::setAccount(const SettingsAccount& account)
{
    m_id = account.id;
    if (m_asked == Question::SignOut && !account.isSignedIn())
        ask(Question::None);
    m_signedIn = account.isSignedIn();
    m_signsOutOfOrganisation = account.signsOutOfOrganisation;
    m_paused = account.isPaused();
    m_shownName = singleLine(account.name);
    m_portalName = singleLine(account.portalName);
    m_address = singleLine(account.emailAddress);
    m_avatar->setName(m_shownName);
    m_name->setText(m_shownName);
    m_detail->setText(m_shownName == m_portalName
                          ? m_address
                          : QStringLiteral("%1 · %2").arg(m_address, m_portalName));
    m_state->setText(account.state);
    m_session->setText(m_signedIn ? tr("Sign out") : tr("Sign in"));
    m_session->setToolTip(m_signedIn
                              ? tr("Ends the session. Messages fetched before stay readable here, "
                                   "but new ones are not announced.")
                              : QString());
    m_password->setVisible(account.canChangePassword);
    m_profile->setVisible(account.isSignedIn());
    m_pause->setVisible(m_signedIn || m_paused);
    m_pause->setText(m_paused ? tr("Resume") : tr("Pause"));
    m_pause->setToolTip(m_paused ? QString()
                                 : tr("No new messages and no alerts from this account until you "
                                      "resume it."));
    nameButtons(account);
}

/// Several accounts have the same buttons: what is read aloud tells them apart.
void AccountCard::nameButtons(const SettingsAccount& account)
{
    const auto call = [&](QWidget& button, const QString& what) {
        button.setAccessibleName(
            tr("%1: %2", "account: what the button does").arg(singleLine(account.name), what));
    };
    for (QPushButton* button : {m_session, m_remove, m_pause, m_password, m_profile})
        call(*button, button->text());
    for (QToolButton* button : {m_rename, m_up, m_down})
        call(*button, button->toolTip());
    call(*m_organisation, m_organisation->text());
    call(*m_nameField, tr("Name of the account"));
}

void AccountCard::setPlace(qsizetype place, qsizetype of)
{
    m_up->setVisible(of > 1);
    m_down->setVisible(of > 1);
    m_up->setEnabled(place > 0);
    m_down->setEnabled(place + 1 < of);
}

void AccountCard::ask(Question question)
{
    m_asked = question;
    const bool open = question != Question::None;
    m_question->setVisible(open);
    if (open)
        Q_EMIT questionOpened(m_question);
    m_organisation->setChecked(false);
    m_organisation->setVisible(open && m_signsOutOfOrganisation);
    m_session->setEnabled(!open);
    m_remove->setEnabled(!open);
}

void AccountCard::answerYes()
{
    const bool ofOrganisation = m_signsOutOfOrganisation && m_organisation->isChecked();
    const Question asked = m_asked;
    ask(Question::None);
    if (asked == Question::SignOut)
        Q_EMIT signOutRequested(ofOrganisation);
    else if (asked == Question::Removal)
        Q_EMIT removeRequested(ofOrganisation);
}

void AccountCard::askAboutSignOut()
{
    m_question->setNotice(NoticeTone::Info, Icon::Info,
                          tr("Sign out of %1? Messages fetched before stay readable here, but new "
                             "ones are not announced.").arg(m_name->text()));
    m_question->setAction(tr("Sign out"));
    m_question->setSecondAction(tr("Stay signed in"));
    ask(Question::SignOut);
}

void AccountCard::askAboutRemoval()
{
    m_question->setNotice(
        NoticeTone::Danger, Icon::Trash,
        tr("Remove %1 at %2 from this computer? This signs you out and deletes what is stored here: "
           "messages and attachments, their key, and the kept sign-in.\nNothing is deleted in the "
           "portal. You can add the account again at any time.")
            .arg(m_address, m_name->text()));
    m_question->setAction(tr("Remove account"));
    m_question->setSecondAction(tr("Keep it"));
    ask(Question::Removal);
}

} // namespace waxwing
