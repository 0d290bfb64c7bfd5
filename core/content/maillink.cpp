#include "core/content/maillink.h"

#include "core/content/sanetext.h"

#include <QRegularExpression>
#include <QUrlQuery>

namespace waxwing {

namespace {

constexpr qsizetype kLongestAddress = 8 * 1024;
constexpr qsizetype kLargestEmbedded = 3 * 1024 * 1024;

/// As browsers read an address: white space and controls do not count.
QString readAddress(QStringView address)
{
    QString result;
    result.reserve(address.size());
    for (const QChar c : address.trimmed()) {
        if (c.unicode() > 0x20 && c.unicode() != 0x7f)
            result += c;
        else if (c == u' ')
            result += QStringLiteral("%20");
    }
    if (result.startsWith(u"//"))
        result.prepend(u"https:");
    return result;
}

bool isWeb(const QUrl& url)
{
    return (url.scheme() == u"https" || url.scheme() == u"http") && !url.host().isEmpty();
}

QUrl cleanMailto(const QUrl& url)
{
    QUrl result;
    result.setScheme(QStringLiteral("mailto"));
    result.setPath(url.path());
    // "attach" and headers of the sender's choice are left out.
    const QUrlQuery given(url);
    QUrlQuery kept;
    for (const auto& [name, value] : given.queryItems(QUrl::FullyEncoded)) {
        const QString lower = name.toLower();
        if (lower == u"subject" || lower == u"body" || lower == u"cc")
            kept.addQueryItem(lower, value);
    }
    if (!kept.isEmpty())
        result.setQuery(kept);
    return result;
}

QString asciiHost(const QString& host)
{
    QString ascii = QString::fromLatin1(QUrl::toAce(host)).toLower();
    if (ascii.endsWith(u'.'))
        ascii.chop(1);
    return ascii.startsWith(u"www.") ? ascii.mid(4) : ascii;
}

/// The host a text seems to name; empty if it does not look like an address.
QString hostNamedBy(const QString& text)
{
    static const QRegularExpression place(
        QStringLiteral(
            "^[<(\\[\"']?(?:[a-z][a-z0-9+.-]{1,12}:/{0,2})?(?:[^\\s@/]{1,64}@)?"
            "((?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,62})\\.)+(?:\\p{L}{2,24}|xn--[a-z0-9-]{2,59})|"
            "\\d{1,3}(?:\\.\\d{1,3}){3})\\.?(?:[:/?#\\s>)\\]\"',;!].*)?$"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    const auto match = place.match(text.left(512));
    return match.hasMatch() ? match.captured(1) : QString();
}

bool leadsTo(const QString& named, const QString& host)
{
    return host == named || host.endsWith(u'.' + named);
}

} // namespace

std::optional<QUrl> linkTarget(QStringView address)
{
    if (address.size() > kLongestAddress)
        return std::nullopt;
    QUrl url(readAddress(address), QUrl::TolerantMode);
    if (!url.isValid())
        return std::nullopt;
    if (url.scheme() == u"mailto" && !url.path().isEmpty())
        return cleanMailto(url);
    if (!isWeb(url))
        return std::nullopt;
    url.setUserInfo(QString());
    return url;
}

std::optional<QUrl> remoteImage(QStringView address)
{
    if (address.size() > kLongestAddress)
        return std::nullopt;
    QUrl url(readAddress(address), QUrl::TolerantMode);
    if (!url.isValid() || !isWeb(url))
        return std::nullopt;
    url.setUserInfo(QString());
    url.setFragment(QString());
    return url;
}

QString embeddedImage(QStringView address)
{
    if (address.size() > kLargestEmbedded)
        return {};
    static const QRegularExpression head(
        QStringLiteral("^\\s*data:image/(png|jpe?g|gif|webp)\\s*;\\s*base64\\s*,"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = head.match(address.left(64).toString());
    if (!match.hasMatch())
        return {};
    QString data;
    data.reserve(address.size());
    for (const QChar c : address.mid(match.capturedEnd())) {
        const char16_t u = c.unicode();
        if ((u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || (u >= u'0' && u <= u'9') ||
            u == u'+' || u == u'/' || u == u'=')
            data += c;
        else if (!c.isSpace())
            return {};
    }
    return QStringLiteral("data:image/") + match.captured(1).toLower() +
           QStringLiteral(";base64,") + data;
}

bool isMisleading(QStringView text, QStringView address, const QUrl& target)
{
    // Letters that run backwards or cannot be seen have no honest use in a link.
    for (const QChar c : text) {
        if (c.unicode() == 0x202e || c.unicode() == 0x202d)
            return true;
    }
    if (target.scheme() != u"mailto" && readAddress(address).contains(u'@')) {
        const QUrl written(readAddress(address), QUrl::TolerantMode);
        if (!written.userInfo().isEmpty())
            return true;
    }
    const QString named = asciiHost(hostNamedBy(singleSpaced(text)));
    if (named.isEmpty())
        return false;
    if (target.scheme() == u"mailto")
        return !leadsTo(named, asciiHost(target.path().section(u'@', -1)));
    return !leadsTo(named, asciiHost(target.host()));
}

} // namespace waxwing
