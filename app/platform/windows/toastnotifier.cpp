#include "app/platform/windows/toastnotifier.h"

#include "core/base/log.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QPointer>

#include <optional>
#include <string>

#include <windows.h>

#include <mmsystem.h>

#include <winrt/Windows.Data.Xml.Dom.h>
#include <winrt/Windows.Foundation.h>
#include <winrt/Windows.UI.Notifications.h>

namespace waxwing {

namespace wdx = winrt::Windows::Data::Xml::Dom;
namespace wun = winrt::Windows::UI::Notifications;

namespace {

const wchar_t kGroup[] = L"messages";

winrt::hstring native(const QString& text)
{
    return winrt::hstring(reinterpret_cast<const wchar_t*>(text.utf16()),
                          static_cast<winrt::hstring::size_type>(text.size()));
}

/// Tags have at most 64 characters; keys have more.
winrt::hstring tagOf(const QString& key)
{
    const QByteArray hash = QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha256);
    return native(QString::fromLatin1(hash.toHex().left(32)));
}

/// Text nodes and attributes are set through the DOM, which escapes what strangers write.
void addText(const wdx::XmlDocument& document, const wdx::IXmlNode& parent, const QString& text)
{
    const wdx::XmlElement element = document.CreateElement(L"text");
    element.AppendChild(document.CreateTextNode(native(text)));
    parent.AppendChild(element);
}

/// Toasts of programs without a package play none of the person's files: we do.
bool hasOwnSound(const Alert& alert)
{
    return !alert.silent && QFileInfo::exists(alert.soundFile);
}

wdx::XmlDocument contentOf(const Alert& alert, const AlertLabels& labels)
{
    wdx::XmlDocument document;
    document.LoadXml(L"<toast activationType=\"protocol\"><visual><binding "
                     L"template=\"ToastGeneric\"/></visual><actions/></toast>");
    const QString link
        = alert.link.isEmpty() ? QStringLiteral("waxwing:alert/") + alert.key : alert.link;
    document.DocumentElement().SetAttribute(L"launch", native(link));
    const wdx::IXmlNode binding = document.SelectSingleNode(L"/toast/visual/binding");
    addText(document, binding, alert.title);
    addText(document, binding, alert.body);
    const wdx::IXmlNode actions = document.SelectSingleNode(L"/toast/actions");
    for (const AlertAction wanted : alert.actions) {
        const QString label = labels.value(wanted);
        if (label.isEmpty())
            continue;
        const wdx::XmlElement action = document.CreateElement(L"action");
        action.SetAttribute(L"content", native(label));
        // Open works without us; what other buttons do needs the program that showed them.
        const bool opens = wanted == AlertAction::Open;
        action.SetAttribute(L"activationType", opens ? L"protocol" : L"foreground");
        action.SetAttribute(L"arguments", native(opens ? link : alertActionName(wanted)));
        actions.AppendChild(action);
    }
    if (alert.silent || hasOwnSound(alert)) {
        const wdx::XmlElement audio = document.CreateElement(L"audio");
        audio.SetAttribute(L"silent", L"true");
        document.DocumentElement().AppendChild(audio);
    }
    return document;
}

} // namespace

struct ToastNotifier::Toasts
{
    winrt::hstring applicationId;
    wun::ToastNotifier notifier{nullptr};
};

ToastNotifier::ToastNotifier(const QString& appUserModelId, AlertLabels labels)
    : m_toasts(std::make_unique<Toasts>()), m_labels(std::move(labels))
{
    m_toasts->applicationId = native(appUserModelId);
    try {
        m_toasts->notifier =
            wun::ToastNotificationManager::CreateToastNotifier(m_toasts->applicationId);
    } catch (const winrt::hresult_error& problem) {
        qCWarning(lcAlerts) << "no toasts:" << Qt::hex << quint32(problem.code().value);
    }
}

ToastNotifier::~ToastNotifier() = default;

