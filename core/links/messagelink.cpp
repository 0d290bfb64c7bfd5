#include "core/links/messagelink.h"

#include <algorithm>
#include <optional>

namespace waxwing {

namespace {

constexpr QStringView kOwnScheme = u"waxwing://";
constexpr QStringView kWebScheme = u"https://";
constexpr QStringView kMessages = u"/messages/";
constexpr qsizetype kLongestCode = 64;
constexpr qsizetype kLongestAddress = 254;

bool isLetterOrDigit(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
}

bool isPlain(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return c > u' ' && c < QChar(0x7f) && !QStringView(u"\\\"<>^`{|}").contains(c);
    });
}

bool isServiceCode(QStringView text)
{
    return !text.isEmpty() && text.size() <= kLongestCode && isLetterOrDigit(text.front())
           && std::all_of(text.begin(), text.end(), [](QChar c) {
                  return isLetterOrDigit(c) || c == u'-' || c == u'_';
              });
}

bool isAddress(QStringView text)
{
    return text.size() <= kLongestAddress && text.count(u'@') == 1 && !text.startsWith(u'@')
           && !text.endsWith(u'@') && std::all_of(text.begin(), text.end(), [](QChar c) {
                  return isLetterOrDigit(c) || QStringView(u"@.-_+'~!$*").contains(c);
              });
}

/// Guid::parse() also takes braces and blanks, for answers of portals. No link needs them.
std::optional<Guid> guidIn(QStringView text)
{
    const bool plain = std::all_of(text.begin(), text.end(),
                                   [](QChar c) { return isLetterOrDigit(c) || c == u'-'; });
    const std::optional<Guid> guid = plain ? Guid::parse(text) : std::nullopt;
    return guid && !guid->isNull() ? guid : std::nullopt;
}

tl::unexpected<LinkFault> fault(LinkFault why)
{
    return tl::unexpected(why);
}

/// Mail programs write the '@' of an address as %40; no other escape has a place in a link.
QString addressIn(QStringView value)
{
    QString text = value.toString();
    if (!text.contains(u'@'))
        text.replace(QStringLiteral("%40"), QStringLiteral("@"));
    return text;
}

tl::expected<MessageLink, LinkFault> readOwn(QStringView rest)
{
    const qsizetype question = rest.indexOf(u'?');
    QStringView action = rest.left(question < 0 ? rest.size() : question);
    if (action.contains(u'@'))
        return fault(LinkFault::Disguised);
    // Desktops may put the slash of an empty path between.
    if (action.endsWith(u'/'))
        action.chop(1);
    if (action.compare(u"open", Qt::CaseInsensitive) != 0)
        return fault(LinkFault::OtherAction);
    if (question < 0)
        return fault(LinkFault::BadParts);
    MessageLink link;
    std::optional<Guid> message;
    for (const QStringView part : rest.mid(question + 1).split(u'&')) {
        const qsizetype equals = part.indexOf(u'=');
        if (equals < 0)
            return fault(LinkFault::BadParts);
        const QStringView name = part.left(equals);
        const QStringView value = part.mid(equals + 1);
        if (name != u"account" && value.contains(u'%'))
            return fault(LinkFault::Disguised);
        if (name == u"portal" && link.serviceCode.isEmpty() && isServiceCode(value)) {
            link.serviceCode = value.toString().toLower();
        } else if (name == u"message" && !message) {
            message = guidIn(value);
            if (!message)
                return fault(LinkFault::BadParts);
        } else if (name == u"account" && link.account.isEmpty() && isAddress(addressIn(value))) {
            link.account = addressIn(value);
        } else {
            return fault(LinkFault::BadParts);
        }
    }
    if (link.serviceCode.isEmpty() || !message)
        return fault(LinkFault::BadParts);
    link.message = *message;
    return link;
}

/// "host" or "host:port" in lower case, without the port that https has anyway.
QString normalOrigin(QStringView authority)
{
    QString origin = authority.toString().toLower();
    if (origin.endsWith(QStringLiteral(":443")))
        origin.chop(4);
    return origin;
}

struct WebAddress
{
    QString origin;
    QString path; ///< without a slash at its end
};

