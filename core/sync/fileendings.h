#pragma once

#include "core/base/clock.h"
#include "core/portal/endingsclient.h"
#include "core/store/endings.h"

#include <memory>

namespace waxwing {

/// Learns when the files of an account's messages end, for its cache: of new messages soon, of the
/// others once a day, since deadlines are moved. Main thread; ends its calls when it dies.
class FileEndings
{
public:
    FileEndings(EndingsClient client, AccountDatabase& database, const Clock& clock);
    ~FileEndings();
    FileEndings(const FileEndings&) = delete;
    FileEndings& operator=(const FileEndings&) = delete;

    /// Asks the portal of what was not looked at; nothing while it is at it already.
    [[nodiscard]] AsyncResult<void> look();

private:
    struct Shared;
    static AsyncResult<void> lookNow(std::shared_ptr<Shared> shared);
    std::shared_ptr<Shared> m_shared; ///< with the calls under way
};

} // namespace waxwing
