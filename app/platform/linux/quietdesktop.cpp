#include "app/platform/linux/quietdesktop.h"

#include <QDBusArgument>
#include <QDBusPendingCallWatcher>
#include <QDBusVariant>
#include <QStringList>
#include <QVariantMap>

#include <utility>

namespace waxwing {

namespace {

const QString kQuietService = QStringLiteral("org.freedesktop.Notifications");
const QString kQuietPath = QStringLiteral("/org/freedesktop/Notifications");
const QString kProperties = QStringLiteral("org.freedesktop.DBus.Properties");
const QString kInhibited = QStringLiteral("Inhibited");
const QString kDunst = QStringLiteral("org.dunstproject.cmd0");
const QString kPaused = QStringLiteral("paused");
const QString kXfconf = QStringLiteral("org.xfce.Xfconf");
const QString kXfconfPath = QStringLiteral("/org/xfce/Xfconf");
const QString kXfceChannel = QStringLiteral("xfce4-notifyd");
const QString kXfceSetting = QStringLiteral("/do-not-disturb");
const QString kQuietBus = QStringLiteral("org.freedesktop.DBus");
const QString kQuietBusPath = QStringLiteral("/org/freedesktop/DBus");

bool isTrue(const QVariant& value)
{
    const bool wrapped = value.userType() == qMetaTypeId<QDBusVariant>();
    const QVariant plain = wrapped ? value.value<QDBusVariant>().variant() : value;
    return plain.userType() == QMetaType::Bool && plain.toBool();
}

} // namespace

QuietDesktop::QuietDesktop(const QDBusConnection& bus, QString gsettings)
    : m_bus(bus), m_gsettings(std::move(gsettings))
{
    // Naming the service here would make QtDBus ask for its owner and wait for the answer.
    const QString any;
    m_bus.connect(any, kQuietBusPath, kQuietBus, QStringLiteral("NameOwnerChanged"), QStringList{kQuietService},
                  QStringLiteral("sss"), this, SLOT(onOwnerChanged(QDBusMessage)));
    m_bus.connect(any, kQuietPath, kProperties, QStringLiteral("PropertiesChanged"), this,
                  SLOT(onPropertiesChanged(QDBusMessage)));
    for (const auto& name : {QStringLiteral("PropertyChanged"), QStringLiteral("PropertyRemoved")})
        m_bus.connect(any, kXfconfPath, kXfconf, name, QStringList{kXfceChannel, kXfceSetting},
                      QString(), this, SLOT(onXfconfChanged(QDBusMessage)));
    QDBusMessage who
        = QDBusMessage::createMethodCall(kQuietBus, kQuietBusPath, kQuietBus, QStringLiteral("GetNameOwner"));
    who << kQuietService;
    ask(who, [this](const QDBusMessage& answer) {
        if (answer.type() == QDBusMessage::ReplyMessage)
            look(answer.arguments().value(0).toString());
    });
}

QuietDesktop::~QuietDesktop() = default;

void QuietDesktop::ask(const QDBusMessage& question, const Taker& take)
{
    QDBusMessage quiet = question;
    quiet.setAutoStartService(false);
    ++m_unanswered;
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(quiet), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, take, server = m_servers](QDBusPendingCallWatcher* finished) {
                finished->deleteLater();
                if (server != m_servers)
                    return;
                --m_unanswered;
                take(finished->reply());
                settle();
            });
}

void QuietDesktop::look(const QString& owner)
{
    if (owner.isEmpty() || owner == m_owner)
        return;
    m_owner = owner;
    ++m_servers;
    m_unanswered = 0;
    m_inhibited = m_paused = m_set = m_usesXfconf = false;
    m_key.reset();
    askProperty(kQuietService, kInhibited, &QuietDesktop::m_inhibited);
    askProperty(kDunst, kPaused, &QuietDesktop::m_paused);
    ask(QDBusMessage::createMethodCall(kQuietService, kQuietPath, kQuietService,
                                       QStringLiteral("GetServerInformation")),
        [this](const QDBusMessage& answer) { takeServer(answer); });
}

