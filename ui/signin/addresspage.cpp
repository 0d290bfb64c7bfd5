#include "ui/signin/addresspage.h"

#include "ui/common/theme.h"
#include "ui/signin/formparts.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace waxwing {

AddressPage::AddressPage(Asks asks, QWidget* parent)
    : QWidget(parent), m_field(new QLineEdit(this)), m_next(new QPushButton(tr("Next"), this))
{
    const bool address = asks == Asks::Address;
    auto* label = new QLabel(address ? tr("E-mail address") : tr("Service code"), this);
    setTextStyle(*label, TextStyle::Strong);
    label->setBuddy(m_field);
    m_field->setAccessibleName(label->text());
    m_field->setPlaceholderText(address ? tr("you@example.org") : QString());
    m_field->setInputMethodHints(address ? Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase
                                         : Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_next->setAccessibleName(tr("Next"));
    setTone(*m_next, "primary");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(label);
    column->addWidget(m_field);
    column->addSpacing(8);
    column->addWidget(m_next);
    if (address) {
        m_other = new QPushButton(tr("I have a service code"), this);
        m_other->setAccessibleName(m_other->text());
        setTone(*m_other, "link");
        column->addWidget(m_other, 0, Qt::AlignHCenter);
        connect(m_other, &QPushButton::clicked, this, &AddressPage::serviceCodeRequested);
    }
    column->addStretch(1);
    connect(m_next, &QPushButton::clicked, this, [this] { Q_EMIT submitted(m_field->text()); });
    connect(m_field, &QLineEdit::returnPressed, m_next, &QPushButton::click);
    connect(m_field, &QLineEdit::textEdited, this, [this] { setInvalid(false); });
}

void AddressPage::setText(const QString& text)
{
    if (m_field->text() != text)
        m_field->setText(text);
}

void AddressPage::setBusy(bool busy)
{
    m_field->setReadOnly(busy);
    m_next->setEnabled(!busy);
    if (m_other)
        m_other->setEnabled(!busy);
}

void AddressPage::setInvalid(bool invalid)
{
    markInvalid(*m_field, invalid);
}

void AddressPage::focusField()
{
    m_field->setFocus();
    m_field->selectAll();
}

} // namespace waxwing
