#include "ui/common/newskindname.h"

#include <QCoreApplication>

namespace waxwing {

namespace {

struct NewsKindNames
{
    Q_DECLARE_TR_FUNCTIONS(waxwing::NewsKindNames)
};

using T = NewsKindNames;

} // namespace

QString newsKindName(NewsKind kind)
{
    switch (kind) {
    case NewsKind::Message: return T::tr("New messages");
    case NewsKind::Attachment: return T::tr("New files");
    case NewsKind::SignatureRequest: return T::tr("Your signature is asked for");
    case NewsKind::Read: return T::tr("Your message was read");
    case NewsKind::Replied: return T::tr("Your message was answered");
    case NewsKind::Forwarded: return T::tr("Your message was forwarded");
    case NewsKind::Downloaded: return T::tr("Your file was downloaded");
    case NewsKind::Printed: return T::tr("Your message was printed");
    case NewsKind::Signed: return T::tr("Your document was signed");
    case NewsKind::Declined: return T::tr("A signature was declined");
    case NewsKind::Recalled: return T::tr("A message to you was recalled");
    case NewsKind::OutboxFailed: return T::tr("A message could not be sent");
    case NewsKind::SignInNeeded: return T::tr("Sign-in needed");
    case NewsKind::NotRead: return T::tr("Your message is still unread after the time you chose");
    }
    return {};
}

} // namespace waxwing