/// A service that does not know the property is not quiet.
void QuietDesktop::askProperty(const QString& interface, const QString& property,
                               bool QuietDesktop::*says)
{
    QDBusMessage question
        = QDBusMessage::createMethodCall(kQuietService, kQuietPath, kProperties, QStringLiteral("Get"));
    question << interface << property;
    ask(question, [this, says](const QDBusMessage& answer) {
        if (answer.type() == QDBusMessage::ReplyMessage)
            this->*says = isTrue(answer.arguments().value(0));
    });
}

void QuietDesktop::takeServer(const QDBusMessage& answer)
{
    if (answer.type() != QDBusMessage::ReplyMessage)
        return;
    const QString name = answer.arguments().value(0).toString();
    m_usesXfconf = name.startsWith(u"xfce", Qt::CaseInsensitive);
    if (!m_usesXfconf)
        return followSetting(name, answer.arguments().value(1).toString());
    QDBusMessage question = QDBusMessage::createMethodCall(kXfconf, kXfconfPath, kXfconf,
                                                           QStringLiteral("GetProperty"));
    question << kXfceChannel << kXfceSetting;
    ask(question, [this](const QDBusMessage& value) {
        // Not there: never switched on.
        m_set = value.type() == QDBusMessage::ReplyMessage && isTrue(value.arguments().value(0));
    });
}

void QuietDesktop::followSetting(const QString& server, const QString& vendor)
{
    SettingsKey::Place place;
    QString whenQuiet = QStringLiteral("false");
    if (server == u"gnome-shell") {
        place = {QStringLiteral("org.gnome.desktop.notifications"), QStringLiteral("show-banners"),
                 QStringLiteral("/org/gnome/desktop/notifications/")};
    } else if (server.compare(u"cinnamon", Qt::CaseInsensitive) == 0) {
        place = {QStringLiteral("org.cinnamon.desktop.notifications"),
                 QStringLiteral("display-notifications"),
                 QStringLiteral("/org/cinnamon/desktop/notifications/")};
    } else if (vendor == u"MATE") {
        place = {QStringLiteral("org.mate.NotificationDaemon"), QStringLiteral("do-not-disturb"),
                 QStringLiteral("/org/mate/notification-daemon/")};
        whenQuiet = QStringLiteral("true");
    } else {
        return;
    }
    ++m_unanswered; // until the first value is there
    m_key = std::make_unique<SettingsKey>(m_bus, m_gsettings, place);
    connect(m_key.get(), &SettingsKey::valueRead, this,
            [this, whenQuiet, first = true](const QString& value) mutable {
                m_set = value == whenQuiet;
                if (std::exchange(first, false))
                    --m_unanswered;
                settle();
            });
    m_key->read();
}

void QuietDesktop::settle()
{
    const bool on = m_inhibited || m_paused || m_set;
    if (m_unanswered > 0 || on == m_on)
        return;
    m_on = on;
    Q_EMIT changed(on);
}

void QuietDesktop::onOwnerChanged(const QDBusMessage& signal)
{
    if (signal.service() == kQuietBus)
        look(signal.arguments().value(2).toString());
}

void QuietDesktop::onPropertiesChanged(const QDBusMessage& signal)
{
    if (m_owner.isEmpty() || signal.service() != m_owner)
        return;
    const QString interface = signal.arguments().value(0).toString();
    const QVariantMap values = qdbus_cast<QVariantMap>(signal.arguments().value(1));
    const QStringList invalidated = signal.arguments().value(2).toStringList();
    const bool isDunst = interface == kDunst;
    if (!isDunst && interface != kQuietService)
        return;
    const QString& property = isDunst ? kPaused : kInhibited;
    bool QuietDesktop::*says = isDunst ? &QuietDesktop::m_paused : &QuietDesktop::m_inhibited;
    if (values.contains(property))
        this->*says = isTrue(values.value(property));
    else if (invalidated.contains(property))
        askProperty(interface, property, says);
    settle();
}

/// PropertyChanged has a value, PropertyRemoved has none. Any program may send one: it would do no
/// more than hold alerts back, or not, as it could by the setting itself.
void QuietDesktop::onXfconfChanged(const QDBusMessage& signal)
{
    if (!m_usesXfconf)
        return;
    m_set = isTrue(signal.arguments().value(2));
    settle();
}

std::unique_ptr<DoNotDisturb> makeDoNotDisturb()
{
    return std::make_unique<QuietDesktop>(QDBusConnection::sessionBus());
}

} // namespace waxwing
