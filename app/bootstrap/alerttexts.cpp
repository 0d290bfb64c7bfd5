#include "app/bootstrap/alerttexts.h"

namespace waxwing {

namespace {

constexpr qsizetype kMostNames = 3;

/// One line of hostile text: no line breaks, no control characters, no endless subjects.
QString oneLine(const QString& text, qsizetype most = 160)
{
    QString line = text.simplified();
    line.removeIf([](QChar c) { return c.category() == QChar::Other_Control; });
    return line.size() > most ? line.left(most - 1) + QChar(0x2026) : line;
}

QString withPortal(const QString& text, const QString& portalName)
{
    if (portalName.isEmpty())
        return text;
    return text.isEmpty() ? portalName : text + u'\n' + portalName;
}

} // namespace

Alert AlertTexts::forMessage(const MessageSummary& message, const QString& portalName) const
{
    Alert alert;
    if (m_content == AlertContent::Nothing) {
        alert.title = tr("New secure message");
        alert.body = portalName;
        return alert;
    }
    alert.title = oneLine(message.sender.displayName());
    if (alert.title.isEmpty())
        alert.title = tr("New secure message");
    QString text;
    if (message.isProtected())
        text = tr("Protected message");
    else if (m_content == AlertContent::SenderOnly)
        text = tr("New secure message");
    else
        text = message.subject.trimmed().isEmpty() ? tr("(no subject)") : oneLine(message.subject);
    alert.body = withPortal(text, portalName);
    return alert;
}

Alert AlertTexts::forBurst(const QList<MessageSummary>& messages, const QString& portalName) const
{
    Alert alert;
    alert.title = tr("%n new secure message(s)", nullptr, static_cast<int>(messages.size()));
    if (m_content == AlertContent::Nothing) {
        alert.body = portalName;
        return alert;
    }
    QStringList names;
    for (auto it = messages.crbegin(); it != messages.crend(); ++it) {
        const QString name = oneLine(it->sender.displayName(), 40);
        if (!name.isEmpty() && !names.contains(name))
            names << name;
    }
    QString text = names.mid(0, kMostNames).join(QStringLiteral(", "));
    if (names.size() > kMostNames)
        text = tr("%1 and others", "names of senders").arg(text);
    alert.body = withPortal(text, portalName);
    return alert;
}

} // namespace waxwing
