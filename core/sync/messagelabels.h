#pragma once

#include "core/portal/labelclient.h"
#include "core/store/labelrows.h"

#include <memory>

namespace waxwing {

/// What putting a label on messages, or taking it off, came to.
struct LabellingOutcome
{
    QList<Guid> changed;
    qsizetype left = 0; ///< not changed, because of `error`
    std::optional<Error> error;
};

/// Puts labels on messages of one account and takes them off: at the portal, then in the cache, one
/// message after the other. Stops at the first failure. Main thread; ends its calls when it dies.
class MessageLabels
{
public:
    /// `rows` must outlive it.
    MessageLabels(LabelClient client, LabelRows& rows);
    ~MessageLabels();
    MessageLabels(const MessageLabels&) = delete;
    MessageLabels& operator=(const MessageLabels&) = delete;

    /// Messages of which it is true already are left out without a word.
    [[nodiscard]] AsyncResult<LabellingOutcome> mark(QList<Guid> messages, Guid label, bool on);

private:
    struct Shared;
    static AsyncResult<LabellingOutcome> run(std::shared_ptr<Shared> shared, QList<Guid> messages,
                                             Guid label, bool on);

    std::shared_ptr<Shared> m_shared; ///< with the calls under way
};

} // namespace waxwing
