#include "ui/signin/secondfactorpage.h"

#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/signin/signintexts.h"

#include <QButtonGroup>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace waxwing {

namespace {

constexpr int kCodeApp = 1;
constexpr int kChoiceWidth = 310; ///< of a text beside its button in the smallest window

} // namespace

SecondFactorPage::SecondFactorPage(QWidget* parent)
    : QWidget(parent), m_choices(new QVBoxLayout), m_group(new QButtonGroup(this)),
      m_only(new QLabel(this)), m_code(new QLineEdit(this)),
      m_signIn(new QPushButton(tr("Sign in"), this)),
      m_again(new QPushButton(tr("Send a new code"), this))
{
    m_only->setWordWrap(true);
    m_only->setTextFormat(Qt::PlainText);
    auto* label = new QLabel(tr("Code"), this);
    setTextStyle(*label, TextStyle::Strong);
    label->setBuddy(m_code);
    m_code->setAccessibleName(tr("Code"));
    m_code->setInputMethodHints(Qt::ImhPreferNumbers | Qt::ImhNoPredictiveText);
    m_code->setMaxLength(64);
    m_signIn->setAccessibleName(tr("Sign in"));
    setTone(*m_signIn, "primary");
    m_again->setAccessibleName(m_again->text());
    setTone(*m_again, "link");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_only);
    column->addLayout(m_choices);
    column->addSpacing(6);
    column->addWidget(label);
    column->addWidget(m_code);
    column->addSpacing(8);
    column->addWidget(m_signIn);
    column->addWidget(m_again, 0, Qt::AlignHCenter);
    column->addStretch(1);
    connect(m_signIn, &QPushButton::clicked, this, &SecondFactorPage::submit);
    connect(m_code, &QLineEdit::returnPressed, m_signIn, &QPushButton::click);
    connect(m_code, &QLineEdit::textEdited, this, [this] { setInvalid(false); });
    connect(m_again, &QPushButton::clicked, this, &SecondFactorPage::newCodeRequested);
}

void SecondFactorPage::setFactors(const QList<UserMfa>& factors)
{
    QList<int> ids;
    for (const UserMfa& factor : factors)
        ids.append(factor.id);
    if (ids == m_ids)
        return;
    m_ids = ids;
    const auto old = m_group->buttons();
    for (auto* button : old) {
        m_group->removeButton(button);
        delete button;
    }
    // An app makes its codes by itself: there is nothing to send.
    m_again->setVisible(std::any_of(factors.begin(), factors.end(), [](const UserMfa& factor) {
        return factor.mfaType != kCodeApp;
    }));
    m_only->setVisible(factors.size() == 1);
    if (factors.size() == 1)
        m_only->setText(factorName(factors.first()));
    for (int i = 0; factors.size() > 1 && i < factors.size(); ++i) {
        const UserMfa& factor = factors.at(i);
        const QString name = factorName(factor);
        auto* choice = new QRadioButton(this);
        QString shown = choice->fontMetrics().elidedText(name, Qt::ElideRight, kChoiceWidth);
        choice->setToolTip(shown == name ? QString() : plainToolTip(name));
        choice->setText(shown.replace(u'&', QStringLiteral("&&")));
        choice->setAccessibleName(name);
        choice->setChecked(i == 0);
        m_group->addButton(choice, factor.id);
        m_choices->addWidget(choice);
    }
}

void SecondFactorPage::setBusy(bool busy)
{
    m_code->setReadOnly(busy);
    m_signIn->setEnabled(!busy);
    m_again->setEnabled(!busy);
}

void SecondFactorPage::setInvalid(bool invalid)
{
    if (m_code->property("invalid").toBool() == invalid)
        return;
    m_code->setProperty("invalid", invalid);
    m_code->style()->unpolish(m_code);
    m_code->style()->polish(m_code);
    if (invalid)
        focusField();
}

void SecondFactorPage::focusField()
{
    m_code->setFocus();
    m_code->selectAll();
}

void SecondFactorPage::clear()
{
    m_code->clear();
}

void SecondFactorPage::submit()
{
    const int chosen = m_group->checkedId();
    const int id = chosen != -1 || m_ids.isEmpty() ? chosen : m_ids.first();
    Q_EMIT submitted(id, m_code->text());
}

} // namespace waxwing
