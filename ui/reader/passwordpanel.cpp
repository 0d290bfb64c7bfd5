#include "ui/reader/passwordpanel.h"

#include "ui/common/noticebar.h"
#include "ui/common/passwordfield.h"
#include "ui/common/secretfield.h"
#include "ui/common/theme.h"
#include "ui/reader/readertexts.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace waxwing {

PasswordPanel::PasswordPanel(QWidget* parent)
    : QWidget(parent), m_lead(new QLabel(this)), m_forecast(new QLabel(this)),
      m_error(new NoticeBar(this)), m_password(new PasswordField(this)),
      m_open(new QPushButton(tr("Open message"), this))
{
    auto* icon = new QLabel(this);
    icon->setPixmap(themedIcon(Icon::Lock, IconTone::Accent).pixmap(QSize(36, 36),
                                                                    devicePixelRatioF()));
    auto* heading = new QLabel(tr("This message is protected"), this);
    setTextStyle(*heading, TextStyle::Heading);
    heading->setAlignment(Qt::AlignCenter);
    heading->setWordWrap(true);
    for (QLabel* label : {m_lead, m_forecast}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        setTone(*label, "secondary");
    }
    m_password->setPlaceholderText(tr("Message password"));
    m_password->setAccessibleName(tr("Message password"));
    m_open->setAccessibleName(tr("Open message"));
    setTone(*m_open, "primary");
    auto* inner = new QWidget(this);
    inner->setMaximumWidth(380);
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(10);
    column->addStretch(2);
    column->addWidget(icon, 0, Qt::AlignHCenter);
    column->addWidget(heading);
    column->addWidget(m_lead);
    column->addWidget(m_forecast);
    column->addWidget(m_error);
    column->addWidget(m_password);
    column->addWidget(m_open);
    column->addStretch(3);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(inner, 100);
    row->addStretch(1);
    connect(m_open, &QPushButton::clicked, this, &PasswordPanel::submit);
    connect(m_password, &QLineEdit::returnPressed, m_open, &QPushButton::click);
}

void PasswordPanel::setState(const ReaderState& state)
{
    if (!state.summary)
        return;
    m_lead->setText(passwordSentence(state.summary->options.fyeoType));
    m_forecast->setText(forecastSentence(state));
    m_forecast->setVisible(state.senderWillSee);
    const bool paused = state.pauseSeconds > 0;
    const QString error = paused ? tr("Three passwords were wrong. Try again in %n second(s).",
                                      nullptr, state.pauseSeconds)
                                 : state.error;
    m_error->setVisible(!error.isEmpty());
    if (!error.isEmpty())
        m_error->setNotice(NoticeTone::Danger, Icon::Warning, error);
    m_password->setEnabled(!paused);
    m_open->setEnabled(!paused);
}

void PasswordPanel::focusField()
{
    m_password->setFocus();
}

void PasswordPanel::clear()
{
    forgetSecret(*m_password);
}

void PasswordPanel::submit()
{
    const Secret password = takeSecret(*m_password);
    if (!password.isEmpty())
        Q_EMIT submitted(password);
}

} // namespace waxwing
