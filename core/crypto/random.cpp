#include "core/crypto/random.h"

#include <openssl/rand.h>

namespace waxwing {

namespace {

constexpr int kGuidBytes = 16;

} // namespace

Result<QByteArray> randomBytes(int count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), count) != 1)
        return failure(ErrorKind::Storage, QStringLiteral("the random generator failed"));
    return bytes;
}

Result<Secret> randomKey256()
{
    Result<QByteArray> bytes = randomBytes(kKeyBytes);
    if (!bytes)
        return failure(std::move(bytes.error()));
    return Secret(*std::move(bytes));
}

Result<Guid> randomGuid()
{
    const Result<QByteArray> bytes = randomBytes(kGuidBytes);
    if (!bytes)
        return failure(bytes.error());
    const auto guid = Guid::parse(QString::fromLatin1(bytes->toHex()));
    if (!guid)
        return failure(ErrorKind::Storage, QStringLiteral("no identifier could be made"));
    return *guid;
}

} // namespace waxwing
