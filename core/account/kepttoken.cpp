#include "core/account/kepttoken.h"

namespace waxwing {

namespace {

QDateTime dateOf(const QByteArray& seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds.toLongLong(), Qt::UTC);
}

/// Cuts off the three words at the end, if they say where it is valid.
void takeHome(QByteArray& rest, TokenHome& home)
{
    const qsizetype code = rest.lastIndexOf(' ');
    const qsizetype guid = code > 0 ? rest.lastIndexOf(' ', code - 1) : -1;
    const qsizetype api = guid > 0 ? rest.lastIndexOf(' ', guid - 1) : -1;
    if (api <= 0)
        return;
    const auto serviceGuid = Guid::parse(QString::fromLatin1(rest.mid(guid + 1, code - guid - 1)));
    const QUrl address = QUrl::fromEncoded(rest.mid(api + 1, guid - api - 1), QUrl::StrictMode);
    if (!serviceGuid || !address.isValid() || address.host().isEmpty())
        return;
    home = {address, *serviceGuid, QUrl::fromPercentEncoding(rest.mid(code + 1))};
    rest.truncate(api);
}

} // namespace

Secret encode(const KeptToken& kept)
{
    QByteArray entry = QByteArray::number(kept.issued.toSecsSinceEpoch()) + ' '
                       + QByteArray::number(kept.expires.toSecsSinceEpoch()) + ' '
                       + kept.token.reveal();
    if (!kept.home.messageApi.isEmpty())
        entry += ' ' + kept.home.messageApi.toEncoded() + ' '
                 + kept.home.serviceGuid.toString().toLatin1() + ' '
                 + QUrl::toPercentEncoding(kept.home.serviceCode);
    return Secret(std::move(entry));
}

std::optional<KeptToken> decodeKeptToken(const Secret& stored)
{
    const QByteArray& bytes = stored.reveal();
    const qsizetype first = bytes.indexOf(' ');
    const qsizetype second = bytes.indexOf(' ', first + 1);
    if (first <= 0 || second <= first)
        return std::nullopt;
    KeptToken kept;
    kept.issued = dateOf(bytes.left(first));
    kept.expires = dateOf(bytes.mid(first + 1, second - first - 1));
    QByteArray rest = bytes.mid(second + 1);
    takeHome(rest, kept.home);
    kept.token = Secret(std::move(rest));
    if (kept.token.isEmpty())
        return std::nullopt;
    return kept;
}

} // namespace waxwing
