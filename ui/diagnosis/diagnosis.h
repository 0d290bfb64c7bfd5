#pragma once

#include "core/account/accountstatus.h"
#include "core/alerts/notifier.h"
#include "core/alerts/selftest.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace waxwing {

enum class TrayKind { None, StatusNotifier, Embedded };

enum class CredentialStore { System, Passphrase, MemoryOnly };

/// Something that happened lately. Accounts are numbers: whoever gets a copy learns no addresses.
struct DiagnosedEvent
{
    enum class Kind { StatusChanged, NewsArrived, AlertShown, AlertFailed, AlertClicked, AlertClosed };
    Kind kind = Kind::StatusChanged;
    QDateTime at;
    int account = 0;    ///< from 1; 0: none
    Liveness liveness = Liveness::Starting; ///< of StatusChanged
};

/// What the program knows of the ways that alerts take.
struct Diagnosis
{
    QString version;
    QString system;   ///< operating system and desktop, as they call themselves
    QString platform; ///< of Qt: "xcb", "wayland"
    NotifierFacts notifier;
    TrayKind tray = TrayKind::None;
    CredentialStore store = CredentialStore::System;
    bool locked = false;
    bool doNotDisturb = false; ///< of the desktop
    bool paused = false;
    QDateTime pausedUntil; ///< invalid: until the person resumes them
    SelfTestStage selfTest = SelfTestStage::NeverRun;
    QDateTime selfTestAt;
    QList<AccountStatus> accounts;
    QList<DiagnosedEvent> events; ///< newest first
};

/// One line of the page: "Notifications", "dunst 1.9.0", and whether it is as it should be.
struct DiagnosisLine
{
    enum class Health { Good, Attention, Bad, Plain };
    QString name;
    QString value;
    Health health = Health::Plain;
};

[[nodiscard]] QList<DiagnosisLine> diagnosisLines(const Diagnosis& diagnosis, const QDateTime& now,
                                                  const QLocale& locale);
[[nodiscard]] QStringList eventLines(const Diagnosis& diagnosis, const QLocale& locale);
/// What is wrong, or that nothing is, in one sentence; empty before the first test.
[[nodiscard]] QString selfTestSentence(SelfTestStage stage);
/// All of it as plain text for the clipboard.
[[nodiscard]] QString diagnosisText(const Diagnosis& diagnosis, const QDateTime& now,
                                    const QLocale& locale);

} // namespace waxwing
