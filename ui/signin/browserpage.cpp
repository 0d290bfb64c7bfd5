#include "ui/signin/browserpage.h"

#include "ui/common/format.h"
#include "ui/common/iconset.h"
#include "ui/common/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace waxwing {

BrowserPage::BrowserPage(QWidget* parent)
    : QWidget(parent), m_text(new QLabel(this)), m_address(new QLabel(this)),
      m_open(new QPushButton(tr("Open in browser"), this))
{
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_address->setWordWrap(true);
    m_address->setTextFormat(Qt::PlainText);
    m_address->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTone(*m_address, "secondary");
    m_open->setAccessibleName(tr("Open in browser"));
    m_open->setIcon(themedIcon(Icon::Open, IconTone::OnAccent));
    setTone(*m_open, "primary");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_text);
    column->addWidget(m_open);
    column->addWidget(m_address);
    column->addStretch(1);
    connect(m_open, &QPushButton::clicked, this, &BrowserPage::openRequested);
}

void BrowserPage::setState(const SignInState& state)
{
    const QString name = state.portal ? singleLine(state.portal->entry.serviceName) : QString();
    const bool hasAddress = state.webApp.isValid();
    m_text->setText(hasAddress
                        ? tr("%1 signs you in through your organisation. Sign-in through the browser "
                             "is done in the web application; you can read your messages there.")
                              .arg(name)
                        : tr("%1 signs you in through your organisation, in its web application. Ask "
                             "the administrator of the portal for its address.")
                              .arg(name));
    m_open->setVisible(hasAddress);
    m_address->setVisible(hasAddress);
    m_address->setText(state.webApp.toDisplayString());
}

void BrowserPage::focusField()
{
    m_open->setFocus();
}

} // namespace waxwing
