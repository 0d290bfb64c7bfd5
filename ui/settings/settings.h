#pragma once

#include "core/account/accountstatus.h"
#include "core/model/news.h"
#include "ui/common/readforecast.h"
#include "ui/common/theme.h"

#include <QStringList>

namespace waxwing {

/// What a person can set about the program itself.
struct Settings
{
    ThemeChoice theme = ThemeChoice::System;
    AlertContent alertContent = AlertContent::SenderAndSubject;
    ReadForecast readForecast = ReadForecast::First;

    int lockAfterMinutes = 0; ///< never
    bool lockWithScreen = false;
    bool startAtLogin = false; ///< by the system, into the tray

    bool operator==(const Settings&) const = default;
};

/// What of the settings the organisation has decided, and the rest of its policy in words.
struct ManagedView
{
    bool present = false;
    bool unreadable = false;
    bool alertContent = false;   ///< Settings::alertContent cannot be changed
    QStringList allowedPortals;  ///< empty and restrictsPortals: none
    bool restrictsPortals = false;
    QString directory;           ///< host; empty: the usual one
    bool noOfflineCopies = false;
    int lockAfterMinutes = 0;    ///< 0: not set

    bool operator==(const ManagedView&) const = default;
};

/// What stays on this computer, as the settings show it.
struct StorageView
{
    enum class Keys { CredentialStore, Passphrase, Memory };
    enum class Change { None, Working, Done, Wrong, Failed }; ///< of the passphrase

    Keys keys = Keys::CredentialStore;
    bool keepsNothing = false;
    bool forced = false; ///< keeping nothing was decided by the organisation
    Change change = Change::None;
};

/// An account as the settings show it.
struct SettingsAccount
{
    Guid id;
    QString name;       ///< as the person calls it
    QString portalName; ///< as the portal calls itself
    QString emailAddress;
    bool signsOutOfOrganisation = false; ///< single sign-on with a sign-out of its own
    bool canChangePassword = false;      ///< signed in, and with a password at all
    AccountStatus status;
    QString state; ///< in words, as of now

    [[nodiscard]] bool isSignedIn() const
    {
        return status.liveness != Liveness::SignInNeeded
               && status.ended != SessionEnd::SignedOut;
    }
    [[nodiscard]] bool isPaused() const { return status.liveness == Liveness::Paused; }
};

} // namespace waxwing
