#include "app/bootstrap/preferences.h"

#include <QStringList>

#include <algorithm>

namespace waxwing {

namespace {

const QString kTheme = QStringLiteral("appearance/theme");
const QString kAlertContent = QStringLiteral("alerts/content");
const QString kQuietHours = QStringLiteral("alerts/quietHours");
const QString kQuietDays = QStringLiteral("alerts/quietDays");
const QString kDigest = QStringLiteral("alerts/digest");
const QString kSound = QStringLiteral("alerts/sound");
const QString kSoundFile = QStringLiteral("alerts/soundFile");
const QString kPausedUntil = QStringLiteral("alerts/pausedUntil");
const QString kPaused = QStringLiteral("alerts/paused");
const QString kLayout = QStringLiteral("window/layout");
const QString kKeepsNothing = QStringLiteral("storage/keepNothing");
const QString kLockAfter = QStringLiteral("lock/afterMinutes");
const QString kLocksWithScreen = QStringLiteral("lock/withScreen");
const QString kAlertsTested = QStringLiteral("alerts/tested");
const QString kTrayExplained = QStringLiteral("window/trayExplained");
const QString kSlipShown = QStringLiteral("reading/slip");
const QString kTextZoom = QStringLiteral("reading/zoom");
const QString kReadForecast = QStringLiteral("reading/forecast");
const QString kSettingsGeometry = QStringLiteral("window/settings");
const QString kListOrders = QStringLiteral("lists/orders");
const QString kPlainText = QStringLiteral("reading/plainText");
const QString kProxyMode = QStringLiteral("network/proxy");
const QString kProxyHost = QStringLiteral("network/proxyHost");
const QString kProxyPort = QStringLiteral("network/proxyPort");
const QString kProxyBypass = QStringLiteral("network/proxyBypass");
const QString kAuthorities = QStringLiteral("network/authorities");
const QString kClientCertificates = QStringLiteral("clientCertificates");
const QString kId = QStringLiteral("id");
const QString kFile = QStringLiteral("file");
const QString kKeyFile = QStringLiteral("keyFile");
const QString kHost = QStringLiteral("host");

} // namespace

Preferences::Preferences()
    : m_settings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("waxwing"),
                 QStringLiteral("waxwing"))
{}

ThemeChoice Preferences::theme() const
{
    const QString value = m_settings.value(kTheme).toString();
    if (value == u"light")
        return ThemeChoice::Light;
    return value == u"dark" ? ThemeChoice::Dark : ThemeChoice::System;
}

void Preferences::setTheme(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::System: m_settings.setValue(kTheme, QStringLiteral("system")); break;
    case ThemeChoice::Light: m_settings.setValue(kTheme, QStringLiteral("light")); break;
    case ThemeChoice::Dark: m_settings.setValue(kTheme, QStringLiteral("dark")); break;
    }
}

AlertContent Preferences::alertContent() const
{
    const QString value = m_settings.value(kAlertContent).toString();
    if (value == u"sender")
        return AlertContent::SenderOnly;
    return value == u"nothing" ? AlertContent::Nothing : AlertContent::SenderAndSubject;
}

void Preferences::setAlertContent(AlertContent content)
{
    switch (content) {
    case AlertContent::SenderAndSubject:
        m_settings.setValue(kAlertContent, QStringLiteral("all"));
        break;
    case AlertContent::SenderOnly:
        m_settings.setValue(kAlertContent, QStringLiteral("sender"));
        break;
    case AlertContent::Nothing:
        m_settings.setValue(kAlertContent, QStringLiteral("nothing"));
        break;
    }
}

QuietHours Preferences::quietHours() const
{
    QuietHours hours = usualQuietHours();
    hours.enabled = m_settings.value(kQuietHours, false).toBool();
    // "22:00-07:00" for each day from Monday on, "-" for none.
    const QStringList days = m_settings.value(kQuietDays).toStringList();
    for (std::size_t day = 0; day < hours.days.size(); ++day) {
        if (days.size() != static_cast<qsizetype>(hours.days.size()))
            break;
        const QStringList ends = days.at(static_cast<qsizetype>(day)).split(u'-');
        QuietHours::Span span;
        span.from = QTime::fromString(ends.value(0), QStringLiteral("HH:mm"));
        span.to = QTime::fromString(ends.value(1), QStringLiteral("HH:mm"));
        hours.days.at(day).reset();
        if (span.from.isValid() && span.to.isValid())
            hours.days.at(day) = span;
    }
    return hours;
}

