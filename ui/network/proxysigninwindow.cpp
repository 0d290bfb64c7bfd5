#include "ui/network/proxysigninwindow.h"

#include "ui/common/format.h"
#include "ui/common/noticebar.h"
#include "ui/common/passwordfield.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace waxwing {

namespace {

constexpr int kWidth = 420;

/// Basic shows name and password to whoever listens between here and the proxy.
bool isReadable(const QStringList& schemes)
{
    return !schemes.isEmpty() &&
           std::all_of(schemes.begin(), schemes.end(), [](const QString& scheme) {
               return scheme.compare(u"Basic", Qt::CaseInsensitive) == 0;
           });
}

QLabel* fieldLabel(const QString& text, QWidget* field, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    setTextStyle(*label, TextStyle::Strong);
    label->setBuddy(field);
    return label;
}

} // namespace

ProxySignInWindow::ProxySignInWindow(QWidget* parent)
    : QDialog(parent),
      m_lead(new QLabel(this)),
      m_realm(new QLabel(this)),
      m_notice(new NoticeBar(this)),
      m_user(new QLineEdit(this)),
      m_password(new PasswordField(this)),
      m_keep(new QCheckBox(tr("Remember in the credential store"), this)),
      m_signIn(new QPushButton(tr("Sign in"), this))
{
    setWindowTitle(tr("Proxy sign-in – Waxwing"));
    setWindowIcon(applicationIcon());
    auto* heading = new QLabel(tr("Your network asks who you are"), this);
    setTextStyle(*heading, TextStyle::Title);
    heading->setWordWrap(true);
    for (QLabel* label : {m_lead, m_realm}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        setTone(*label, "secondary");
    }
    m_user->setAccessibleName(tr("User name"));
    m_password->setAccessibleName(tr("Password"));
    m_keep->setAccessibleName(m_keep->text());
    m_keep->setChecked(true);
    m_signIn->setAccessibleName(tr("Sign in"));
    m_signIn->setDefault(true);
    setTone(*m_signIn, "primary");
    auto* notNow = new QPushButton(tr("Not now"), this);
    notNow->setAccessibleName(tr("Not now"));
    notNow->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addStretch(1);
    buttons->addWidget(notNow);
    buttons->addWidget(m_signIn);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(28, 24, 28, 20);
    column->setSpacing(8);
    column->setSizeConstraint(QLayout::SetMinimumSize);
    column->addWidget(heading);
    column->addWidget(m_lead);
    column->addWidget(m_realm);
    column->addWidget(m_notice);
    column->addSpacing(6);
    column->addWidget(fieldLabel(tr("User name"), m_user, this));
    column->addWidget(m_user);
    column->addWidget(fieldLabel(tr("Password"), m_password, this));
    column->addWidget(m_password);
    column->addWidget(m_keep);
    column->addSpacing(10);
    column->addLayout(buttons);
    setMinimumWidth(kWidth);
    connect(m_signIn, &QPushButton::clicked, this, &ProxySignInWindow::submit);
    connect(notNow, &QPushButton::clicked, this, &ProxySignInWindow::reject);
    const auto refresh = [this] { m_signIn->setEnabled(!m_user->text().trimmed().isEmpty()); };
    connect(m_user, &QLineEdit::textChanged, this, refresh);
    refresh();
}

void ProxySignInWindow::ask(const ProxyChallenge& challenge, bool refused)
{
    const bool sameProxy = m_proxyName == challenge.route.name();
    m_proxyName = challenge.route.name();
    m_lead->setText(tr("The proxy %1 wants a user name and a password before it lets Waxwing reach "
                       "your portals. They are given to this proxy only. They are not those of a "
                       "portal.")
                        .arg(breakable(singleLine(m_proxyName))));
    const QString realm = singleLine(challenge.realm).left(120);
    m_realm->setText(tr("It says: “%1”").arg(breakable(realm)));
    m_realm->setVisible(!realm.isEmpty());
    const bool readable = isReadable(challenge.schemes);
    if (refused)
        m_notice->setNotice(NoticeTone::Danger, Icon::Warning,
                            tr("The proxy did not accept them. Check both and try again."));
    else if (readable)
        m_notice->setNotice(NoticeTone::Warning, Icon::Info,
                            tr("This proxy takes them unprotected: others in your network could "
                               "read them."));
    m_notice->setVisible(refused || readable);
    if (!sameProxy)
        m_user->setText(challenge.route.user);
    m_password->wipe();
    (m_user->text().isEmpty() ? m_user : m_password)->setFocus();
    adjustSize();
}

void ProxySignInWindow::submit()
{
    if (!m_signIn->isEnabled())
        return;
    const Secret password = m_password->take();
    hide();
    Q_EMIT answered(m_user->text().trimmed(), password, m_keep->isChecked());
}

/// Escape and closing the window mean "not now" as well.
void ProxySignInWindow::reject()
{
    m_password->wipe();
    hide();
    Q_EMIT declined();
}

} // namespace waxwing
