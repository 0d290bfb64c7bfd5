#pragma once

#include "app/instance/commandrequest.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace waxwing {

/// What a second start asks of the program that runs already. Travels as one line of JSON; what
/// comes in may be anybody's.
struct InstanceMessage
{
    enum class Action {
        Show, ///< bring the window to the front
        Open, ///< open the link
        Ask,  ///< answer `request` with text
    };
    Action action = Action::Show;
    CommandRequest request;
    QString link;            ///< not checked: core/links decides what it is
    QString activationToken; ///< permission to take the focus, from the desktop

    static constexpr qsizetype kLongestLink = 2048; ///< longer ones are no links of ours
    static constexpr qsizetype kLongestLine = 16 * 1024;

    /// Ends in a newline and holds no other.
    [[nodiscard]] QByteArray toLine() const;
    /// Nothing if it is too long, not JSON, or not a message of ours.
    [[nodiscard]] static std::optional<InstanceMessage> fromLine(const QByteArray& line);
};

} // namespace waxwing
