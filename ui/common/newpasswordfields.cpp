#include "ui/common/newpasswordfields.h"

#include "ui/common/iconset.h"
#include "ui/common/passwordfield.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

namespace waxwing {

namespace {

constexpr int kRuleIcon = 16;

/// A rule, with a tick once it is fulfilled. Said aloud with its state, because a tick is not.
QWidget* ruleRow(const PasswordRule& rule, QWidget* parent)
{
    auto* row = new QWidget(parent);
    auto* icon = new QLabel(row);
    icon->setFixedSize(kRuleIcon, kRuleIcon);
    if (rule.fulfilled)
        icon->setPixmap(themedIcon(Icon::Check, IconTone::Positive)
                            .pixmap(QSize(kRuleIcon, kRuleIcon), parent->devicePixelRatioF()));
    else
        icon->setText(QStringLiteral("·"));
    icon->setAlignment(Qt::AlignCenter);
    const QString words = ruleText(rule);
    auto* text = new QLabel(words, row);
    text->setWordWrap(true);
    text->setTextFormat(Qt::PlainText);
    setTextStyle(*text, TextStyle::Caption);
    setTone(*text, "secondary");
    text->setAccessibleName(rule.fulfilled ? NewPasswordFields::tr("%1: fulfilled").arg(words)
                                           : NewPasswordFields::tr("%1: not yet").arg(words));
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    line->addWidget(icon, 0, Qt::AlignTop);
    line->addWidget(text, 1);
    return row;
}

QLabel* strongLabel(const QString& text, QWidget* buddy, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    setTextStyle(*label, TextStyle::Strong);
    label->setBuddy(buddy);
    label->setWordWrap(true);
    return label;
}

QLabel* problemLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    setTone(*label, "danger");
    label->hide();
    return label;
}

} // namespace

NewPasswordFields::NewPasswordFields(const QString& label, QWidget* parent)
    : QWidget(parent), m_first(new PasswordField(this)), m_second(new PasswordField(this)),
      m_ruleRows(new QVBoxLayout), m_firstProblem(problemLabel(this)),
      m_secondProblem(problemLabel(this)),
      m_reveal(new QCheckBox(tr("Show what is typed"), this))
{
    m_first->setAccessibleName(label);
    m_second->setAccessibleName(tr("Repeat the password"));
    m_reveal->setAccessibleName(m_reveal->text());
    m_ruleRows->setSpacing(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(strongLabel(label, m_first, this));
    column->addWidget(m_first);
    column->addWidget(m_firstProblem);
    column->addLayout(m_ruleRows);
    column->addSpacing(4);
    column->addWidget(strongLabel(tr("Repeat the password"), m_second, this));
    column->addWidget(m_second);
    column->addWidget(m_secondProblem);
    column->addWidget(m_reveal);
    connect(m_first, &QLineEdit::textChanged, this, &NewPasswordFields::showRules);
    connect(m_first, &QLineEdit::textEdited, m_firstProblem, &QWidget::hide);
    connect(m_second, &QLineEdit::textEdited, m_secondProblem, &QWidget::hide);
    connect(m_first, &QLineEdit::returnPressed, m_second, [this] { m_second->setFocus(); });
    connect(m_second, &QLineEdit::returnPressed, this, &NewPasswordFields::submitted);
    connect(m_reveal, &QCheckBox::toggled, m_first, &PasswordField::setRevealed);
    connect(m_reveal, &QCheckBox::toggled, m_second, &PasswordField::setRevealed);
}

void NewPasswordFields::setRules(const PasswordRules& rules)
{
    m_rules = rules;
    showRules();
}

void NewPasswordFields::showRules()
{
    const QList<PasswordRule> rules = m_rules.check(m_first->secret());
    if (rules == m_shown)
        return;
    m_shown = rules;
    while (QLayoutItem* item = m_ruleRows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const PasswordRule& rule : rules)
        m_ruleRows->addWidget(ruleRow(rule, this));
}

void NewPasswordFields::setReadOnly(bool readOnly)
{
    m_first->setReadOnly(readOnly);
    m_second->setReadOnly(readOnly);
}

void NewPasswordFields::showProblem(PasswordField& field, const QString& text)
{
    QLabel* label = &field == m_first ? m_firstProblem : m_secondProblem;
    label->setText(text);
    label->setVisible(!text.isEmpty());
    field.setInvalid(!text.isEmpty());
    field.setAccessibleDescription(text);
    if (!text.isEmpty())
        field.setFocus();
}

bool NewPasswordFields::check()
{
    QString first;
    if (m_first->text().isEmpty())
        first = tr("Choose a password.");
    else if (!m_rules.accept(m_first->secret()))
        first = tr("The password does not fulfil all rules yet.");
    QString second;
    if (first.isEmpty() && !m_first->secret().equals(m_second->secret())) {
        second = m_second->text().isEmpty() ? tr("Type the password again.")
                                            : tr("The two passwords are different.");
    }
    showProblem(*m_first, first);
    showProblem(*m_second, second);
    return first.isEmpty() && second.isEmpty();
}

void NewPasswordFields::setProblem(const QString& text)
{
    if (text == m_given)
        return;
    m_given = text;
    showProblem(*m_first, text);
}

Secret NewPasswordFields::password() const
{
    return m_first->secret();
}

void NewPasswordFields::wipe()
{
    m_first->wipe();
    m_second->wipe();
    m_reveal->setChecked(false);
    showProblem(*m_first, {});
    showProblem(*m_second, {});
}

void NewPasswordFields::focusField()
{
    m_first->setFocus();
}

QString ruleText(const PasswordRule& rule)
{
    using Kind = PasswordRule::Kind;
    switch (rule.kind) {
    case Kind::MinimumLength:
        return NewPasswordFields::tr("At least %n character(s)", nullptr, rule.number);
    case Kind::MaximumLength:
        return NewPasswordFields::tr("At most %n character(s)", nullptr, rule.number);
    case Kind::Capitals:
        return NewPasswordFields::tr("At least %n capital letter(s), A to Z", nullptr, rule.number);
    case Kind::Digits:
        return NewPasswordFields::tr("At least %n digit(s)", nullptr, rule.number);
    case Kind::Symbols:
        return NewPasswordFields::tr("At least %n symbol(s): ! # % and the like", nullptr, rule.number);
    }
    return {};
}

} // namespace waxwing
