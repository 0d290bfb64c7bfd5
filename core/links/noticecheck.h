#pragma once

#include "core/links/messagelink.h"
#include "core/links/notice.h"

namespace waxwing {

/// An account that is set up here, as far as links concern it.
struct LinkAccount
{
    Guid id;
    QString address;
    KnownPortal portal;
};

/// What can be said of a link or notice without asking anybody.
struct NoticeVerdict
{
    enum class Kind {
        Open,          ///< `link` leads to one of `accounts`
        PortalUnknown, ///< well-formed, for a portal that is not set up here
        OtherAccount,  ///< the portal is, but the account named or written to is not
        WrongHost,     ///< leads to `hosts`, where none of the portals here lives
        WrongPath,     ///< the host of a portal, but not its web application
        NoMessage,     ///< the portal's own address, but it names no message
        Malformed,     ///< `fault` says how
        NoLink,        ///< a mail without any link
        NotReadable,   ///< neither link nor mail
    };
    Kind kind = Kind::NotReadable;
    LinkFault fault = LinkFault::Empty;
    MessageLink link;
    QList<Guid> accounts; ///< with Open: where to look, in this order
    QString account;      ///< with OtherAccount: who is meant
    QStringList hosts;    ///< with WrongHost: where it leads; else: where other links of it lead
};

[[nodiscard]] NoticeVerdict checkLink(QStringView text, const QList<LinkAccount>& accounts);
/// A whole mail: its message link counts, if it was written to that account. What else it links to
/// is told.
[[nodiscard]] NoticeVerdict checkNotice(const Notice& notice, const QList<LinkAccount>& accounts);
/// What was pasted or dropped: link or mail.
[[nodiscard]] NoticeVerdict checkPasted(const QByteArray& pasted,
                                        const QList<LinkAccount>& accounts);

} // namespace waxwing
