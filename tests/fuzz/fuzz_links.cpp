#include "core/links/noticecheck.h"

#include <cstdlib>

/// Whatever comes in, nothing crashes, and what is taken for a link has the one form it can have.

using namespace waxwing;

namespace {

const QList<LinkAccount>& accounts()
{
    static const QList<LinkAccount> kAccounts{
        {*Guid::parse(QString(32, u'1')),
         QStringLiteral("anna@example.org"),
         {QStringLiteral("example"),
          {QUrl(QStringLiteral("https://w.portal.test/example")),
           QUrl(QStringLiteral("https://localhost:4711/example/app"))}}}};
    return kAccounts;
}

void demand(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const QString text = QString::fromUtf8(bytes);
    const QList<KnownPortal> portals{accounts().first().portal};
    if (const auto link = readMessageLink(text, portals)) {
        demand(!link->message.isNull() && !link->serviceCode.isEmpty());
        demand(text.startsWith(u"waxwing://", Qt::CaseInsensitive)
               || text.startsWith(u"https://w.portal.test", Qt::CaseInsensitive)
               || text.startsWith(u"https://localhost:4711/example/app/messages/",
                                  Qt::CaseInsensitive));
        demand(readMessageLink(toText(*link), {}) == *link);
    }
    const NoticeVerdict verdict = checkPasted(bytes, accounts());
    demand((verdict.kind == NoticeVerdict::Kind::Open) == !verdict.accounts.isEmpty());
    return 0;
}
