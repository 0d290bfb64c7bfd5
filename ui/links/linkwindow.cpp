#include "ui/links/linkwindow.h"

#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/links/linkdrop.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace waxwing {

LinkWindow::LinkWindow(QWidget* parent)
    : QDialog(parent), m_text(new QPlainTextEdit(this)),
      m_notice(new NoticeBar(this, NoticeBar::Buttons::Below)),
      m_check(new QPushButton(tr("Check and open"), this))
{
    setWindowTitle(tr("Open link – Waxwing"));
    setWindowIcon(applicationIcon());
    setMinimumWidth(460);
    auto* heading = new QLabel(tr("Is this notice genuine?"), this);
    setTextStyle(*heading, TextStyle::Title);
    auto* lead = new QLabel(tr("Paste a link or the text of a notification mail, or drop the mail "
                               "here. Waxwing checks portal, account and message, then opens it. "
                               "Nothing is asked of servers that are not yours."),
                            this);
    lead->setWordWrap(true);
    setTone(*lead, "secondary");
    auto* label = new QLabel(tr("Link or notification mail"), this);
    setTextStyle(*label, TextStyle::Strong);
    label->setBuddy(m_text);
    m_text->setAccessibleName(label->text());
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(96);
    m_text->setAcceptDrops(false); // the window takes drops, mails as well
    m_text->setWordWrapMode(QTextOption::WrapAnywhere);
    m_notice->hide();
    m_check->setAccessibleName(m_check->text());
    m_check->setDefault(true);
    setTone(*m_check, "primary");
    auto* close = new QPushButton(tr("Close"), this);
    close->setAccessibleName(close->text());
    close->setAutoDefault(false);

    auto* bottom = new QHBoxLayout;
    bottom->addStretch(1);
    bottom->addWidget(close);
    bottom->addWidget(m_check);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(28, 24, 28, 20);
    column->setSpacing(10);
    column->addWidget(heading);
    column->addWidget(lead);
    column->addSpacing(6);
    column->addWidget(label);
    column->addWidget(m_text, 1);
    column->addWidget(m_notice);
    column->addSpacing(6);
    column->addLayout(bottom);

    connect(m_check, &QPushButton::clicked, this, &LinkWindow::submit);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_notice, &NoticeBar::actionTriggered, this, &LinkWindow::signInRequested);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        m_mail.clear();
        m_notice->hide();
    });
    const auto submitByKey = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    connect(submitByKey, &QShortcut::activated, this, &LinkWindow::submit);
    auto* drop = new LinkDrop(*this);
    connect(drop, &LinkDrop::dropped, this, [this](const QByteArray& content) {
        setContent(content);
        submit();
    });
    m_text->setFocus();
}

void LinkWindow::setContent(const QByteArray& content)
{
    const bool mail = content.contains('\n') && looksLikeMail(content);
    m_text->setPlainText(mail ? tr("(a mail, %1 kB)").arg((content.size() + 999) / 1000)
                              : QString::fromUtf8(content.left(kLargestNotice)));
    if (mail)
        m_mail = content;
}

void LinkWindow::setProgress(const LinkProgress& progress)
{
    const LinkSentence sentence = linkSentence(progress);
    m_notice->setNotice(sentence.tone, sentence.icon, sentence.text);
    m_notice->setAction(sentence.action);
    m_notice->setAccessibleName(sentence.text);
    m_notice->show();
}

void LinkWindow::clear()
{
    m_text->clear();
    m_mail.clear();
    m_notice->hide();
    m_text->setFocus();
}

void LinkWindow::submit()
{
    Q_EMIT checkRequested(m_mail.isEmpty() ? m_text->toPlainText().toUtf8() : m_mail);
}

} // namespace waxwing