void Preferences::setQuietHours(const QuietHours& hours)
{
    QStringList days;
    for (const auto& span : hours.days)
        days << (span ? span->from.toString(QStringLiteral("HH:mm")) + u'-'
                            + span->to.toString(QStringLiteral("HH:mm"))
                      : QStringLiteral("-"));
    m_settings.setValue(kQuietHours, hours.enabled);
    m_settings.setValue(kQuietDays, days);
}

bool Preferences::alertDigest() const
{
    return m_settings.value(kDigest, true).toBool();
}

void Preferences::setAlertDigest(bool digest)
{
    m_settings.setValue(kDigest, digest);
}

AlertSound Preferences::alertSound() const
{
    return {m_settings.value(kSound, true).toBool(), m_settings.value(kSoundFile).toString()};
}

void Preferences::setAlertSound(const AlertSound& sound)
{
    m_settings.setValue(kSound, sound.on);
    m_settings.setValue(kSoundFile, sound.file);
}

Preferences::AlertPause Preferences::alertPause() const
{
    AlertPause pause;
    const qint64 until = m_settings.value(kPausedUntil, 0).toLongLong();
    if (until > 0)
        pause.until = QDateTime::fromSecsSinceEpoch(until, Qt::UTC);
    pause.openEnd = m_settings.value(kPaused, false).toBool();
    return pause;
}

void Preferences::setAlertPause(const AlertPause& pause)
{
    m_settings.setValue(kPausedUntil, pause.until.isValid() ? pause.until.toSecsSinceEpoch() : 0);
    m_settings.setValue(kPaused, pause.openEnd);
}

QByteArray Preferences::windowLayout() const
{
    return m_settings.value(kLayout).toByteArray();
}

void Preferences::setWindowLayout(const QByteArray& layout)
{
    m_settings.setValue(kLayout, layout);
}

bool Preferences::slipShown() const
{
    return m_settings.value(kSlipShown, false).toBool();
}

void Preferences::setSlipShown(bool shown)
{
    m_settings.setValue(kSlipShown, shown);
}

int Preferences::textZoom() const
{
    return m_settings.value(kTextZoom, 0).toInt();
}

void Preferences::setTextZoom(int steps)
{
    m_settings.setValue(kTextZoom, steps);
}

bool Preferences::plainText() const
{
    return m_settings.value(kPlainText, false).toBool();
}

void Preferences::setPlainText(bool plain)
{
    m_settings.setValue(kPlainText, plain);
}

ReadForecast Preferences::readForecast() const
{
    const QString value = m_settings.value(kReadForecast).toString();
    if (value == u"always")
        return ReadForecast::Always;
    if (value == u"slip")
        return ReadForecast::SlipOnly;
    return value == u"open" ? ReadForecast::Open : ReadForecast::First;
}

void Preferences::setReadForecast(ReadForecast forecast)
{
    switch (forecast) {
    case ReadForecast::First:
        m_settings.setValue(kReadForecast, QStringLiteral("first"));
        break;
    case ReadForecast::Always:
        m_settings.setValue(kReadForecast, QStringLiteral("always"));
        break;
    case ReadForecast::SlipOnly:
        m_settings.setValue(kReadForecast, QStringLiteral("slip"));
        break;
    case ReadForecast::Open: m_settings.setValue(kReadForecast, QStringLiteral("open")); break;
    }
}

QByteArray Preferences::settingsGeometry() const
{
    return m_settings.value(kSettingsGeometry).toByteArray();
}

void Preferences::setSettingsGeometry(const QByteArray& geometry)
{
    m_settings.setValue(kSettingsGeometry, geometry);
}

QStringList Preferences::listOrders() const
{
    return m_settings.value(kListOrders).toStringList();
}

void Preferences::setListOrders(const QStringList& orders)
{
    m_settings.setValue(kListOrders, orders);
}

QDateTime Preferences::alertsTested() const
{
    return m_settings.value(kAlertsTested).toDateTime();
}

void Preferences::setAlertsTested(const QDateTime& at)
{
    m_settings.setValue(kAlertsTested, at);
}

