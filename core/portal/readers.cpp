#include "core/portal/readers.h"

namespace waxwing {

namespace {

tl::unexpected<Error> missing(const char* what)
{
    return failure(ErrorKind::Protocol, QStringLiteral("the answer lacks ") + QLatin1String(what));
}

QList<User> readUsers(const JsonReader& reader, std::string_view name)
{
    QList<User> users;
    reader.forEach(name, [&users](const Json& item) { users << readUser(item); });
    return users;
}

FyeoType readFyeoType(const QString& text)
{
    if (text.compare(u"AccountPassword", Qt::CaseInsensitive) == 0)
        return FyeoType::AccountPassword;
    if (text.isEmpty() || text.compare(u"Disabled", Qt::CaseInsensitive) == 0)
        return FyeoType::Disabled;
    // An unknown kind of protection is protection all the same: ask, and keep nothing.
    return FyeoType::UniquePassword;
}

MessageOptions readOptions(const JsonReader& message)
{
    MessageOptions options;
    const Json* json = message.member("messageOptions");
    if (!json)
        return options;
    const JsonReader reader(*json);
    options.allowForward = reader.flag("allowForward", true);
    options.allowReply = reader.flag("allowReply", true);
    options.allowReplyAll = reader.optionalFlag("allowReplyAll");
    options.allowTracking = reader.flag("allowTracking", true);
    options.shareTracking = reader.flag("shareTracking", true);
    options.fyeoType = readFyeoType(reader.text("fyeoType"));
    return options;
}

AttachmentSummary readAttachment(const Json& json)
{
    const JsonReader reader(json);
    AttachmentSummary attachment;
    attachment.guid = reader.guid("guid").value_or(Guid());
    attachment.fileName = reader.text("fileName");
    attachment.fileSize = reader.number("fileSize", 0);
    attachment.type = reader.text("type");
    attachment.hasAccess = reader.flag("hasAccess", true);
    attachment.eSignatureRequired = reader.flag("eSignatureRequired", false);
    return attachment;
}

QHash<QString, QUrl> readAddresses(const JsonReader& reader, std::string_view name)
{
    QHash<QString, QUrl> addresses;
    const Json* map = reader.member(name);
    if (!map || !map->is_object())
        return addresses;
    const JsonReader entries(*map);
    for (auto it = map->begin(); it != map->end(); ++it) {
        const QUrl url(entries.text(it.key()), QUrl::StrictMode);
        if (url.isValid() && !url.isRelative())
            addresses.insert(QString::fromStdString(it.key()), url);
    }
    return addresses;
}

QUrl readAddress(const JsonReader& reader, std::string_view name)
{
    const QUrl url(reader.text(name), QUrl::StrictMode);
    return url.isValid() && !url.isRelative() ? url : QUrl();
}

/// For an address that means something else when it is absent: what cannot be used must not look
/// absent. The result is refused wherever an address is checked.
QUrl readAddressOrRefuse(const JsonReader& reader, std::string_view name)
{
    const QUrl url = readAddress(reader, name);
    const bool unreadable = url.isEmpty() && !reader.text(name).isEmpty();
    return unreadable ? QUrl(QStringLiteral("about:invalid")) : url;
}

Authenticator readAuthenticator(const Json& json)
{
    const JsonReader reader(json);
    Authenticator authenticator;
    authenticator.name = reader.text("name");
    authenticator.description = reader.text("description");
    authenticator.idProviderGuid = reader.guid("idProviderGuid");
    authenticator.loginUrl = readAddressOrRefuse(reader, "idPxLoginUrl");
    authenticator.usedLast = reader.flag("usedLast", false);
    return authenticator;
}

} // namespace

User readUser(const Json& json)
{
    const JsonReader reader(json);
    User user;
    user.guid = reader.guid("guid");
    user.email = reader.text("email");
    user.firstName = reader.text("firstName");
    user.lastName = reader.text("lastName");
    return user;
}

Result<MessageSummary> readMessageSummary(const Json& json)
{
    const JsonReader reader(json);
    const auto guid = reader.guid("guid");
    if (!guid)
        return missing("a message guid");
    MessageSummary message;
    message.guid = *guid;
    message.conversationGuid = reader.guid("conversationGuid").value_or(*guid);
    message.parentGuid = reader.guid("parentGuid");
    message.date = reader.date("date");
    message.subject = decodeBasicEntities(reader.text("subject"));
    message.status = reader.text("status");
    message.action = reader.text("action");
    if (const Json* sender = reader.member("sender"))
        message.sender = readUser(*sender);
    message.replyTo = reader.text("replyTo");
    message.to = readUsers(reader, "to");
    message.cc = readUsers(reader, "cc");
    message.bcc = readUsers(reader, "bcc");
    message.bodyFormat = reader.text("bodyFormat").compare(u"Html", Qt::CaseInsensitive) == 0
                             ? BodyFormat::Html
                             : BodyFormat::Text;
    message.options = readOptions(reader);
    reader.forEach("attachments", [&message](const Json& item) {
        message.attachments << readAttachment(item);
    });
    // Only what people put on: every message carries the label of its folder.
    reader.forEach("labels", [&message](const Json& item) {
        const JsonReader entry(item);
        const QString type = entry.text("systemType");
        const bool own = type.isEmpty() || type.compare(u"None", Qt::CaseInsensitive) == 0;
        const auto label = entry.guid("labelGuid");
        if (label && own)
            message.labelGuids << *label;
    });
    message.expiryDate = reader.date("expiryDate");
    message.recallDate = reader.date("recallDate");
    message.recallReason = reader.text("recallReason");
    message.retrieved = reader.flag("retrieved", false);
    message.hasAccess = reader.flag("hasAccess", true);
    return message;
}

Result<AttachmentDetails> readAttachmentDetails(const Json& json)
{
    const JsonReader reader(json);
    AttachmentDetails details;
    details.summary = readAttachment(json);
    if (details.summary.guid.isNull())
        return missing("guid");
    details.chunkCount = static_cast<int>(reader.number("chunkCount", 0));
    details.status = reader.text("status");
    details.expiryDate = reader.date("expiryDate");
    if (const Json* options = reader.member("attachmentOptions"))
        details.fyeoType = readFyeoType(JsonReader(*options).text("fyeoType"));
    return details;
}

Result<Page<MessageSummary>> readMessagePage(const Json& json)
{
    const JsonReader reader(json);
    const Json* results = reader.member("results");
    if (!results || !results->is_array())
        return missing("results");
    Page<MessageSummary> page;
    page.pageSize = static_cast<int>(reader.number("pageSize", 0));
    page.totalPages = static_cast<int>(reader.number("totalPages", 0));
    page.totalItems = reader.number("totalItems", -1);
    page.currentPage = static_cast<int>(reader.number("currentPage", 0));
    if (page.totalItems < 0)
        return missing("totalItems");
    page.results.reserve(static_cast<qsizetype>(results->size()));
    for (const Json& item : *results) {
        auto message = readMessageSummary(item);
        if (!message)
            return failure(std::move(message.error()));
        page.results << *std::move(message);
    }
    return page;
}

Result<Message> readMessage(const Json& json)
{
    auto summary = readMessageSummary(json);
    if (!summary)
        return failure(std::move(summary.error()));
    return Message{*std::move(summary), JsonReader(json).text("body")};
}

Result<QList<Label>> readLabels(const Json& json)
{
    const JsonReader reader(json);
    const Json* results = reader.member("results");
    if (!results || !results->is_array())
        return missing("results");
    QList<Label> labels;
    for (const Json& item : *results) {
        const JsonReader entry(item);
        const auto guid = entry.guid("labelGuid");
        if (!guid)
            return missing("a label guid");
        Label label;
        label.guid = *guid;
        label.name = entry.text("name");
        label.parentGuid = entry.guid("parentLabelGuid");
        label.systemType = entry.text("systemType");
        if (label.systemType.compare(u"None", Qt::CaseInsensitive) == 0)
            label.systemType.clear();
        label.allowAssetAdd = entry.flag("allowAssetAdd", false);
        label.allowAssetRemove = entry.flag("allowAssetRemove", false);
        labels << label;
    }
    return labels;
}

Result<DirectoryEntry> readDirectoryEntry(const Json& json)
{
    const JsonReader reader(json);
    const auto guid = reader.guid("serviceGuid");
    if (!guid)
        return missing("a service guid");
    DirectoryEntry entry;
    entry.serviceGuid = *guid;
    entry.serviceStatus = reader.text("serviceStatus");
    entry.serviceName = reader.text("serviceName");
    entry.serviceCode = reader.text("serviceCode");
    entry.jurisdiction = reader.text("jurisdiction");
    entry.primaryDomain = reader.text("primaryDomain");
    entry.emailAddress = reader.text("emailAddress");
    entry.ssoEnabled = reader.flag("ssoEnabled", false);
    entry.ssoProxyName = reader.text("ssoProxyName");
    entry.ssoProxyUrl = readAddressOrRefuse(reader, "ssoProxyUrl");
    entry.ssoProxyLogoutUrl = readAddress(reader, "ssoProxyLogoutUrl");
    entry.branding = readAddresses(reader, "branding");
    entry.urls = readAddresses(reader, "urls");
    if (const Json* urls = reader.member("urls"))
        entry.identityProxy = JsonReader(*urls).text("IdProxy");
    reader.forEach("authenticators", [&entry](const Json& item) {
        entry.authenticators << readAuthenticator(item);
    });
    return entry;
}

Result<QList<DirectoryEntry>> readDiscovery(const Json& json)
{
    const JsonReader reader(json);
    QList<DirectoryEntry> entries;
    const Json* results = reader.member("results");
    if (!results)
        return entries;
    if (!results->is_array())
        return missing("results");
    for (const Json& item : *results) {
        auto entry = readDirectoryEntry(item);
        if (!entry)
            return failure(std::move(entry.error()));
        entries << *std::move(entry);
    }
    return entries;
}

PingAnswer readPing(const Json& json)
{
    const JsonReader reader(json);
    PingAnswer ping;
    ping.build = reader.text("build");
    ping.version = static_cast<int>(reader.number("version", 1));
    ping.minSupportedVersion = static_cast<int>(reader.number("minSupportedVersion", 1));
    return ping;
}

namespace {

PasswordManagement readPasswordManagement(const JsonReader& settings)
{
    PasswordManagement rules;
    const Json* member = settings.member("passwordManagement");
    if (!member)
        return rules;
    const JsonReader reader(*member);
    // Nobody can satisfy a rule beyond this; it would be a fault of the portal's configuration.
    const auto number = [&reader](std::string_view name) {
        return static_cast<int>(std::clamp<qint64>(reader.number(name, 0), 0, 10'000));
    };
    rules.enabled = reader.flag("enabled", false);
    rules.minimumLength = number("minimumPasswordLength");
    rules.maximumLength = number("maximumPasswordLength");
    rules.minimumCapitals = number("minimumCapitalCharacters");
    rules.minimumDigits = number("minimumNumericCharacters");
    rules.minimumSymbols = number("minimumSymbols");
    return rules;
}

} // namespace

ServicePublicSettings readServicePublicSettings(const Json& json)
{
    const JsonReader reader(json);
    ServicePublicSettings settings;
    settings.serviceName = reader.text("serviceName");
    settings.serviceCode = reader.text("serviceCode");
    settings.rememberMe = reader.feature("rememberMe", false);
    settings.keepMeLoggedIn = reader.feature("keepMeLoggedIn", false);
    settings.webAppLink = reader.text("webAppLink");
    settings.branding = readAddresses(reader, "branding");
    settings.passwordManagement = readPasswordManagement(reader);
    if (const Json* terms = reader.member("terms")) {
        settings.termsEnabled = JsonReader(*terms).flag("enabled", false);
        settings.termsLink = readAddress(JsonReader(*terms), "termsLink");
    }
    if (const Json* cra = reader.member("cra")) {
        settings.craEnabled = JsonReader(*cra).flag("enabled", false);
        settings.craCaption = JsonReader(*cra).text("craCaption");
        settings.craHelpLink = readAddress(JsonReader(*cra), "recipientHelpLink");
    }
    if (const Json* localization = reader.member("localization")) {
        if (JsonReader(*localization).flag("enabled", false))
            settings.languages = JsonReader(*localization).texts("supportedLanguages");
    }
    return settings;
}

ServiceSettings readServiceSettings(const Json& json)
{
    const JsonReader reader(json);
    ServiceSettings settings;
    settings.administratorEmailAddress = reader.text("administratorEmailAddress");
    settings.notificationServices = reader.feature("notificationServices", true);
    const qint64 minutes = reader.number("notificationSessionTimeout", 0);
    if (minutes > 0)
        settings.notificationSessionTimeoutMinutes
            = static_cast<int>(std::min<qint64>(minutes, 24 * 60));
    settings.allowedInAppNotificationEvents = reader.texts("allowedInAppNotificationEvents");
    settings.enableLabels = reader.feature("enableLabels", false);
    settings.webAppLink = reader.text("webAppLink");
    return settings;
}

Result<UserSettings> readUserSettings(const Json& json)
{
    const JsonReader reader(json);
    UserSettings settings;
    settings.emailAddress = reader.text("emailAddress");
    if (!settings.emailAddress.contains(u'@'))
        return missing("the address of the user");
    settings.state = reader.text("state");
    settings.firstName = reader.text("firstName");
    settings.lastName = reader.text("lastName");
    settings.language = reader.text("language");
    if (const Json* group = reader.member("userGroup"))
        settings.isGuest
            = JsonReader(*group).text("type").compare(u"Guest", Qt::CaseInsensitive) == 0;
    settings.autoRetrieveMessage = reader.feature("autoRetrieveMessage", false);
    settings.inAppNotificationEvents = reader.texts("inAppNotificationEvents");
    return settings;
}

QList<UserMfa> readAvailableMfa(const Json& json)
{
    QList<UserMfa> factors;
    JsonReader(json).forEach("availableMfa", [&factors](const Json& item) {
        const JsonReader reader(item);
        if (!reader.flag("active", true))
            return;
        UserMfa factor;
        factor.id = static_cast<int>(reader.number("id", 0));
        factor.name = reader.text("name");
        factor.mfaType = static_cast<int>(reader.number("mfaType", 0));
        factor.phoneNumber = reader.text("phoneNumber");
        factors << factor;
    });
    return factors;
}

} // namespace waxwing
