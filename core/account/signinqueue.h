#pragma once

#include "core/base/guid.h"

#include <QList>

#include <optional>

namespace waxwing {

/// The accounts that wait for the person to sign in, and the walk through them: one after the other,
/// in one window. Whoever is put off keeps waiting, but is not asked again in the same walk. Pure.
class SignInQueue
{
public:
    /// It needs a sign-in. Twice is once; a walk under way comes to it last.
    void add(const Guid& account);
    /// It needs none any more: signed in, paused, removed. If it was its turn, the next one's comes.
    void remove(const Guid& account);
    [[nodiscard]] bool isEmpty() const { return m_waiting.isEmpty(); }
    [[nodiscard]] const QList<Guid>& waiting() const { return m_waiting; }

    /// Begins a walk with this one; the others that wait follow.
    void begin(const Guid& first);
    /// Later: the next one's turn.
    void postpone();
    /// Ends the walk; all keep waiting.
    void stop();
    /// Whose turn it is; nullopt when no walk is under way.
    [[nodiscard]] std::optional<Guid> current() const;
    /// "2 of 3"
    [[nodiscard]] int place() const { return m_passed + 1; }
    [[nodiscard]] int length() const { return m_passed + static_cast<int>(m_walk.size()); }

private:
    QList<Guid> m_waiting;
    QList<Guid> m_walk; ///< the first is the current one
    int m_passed = 0;
};

} // namespace waxwing
