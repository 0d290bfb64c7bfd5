#pragma once

namespace waxwing {

/// What happens before a message is opened whose sender will see that it was read.
enum class ReadForecast {
    First,    ///< it is said once for each account, then opened without a word
    Always,   ///< asked every time
    SlipOnly, ///< only the delivery slip is shown, until the person opens it there
    Open,     ///< opened without a word
};

} // namespace waxwing