void ToastNotifier::show(const Alert& alert)
{
    const QString key = alert.key;
    const quint32 round = ++m_rounds[key];
    if (!m_toasts->notifier) {
        m_rounds.remove(key);
        Q_EMIT failed(key, QStringLiteral("no-server"));
        return;
    }
    // Events of a toast that was replaced are not about the one that stands there now.
    const QPointer<ToastNotifier> self(this);
    const auto post = [self, key, round](auto work) {
        QMetaObject::invokeMethod(
            qApp,
            [self, key, round, work] {
                if (self && self->m_rounds.value(key) == round)
                    work(*self);
            },
            Qt::QueuedConnection);
    };
    try {
        const wun::ToastNotification toast(contentOf(alert, m_labels));
        toast.Tag(tagOf(key));
        toast.Group(kGroup);
        toast.Dismissed([post, key](const auto&, const wun::ToastDismissedEventArgs& arguments) {
            // A time-out only moves the toast into the notification centre, where it still stands.
            if (arguments.Reason() != wun::ToastDismissalReason::UserCanceled)
                return;
            post([key](ToastNotifier& notifier) {
                notifier.m_rounds.remove(key);
                Q_EMIT notifier.closed(key, true);
            });
        });
        toast.Activated([post, key](const auto&, const winrt::Windows::Foundation::IInspectable& how) {
            const auto arguments = how.try_as<wun::ToastActivatedEventArgs>();
            const QString name = arguments ? QString::fromStdWString(
                                     std::wstring(arguments.Arguments())) : QString();
            const std::optional<AlertAction> action = alertActionNamed(name);
            if (!action)
                return; // by its link, through the single instance
            post([key, action](ToastNotifier& notifier) {
                notifier.m_rounds.remove(key);
                Q_EMIT notifier.actionChosen(key, *action, QString());
            });
        });
        toast.Failed([post, key](const auto&, const wun::ToastFailedEventArgs&) {
            post([key](ToastNotifier& notifier) {
                notifier.m_rounds.remove(key);
                Q_EMIT notifier.failed(key, QStringLiteral("refused"));
            });
        });
        m_toasts->notifier.Show(toast);
        if (hasOwnSound(alert))
            PlaySoundW(QDir::toNativeSeparators(alert.soundFile).toStdWString().c_str(), nullptr,
                       SND_FILENAME | SND_ASYNC | SND_NODEFAULT);
    } catch (const winrt::hresult_error& problem) {
        qCWarning(lcAlerts) << "toast refused:" << Qt::hex << quint32(problem.code().value);
        m_rounds.remove(key);
        Q_EMIT failed(key, QStringLiteral("refused"));
        return;
    }
    post([key](ToastNotifier& notifier) { Q_EMIT notifier.shown(key, 0); });
}

void ToastNotifier::close(const QString& key)
{
    if (m_rounds.remove(key) == 0)
        return;
    try {
        wun::ToastNotificationManager::History().Remove(tagOf(key), kGroup,
                                                        m_toasts->applicationId);
    } catch (const winrt::hresult_error&) {
        // It has gone by itself.
    }
    Q_EMIT closed(key, false);
}

void ToastNotifier::adopt(const QString& key, quint32 /*nativeId*/)
{
    if (!m_rounds.contains(key))
        m_rounds.insert(key, 1);
}

void ToastNotifier::describe(const std::function<void(const NotifierFacts&)>& done)
{
    NotifierFacts facts;
    facts.service = QStringLiteral("Windows.UI.Notifications");
    facts.answers = m_toasts->notifier != nullptr;
    try {
        if (facts.answers && m_toasts->notifier.Setting() != wun::NotificationSetting::Enabled)
            facts.capabilities << QStringLiteral("switched off in the system's settings");
    } catch (const winrt::hresult_error&) {
        facts.answers = false;
    }
    QMetaObject::invokeMethod(qApp, [done, facts] { done(facts); }, Qt::QueuedConnection);
}

} // namespace waxwing
