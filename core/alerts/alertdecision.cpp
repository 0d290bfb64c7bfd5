#include "core/alerts/alertdecision.h"

#include <optional>

namespace waxwing {

namespace {

using Verdict = AlertDecision::Verdict;

bool isInboxKind(NewsKind kind)
{
    return kind == NewsKind::Message || kind == NewsKind::Attachment
           || kind == NewsKind::SignatureRequest;
}

/// A message is one piece of news, whatever hangs on it: it is shown as what matters most of what
/// is wanted.
QList<NewsKind> kindsOf(const News& news)
{
    if (!isInboxKind(news.kind))
        return {news.kind};
    QList<NewsKind> kinds;
    if (news.signatureWanted)
        kinds << NewsKind::SignatureRequest;
    kinds << NewsKind::Message;
    if (news.attachments > 0)
        kinds << NewsKind::Attachment;
    return kinds;
}

/// The kind to show, or why there is none.
std::optional<NewsKind> wantedKind(const News& news, const AlertRules& rules, QString& rule)
{
    rule = AlertRule::kForbidden;
    for (const NewsKind kind : kindsOf(news)) {
        if (rules.forbidden.contains(kind))
            continue;
        if (!rules.unwanted.contains(kind))
            return kind;
        rule = AlertRule::kUnwanted;
    }
    return std::nullopt;
}

QString lastingReason(const News& news, const AlertRules& rules)
{
    if (news.isOwn)
        return AlertRule::kOwnMessage;
    if (isInboxKind(news.kind)) {
        if (!news.isReadable)
            return AlertRule::kNoAccess;
        if (news.isRead)
            return AlertRule::kAlreadyRead;
    }
    if (!news.conversationGuid.isNull() && rules.muted.contains(news.conversationGuid))
        return AlertRule::kMuted;
    return {};
}

struct Hold
{
    QLatin1StringView rule;
    QDateTime until;
};

std::optional<Hold> holdOf(const News& news, const AlertSituation& situation, bool vip)
{
    const AlertRules& rules = situation.rules;
    const AlertHabits& habits = rules.habits;
    if (news.postponed.isValid() && situation.now < news.postponed)
        return Hold{AlertRule::kPostponed, news.postponed};
    if (rules.accountPaused)
        return Hold{AlertRule::kAccountPaused, {}};
    if (!vip && habits.pausedOpenEnd)
        return Hold{AlertRule::kPaused, {}};
    if (!vip && habits.pausedUntil.isValid() && situation.now < habits.pausedUntil)
        return Hold{AlertRule::kPaused, habits.pausedUntil};
    if (!vip && situation.quiet)
        return Hold{AlertRule::kQuietHours, situation.quietUntil};
    if (situation.presence.doNotDisturb)
        return Hold{AlertRule::kDoNotDisturb, {}};
    return std::nullopt;
}

} // namespace

AlertSituation::AlertSituation(AlertRules alertRules, Presence who, const QDateTime& when,
                               const QTimeZone& zone)
    : rules(std::move(alertRules)), presence(who), now(when),
      quiet(rules.habits.quietHours.isQuiet(when, zone)),
      quietUntil(quiet ? rules.habits.quietHours.endsAfter(when, zone) : QDateTime())
{}

AlertDecision decide(const News& news, const AlertSituation& situation)
{
    AlertDecision decision;
    decision.isVip = situation.rules.vips.contains(foldedAddress(news.personAddress));
    decision.content = situation.rules.habits.content;
    if (situation.presence.screenLocked || situation.presence.screenShared)
        decision.content = AlertContent::Nothing;
    decision.sound = situation.rules.habits.sound;

    decision.rule = lastingReason(news, situation.rules);
    if (decision.rule.isEmpty()) {
        QString against;
        const auto kind = wantedKind(news, situation.rules, against);
        if (kind)
            decision.kind = *kind;
        else
            decision.rule = against;
    }
    if (!decision.rule.isEmpty()) {
        decision.verdict = Verdict::Never;
        return decision;
    }
    if (const auto hold = holdOf(news, situation, decision.isVip)) {
        decision.verdict = Verdict::HoldBack;
        decision.rule = hold->rule;
        decision.until = hold->until;
    }
    return decision;
}

} // namespace waxwing
