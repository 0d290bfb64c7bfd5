#include "core/crypto/passphrasekey.h"

#include "core/crypto/random.h"

#include <argon2.h>

#include <algorithm>
#include <thread>

namespace waxwing {

namespace {

constexpr KdfCost kTrial{64 * 1024, 3, 1};
constexpr quint32 kMostMeasuredMemoryKib = 256 * 1024; // also on machines that have little
constexpr quint32 kMostMeasuredPasses = 16;
constexpr quint32 kMostMeasuredLanes = 4;

bool within(quint32 value, quint32 least, quint32 most)
{
    return value >= least && value <= most;
}

} // namespace

bool isAcceptable(const KdfCost& cost)
{
    return within(cost.memoryKib, kLeastKdfCost.memoryKib, kMostKdfCost.memoryKib)
           && within(cost.passes, kLeastKdfCost.passes, kMostKdfCost.passes)
           && within(cost.lanes, kLeastKdfCost.lanes, kMostKdfCost.lanes);
}

KdfCost measureKdfCost(std::chrono::milliseconds target)
{
    using Clock = std::chrono::steady_clock;
    KdfCost cost = kTrial;
    cost.lanes = std::clamp(std::thread::hardware_concurrency(), 1U, kMostMeasuredLanes);
    const auto begin = Clock::now();
    const Result<Secret> trial = deriveKey(Secret(QByteArrayLiteral("trial")),
                                           QByteArrayLiteral("a salt of 16 byt"), cost);
    const std::chrono::duration<double> took = Clock::now() - begin;
    if (!trial || took.count() <= 0)
        return kLeastKdfCost;
    // Time grows with memory times passes. Memory first: it is what a guesser's hardware lacks.
    const double area = double(cost.memoryKib) * cost.passes
                        * (std::chrono::duration<double>(target).count() / took.count());
    cost.memoryKib = static_cast<quint32>(
        std::clamp(area / cost.passes, double(kLeastKdfCost.memoryKib),
                   double(kMostMeasuredMemoryKib)));
    cost.passes = static_cast<quint32>(std::clamp(area / cost.memoryKib,
                                                  double(kLeastKdfCost.passes),
                                                  double(kMostMeasuredPasses)));
    return cost;
}

Result<Secret> deriveKey(const Secret& passphrase, const QByteArray& salt, const KdfCost& cost)
{
    if (!isAcceptable(cost))
        return failure(ErrorKind::Storage, QStringLiteral("the cost of the passphrase is absurd"));
    QByteArray key(kKeyBytes, Qt::Uninitialized);
    const int code = argon2id_hash_raw(
        cost.passes, cost.memoryKib, cost.lanes, passphrase.reveal().constData(),
        static_cast<std::size_t>(passphrase.reveal().size()), salt.constData(),
        static_cast<std::size_t>(salt.size()), key.data(), kKeyBytes);
    if (code != ARGON2_OK)
        return failure(ErrorKind::Storage, QStringLiteral("argon2: %1").arg(code));
    return Secret(std::move(key));
}

} // namespace waxwing
