#include "ui/inbox/filterbar.h"

#include "ui/common/flowlayout.h"
#include "ui/common/iconset.h"
#include "ui/common/theme.h"

#include <QCoreApplication>
#include <QScopedValueRollback>
#include <QStringList>
#include <QToolButton>

namespace waxwing {

namespace {

class FilterTexts
{
    Q_DECLARE_TR_FUNCTIONS(waxwing::FilterBar)

public:
    static QString unread() { return tr("Unread"); }
    static QString attachments() { return tr("Attachments"); }
    static QString isProtected() { return tr("Protected"); }
    static QString signature() { return tr("To sign"); }
};

} // namespace

FilterBar::FilterBar(QWidget* parent) : QWidget(parent)
{
    auto* row = new FlowLayout(this);
    row->setContentsMargins(16, 0, 10, 8);
    row->setSpacing(4);
    setAccessibleName(tr("Filters"));
    m_unread = addButton(FilterTexts::unread(), tr("Show unread messages only (Ctrl+U)"));
    m_attachments = addButton(FilterTexts::attachments(), tr("Show messages with attachments only"));
    m_protected = addButton(FilterTexts::isProtected(),
                            tr("Show only messages that ask for a password"));
    m_signature = addButton(FilterTexts::signature(),
                            tr("Show only messages with a document that waits for your signature"));
    m_clear = new QToolButton(this);
    m_clear->setIcon(themedIcon(Icon::Close));
    m_clear->setIconSize(QSize(14, 14));
    m_clear->setAccessibleName(tr("Show all messages again"));
    m_clear->setToolTip(tr("Show all messages again (Escape)"));
    m_clear->setFocusPolicy(Qt::StrongFocus);
    m_clear->hide();
    row->addWidget(m_clear);
    connect(m_clear, &QToolButton::clicked, this, &FilterBar::clear);
}

QToolButton* FilterBar::addButton(const QString& name, const QString& explanation)
{
    auto* button = new QToolButton(this);
    button->setText(name);
    button->setCheckable(true);
    button->setAccessibleName(name);
    button->setProperty("chip", true);
    button->setToolTip(explanation);
    button->setAccessibleDescription(explanation);
    button->setFocusPolicy(Qt::StrongFocus);
    setTextStyle(*button, TextStyle::Caption);
    layout()->addWidget(button);
    connect(button, &QToolButton::toggled, this, &FilterBar::noteChange);
    return button;
}

void FilterBar::noteChange()
{
    if (m_clearing)
        return;
    const bool any = !filter().isEmpty();
    if (!any && m_clear->hasFocus())
        m_unread->setFocus();
    m_clear->setVisible(any);
    Q_EMIT filterChanged();
}

ListFilter FilterBar::filter() const
{
    ListFilter filter;
    filter.unread = m_unread->isChecked();
    filter.attachments = m_attachments->isChecked();
    filter.isProtected = m_protected->isChecked();
    filter.needsSignature = m_signature->isChecked();
    return filter;
}

void FilterBar::toggleUnread()
{
    m_unread->toggle();
}

void FilterBar::clear()
{
    if (filter().isEmpty())
        return;
    {
        const QScopedValueRollback guard(m_clearing, true);
        for (QToolButton* button : {m_unread, m_attachments, m_protected, m_signature})
            button->setChecked(false);
    }
    noteChange();
}

QStringList filterNames(const ListFilter& filter)
{
    QStringList names;
    if (filter.unread)
        names << FilterTexts::unread();
    if (filter.attachments)
        names << FilterTexts::attachments();
    if (filter.isProtected)
        names << FilterTexts::isProtected();
    if (filter.needsSignature)
        names << FilterTexts::signature();
    return names;
}

} // namespace waxwing
