#include "ui/common/sessiontexts.h"

#include "ui/common/format.h"

#include <QCoreApplication>

namespace waxwing {

namespace {

class SessionTexts
{
    Q_DECLARE_TR_FUNCTIONS(waxwing::SessionTexts)

public:
    static QString word(Liveness liveness, const QString& since);
    static QString cause(SessionEnd end);
    static QString sentence(SessionEnd end, const QString& portal);
    static QString endsIn(int minutes)
    {
        return minutes < 1 ? tr("session ends now if not used")
                           : tr("session ends in %n minute(s) if not used", nullptr, minutes);
    }
    static QString ended(const QString& when, const QString& cause)
    {
        return tr("session ended %1: %2", "time, then why").arg(when, cause);
    }
};

QString SessionTexts::word(Liveness liveness, const QString& since)
{
    switch (liveness) {
    case Liveness::Starting: return tr("connecting");
    case Liveness::Live: return tr("connected");
    case Liveness::Polling: return tr("connected, with delay");
    case Liveness::Offline: return tr("offline since %1").arg(since);
    case Liveness::SignInNeeded: return tr("sign-in needed");
    case Liveness::Maintenance: return tr("maintenance since %1").arg(since);
    case Liveness::Suspended: return tr("suspended");
    case Liveness::NotAllowed: return tr("not allowed");
    case Liveness::Paused: return tr("paused");
    }
    return {};
}

QString SessionTexts::cause(SessionEnd end)
{
    switch (end) {
    case SessionEnd::None:
    case SessionEnd::NotKept: return {};
    case SessionEnd::Unused: return tr("not used");
    case SessionEnd::AddressChanged: return tr("network address changed");
    case SessionEnd::Refused: return tr("sign-in no longer accepted");
    case SessionEnd::Disabled: return tr("user disabled");
    case SessionEnd::SignedOut: return tr("signed out");
    case SessionEnd::Moved: return tr("portal moved");
    case SessionEnd::Unknown: return tr("by the portal");
    }
    return {};
}

QString SessionTexts::sentence(SessionEnd end, const QString& portal)
{
    switch (end) {
    case SessionEnd::None:
    case SessionEnd::NotKept:
        return tr("Sign in at %1 to get new messages. You are not kept signed in there.").arg(portal);
    case SessionEnd::Unused:
        return tr("Your session at %1 has ended because it was not used.").arg(portal);
    case SessionEnd::AddressChanged:
        return tr("Your session at %1 has ended because the network address of this computer "
                  "changed.")
            .arg(portal);
    case SessionEnd::Refused:
        return tr("%1 no longer accepts the kept sign-in. Perhaps your password was changed "
                  "elsewhere.")
            .arg(portal);
    case SessionEnd::Disabled:
        return tr("%1 has closed your user account. Ask the administrator of the portal.").arg(portal);
    case SessionEnd::SignedOut: return tr("You have signed out of %1.").arg(portal);
    case SessionEnd::Moved:
        return tr("%1 has moved to another address. Sign in there to go on.").arg(portal);
    case SessionEnd::Unknown:
        return tr("%1 has ended your session. Perhaps your password was changed elsewhere.")
            .arg(portal);
    }
    return {};
}

} // namespace

QString stateLine(const AccountStatus& status, const QDateTime& now, const QLocale& locale)
{
    const QString since = formatMessageDate(status.since, now, locale);
    const QString word = SessionTexts::word(status.liveness, since);
    if (status.liveness == Liveness::SignInNeeded) {
        if (status.ended == SessionEnd::SignedOut)
            return SessionTexts::cause(status.ended);
        const QString cause = SessionTexts::cause(status.ended);
        return cause.isEmpty() ? word : SessionTexts::ended(since, cause);
    }
    if (!status.sessionEnds.isValid())
        return word;
    const qint64 left = std::max<qint64>(0, now.secsTo(status.sessionEnds)) / 60;
    return word + QStringLiteral(" · ") + SessionTexts::endsIn(static_cast<int>(left));
}

QString sessionEndSentence(SessionEnd end, const QString& portalName)
{
    return SessionTexts::sentence(end, singleLine(portalName));
}

} // namespace waxwing
