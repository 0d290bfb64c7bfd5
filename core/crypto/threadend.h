#pragma once

namespace waxwing {

/// Frees what the crypto library keeps for the thread that calls; it is made again when needed. For
/// the end of work on a thread that nobody joins to its very end, such as one of QThreadPool: left
/// to that end, freeing would race with the end of the program.
void endCryptoOnThisThread();

} // namespace waxwing
