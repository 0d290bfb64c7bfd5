#include "core/crypto/threadend.h"

#include <openssl/crypto.h>

namespace waxwing {

void endCryptoOnThisThread()
{
    OPENSSL_thread_stop();
}

} // namespace waxwing
