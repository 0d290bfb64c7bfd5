#include "app/bootstrap/linkednotifier.h"

#include "core/base/guid.h"

#include <QRegularExpression>

#include <utility>

namespace waxwing {

LinkedNotifier::LinkedNotifier(std::unique_ptr<Notifier> notifier)
    : m_notifier(std::move(notifier))
{
    Notifier* inner = m_notifier.get();
    connect(inner, &Notifier::shown, this, &Notifier::shown);
    connect(inner, &Notifier::failed, this, &Notifier::failed);
    connect(inner, &Notifier::activated, this, &Notifier::activated);
    connect(inner, &Notifier::actionChosen, this, &Notifier::actionChosen);
    connect(inner, &Notifier::closed, this, &Notifier::closed);
    connect(inner, &Notifier::lost, this, &Notifier::lost);
    connect(inner, &Notifier::available, this, &Notifier::available);
}

LinkedNotifier::~LinkedNotifier() = default;

std::unique_ptr<Notifier> LinkedNotifier::release()
{
    m_notifier->disconnect(this);
    return std::move(m_notifier);
}

QString LinkedNotifier::linkOf(const Alert& alert) const
{
    const qsizetype slash = alert.key.indexOf(u'/');
    if (slash < 0 || alert.message.isNull() || !m_addresses)
        return {};
    const Address address = m_addresses(alert.key.left(slash));
    if (address.serviceCode.isEmpty())
        return {};
    QString link = QStringLiteral("waxwing://open?portal=%1&message=%2")
                       .arg(address.serviceCode, alert.message.toString());
    // Links know no encoding; without the address each account at the portal is asked.
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+$"));
    if (plain.match(address.emailAddress).hasMatch())
        link += QStringLiteral("&account=") + address.emailAddress;
    return link;
}

void LinkedNotifier::show(const Alert& alert)
{
    Alert linked = alert;
    if (linked.link.isEmpty())
        linked.link = linkOf(alert);
    if (m_notifier)
        m_notifier->show(linked);
}

void LinkedNotifier::close(const QString& key)
{
    if (m_notifier)
        m_notifier->close(key);
}

void LinkedNotifier::adopt(const QString& key, quint32 nativeId)
{
    if (m_notifier)
        m_notifier->adopt(key, nativeId);
}

bool LinkedNotifier::choose(const QString& key, AlertAction action, const QString& activationToken)
{
    return m_notifier && m_notifier->choose(key, action, activationToken);
}

QHash<QString, QString> LinkedNotifier::openLinks() const
{
    return m_notifier ? m_notifier->openLinks() : QHash<QString, QString>();
}

void LinkedNotifier::describe(const std::function<void(const NotifierFacts&)>& done)
{
    if (m_notifier)
        m_notifier->describe(done);
}

} // namespace waxwing
