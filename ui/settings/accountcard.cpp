#include "ui/settings/accountcard.h"

#include "ui/common/avatar.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/format.h"
#include "ui/common/noticebar.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace waxwing {

AccountCard::AccountCard(QWidget* parent)
    : QFrame(parent), m_avatar(new Avatar(40, AvatarShape::Square, this)),
      m_name(new ElidedLabel(this)), m_detail(new ElidedLabel(this)),
      m_session(new QPushButton(this)), m_remove(new QPushButton(tr("Remove account…"), this)),
      m_question(new NoticeBar(this, NoticeBar::Buttons::Below))
{
    setProperty("frame", QStringLiteral("card"));
    setTextStyle(*m_name, TextStyle::Strong);
    m_detail->setSecondary(true);
    setTone(*m_remove, "link");
    m_question->hide();
    auto* names = new QVBoxLayout;
    names->setSpacing(2);
    names->addWidget(m_name);
    names->addWidget(m_detail);
    auto* top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(m_avatar, 0, Qt::AlignVCenter);
    top->addLayout(names, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_session);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(12);
    column->addLayout(top);
    column->addLayout(buttons);
    column->addWidget(m_question);
    connect(m_session, &QPushButton::clicked, this, [this] {
        if (m_signedIn)
            Q_EMIT signOutRequested();
        else
            Q_EMIT signInRequested();
    });
    connect(m_remove, &QPushButton::clicked, this, &AccountCard::askAboutRemoval);
    connect(m_question, &NoticeBar::actionTriggered, this, [this] {
        m_question->hide();
        Q_EMIT removeRequested();
    });
    connect(m_question, &NoticeBar::secondActionTriggered, this, [this] {
        m_question->hide();
        m_remove->setEnabled(true);
        m_remove->setFocus();
    });
}

void AccountCard::setAccount(const SettingsAccount& account)
{
    m_id = account.id;
    m_signedIn = account.signedIn;
    const QString name = singleLine(account.portalName);
    m_address = singleLine(account.emailAddress);
    m_avatar->setName(name);
    m_name->setText(name);
    m_detail->setText(account.signedIn ? tr("%1 · signed in").arg(m_address)
                                       : tr("%1 · signed out").arg(m_address));
    m_session->setText(account.signedIn ? tr("Sign out") : tr("Sign in"));
    m_session->setToolTip(account.signedIn
                              ? tr("Ends the session. Messages fetched before stay readable here, "
                                   "but new ones are not announced.")
                              : QString());
    // Several accounts have the same buttons: what is read aloud tells them apart.
    m_session->setAccessibleName(tr("%1: %2", "account: what the button does")
                                     .arg(name, m_session->text()));
    m_remove->setAccessibleName(tr("%1: %2", "account: what the button does")
                                    .arg(name, m_remove->text()));
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
    m_question->show();
    m_remove->setEnabled(false);
}

} // namespace waxwing
