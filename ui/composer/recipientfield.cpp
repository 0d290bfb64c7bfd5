#include "ui/composer/recipientfield.h"

#include "ui/composer/recipients.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QStringListModel>

namespace waxwing {

namespace {

qsizetype startOfLast(const QString& text)
{
    return std::max(text.lastIndexOf(u','), text.lastIndexOf(u';')) + 1;
}

} // namespace

RecipientField::RecipientField(QWidget* parent)
    : QLineEdit(parent), m_model(new QStringListModel(this)),
      m_completer(new QCompleter(m_model, this))
{
    m_completer->setWidget(this);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setFilterMode(Qt::MatchContains);
    m_completer->setMaxVisibleItems(8);
    connect(this, &QLineEdit::textEdited, this, &RecipientField::complete);
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this,
            &RecipientField::take);
}

void RecipientField::setPeople(const QList<Contact>& people)
{
    QStringList lines;
    for (const Contact& person : people) {
        const QString name = person.displayName();
        QString line = name == person.email ? person.email
                                            : QStringLiteral("%1 <%2>").arg(name, person.email);
        if (person.isGuest)
            line = tr("%1 – guest", "a person in the list of addresses").arg(line);
        lines << line;
    }
    m_model->setStringList(lines);
}

void RecipientField::setEntries(const QStringList& entries)
{
    if (parseRecipients(text()) != entries)
        setText(joinRecipients(entries));
}

QStringList RecipientField::entries() const
{
    return parseRecipients(text());
}

void RecipientField::complete()
{
    const QString last = text().mid(startOfLast(text())).trimmed();
    if (last.isEmpty() || cursorPosition() < text().size()) {
        m_completer->popup()->hide();
        return;
    }
    m_completer->setCompletionPrefix(last);
    m_completer->complete();
}

void RecipientField::take(const QString& chosen)
{
    // "Name <address> – guest": only the address goes into the field.
    const qsizetype open = chosen.lastIndexOf(u'<');
    const qsizetype shut = chosen.lastIndexOf(u'>');
    const QString address = open >= 0 && shut > open ? chosen.mid(open + 1, shut - open - 1)
                                                     : chosen.section(u' ', 0, 0);
    const QString before = text().left(startOfLast(text()));
    setText(before + (before.isEmpty() ? QString() : QStringLiteral(" ")) + address
            + QStringLiteral(", "));
    Q_EMIT textEdited(text());
}

} // namespace waxwing
