#pragma once

#include "core/alerts/quiethours.h"
#include "core/http/proxysettings.h"
#include "core/model/alertsound.h"
#include "core/model/news.h"
#include "ui/common/readforecast.h"
#include "ui/common/theme.h"

#include <QByteArray>
#include <QDateTime>
#include <QSettings>

#include <chrono>

namespace waxwing {

/// A client certificate the person added: where it is, never its key or passphrase.
struct KeptClientCertificate
{
    QString id;
    QString file;
    QString keyFile;
    QString host; ///< the server it is for; empty: all
};

/// What the person set about the program itself, in a plain file: nothing about messages, people
/// or portals may be put here, but for the server that a certificate was tied to.
class Preferences
{
public:
    Preferences();

    [[nodiscard]] ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    [[nodiscard]] AlertContent alertContent() const;
    void setAlertContent(AlertContent content);
    [[nodiscard]] QuietHours quietHours() const;
    void setQuietHours(const QuietHours& hours);
    /// What quiet hours held back becomes one alert.
    [[nodiscard]] bool alertDigest() const;
    void setAlertDigest(bool digest);
    [[nodiscard]] AlertSound alertSound() const;
    void setAlertSound(const AlertSound& sound);
    /// A pause goes on after a restart.
    struct AlertPause
    {
        QDateTime until; ///< invalid: not, or without an end
        bool openEnd = false;
    };
    [[nodiscard]] AlertPause alertPause() const;
    void setAlertPause(const AlertPause& pause);
    [[nodiscard]] QByteArray windowLayout() const;
    void setWindowLayout(const QByteArray& layout);
    /// Where attachments were saved last; empty until then.
    [[nodiscard]] QString saveFolder() const;
    void setSaveFolder(const QString& folder);
    /// The delivery slip stands beside the message.
    [[nodiscard]] bool slipShown() const;
    void setSlipShown(bool shown);
    /// Steps away from the usual size of a message's text.
    [[nodiscard]] int textZoom() const;
    void setTextZoom(int steps);
    [[nodiscard]] bool plainText() const;
    void setPlainText(bool plain);
    [[nodiscard]] ReadForecast readForecast() const;
    void setReadForecast(ReadForecast forecast);
    /// Size and place of the settings window.
    [[nodiscard]] QByteArray settingsGeometry() const;
    void setSettingsGeometry(const QByteArray& geometry);
    /// How lists are sorted, as ListOrders writes it.
    [[nodiscard]] QStringList listOrders() const;
    void setListOrders(const QStringList& orders);
    /// As on the first day: layout of the window and hints.
    void forgetWindow();
    /// The hint that closing the window leaves the program in the tray was given.
    /// When it was last looked whether the desktop shows alerts; invalid: never.
    [[nodiscard]] QDateTime alertsTested() const;
    void setAlertsTested(const QDateTime& at);
    [[nodiscard]] bool trayExplained() const;
    void setTrayExplained();

    [[nodiscard]] ProxySettings proxy() const;
    void setProxy(const ProxySettings& proxy);
    /// Trusted besides those of the system, as PEM.
    [[nodiscard]] QByteArray authorities() const;
    void setAuthorities(const QByteArray& pem);
    [[nodiscard]] QList<KeptClientCertificate> clientCertificates() const;
    void setClientCertificates(const QList<KeptClientCertificate>& certificates);
    [[nodiscard]] bool keepsNothing() const;
    void setKeepsNothing(bool keepsNothing);
    /// Zero: never.
    [[nodiscard]] std::chrono::minutes lockAfter() const;
    void setLockAfter(std::chrono::minutes patience);
    [[nodiscard]] bool locksWithScreen() const;
    void setLocksWithScreen(bool locks);

private:
    mutable QSettings m_settings; ///< reading an array moves it
};

} // namespace waxwing
