#include "ui/common/errorsentence.h"

#include "ui/common/format.h"

#include <QCoreApplication>

#include <optional>

namespace waxwing {

namespace {

class ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(waxwing::ErrorText)

public:
    static std::optional<QString> ofCode(const QString& code);
    static std::optional<QString> ofPortalCode(int code);
    static QString ofKind(const Error& error, ErrorContext context);
    static QString heading(const Error& error, ErrorContext context);

private:
    static std::optional<QString> ofNetworkCode(const QString& code);
    static std::optional<QString> ofTlsCode(const QString& code);
    static std::optional<QString> ofProxyCode(const QString& code);
    static std::optional<QString> ofCertificateCode(const QString& code);
    static std::optional<QString> ofPolicyCode(const QString& code);
    static std::optional<QString> ofStorageCode(const QString& code);
};

std::optional<QString> ErrorText::ofNetworkCode(const QString& code)
{
    if (code == u"resolve")
        return tr("The portal's address could not be found. Check your Internet connection and "
                  "try again.");
    if (code == u"connect")
        return tr("The portal does not accept connections at the moment. Check your network or "
                  "proxy, or try again later.");
    if (code == u"timeout")
        return tr("The portal took too long to answer. Try again in a moment.");
    if (code == u"too-large")
        return tr("The answer was larger than this program accepts. Read this message in the "
                  "web application.");
    if (code == u"broken-answer")
        return tr("The connection broke off in the middle of an answer. Try again.");
    return std::nullopt;
}

/// Why a server was not taken for the one it says it is. In each case the connection ended before
/// anything of ours was sent.
std::optional<QString> ErrorText::ofTlsCode(const QString& code)
{
    if (code == u"tls-untrusted")
        return tr("The portal's certificate comes from an authority this computer does not trust. "
                  "Nothing was sent. Ask your administrator before going on.");
    if (code == u"tls-hostname")
        return tr("The certificate belongs to another address, so this may not be the real "
                  "portal. Nothing was sent. Ask your administrator.");
    if (code == u"tls-expired")
        return tr("The portal's certificate has expired. Check the date of this computer; if it is "
                  "right, tell the portal's administrator.");
    if (code == u"tls-not-yet-valid")
        return tr("The portal's certificate is not valid yet. Check the date of this computer; if "
                  "it is right, tell the portal's administrator.");
    if (code == u"tls-revoked")
        return tr("The portal's certificate has been withdrawn by its authority, so this may not be "
                  "the real portal. Nothing was sent. Ask your administrator.");
    if (code == u"tls-old")
        return tr("The server speaks only versions of TLS that are no longer secure. Nothing was "
                  "sent. Tell the portal's administrator.");
    if (code == u"tls-weak")
        return tr("The server agrees to no encryption that is strong enough, or wants a client "
                  "certificate. Nothing was sent. Ask your administrator.");
    if (code == u"tls-weak-certificate")
        return tr("The portal's certificate is too weak to prove anything. Nothing was sent. Tell "
                  "the portal's administrator.");
    if (code == u"tls-purpose")
        return tr("The certificate was not made for a server, so this may not be the real portal. "
                  "Nothing was sent. Ask your administrator.");
    if (code == u"tls-not-spoken")
        return tr("What answered does not speak a secure protocol; it may be a sign-in page of your "
                  "network. Nothing was sent. Open a web page in your browser, then try again.");
    if (code == u"tls-own-certificate")
        return tr("The server wants a client certificate and did not accept one of this computer. "
                  "Add or replace it in the settings, or ask your administrator.");
    if (code == u"tls-other")
        return tr("A secure connection could not be made. A security program or network filter may "
                  "be in between; ask your administrator.");
    return std::nullopt;
}

std::optional<QString> ErrorText::ofProxyCode(const QString& code)
{
    if (code == u"proxy-sign-in")
        return tr("The proxy of your network wants you to sign in to it. Try again to be asked, or "
                  "sign in under Network in the settings.");
    if (code == u"proxy-unreachable")
        return tr("The proxy that is set cannot be reached. Check Network in the settings, or ask "
                  "your administrator.");
    if (code == u"proxy-refused")
        return tr("The proxy of your network does not let Waxwing through to this address. Ask your "
                  "administrator.");
    if (code == u"sent-elsewhere")
        return tr("The server wants to send this on to another address, which is not done. Nothing "
                  "secret followed. Tell the portal's administrator.");
    return std::nullopt;
}

std::optional<QString> ErrorText::ofCertificateCode(const QString& code)
{
    if (code == u"certificate-unreadable")
        return tr("The file cannot be read as a certificate. Choose another one.");
    if (code == u"certificate-not-authority")
        return tr("The file holds a certificate that is not an authority's. Ask for the "
                  "certificate of the authority that issued it.");
    if (code == u"certificate-expired")
        return tr("The certificate has expired. Ask for a new one.");
    if (code == u"certificate-not-yet-valid")
        return tr("The certificate is not valid yet. Check the date of this computer.");
    if (code == u"certificate-without-key")
        return tr("The file holds no private key. Choose the file of the key as well.");
    if (code == u"certificate-key-mismatch")
        return tr("The private key does not belong to this certificate. Choose another file.");
    if (code == u"passphrase-needed")
        return tr("The private key is protected. Enter its passphrase.");
    if (code == u"passphrase-wrong")
        return tr("That is not the passphrase of this key. Check it and try again.");
    return std::nullopt;
}

std::optional<QString> ErrorText::ofPolicyCode(const QString& code)
{
    if (code == u"policy-portal")
        return tr("Your organisation does not allow this portal on this computer. Ask your "
                  "administrator if you need it.");
    if (code == u"policy-unreadable")
        return tr("The settings of your organisation cannot be read, so nothing is connected. Ask "
                  "your administrator.");
    return std::nullopt;
}

std::optional<QString> ErrorText::ofStorageCode(const QString& code)
{
    if (code == u"wrong-key")
        return tr("The key in your credential store does not fit the stored messages. They were "
                  "left untouched; unlock the right store, or sign in again to start a new one.");
    if (code == u"corrupt")
        return tr("The stored messages are damaged and cannot be read. They were left untouched; "
                  "your messages are safe in the portal.");
    if (code == u"newer")
        return tr("The stored messages were written by a later version of this program. Install "
                  "the current version.");
    if (code == u"busy")
        return tr("Another program is using the stored messages. Close other copies of Waxwing "
                  "and try again.");
    return std::nullopt;
}

std::optional<QString> ErrorText::ofCode(const QString& code)
{
    for (const auto known : {&ofNetworkCode, &ofTlsCode, &ofProxyCode, &ofCertificateCode,
                             &ofPolicyCode, &ofStorageCode}) {
        if (auto text = known(code))
            return text;
    }
    bool isNumber = false;
    const int number = code.toInt(&isNumber);
    return isNumber ? ofPortalCode(number) : std::nullopt;
}

std::optional<QString> ErrorText::ofPortalCode(int code)
{
    switch (code) {
    case 17:
        return tr("The portal's content filter refused the message. Change its text or "
                  "attachments and send it again.");
    case 28: return tr("Your sending allowance is used up. Try again later or ask your administrator.");
    case 30: return tr("The new recipients could not be invited. Check their addresses.");
    case 31: return tr("This portal has been suspended. Ask its administrator.");
    case 38: return tr("That is not the password of this message. Check it and try again.");
    case 44:
        return tr("One recipient needs an authentication question before you can send. Add it in "
                  "the web application.");
    case 45:
        return tr("Several recipients need an authentication question before you can send. Add them "
                  "in the web application.");
    case 46:
        return tr("You must answer the question of the sender first. That is done in the web "
                  "application.");
    case 49: return tr("Your package does not allow sending to these contacts.");
    case 50: return tr("The portal is being maintained. Waxwing goes on by itself afterwards.");
    case 55:
        return tr("Too many attempts failed, so sign-in is blocked for a while. Wait, or reset your "
                  "password.");
    case 56: return tr("Your password has expired. Set a new one with “Forgot password”.");
    case 74: return tr("There are too many recipients. Remove some and try again.");
    case 77: return tr("The sender does not allow answers to this message.");
    case 803:
    case 810: return tr("Address or password is wrong. Check both and try again.");
    case 804: return tr("Your registration is not finished. Confirm it with the link in your e-mail.");
    case 811: return tr("Your session has ended. Sign in again to go on.");
    case 905: return tr("This address is not admitted to the portal. Ask its administrator.");
    case 907: return tr("You have no access to the message this one belongs to.");
    case 908: return tr("Replying to this message is not allowed.");
    case 909: return tr("Forwarding this message is not allowed.");
    case 915: return tr("The sender has recalled this message.");
    case 918: return tr("Your user is disabled in this portal. Ask its administrator.");
    case 920: return tr("This address is not registered in the portal yet.");
    case 922: return tr("You may not use “for your eyes only” in this portal.");
    case 928: return tr("The portal did not accept what was entered. Check the fields.");
    case 929: return tr("The message is not in the portal any more.");
    case 930: return tr("You may not use “confidential” in this portal.");
    default: return std::nullopt;
    }
}

QString ErrorText::ofKind(const Error& error, ErrorContext context)
{
    switch (error.kind) {
    case ErrorKind::Network:
        if (context == ErrorContext::Discovery)
            return tr("The directory of portals cannot be reached. Check your Internet connection "
                      "and try again.");
        if (context == ErrorContext::SignIn || context == ErrorContext::Settings)
            return tr("The portal cannot be reached. Check your Internet connection and try again.");
        return tr("The portal cannot be reached. Check your Internet connection; Waxwing tries "
                  "again by itself.");
    case ErrorKind::Tls:
        return tr("The identity of the server could not be verified, so nothing was sent. Ask your "
                  "administrator.");
    case ErrorKind::SignInNeeded: return tr("You are signed out. Sign in again to go on.");
    case ErrorKind::Forbidden:
        return tr("The portal does not allow this. Ask its administrator if you need it.");
    case ErrorKind::NotFound:
        if (context == ErrorContext::Reading)
            return tr("This message is not in the portal any more.");
        if (context == ErrorContext::Discovery)
            return tr("Nothing was found. Check what you typed.");
        return tr("The portal does not have what was asked for.");
    case ErrorKind::Portal:
        return tr("The portal reported a fault. Try again later; if it stays, tell its "
                  "administrator.");
    case ErrorKind::Protocol:
        return tr("The portal's answer could not be understood. A newer version of Waxwing may "
                  "help.");
    case ErrorKind::Storage:
        return tr("Messages could not be read from or written to this computer. Check that the "
                  "disk is not full.");
    case ErrorKind::Locked:
        return tr("Your credential store is locked. Unlock it, then try again.");
    case ErrorKind::Cancelled: return tr("Stopped before it was finished.");
    }
    return {};
}

QString ErrorText::heading(const Error& error, ErrorContext context)
{
    switch (error.kind) {
    case ErrorKind::Network: return tr("No connection");
    case ErrorKind::Tls: return tr("Not a secure connection");
    case ErrorKind::SignInNeeded: return tr("Signed out");
    case ErrorKind::Locked: return tr("Credential store locked");
    case ErrorKind::Storage: return tr("Problem with stored messages");
    default: break;
    }
    switch (context) {
    case ErrorContext::Discovery: return tr("Could not look for portals");
    case ErrorContext::SignIn: return tr("Could not sign in");
    case ErrorContext::Sync: return tr("Could not look for new messages");
    case ErrorContext::Reading: return tr("Could not open the message");
    case ErrorContext::Cache: return tr("Problem with stored messages");
    case ErrorContext::Settings: return tr("Could not save the settings");
    }
    return {};
}

} // namespace

QString errorSentence(const Error& error, ErrorContext context)
{
    if (const auto known = ErrorText::ofCode(error.code))
        return *known;
    const QString ours = ErrorText::ofKind(error, context);
    const QString theirs = singleLine(error.portalMessage).left(300);
    return theirs.isEmpty() ? ours : ours + u' ' + QStringLiteral("(%1)").arg(theirs);
}

QString errorHeading(const Error& error, ErrorContext context)
{
    return ErrorText::heading(error, context);
}

bool canRetry(const Error& error)
{
    switch (error.kind) {
    case ErrorKind::Network:
    case ErrorKind::Protocol:
    case ErrorKind::Storage:
    case ErrorKind::Locked:
    case ErrorKind::Cancelled: return true;
    case ErrorKind::Portal: return error.httpStatus == 0 || error.httpStatus >= 429;
    case ErrorKind::Tls:
    case ErrorKind::SignInNeeded:
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound: return false;
    }
    return false;
}

} // namespace waxwing
