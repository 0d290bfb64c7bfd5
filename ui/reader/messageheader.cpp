#include "ui/reader/messageheader.h"

#include "ui/common/avatar.h"
#include "ui/common/clampedlabel.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/format.h"
#include "ui/common/theme.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QVBoxLayout>

namespace waxwing {

namespace {

constexpr qsizetype kNamed = 2;
constexpr int kSubjectLines = 3;
constexpr int kRecipientLines = 6; ///< more of them can be scrolled to

QString fullName(const User& user)
{
    const QString name = singleLine(user.displayName());
    const QString email = singleLine(user.email);
    return name == email ? email : QStringLiteral("%1 <%2>").arg(name, email);
}

QString line(const QString& label, const QList<User>& users)
{
    if (users.isEmpty())
        return {};
    QStringList names;
    for (const User& user : users)
        names.append(fullName(user));
    return QStringLiteral("%1 %2").arg(label, names.join(QStringLiteral(", ")));
}

} // namespace

QString shortRecipients(const MessageSummary& summary)
{
    const QList<User> everybody = summary.to + summary.cc + summary.bcc;
    if (everybody.isEmpty())
        return {};
    QStringList names;
    for (const User& user : everybody.mid(0, kNamed))
        names.append(singleLine(user.displayName()));
    const auto others = static_cast<int>(everybody.size() - names.size());
    const QString listed = names.join(QStringLiteral(", "));
    return others > 0 ? MessageHeader::tr("To %1 and %n more", nullptr, others).arg(listed)
                      : MessageHeader::tr("To %1").arg(listed);
}

QString longRecipients(const MessageSummary& summary)
{
    QStringList lines{line(MessageHeader::tr("To:"), summary.to),
                      line(MessageHeader::tr("Copy:"), summary.cc),
                      line(MessageHeader::tr("Blind copy:"), summary.bcc)};
    lines.removeAll(QString());
    return lines.join(u'\n');
}

MessageHeader::MessageHeader(QWidget* parent)
    : QWidget(parent), m_subject(new ClampedLabel(kSubjectLines, this)),
      m_avatar(new Avatar(42, AvatarShape::Circle, this)), m_sender(new ElidedLabel(this)),
      m_address(new ElidedLabel(this)), m_date(new QLabel(this)), m_short(new ElidedLabel(this)),
      m_more(new QPushButton(this)), m_long(new QLabel(this)),
      m_longArea(new QScrollArea(this))
{
    setTextStyle(*m_subject, TextStyle::Title);
    m_subject->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setTextStyle(*m_sender, TextStyle::Strong);
    m_address->setSecondary(true);
    m_address->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // the name goes first
    m_short->setSecondary(true);
    setTone(*m_date, "secondary");
    setTextStyle(*m_date, TextStyle::Caption);
    setTone(*m_more, "link");
    m_long->setWordWrap(true);
    m_long->setTextFormat(Qt::PlainText);
    m_long->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setTone(*m_long, "secondary");
    auto* names = new QHBoxLayout;
    names->setSpacing(8);
    names->addWidget(m_sender);
    names->addWidget(m_address, 1);
    names->addWidget(m_date);
    auto* recipients = new QHBoxLayout;
    recipients->setSpacing(4);
    recipients->addWidget(m_short);
    recipients->addWidget(m_more);
    recipients->addStretch(1);
    auto* lines = new QVBoxLayout;
    lines->setSpacing(0);
    lines->addLayout(names);
    lines->addLayout(recipients);
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_avatar, 0, Qt::AlignTop);
    row->addLayout(lines, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(22, 18, 22, 10);
    column->setSpacing(12);
    column->addWidget(m_subject);
    column->addLayout(row);
    column->addWidget(m_longArea);
    m_longArea->setWidget(m_long);
    m_longArea->setWidgetResizable(true);
    m_longArea->setFrameShape(QFrame::NoFrame);
    m_longArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_longArea->setAccessibleName(tr("Recipients"));
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_expanded = !m_expanded;
        showRecipients();
    });
}

void MessageHeader::setSummary(const MessageSummary& summary, const QDateTime& now)
{
    if (summary.guid != m_guid)
        m_expanded = false;
    m_guid = summary.guid;
    const QString subject = singleLine(summary.subject);
    const QString sender = singleLine(summary.sender.displayName());
    const QString email = singleLine(summary.sender.email);
    m_subject->setFullText(subject.isEmpty() ? tr("No subject") : breakable(subject));
    m_avatar->setName(sender);
    m_sender->setText(sender.isEmpty() ? tr("Unknown") : sender);
    m_address->setText(sender == email ? QString() : email);
    m_date->setText(formatHeaderDate(summary.date, now, QLocale()));
    m_date->setToolTip(formatFullDate(summary.date, QLocale()));
    m_short->setText(shortRecipients(summary));
    m_long->setText(breakable(longRecipients(summary)));
    m_more->setVisible(!m_long->text().isEmpty());
    showRecipients();
}

void MessageHeader::showRecipients()
{
    m_more->setText(m_expanded ? tr("Less") : tr("Details"));
    m_more->setAccessibleName(m_more->text());
    m_longArea->setVisible(m_expanded);
    const QMargins margins = layout()->contentsMargins();
    const int room = width() - margins.left() - margins.right();
    m_longArea->setFixedHeight(std::min(m_long->heightForWidth(room) + 2,
                                        kRecipientLines * m_long->fontMetrics().lineSpacing()));
}

void MessageHeader::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_expanded && event->oldSize().width() != event->size().width())
        showRecipients();
}

} // namespace waxwing
