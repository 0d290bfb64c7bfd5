#include "core/links/notice.h"

#include <QByteArray>
#include <QHash>

#include <algorithm>
#include <array>

namespace waxwing {

namespace {

constexpr int kDeepest = 6;
constexpr int kMostParts = 64;
constexpr qsizetype kMostLinks = 200;
constexpr qsizetype kMostRecipients = 50;
constexpr qsizetype kLongestKeptLink = 2048;

struct Part
{
    QHash<QByteArray, QByteArray> headers; ///< names in lower case; repeated ones joined by ','
    QByteArray body;
};

Part partOf(const QByteArray& data)
{
    Part part;
    QByteArray name;
    qsizetype at = 0;
    while (at < data.size()) {
        qsizetype end = data.indexOf('\n', at);
        if (end < 0)
            end = data.size();
        QByteArray line = data.mid(at, end - at);
        at = std::min(end + 1, data.size());
        if (line.endsWith('\r'))
            line.chop(1);
        if (line.isEmpty())
            break;
        if ((line.startsWith(' ') || line.startsWith('\t')) && !name.isEmpty()) {
            part.headers[name] += ' ' + line.trimmed();
            continue;
        }
        const qsizetype colon = line.indexOf(':');
        name = colon > 0 ? line.left(colon).trimmed().toLower() : QByteArray();
        if (name.isEmpty())
            continue;
        QByteArray& value = part.headers[name];
        value += (value.isEmpty() ? "" : ", ") + line.mid(colon + 1).trimmed();
    }
    part.body = data.mid(at);
    return part;
}

QByteArray parameter(const QByteArray& header, const QByteArray& name)
{
    const QByteArray lower = header.toLower();
    const qsizetype at = lower.indexOf(name + '=');
    if (at < 0)
        return {};
    QByteArray value = header.mid(at + name.size() + 1);
    if (value.startsWith('"'))
        return value.mid(1, value.indexOf('"', 1) - 1);
    const qsizetype end = value.indexOf(';');
    return (end < 0 ? value : value.left(end)).trimmed();
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

QByteArray fromQuotedPrintable(const QByteArray& text)
{
    QByteArray result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '=') {
            result += text[i];
            continue;
        }
        const QByteArray next = text.mid(i + 1, 2);
        if (next.startsWith("\r\n")) {
            i += 2;
        } else if (next.startsWith('\n')) {
            i += 1;
        } else if (next.size() == 2 && hexDigit(next[0]) >= 0 && hexDigit(next[1]) >= 0) {
            result += static_cast<char>(hexDigit(next[0]) * 16 + hexDigit(next[1]));
            i += 2;
        } else {
            result += '=';
        }
    }
    return result;
}

QString textOf(const Part& part)
{
    const QByteArray encoding
        = part.headers.value("content-transfer-encoding").trimmed().toLower();
    if (encoding == "base64")
        return QString::fromUtf8(QByteArray::fromBase64(part.body));
    if (encoding == "quoted-printable")
        return QString::fromUtf8(fromQuotedPrintable(part.body));
    return QString::fromUtf8(part.body);
}

/// Walks through the parts; both budgets end what was built to never end.
class TextCollector
{
public:
    void collect(const Part& part, int depth)
    {
        if (depth > kDeepest || ++m_parts > kMostParts)
            return;
        const QByteArray type = part.headers.value("content-type", "text/plain");
        const QByteArray kind = type.trimmed().toLower();
        if (kind.startsWith("multipart/")) {
            const QByteArray boundary = parameter(type, "boundary");
            if (!boundary.isEmpty())
                collectParts(part.body, "--" + boundary, depth);
        } else if (kind.startsWith("message/rfc822")) {
            collect(partOf(part.body), depth + 1);
        } else if (kind.startsWith("text/")) {
            text += textOf(part) + u'\n';
        }
    }
    QString text;

private:
    void collectParts(const QByteArray& body, const QByteArray& delimiter, int depth)
    {
        qsizetype at = body.indexOf(delimiter);
        while (at >= 0 && m_parts <= kMostParts) {
            const qsizetype line = body.indexOf('\n', at);
            if (line < 0 || body.mid(at + delimiter.size(), 2) == "--")
                return;
            const qsizetype next = body.indexOf(delimiter, line);
            collect(partOf(body.mid(line + 1, next < 0 ? -1 : next - line - 1)), depth + 1);
            at = next;
        }
    }
    int m_parts = 0;
};

bool endsLink(QChar c)
{
    return c.isSpace() || !c.isPrint() || QStringView(u"\"'<>()[]").contains(c);
}

/// Of "Anna <anna@example.org>, b@example.org": the addresses.
QStringList addressesIn(const QByteArray& header)
{
    QStringList found;
    QString word;
    const QString text = QString::fromUtf8(header.left(64 * 1024)) + u',';
    for (const QChar c : text) {
        if (!c.isSpace() && !QStringView(u"<>,;\"()").contains(c)) {
            word += c;
            continue;
        }
        const bool address = word.count(u'@') == 1 && !word.startsWith(u'@') && !word.endsWith(u'@');
        if (address && word.size() <= 254 && found.size() < kMostRecipients)
            found << word.toLower();
        word.clear();
    }
    return found;
}

} // namespace

bool looksLikeMail(QByteArrayView data)
{
    const QByteArray head = data.first(std::min<qsizetype>(data.size(), 2048)).toByteArray();
    const qsizetype end = head.indexOf('\n');
    const qsizetype colon = head.indexOf(':');
    if (end < 0 || colon <= 0 || colon > end)
        return false;
    const QByteArray name = head.left(colon);
    return std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
}

QStringList linksIn(const QString& text)
{
    QString plain = text;
    plain.replace(QStringLiteral("&amp;"), QStringLiteral("&"));
    constexpr std::array<QStringView, 3> kSchemes{u"https://", u"http://", u"waxwing://"};
    QStringList links;
    qsizetype at = 0;
    while (links.size() < kMostLinks && (at = plain.indexOf(QStringLiteral("://"), at)) >= 0) {
        const auto scheme = std::find_if(kSchemes.begin(), kSchemes.end(), [&](QStringView wanted) {
            const qsizetype from = at + 3 - wanted.size();
            return from >= 0
                   && QStringView(plain).mid(from, wanted.size()).compare(wanted,
                                                                          Qt::CaseInsensitive) == 0;
        });
        at += 3;
        if (scheme == kSchemes.end())
            continue;
        qsizetype end = at;
        while (end < plain.size() && end - at < kLongestKeptLink && !endsLink(plain[end]))
            ++end;
        QStringView link = QStringView(plain).mid(at - scheme->size(), end - at + scheme->size());
        while (!link.isEmpty() && QStringView(u".,;!").contains(link.back()))
            link.chop(1);
        if (link.size() > scheme->size() && !links.contains(link))
            links << link.toString();
        at = end;
    }
    return links;
}

std::optional<Notice> readNotice(QByteArrayView mail)
{
    if (mail.size() > kLargestNotice || !looksLikeMail(mail))
        return std::nullopt;
    const Part whole = partOf(mail.toByteArray());
    TextCollector collector;
    collector.collect(whole, 0);
    Notice notice;
    notice.links = linksIn(collector.text);
    for (const char* name : {"delivered-to", "to", "cc"})
        notice.recipients += addressesIn(whole.headers.value(name));
    notice.recipients.removeDuplicates();
    return notice;
}

} // namespace waxwing
