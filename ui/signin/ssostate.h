#pragma once

#include "core/model/types.h"

#include <QDateTime>
#include <QSet>
#include <QUrl>

namespace waxwing {

enum class SsoPhase {
    Choose,    ///< which way, and whether to stay signed in
    Browser,   ///< the person is in the browser
    Finishing, ///< back from there
    Confirm,   ///< signed in as somebody else than expected
};

/// What the page of single sign-on shows.
struct SsoState
{
    SsoPhase phase = SsoPhase::Choose;
    QString portalName;
    QString expected;              ///< who should sign in
    QList<Authenticator> methods;  ///< in the order of the buttons
    QSet<int> hopeless;            ///< of these trying again does not help
    bool usedBefore = false;       ///< the first method was used the last time
    bool offerKeep = false;
    bool keep = false;
    QUrl address;                  ///< what the browser was opened with
    bool browserStarted = true;
    bool again = false;            ///< the browser was opened for the second time
    QDateTime until;
    QString signedInAs;            ///< with Confirm
};

} // namespace waxwing