/// Nothing if no link below it could be told from others: the rules are those for links.
std::optional<WebAddress> webAddressOf(const QUrl& url)
{
    if (url.scheme() != u"https" || url.host().isEmpty() || !url.userInfo().isEmpty()
        || url.hasQuery() || url.hasFragment()) {
        return std::nullopt;
    }
    WebAddress address;
    address.origin = normalOrigin(url.authority(QUrl::FullyEncoded));
    address.path = url.path(QUrl::FullyEncoded);
    while (address.path.endsWith(u'/'))
        address.path.chop(1);
    if (!isPlain(address.path) || address.path.contains(u'%'))
        return std::nullopt;
    return address;
}

bool hasDotSegments(QStringView path)
{
    const auto parts = path.split(u'/');
    return std::any_of(parts.begin(), parts.end(),
                       [](QStringView part) { return part == u"." || part == u".."; });
}

tl::expected<MessageLink, LinkFault> readWeb(QStringView rest, const QList<KnownPortal>& portals)
{
    if (rest.contains(u'%'))
        return fault(LinkFault::Disguised);
    const auto end = std::find_if(rest.begin(), rest.end(),
                                  [](QChar c) { return c == u'/' || c == u'?' || c == u'#'; });
    const QStringView authority = rest.left(std::distance(rest.begin(), end));
    const QStringView path = rest.mid(authority.size());
    if (authority.contains(u'@') || hasDotSegments(path))
        return fault(LinkFault::Disguised);
    LinkFault why = LinkFault::UnknownHost;
    const QString origin = normalOrigin(authority);
    for (const KnownPortal& portal : portals) {
        for (const QUrl& url : portal.webAddresses) {
            const auto address = webAddressOf(url);
            if (!address || origin.isEmpty() || address->origin != origin)
                continue;
            const bool below = path.startsWith(address->path)
                               && (path.size() == address->path.size()
                                   || QStringView(u"/?#").contains(path[address->path.size()]));
            if (!below) {
                why = std::max(why, LinkFault::OtherPath);
                continue;
            }
            const QStringView tail = path.mid(address->path.size());
            const auto message = tail.startsWith(kMessages) ? guidIn(tail.mid(kMessages.size()))
                                                            : std::nullopt;
            if (message)
                return MessageLink{portal.serviceCode.toLower(), *message, {}};
            why = LinkFault::NoMessage;
        }
    }
    return fault(why);
}

} // namespace

tl::expected<MessageLink, LinkFault> readMessageLink(QStringView text,
                                                     const QList<KnownPortal>& portals)
{
    if (text.isEmpty())
        return fault(LinkFault::Empty);
    if (text.size() > kLongestLink)
        return fault(LinkFault::TooLong);
    if (!isPlain(text))
        return fault(LinkFault::StrangeCharacters);
    if (text.startsWith(kOwnScheme, Qt::CaseInsensitive))
        return readOwn(text.mid(kOwnScheme.size()));
    if (text.startsWith(kWebScheme, Qt::CaseInsensitive))
        return readWeb(text.mid(kWebScheme.size()), portals);
    return fault(LinkFault::OtherScheme);
}

QStringView trimmedLink(QStringView pasted)
{
    QStringView text = pasted.trimmed();
    const auto within = [&text](QChar open, QChar close) {
        return text.size() >= 2 && text.front() == open && text.back() == close;
    };
    if (within(u'<', u'>') || within(u'"', u'"'))
        text = text.mid(1, text.size() - 2).trimmed();
    return text;
}

QString hostOf(QStringView link)
{
    if (!link.startsWith(kWebScheme, Qt::CaseInsensitive)
        && !link.startsWith(u"http://", Qt::CaseInsensitive)) {
        return {};
    }
    // What stands before an '@' is where the link does not lead, whatever it looks like.
    const QUrl url(link.left(kLongestLink).toString(), QUrl::StrictMode);
    return url.host(QUrl::FullyEncoded).toLower();
}

QString toText(const MessageLink& link)
{
    QString text = QStringLiteral("waxwing://open?portal=%1&message=%2")
                       .arg(link.serviceCode, link.message.toString());
    if (!link.account.isEmpty())
        text += QStringLiteral("&account=") + link.account;
    return text;
}

} // namespace waxwing
