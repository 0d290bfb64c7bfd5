#include "ui/inbox/offlinequestion.h"

#include "ui/common/flowlayout.h"
#include "ui/common/format.h"

#include <QFrame>
#include <QKeySequence>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace waxwing {

OfflineQuestion::OfflineQuestion(QWidget* parent)
    : QWidget(parent), m_sentence(new QLabel(this)), m_all(new QPushButton(this)),
      m_others(new QPushButton(this)), m_cancel(new QPushButton(tr("Cancel"), this))
{
    auto* frame = new QFrame(this);
    frame->setProperty("frame", QStringLiteral("info"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    auto* buttons = new FlowLayout;
    buttons->setSpacing(6);
    for (QPushButton* button : {m_all, m_others, m_cancel}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    m_cancel->setAccessibleName(m_cancel->text());
    auto* inner = new QVBoxLayout(frame);
    inner->setContentsMargins(12, 10, 12, 10);
    inner->addWidget(m_sentence);
    inner->addLayout(buttons);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 0, 10, 6);
    column->addWidget(frame);
    connect(m_all, &QPushButton::clicked, this, [this] {
        close();
        Q_EMIT answered(true);
    });
    connect(m_others, &QPushButton::clicked, this, [this] {
        close();
        Q_EMIT answered(false);
    });
    connect(m_cancel, &QPushButton::clicked, this, &OfflineQuestion::close);
    connect(m_cancel, &QPushButton::clicked, this, &OfflineQuestion::declined);
    hide();
}

void OfflineQuestion::close()
{
    hide();
}

void OfflineQuestion::ask(const OfflineForecast& forecast)
{
    QString sentence = tr("%n of these message(s) will count as read: %1 will see it.", nullptr,
                          forecast.countAsRead)
                           .arg(singleLine(forecast.senders));
    if (forecast.isProtected > 0)
        sentence += u' '
                    + tr("%n protected message(s) are never kept.", nullptr, forecast.isProtected);
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
    m_all->setText(tr("Fetch all %n", nullptr, forecast.toFetch));
    m_all->setAccessibleName(m_all->text());
    const int others = forecast.toFetch - forecast.countAsRead;
    m_others->setText(tr("Only the %n other(s)", nullptr, others));
    m_others->setAccessibleName(m_others->text());
    m_others->setVisible(others > 0);
    show();
    m_cancel->setFocus();
}

QString offlineDone(int fetched, int isProtected)
{
    QString sentence = fetched > 0
                           ? OfflineQuestion::tr("%n message(s) can be read offline now.", nullptr,
                                                 fetched)
                           : OfflineQuestion::tr("There was nothing to fetch.");
    if (isProtected > 0)
        sentence += u' '
                    + OfflineQuestion::tr("%n protected message(s) are never kept.", nullptr,
                                          isProtected);
    return sentence;
}

} // namespace waxwing
