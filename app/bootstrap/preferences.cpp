#include "app/bootstrap/preferences.h"

namespace waxwing {

namespace {

const QString kTheme = QStringLiteral("appearance/theme");
const QString kAlertContent = QStringLiteral("alerts/content");
const QString kLayout = QStringLiteral("window/layout");
const QString kTrayExplained = QStringLiteral("window/trayExplained");

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

QByteArray Preferences::windowLayout() const
{
    return m_settings.value(kLayout).toByteArray();
}

void Preferences::setWindowLayout(const QByteArray& layout)
{
    m_settings.setValue(kLayout, layout);
}

bool Preferences::trayExplained() const
{
    return m_settings.value(kTrayExplained, false).toBool();
}

void Preferences::setTrayExplained()
{
    m_settings.setValue(kTrayExplained, true);
}

void Preferences::forgetWindow()
{
    m_settings.remove(kLayout);
    m_settings.remove(kTrayExplained);
}

} // namespace waxwing
