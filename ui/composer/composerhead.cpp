#include "ui/composer/composerhead.h"

#include "ui/common/theme.h"
#include "ui/composer/composercontroller.h"
#include "ui/composer/recipientfield.h"
#include "ui/composer/recipients.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>

namespace waxwing {

ComposerHead::ComposerHead(ComposerController& controller, QWidget* parent)
    : QWidget(parent), m_controller(controller), m_form(new QFormLayout(this)),
      m_to(new RecipientField(this)), m_cc(new RecipientField(this)),
      m_bcc(new RecipientField(this)), m_copies(new QToolButton(this)),
      m_subject(new QLineEdit(this)), m_parentPassword(new QLineEdit(this)),
      m_guests(new QLabel(this)), m_elsewhere(new QLabel(this))
{
    makeLayout();
    makeFields();
    takeDraft();
    connect(&m_controller, &ComposerController::changed, this, &ComposerHead::render);
    render();
}

void ComposerHead::makeLayout()
{
    m_copies->setText(tr("Cc, Bcc"));
    m_copies->setToolTip(tr("Copies, and copies that the others do not see"));
    m_copies->setFocusPolicy(Qt::StrongFocus);
    auto* toRow = new QHBoxLayout;
    toRow->addWidget(m_to, 1);
    toRow->addWidget(m_copies);
    setTextStyle(*m_guests, TextStyle::Caption);
    m_guests->setWordWrap(true);
    setTextStyle(*m_elsewhere, TextStyle::Caption);
    m_elsewhere->setWordWrap(true);
    m_elsewhere->setTextFormat(Qt::PlainText);
    m_form->setContentsMargins(16, 10, 16, 2);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const QString account = m_controller.start().accountName;
    if (!account.isEmpty()) {
        auto* from = new QLabel(account, this);
        from->setTextFormat(Qt::PlainText);
        m_form->addRow(tr("From"), from);
    }
    m_form->addRow(tr("&To"), toRow);
    auto* to = qobject_cast<QLabel*>(m_form->labelForField(toRow));
    to->setBuddy(m_to);
    to->setContentsMargins(0, 0, 4, 0); // the underlined letter is drawn apart, without kerning
    m_form->addRow(tr("&Cc"), m_cc);
    m_form->addRow(tr("&Bcc"), m_bcc);
    m_form->addRow(QString(), m_guests);
    m_form->addRow(QString(), m_elsewhere);
    m_form->addRow(tr("&Subject"), m_subject);
    m_form->addRow(tr("Pass&word"), m_parentPassword);
    m_form->setRowVisible(m_parentPassword, m_controller.draft().parentIsProtected);
}

void ComposerHead::makeFields()
{
    m_to->setAccessibleName(tr("To"));
    m_cc->setAccessibleName(tr("Cc"));
    m_bcc->setAccessibleName(tr("Bcc"));
    m_subject->setAccessibleName(tr("Subject"));
    m_parentPassword->setAccessibleName(tr("Password of the message you answer"));
    m_parentPassword->setPlaceholderText(tr("Password of the message you answer"));
    m_parentPassword->setEchoMode(QLineEdit::Password);
    connect(m_copies, &QToolButton::clicked, this, [this] {
        showCopies(true);
        m_cc->setFocus();
    });
    for (RecipientField* field : {m_to, m_cc, m_bcc}) {
        field->setPeople(m_controller.start().people);
        connect(field, &QLineEdit::textChanged, this, &ComposerHead::applyRecipients);
    }
    connect(m_subject, &QLineEdit::textChanged, &m_controller, &ComposerController::setSubject);
    connect(m_parentPassword, &QLineEdit::textEdited, this, [this](const QString& typed) {
        QString copy = typed;
        copy.detach();
        m_controller.setParentPassword(Secret::fromText(std::move(copy)));
    });
}

void ComposerHead::showCopies(bool shown)
{
    m_form->setRowVisible(m_cc, shown);
    m_form->setRowVisible(m_bcc, shown);
    m_copies->setVisible(!shown);
}

void ComposerHead::takeDraft()
{
    const Draft& draft = m_controller.draft();
    const QSignalBlocker to(m_to);
    const QSignalBlocker cc(m_cc);
    const QSignalBlocker bcc(m_bcc);
    const QSignalBlocker subject(m_subject);
    m_to->setEntries(draft.to);
    m_cc->setEntries(draft.cc);
    m_bcc->setEntries(draft.bcc);
    m_subject->setText(draft.subject);
    showCopies(!draft.cc.isEmpty() || !draft.bcc.isEmpty());
}

void ComposerHead::applyRecipients()
{
    m_controller.setRecipients(m_to->entries(), m_cc->entries(), m_bcc->entries());
}

bool ComposerHead::focusEmptyField()
{
    if (m_controller.draft().to.isEmpty())
        m_to->setFocus();
    else if (m_controller.draft().subject.isEmpty())
        m_subject->setFocus();
    else
        return false;
    return true;
}

void ComposerHead::render()
{
    const Draft& draft = m_controller.draft();
    const QStringList guests
        = guestsAmong(draft.to + draft.cc + draft.bcc, m_controller.start().people);
    m_guests->setVisible(!guests.isEmpty());
    m_guests->setText(tr("Guests of the portal: %1").arg(guests.join(QStringLiteral(", "))));
    const auto elsewhere = knownElsewhereAmong(draft, m_controller.start().people,
                                               m_controller.start().knownElsewhere);
    m_form->setRowVisible(m_elsewhere, !elsewhere.isEmpty());
    if (!elsewhere.isEmpty())
        m_elsewhere->setText(
            tr("You know %1 from %2, not from the portal you are writing with. Answer there to "
               "stay in the same conversation.")
                .arg(elsewhere.first().first, elsewhere.first().second));
}

} // namespace waxwing