bool Preferences::trayExplained() const
{
    return m_settings.value(kTrayExplained, false).toBool();
}

void Preferences::setTrayExplained()
{
    m_settings.setValue(kTrayExplained, true);
}

QString Preferences::saveFolder() const
{
    return m_settings.value(QStringLiteral("attachments/folder")).toString();
}

void Preferences::setSaveFolder(const QString& folder)
{
    m_settings.setValue(QStringLiteral("attachments/folder"), folder);
}

void Preferences::forgetWindow()
{
    m_settings.remove(kLayout);
    m_settings.remove(kSettingsGeometry);
    m_settings.remove(kTrayExplained);
}

ProxySettings Preferences::proxy() const
{
    ProxySettings proxy;
    const QString mode = m_settings.value(kProxyMode).toString();
    proxy.host = m_settings.value(kProxyHost).toString();
    proxy.port = static_cast<quint16>(m_settings.value(kProxyPort).toUInt());
    proxy.bypass = m_settings.value(kProxyBypass).toStringList();
    if (mode == u"none")
        proxy.mode = ProxySettings::Mode::None;
    else if (mode == u"manual" && !proxy.host.isEmpty() && proxy.port > 0)
        proxy.mode = ProxySettings::Mode::Manual;
    return proxy;
}

void Preferences::setProxy(const ProxySettings& proxy)
{
    switch (proxy.mode) {
    case ProxySettings::Mode::System:
        m_settings.setValue(kProxyMode, QStringLiteral("system"));
        break;
    case ProxySettings::Mode::None: m_settings.setValue(kProxyMode, QStringLiteral("none")); break;
    case ProxySettings::Mode::Manual:
        m_settings.setValue(kProxyMode, QStringLiteral("manual"));
        break;
    }
    m_settings.setValue(kProxyHost, proxy.host);
    m_settings.setValue(kProxyPort, proxy.port);
    m_settings.setValue(kProxyBypass, proxy.bypass);
}

QByteArray Preferences::authorities() const
{
    return m_settings.value(kAuthorities).toByteArray();
}

void Preferences::setAuthorities(const QByteArray& pem)
{
    m_settings.setValue(kAuthorities, pem);
}

QList<KeptClientCertificate> Preferences::clientCertificates() const
{
    QList<KeptClientCertificate> certificates;
    const int count = m_settings.beginReadArray(kClientCertificates);
    for (int i = 0; i < count; ++i) {
        m_settings.setArrayIndex(i);
        certificates << KeptClientCertificate{m_settings.value(kId).toString(),
                                              m_settings.value(kFile).toString(),
                                              m_settings.value(kKeyFile).toString(),
                                              m_settings.value(kHost).toString()};
    }
    m_settings.endArray();
    return certificates;
}

void Preferences::setClientCertificates(const QList<KeptClientCertificate>& certificates)
{
    m_settings.remove(kClientCertificates);
    m_settings.beginWriteArray(kClientCertificates, static_cast<int>(certificates.size()));
    for (int i = 0; i < certificates.size(); ++i) {
        m_settings.setArrayIndex(i);
        m_settings.setValue(kId, certificates.at(i).id);
        m_settings.setValue(kFile, certificates.at(i).file);
        m_settings.setValue(kKeyFile, certificates.at(i).keyFile);
        m_settings.setValue(kHost, certificates.at(i).host);
    }
    m_settings.endArray();
}

bool Preferences::keepsNothing() const
{
    return m_settings.value(kKeepsNothing, false).toBool();
}

void Preferences::setKeepsNothing(bool keepsNothing)
{
    m_settings.setValue(kKeepsNothing, keepsNothing);
}

std::chrono::minutes Preferences::lockAfter() const
{
    constexpr int kMost = 24 * 60;
    return std::chrono::minutes(std::clamp(m_settings.value(kLockAfter, 0).toInt(), 0, kMost));
}

void Preferences::setLockAfter(std::chrono::minutes patience)
{
    m_settings.setValue(kLockAfter, static_cast<int>(patience.count()));
}

bool Preferences::locksWithScreen() const
{
    return m_settings.value(kLocksWithScreen, false).toBool();
}

void Preferences::setLocksWithScreen(bool locks)
{
    m_settings.setValue(kLocksWithScreen, locks);
}

} // namespace waxwing
