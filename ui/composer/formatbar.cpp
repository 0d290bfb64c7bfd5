#include "ui/composer/formatbar.h"

#include "ui/composer/composereditor.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace waxwing {

namespace {

QToolButton* formatButton(const QString& text, const QString& name, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setText(text);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

bool isWebAddress(const QUrl& url)
{
    return url.isValid() && !url.host().isEmpty()
           && (url.scheme() == u"https" || url.scheme() == u"http");
}

} // namespace

FormatBar::FormatBar(ComposerEditor& editor, QWidget* parent) : QWidget(parent), m_editor(editor)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 2, 16, 2);
    column->setSpacing(4);
    column->addWidget(makeButtons());
    column->addWidget(makeLinkRow());
    connect(m_plain, &QToolButton::toggled, this, [this](bool plain) {
        m_linkRow->hide();
        Q_EMIT plainChosen(plain);
    });
}

QWidget* FormatBar::makeButtons()
{
    auto* buttons = new QWidget(this);
    auto* row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    auto* bold = formatButton(tr("B", "bold"), tr("Bold (Ctrl+B)"), buttons);
    QFont heavy = bold->font();
    heavy.setBold(true);
    bold->setFont(heavy);
    auto* italic = formatButton(tr("I", "italic"), tr("Italic (Ctrl+I)"), buttons);
    QFont slanted = italic->font();
    slanted.setItalic(true);
    italic->setFont(slanted);
    auto* list = formatButton(tr("List"), tr("Bulleted list"), buttons);
    auto* numbers = formatButton(tr("1. 2. 3."), tr("Numbered list"), buttons);
    auto* link = formatButton(tr("Link"), tr("Insert a link (Ctrl+K)"), buttons);
    auto* quote = formatButton(tr("Quote"), tr("Mark as a quotation"), buttons);
    m_plain = formatButton(tr("Plain text"), tr("Write without any formatting"), buttons);
    m_plain->setCheckable(true);
    connect(bold, &QToolButton::clicked, &m_editor, &ComposerEditor::toggleBold);
    connect(italic, &QToolButton::clicked, &m_editor, &ComposerEditor::toggleItalic);
    connect(list, &QToolButton::clicked, this, [this] { m_editor.toggleList(false); });
    connect(numbers, &QToolButton::clicked, this, [this] { m_editor.toggleList(true); });
    connect(link, &QToolButton::clicked, this, &FormatBar::startLink);
    connect(quote, &QToolButton::clicked, &m_editor, &ComposerEditor::toggleQuote);
    for (QToolButton* button : {bold, italic, list, numbers, link, quote}) {
        row->addWidget(button);
        connect(m_plain, &QToolButton::toggled, button, &QWidget::setDisabled);
    }
    row->addStretch(1);
    row->addWidget(m_plain);
    return buttons;
}

QWidget* FormatBar::makeLinkRow()
{
    m_linkRow = new QWidget(this);
    m_link = new QLineEdit(m_linkRow);
    m_link->setPlaceholderText(QStringLiteral("https://"));
    m_link->setAccessibleName(tr("Address of the link"));
    auto* add = new QPushButton(tr("Insert link"), m_linkRow);
    auto* row = new QHBoxLayout(m_linkRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_link, 1);
    row->addWidget(add);
    connect(m_link, &QLineEdit::returnPressed, this, &FormatBar::addLink);
    connect(add, &QPushButton::clicked, this, &FormatBar::addLink);
    m_linkRow->hide();
    return m_linkRow;
}

bool FormatBar::isPlain() const
{
    return m_plain->isChecked();
}

void FormatBar::setPlain(bool plain)
{
    const QSignalBlocker block(this);
    m_plain->setChecked(plain);
}

void FormatBar::startLink()
{
    if (isPlain())
        return;
    m_linkRow->show();
    m_link->setFocus();
}

bool FormatBar::leaveLink()
{
    if (m_linkRow->isHidden())
        return false;
    m_linkRow->hide();
    m_editor.setFocus();
    return true;
}

void FormatBar::addLink()
{
    const QUrl url = QUrl::fromUserInput(m_link->text().trimmed());
    if (!isWebAddress(url)) {
        m_link->selectAll();
        m_link->setFocus();
        return;
    }
    m_editor.makeLink(url.toString(QUrl::FullyEncoded));
    m_link->clear();
    leaveLink();
}

} // namespace waxwing
