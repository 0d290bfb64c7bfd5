#include "app/bootstrap/latechoices.h"

#include "app/bootstrap/accountlock.h"

#include <utility>

namespace waxwing {

namespace {

constexpr qsizetype kMostWaiting = 50;

} // namespace

LateChoices::LateChoices(Needs needs) : m_needs(std::move(needs)) {}

void LateChoices::take(const QString& key, AlertAction action, const QString& link,
                       const QString& token)
{
    const bool followed = action == AlertAction::Open && !link.isEmpty();
    if (followed)
        m_needs.openLink(link, token);
    if (m_waiting.size() < kMostWaiting)
        m_waiting << Choice{key, action, link, token};
    if (m_needs.lock.isOpen()) {
        accountsAreThere();
        return;
    }
    if (followed)
        return;
    // Somebody is at the screen, who can be asked to unlock.
    const KeyStanding standing = m_needs.lock.view().standing;
    if (standing == KeyStanding::Open || standing == KeyStanding::Looking)
        m_needs.lock.gate().attend();
    else
        m_needs.showWindow(token);
}

void LateChoices::accountsAreThere()
{
    for (const Choice& choice : std::exchange(m_waiting, {}))
        carryOut(choice);
}

void LateChoices::carryOut(const Choice& choice)
{
    const auto id = Guid::parse(choice.key.left(choice.key.indexOf(u'/')));
    LiveAccount* account = id ? m_needs.accounts.find(*id) : nullptr;
    const bool followed = choice.action == AlertAction::Open && !choice.link.isEmpty();
    if (account && followed)
        account->alerts().center().noteClicked(choice.key);
    else if (account)
        account->alerts().center().choose(choice.key, choice.action, choice.token);
    else if (!choice.link.isEmpty() && !followed)
        m_needs.openLink(choice.link, choice.token);
    else if (!followed)
        m_needs.showWindow(choice.token);
}

} // namespace waxwing
