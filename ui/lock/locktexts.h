#pragma once

#include "core/account/keygate.h"
#include "ui/common/iconset.h"

#include <QString>

namespace waxwing {

/// What the lock window shows: where the keys are, and whether the program had been open.
struct LockView
{
    KeyStanding standing = KeyStanding::Looking;
    bool wasOpen = false;    ///< locked by the person, by time or with the screen
    bool alertsGoOn = true;  ///< new messages are still announced, without content

    bool operator==(const LockView&) const = default;
};

enum class LockAction {
    None,
    Unlock,
    EnterPassphrase,
    ChoosePassphrase, ///< shows the page for a new one
    CreatePassphrase,
    ForgotPassphrase, ///< asks before giving it up
    GiveUpPassphrase,
    BeginAnew,
    GoOnInMemory,
    Back,
};

/// A page inside the window: what the standing says, or a step that follows from it.
enum class LockPage { Standing, NewPassphrase, Forgotten };

struct LockTexts
{
    Icon icon = Icon::Lock;
    bool busy = false;
    QString heading;
    QString sentence;
    int fields = 0; ///< for passphrases: none, the one there is, or a new one twice
    QString primary;
    LockAction primaryAction = LockAction::None;
    QString secondary;
    LockAction secondaryAction = LockAction::None;
};

[[nodiscard]] LockTexts lockTexts(const LockView& view, LockPage page);

/// Empty if it may be used; otherwise why not.
[[nodiscard]] QString passphraseProblem(const QString& passphrase, const QString& repeated);

} // namespace waxwing
