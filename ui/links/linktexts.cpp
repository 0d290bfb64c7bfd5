#include "ui/links/linktexts.h"

#include "ui/common/format.h"

#include <QCoreApplication>

namespace waxwing {

namespace {

class Links
{
    Q_DECLARE_TR_FUNCTIONS(waxwing::Links)

public:
    using Kind = NoticeVerdict::Kind;

    static QString malformed(LinkFault fault)
    {
        switch (fault) {
        case LinkFault::TooLong: return tr("This is too long to be a link to a message.");
        case LinkFault::Disguised:
            return tr("This link is disguised: it is written so that it seems to lead somewhere "
                      "else. Do not follow it in a browser either.");
        case LinkFault::StrangeCharacters:
            return tr("This link contains characters that no genuine link has. It may be a forgery.");
        case LinkFault::OtherAction:
            return tr("This link asks for something else than showing a message. Waxwing does not "
                      "do that for a link.");
        case LinkFault::OtherScheme:
            return tr("This is not a link to a message. Genuine ones begin with https:// or "
                      "waxwing://.");
        default:
            return tr("This link is not complete, or was changed. Copy it again from the mail.");
        }
    }

    static QString whereTo(const QStringList& hosts)
    {
        QStringList names;
        for (const QString& host : hosts.mid(0, 3))
            names << breakable(singleLine(host.left(100)));
        return names.join(QStringLiteral(", "));
    }

    static LinkSentence forgery(const QString& text)
    {
        return {NoticeTone::Danger, Icon::Warning, text, {}};
    }

    static LinkSentence verdict(const NoticeVerdict& verdict)
    {
        const QString hosts = whereTo(verdict.hosts);
        switch (verdict.kind) {
        case Kind::WrongHost:
            return forgery(tr("Not genuine, as far as Waxwing can tell: it leads to %1. None of your "
                              "portals is there.")
                               .arg(hosts));
        case Kind::WrongPath:
            return forgery(tr("Not genuine, as far as Waxwing can tell: it leads to the server of "
                              "one of your portals, but not to the portal itself."));
        case Kind::OtherAccount:
            return {NoticeTone::Warning, Icon::User,
                    tr("This was written to %1. No such account is set up here.")
                        .arg(breakable(singleLine(verdict.account))),
                    {}};
        case Kind::PortalUnknown:
            return {NoticeTone::Warning, Icon::Portal,
                    tr("This is for a portal with the code “%1”, which is not set up here. Sign in "
                       "there only if you know it; the message opens afterwards.")
                        .arg(singleLine(verdict.link.serviceCode)),
                    tr("Sign in at this portal")};
        case Kind::NoMessage:
            return {NoticeTone::Info, Icon::Portal,
                    tr("This leads to one of your portals, but it names no message. Look for the "
                       "message in your inbox."),
                    {}};
        case Kind::Malformed:
            return {verdict.fault == LinkFault::Disguised ? NoticeTone::Danger : NoticeTone::Warning,
                    Icon::Warning,
                    hosts.isEmpty() ? malformed(verdict.fault)
                                    : malformed(verdict.fault) + u' '
                                          + tr("It leads to %1.").arg(hosts),
                    {}};
        case Kind::NoLink:
            return {NoticeTone::Warning, Icon::Mail,
                    tr("There is no link in it, so there is nothing that could be opened."), {}};
        case Kind::NotReadable:
        case Kind::Open: break;
        }
        return {NoticeTone::Warning, Icon::Warning,
                tr("This is neither a link nor a mail. Copy the link, or save the mail as a file and "
                   "drop it here."),
                {}};
    }

    static LinkSentence opened(const LinkProgress& progress)
    {
        QString text = tr("Genuine: the message is at %1, in the account %2, and is open in the main "
                          "window.")
                           .arg(singleLine(progress.portalName),
                                breakable(singleLine(progress.address)));
        const QStringList& others = progress.verdict.hosts;
        if (others.isEmpty())
            return {NoticeTone::Info, Icon::Check, text, {}};
        text += u' ' + tr("But the mail also leads to %1. Do not follow links in it.")
                           .arg(whereTo(others));
        return {NoticeTone::Warning, Icon::Shield, text, {}};
    }

    static LinkSentence sentence(const LinkProgress& progress)
    {
        using Stage = LinkProgress::Stage;
        const QString portal = singleLine(progress.portalName);
        switch (progress.stage) {
        case Stage::Checked: return verdict(progress.verdict);
        case Stage::Waiting:
            return {NoticeTone::Info, Icon::Offline,
                    tr("%1 cannot be reached just now. The message opens as soon as it can.")
                        .arg(portal),
                    {}};
        case Stage::Asking:
            return {NoticeTone::Info, Icon::Sync, tr("Asking %1 for the message…").arg(portal), {}};
        case Stage::SignInFirst:
            return {NoticeTone::Info, Icon::Key,
                    tr("Sign in at %1 first. The message opens afterwards.").arg(portal),
                    tr("Sign in")};
        case Stage::Opened: return opened(progress);
        case Stage::Gone:
            return {NoticeTone::Warning, Icon::Withdrawn,
                    tr("%1 does not have this message for you. It was deleted or withdrawn, or the "
                       "link is a forgery.")
                        .arg(portal),
                    {}};
        case Stage::Failed: break;
        }
        return {NoticeTone::Warning, Icon::Warning,
                tr("The message could not be looked for at %1.").arg(portal) + u' '
                    + progress.reason,
                {}};
    }
};

} // namespace

LinkSentence linkSentence(const LinkProgress& progress)
{
    return Links::sentence(progress);
}

} // namespace waxwing
