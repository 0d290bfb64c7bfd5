#include "tests/portal/seed.h"

namespace waxwing::portal {

namespace {

Json feature(bool enabled)
{
    return {{"enabled", enabled}};
}

Json menuItem(bool enabled, const char* label, const std::string& link)
{
    return {{"enabled", enabled}, {"label", label}, {"link", link}};
}

Json universalAccess()
{
    Json json;
    for (const char* client : {"outlookToolbar", "chromeExtension", "desktopApp", "desktopAppMac",
                               "iOS", "android", "blackBerry", "windowsPhone8", "macApp",
                               "office365", "msDynamicsApp", "salesforceApp", "quickbooks"})
        json[client] = {{"enabled", std::string_view(client) != "blackBerry"},
                        {"downloadLink", ""},
                        {"appId", ""}};
    return json;
}

void addLinks(Json& json, const std::string& root)
{
    json["webmailLink"] = root + "/webmail";
    json["webAppLink"] = root + "/app";
    json["bannerLink"] = root;
    json["mobileLink"] = root + "/mobile";
    json["branding"] = {
        {"imageLinkBanner", root + "/branding/banner.png"},
        {"imageLink24x", root + "/branding/24.png"},
        {"imageLink48x", root + "/branding/48.png"},
        {"imageLink64x", root + "/branding/64.png"},
        {"imageLinkFavIcon", root + "/branding/favicon.ico"},
        {"poweredBy",
         {{"enabled", false}, {"imageLink", ""}, {"imageText", ""}, {"websiteUrl", ""}}}};
    json["terms"] = {{"enabled", true}, {"termsLink", root + "/terms"}};
    json["cra"] = {{"enabled", false},
                   {"craCaption", "Your customer number"},
                   {"senderHelpLink", root + "/help/cra-sender"},
                   {"recipientHelpLink", root + "/help/cra"}};
    json["menu"] = {{"help", menuItem(true, "Help", root + "/help")},
                    {"customItem2", menuItem(false, "", "")},
                    {"customItem3", menuItem(false, "", "")},
                    {"customItem4", menuItem(false, "", "")},
                    {"customItem5", menuItem(false, "", "")},
                    {"contactAdminItem", menuItem(true, "Contact", root + "/contact")},
                    {"policiesItem", menuItem(true, "Policies", root + "/policies")},
                    {"aboutItem", menuItem(true, "About", root + "/about")}};
}

} // namespace

Json defaultSettings(const Portal& portal, const std::string& baseUrl)
{
    const std::string root = baseUrl + "/" + portal.code;
    Json json;
    json["serviceName"] = portal.name;
    json["serviceCode"] = portal.code;
    addLinks(json, root);
    json["administratorEmailAddress"] = "admin@" + portal.primaryDomain;
    for (const char* on : {"rememberMe",
                           "keepMeLoggedIn",
                           "autoComplete",
                           "secureCookies",
                           "enableWebApp",
                           "files",
                           "users",
                           "inviteUser",
                           "replyMessage",
                           "replyAllMessage",
                           "forwardMessage",
                           "deleteMessage",
                           "messageRecall",
                           "fyeo",
                           "confidential",
                           "messageTracking",
                           "secureEmail",
                           "secureLargeFiles",
                           "attachmentPreview",
                           "messageExpiry",
                           "messageRetention",
                           "enableLabels",
                           "enableESignatureNotifications",
                           "enableMessageAutomaticReminders",
                           "enableSharing",
                           "advancedTracking",
                           "notificationServices"})
        json[on] = feature(true);
    for (const char* off : {"enableLegacyWebMail", "identities", "hideEmail",
                            "visuallyImparedInterface", "enableTouchValidation", "basicEncryption",
                            "eSignatures", "eSignatureCompose", "campaigns", "enablePreSendPreview",
                            "enableESignatureInPlace", "enableESignatureDeadline",
                            "enableESignatureManualReminders", "enableESignatureAutomaticReminders",
                            "enableHashValidation", "enableESignatureInPlaceQuick",
                            "forceESignatureReauthentication", "consumerMode", "enablePrimeTime"})
        json[off] = feature(false);
    json["createMessage"] = {
        {"enabled", true}, {"restrictions", "None"}, {"allowedEmailAddress", ""}};
    for (const char* events : {"allowedInAppNotificationEvents", "allowedPushNotificationEvents",
                               "allowedEmailNotificationEvents"})
        json[events] = {"NewMessage", "NewAttachment", "MessageTracking", "AttachmentTracking",
                        "ESignature"};
    json["restrictedExtensions"] = {{"enabled", true}, {"extensions", {"exe", "bat", "js", "vbs"}}};
    json["passwordManagement"] = {{"enabled", true},
                                  {"minimumPasswordLength", 10},
                                  {"maximumPasswordLength", 64},
                                  {"minimumCapitalCharacters", 1},
                                  {"minimumNumericCharacters", 1},
                                  {"minimumSymbols", 1}};
    json["localization"] = {{"enabled", true},
                            {"supportedLanguages", {"en", "fr", "de", "es", "ja", "nl", "zh"}}};
    json["universalAccess"] = universalAccess();
    json["maxMessageFileSizeBytes"] = 5LL * 1024 * 1024 * 1024;
    json["theme"] = {{"PrimaryColor", "#1f6f8b"}, {"LinkColor", "#0a58ca"}};
    json["attachmentTypes"] = {"Normal"};
    json["defaultMessageExpiry"] = 0;
    json["defaultESignatureDeadline"] = 14;
    json["notificationSessionTimeout"] = 50;
    for (const char* days :
         {"reminderAfterNDaysESignatureReceived", "reminderEveryNDaysESignatureReceived",
          "reminderMaxNDaysESignatureReceived", "reminder1NDaysBeforeESignatureDeadline",
          "reminder2NDaysBeforeESignatureDeadline", "reminder3NDaysBeforeESignatureDeadline",
          "reminder4NDaysBeforeESignatureDeadline", "reminder5NDaysBeforeESignatureDeadline"})
        json[days] = 0;
    for (const char* codes : {"messageQrCodes", "attachmentQrCodes", "eSignatureQrCodes"})
        json[codes] = "Disabled";
    json["defaultSecureSettings"] = {{"defaultSecure", "Off"},
                                     {"defaultSecureListRegex", ""},
                                     {"defaultSecureListAttach", feature(false)},
                                     {"defaultSecureAttachExcludeEmbedImg", feature(false)},
                                     {"defaultSecureDomainList", Json::array()}};
    return json;
}

} // namespace waxwing::portal
