#include "ui/composer/composerstate.h"

#include <QSet>

namespace waxwing {

namespace {

OptionState when(bool allowed)
{
    return {allowed ? OptionState::Why::Changeable : OptionState::Why::NotAllowed};
}

} // namespace

ComposerOptions optionsFor(const Draft& draft, const WritingRules& rules)
{
    ComposerOptions options;
    options.tracking = when(rules.tracking);
    options.shareTracking = options.tracking;
    if (options.tracking.isChangeable() && !draft.options.allowTracking)
        options.shareTracking.why = OptionState::Why::NeedsTracking;
    if (draft.action != DraftAction::New) {
        // The first message of a conversation decides for all of it (messages.md 4.1).
        const OptionState set{OptionState::Why::SetByFirstMessage};
        options.reply = options.forward = options.tracking = options.shareTracking = set;
    }
    options.chase = when(rules.tracking);
    if (rules.tracking && !draft.options.allowTracking)
        options.chase.why = OptionState::Why::NeedsTracking;
    options.accountPassword = when(rules.accountPassword);
    options.uniquePassword = when(rules.uniquePassword);
    options.expiry = when(rules.expiry);
    options.invite = when(rules.invite && !rules.isGuest);
    return options;
}

PasswordStrength strengthOf(const Secret& password)
{
    if (password.isEmpty())
        return PasswordStrength::None;
    const QString text = QString::fromUtf8(password.reveal());
    bool lower = false;
    bool upper = false;
    bool digit = false;
    bool other = false;
    QSet<QChar> different;
    for (const QChar letter : text) {
        different.insert(letter);
        lower = lower || letter.isLower();
        upper = upper || letter.isUpper();
        digit = digit || letter.isDigit();
        other = other || !letter.isLetterOrNumber();
    }
    const int kinds = int(lower) + int(upper) + int(digit) + int(other);
    const auto length = text.size();
    if (length < 8 || different.size() < 5)
        return PasswordStrength::Weak;
    if (length >= 16 || (length >= 12 && kinds >= 3))
        return PasswordStrength::Strong;
    return kinds >= 2 || length >= 12 ? PasswordStrength::Fair : PasswordStrength::Weak;
}

} // namespace waxwing
