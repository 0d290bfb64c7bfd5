#pragma once

#include "core/base/guid.h"

#include <QDateTime>
#include <QStringList>

namespace waxwing {

/// The wish to be reminded of a message one sent if it stays unread.
struct Chase
{
    Guid message;
    int days = 0;        ///< how long to wait, as chosen
    QDateTime since;     ///< from when on they count, by this computer's clock
    QDateTime reminded;  ///< invalid: not yet
    QStringList waiting; ///< with `reminded`: who had not read it

    bool operator==(const Chase&) const = default;
};

inline constexpr int kMostChaseDays = 365;

/// What the portal says of a message that was sent: nothing here tells that anybody looked.
struct SentState
{
    struct Reader
    {
        QString name;
        bool hasRead = false;
    };
    bool isSent = true;         ///< false: still a draft
    bool trackingShown = false; ///< false: who has read it cannot be known
    bool isRecalled = false;
    bool isExpired = false;
    QDateTime expiryDate;
    QList<Reader> readers; ///< recipients who still have access
};

/// What is to be done about a chase.
struct ChaseStep
{
    enum class What {
        Wait,   ///< nothing before `until`
        Begin,  ///< the clock was set back: the days count from now on
        Look,   ///< time is up: what matters now is what the portal says
        Remind, ///< nobody but `waiting` has read it
        Settle, ///< nothing to be reminded of any more
    };
    What what = What::Wait;
    QDateTime until;
    QStringList waiting;

    bool operator==(const ChaseStep&) const = default;
};

/// By time alone. A chase that has reminded waits for the person, without end.
[[nodiscard]] ChaseStep chaseStep(const Chase& chase, const QDateTime& now);
/// Once the portal was asked. Before its time a chase is settled or waits, it never reminds.
[[nodiscard]] ChaseStep chaseStep(const Chase& chase, const SentState& state, const QDateTime& now);

} // namespace waxwing
