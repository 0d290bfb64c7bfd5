#pragma once

#include "core/base/guid.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

/// The values that travel between client and portal and that the cache keeps, in the words of the
/// protocol. They lie below both, so that neither needs the other. Plain data, made by the readers
/// in core/portal and never checked again. Dates are UTC; an invalid QDateTime is "none".
namespace waxwing {

/// The folders of a mailbox, `types` of message search (messages.md 2.1).
enum class Folder { Inbox, Sent, Draft, Archive, Trash };
inline constexpr Folder kAllFolders[] = {Folder::Inbox, Folder::Sent, Folder::Draft,
                                         Folder::Archive, Folder::Trash};

enum class BodyFormat { Text, Html };

/// Who must enter which password each time the content is opened (messages.md section 3).
enum class FyeoType { Disabled, AccountPassword, UniquePassword };

struct User
{
    std::optional<Guid> guid;
    QString email;
    QString firstName;
    QString lastName;

    /// "Anna Keller", or the address if no name is known.
    [[nodiscard]] QString displayName() const;
};

struct MessageOptions
{
    bool allowForward = true;
    bool allowReply = true;
    std::optional<bool> allowReplyAll; ///< since 8.12
    bool allowTracking = true;
    bool shareTracking = true;
    FyeoType fyeoType = FyeoType::Disabled;
};

struct AttachmentSummary
{
    Guid guid;
    QString fileName; ///< hostile until cleaned
    qint64 fileSize = 0;
    QString type; ///< "Normal", "ESignature"
    bool hasAccess = true;
    bool eSignatureRequired = false;
};

struct Label
{
    Guid guid;
    QString name;
    std::optional<Guid> parentGuid;
    QString systemType; ///< empty for the person's own labels
    bool allowAssetAdd = false;
    bool allowAssetRemove = false;
};

struct MessageSummary
{
    Guid guid;
    Guid conversationGuid;
    std::optional<Guid> parentGuid;
    QDateTime date;
    QString subject; ///< the five basic entities already decoded (messages.md 2.5)
    QString status;
    QString action;
    User sender;
    QString replyTo;
    QList<User> to;
    QList<User> cc;
    QList<User> bcc;
    BodyFormat bodyFormat = BodyFormat::Text;
    MessageOptions options;
    QList<AttachmentSummary> attachments;
    QList<Guid> labelGuids;
    QDateTime expiryDate;
    QDateTime recallDate;
    QString recallReason;
    bool retrieved = false; ///< the caller has opened the content: read
    bool hasAccess = true;

    [[nodiscard]] bool isProtected() const { return options.fyeoType != FyeoType::Disabled; }
    [[nodiscard]] bool isRecalled() const { return recallDate.isValid(); }
    [[nodiscard]] bool isExpired(const QDateTime& now) const
    {
        return status.compare(u"Expired", Qt::CaseInsensitive) == 0
               || (expiryDate.isValid() && expiryDate <= now);
    }
    /// Content may be asked for: not recalled, not expired, not withdrawn.
    [[nodiscard]] bool isReadable(const QDateTime& now) const
    {
        return hasAccess && !isRecalled() && !isExpired(now);
    }
};

/// Answer of GetMessage.
struct Message
{
    MessageSummary summary;
    QString body; ///< hostile; empty without content
};

template<typename T>
struct Page
{
    int pageSize = 0;
    int totalPages = 0;
    qint64 totalItems = 0;
    int currentPage = 0;
    QList<T> results;
};

/// How the identity proxy hands a sign-in over to this program. The vendor has not published it
/// (authentication.md 6.2), so nothing is assumed unless the configuration says so.
enum class SsoHandover { None, PkceLoopback };

struct Authenticator
{
    QString name;
    QString description;
    std::optional<Guid> idProviderGuid;
    QUrl loginUrl; ///< idPxLoginUrl; empty stands for the password (mixed mode)
    bool usedLast = false;
};

/// One portal an address belongs to: SSOUser of discovery, or the answer of PublicGetService.
struct DirectoryEntry
{
    Guid serviceGuid;
    QString serviceStatus;
    QString serviceName;
    QString serviceCode;
    QString jurisdiction;
    QString primaryDomain;
    QString emailAddress; ///< as the portal knows it; empty from PublicGetService
    bool ssoEnabled = false;
    QString ssoProxyName;
    QUrl ssoProxyUrl;
    QUrl ssoProxyLogoutUrl;
    QString identityProxy; ///< urls.IdProxy letter by letter, as an issuer is compared
    QHash<QString, QUrl> branding;
    QHash<QString, QUrl> urls; ///< keys keep their case: "SecMsgAPI", "Webapp", "IdProxy"
    QList<Authenticator> authenticators;
};

struct PingAnswer
{
    QString build;
    int version = 1;
    int minSupportedVersion = 1;
};

/// What the portal demands of new passwords; 0 means no rule.
struct PasswordManagement
{
    bool enabled = false;
    int minimumLength = 0;
    int maximumLength = 0;
    int minimumCapitals = 0;
    int minimumDigits = 0;
    int minimumSymbols = 0;
};

/// What the sign-in window needs to know before a session exists (settings.md section 1).
struct ServicePublicSettings
{
    QString serviceName;
    QString serviceCode;
    bool rememberMe = false;
    bool keepMeLoggedIn = false;
    QString webAppLink;
    QHash<QString, QUrl> branding;
    bool termsEnabled = false;
    QUrl termsLink;
    bool craEnabled = false;
    QString craCaption;   ///< how the portal calls the answer: "Your customer number"
    QUrl craHelpLink;     ///< for recipients
    QStringList languages; ///< offered by the portal; empty: it does not say
    PasswordManagement passwordManagement;
};

/// The part of settings.md section 2 that this client acts on.
struct ServiceSettings
{
    QString administratorEmailAddress;
    bool notificationServices = true;
    int notificationSessionTimeoutMinutes = 50;
    QStringList allowedInAppNotificationEvents;
    bool enableLabels = false;
    QString webAppLink;
};

struct UserSettings
{
    QString emailAddress;
    QString state;
    QString firstName;
    QString lastName;
    QString language;
    bool isGuest = false;
    bool autoRetrieveMessage = false;
    QStringList inAppNotificationEvents;
};

/// A second factor offered at sign-in (since 8.12).
struct UserMfa
{
    int id = 0;
    QString name;
    int mfaType = 0; ///< 1 one-time code app, 2 text message; others kept
    QString phoneNumber;
};

[[nodiscard]] QString toWire(Folder folder);
[[nodiscard]] QString toWire(BodyFormat format);
[[nodiscard]] QString toWire(FyeoType type);

} // namespace waxwing
