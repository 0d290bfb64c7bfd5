#include "core/links/noticecheck.h"

#include <algorithm>

namespace waxwing {

namespace {

using Kind = NoticeVerdict::Kind;

bool sameText(const QString& a, const QString& b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

Kind kindOf(LinkFault fault)
{
    switch (fault) {
    case LinkFault::Empty: return Kind::NoLink;
    case LinkFault::UnknownHost: return Kind::WrongHost;
    case LinkFault::OtherPath: return Kind::WrongPath;
    case LinkFault::NoMessage: return Kind::NoMessage;
    default: return Kind::Malformed;
    }
}

bool isKnownHost(const QString& host, const QList<LinkAccount>& accounts)
{
    return std::any_of(accounts.begin(), accounts.end(), [&host](const LinkAccount& account) {
        const QList<QUrl>& known = account.portal.webAddresses;
        return std::any_of(known.begin(), known.end(), [&host](const QUrl& url) {
            return sameText(url.host(QUrl::FullyEncoded), host);
        });
    });
}

/// How much a verdict says about a mail that has several links: the highest counts.
int weight(Kind kind)
{
    switch (kind) {
    case Kind::Open: return 8;
    case Kind::OtherAccount: return 7;
    case Kind::PortalUnknown: return 6;
    case Kind::NoMessage: return 5;
    case Kind::WrongPath: return 4;
    case Kind::WrongHost: return 3;
    case Kind::Malformed: return 2;
    case Kind::NoLink:
    case Kind::NotReadable: break;
    }
    return 0;
}

/// Of the accounts that fit, those that the mail was sent to.
void keepRecipients(NoticeVerdict& verdict, const Notice& notice,
                    const QList<LinkAccount>& accounts)
{
    if (verdict.kind != Kind::Open || notice.recipients.isEmpty())
        return;
    const auto writtenTo = [&](const Guid& id) {
        return std::any_of(accounts.begin(), accounts.end(), [&](const LinkAccount& account) {
            return account.id == id
                   && notice.recipients.contains(account.address, Qt::CaseInsensitive);
        });
    };
    verdict.accounts.removeIf([&](const Guid& id) { return !writtenTo(id); });
    if (verdict.accounts.isEmpty()) {
        verdict.kind = Kind::OtherAccount;
        verdict.account = notice.recipients.first();
    }
}

} // namespace

NoticeVerdict checkLink(QStringView text, const QList<LinkAccount>& accounts)
{
    NoticeVerdict verdict;
    QList<KnownPortal> portals;
    for (const LinkAccount& account : accounts)
        portals << account.portal;
    const QStringView trimmed = trimmedLink(text);
    const auto link = readMessageLink(trimmed, portals);
    if (!link) {
        verdict.fault = link.error();
        verdict.kind = kindOf(link.error());
        const QString host = hostOf(trimmed);
        if (!host.isEmpty())
            verdict.hosts << host;
        return verdict;
    }
    verdict.link = *link;
    bool portalHere = false;
    for (const LinkAccount& account : accounts) {
        if (!sameText(account.portal.serviceCode, link->serviceCode))
            continue;
        portalHere = true;
        if (link->account.isEmpty() || sameText(account.address, link->account))
            verdict.accounts << account.id;
    }
    if (!portalHere) {
        verdict.kind = Kind::PortalUnknown;
    } else if (verdict.accounts.isEmpty()) {
        verdict.kind = Kind::OtherAccount;
        verdict.account = link->account;
    } else {
        verdict.kind = Kind::Open;
    }
    return verdict;
}

NoticeVerdict checkNotice(const Notice& notice, const QList<LinkAccount>& accounts)
{
    NoticeVerdict best;
    best.kind = Kind::NoLink;
    QStringList strangers;
    for (const QString& link : notice.links) {
        NoticeVerdict verdict = checkLink(link, accounts);
        const QString host = hostOf(link);
        if (!host.isEmpty() && !isKnownHost(host, accounts) && !strangers.contains(host))
            strangers << host;
        keepRecipients(verdict, notice, accounts);
        if (weight(verdict.kind) > weight(best.kind))
            best = verdict;
    }
    best.hosts = strangers;
    return best;
}

NoticeVerdict checkPasted(const QByteArray& pasted, const QList<LinkAccount>& accounts)
{
    NoticeVerdict verdict;
    const QByteArray text = pasted.trimmed();
    if (text.isEmpty() || text.size() > kLargestNotice) {
        verdict.fault = text.isEmpty() ? LinkFault::Empty : LinkFault::TooLong;
        return verdict;
    }
    const bool oneWord = std::none_of(text.begin(), text.end(),
                                      [](char c) { return c == '\n' || c == ' ' || c == '\t'; });
    if (oneWord)
        return checkLink(QString::fromUtf8(text), accounts);
    if (const auto notice = readNotice(text); notice && !notice->links.isEmpty())
        return checkNotice(*notice, accounts);
    // The text of a mail, copied from the program that shows it.
    const Notice copied{linksIn(QString::fromUtf8(text)), {}};
    if (!copied.links.isEmpty())
        return checkNotice(copied, accounts);
    if (looksLikeMail(text))
        verdict.kind = Kind::NoLink;
    return verdict;
}

} // namespace waxwing
