#include "tests/portal/seed.h"

namespace waxwing::portal {

namespace {

struct SeedPerson
{
    const char* email;
    const char* first;
    const char* last;
    const char* title;
    const char* language;
};

/// The colleagues in the first portal; the others borrow from them.
constexpr SeedPerson kStaff[] = {
    {kMainUser, "Anna", "Keller", "Head of Compliance", "de"},
    {"jonas.weber@example.org", "Jonas", "Weber", "Legal Counsel", "de"},
    {"marie.dubois@example.org", "Marie", "Dubois", "Procurement", "fr"},
    {"wei.zhang@example.org", "Wei", "Zhang (张伟)", "Quality", "zh"},
    {"yuki.tanaka@example.org", "Yuki", "Tanaka (田中)", "Regional Sales", "ja"},
    {"omar.haddad@example.org", "Omar", "Haddad", "Finance", "en"},
    {"noa.levi@example.org", "Noa", "Levi", "Research", "en"},
    {"emily.clark@example.org", "Emily", "Clark", "Human Resources", "en"},
    {"ben.fischer@example.org", "Ben", "Fischer", "IT Security", "de"},
    {"lucia.moreno@example.org", "Lucía", "Moreno", "Marketing", "es"},
    {"sven.groß@example.org", "Sven", "Groß", "Warehouse", "de"},
    {"o'neill.patrick@example.org", "Patrick", "O'Neill", "Audit", "en"},
};

Person& addUser(Portal& portal, const SeedPerson& from, Ticks registered)
{
    Person& person = portal.addPerson(from.email, from.first, from.last, UserState::Registered);
    person.password = kPassword;
    person.title = from.title;
    person.company = portal.name;
    person.language = from.language;
    person.registered = registered;
    for (auto& label : person.labels)
        label.created = registered;
    return person;
}

Person& addPlain(Portal& portal, const char* email, const char* first, const char* last,
                 Ticks registered)
{
    return addUser(portal, {email, first, last, "", "en"}, registered);
}

void addDifficultUsers(Portal& portal, Ticks registered, Ticks now)
{
    Person& guest = addPlain(portal, "gast@partner.example", "Gerda", "Gast", registered);
    guest.guest = true;
    guest.company = "Partner GmbH";
    Person& invited = portal.addPerson("new.person@example.org", "Nina", "Neu", UserState::Invited);
    invited.registered = 0;
    Person& pending = addPlain(portal, "pending@example.org", "Paula", "Pending", registered);
    pending.state = UserState::PendingRegistration;
    addPlain(portal, "locked@example.org", "Lars", "Locked", registered).lockedUntil =
        now + 3650 * kTicksPerDay;
    addPlain(portal, "disabled@example.org", "Dora", "Disabled", registered).state =
        UserState::Disabled;
    addPlain(portal, "expired@example.org", "Emil", "Expired", registered).passwordExpired = true;
    addPlain(portal, "cra@example.org", "Carla", "Cra", registered).craPending = true;
    addPlain(portal, "mfa@example.org", "Max", "Factor", registered).mfa = true;
    addPlain(portal, "visitor@refused.example", "Vera", "Visitor", registered);
    portal.refusedDomains = {"refused.example"};
}

Portal& addPortal(World& world, const SeedOptions& options, const char* code, const char* name,
                  const char* domain)
{
    world.portals.push_back(std::make_unique<Portal>(code, name, options.seed));
    Portal& portal = *world.portals.back();
    portal.primaryDomain = domain;
    portal.contentFilterWords = {"X-REFUSED-BY-FILTER"};
    portal.settings = defaultSettings(portal, world.baseUrl);
    return portal;
}

void addLabels(Portal& portal, Person& owner, Ticks created)
{
    const char* names[] = {"Verträge", "Projects", "À suivre", "重要"};
    for (const char* name : names)
        owner.labels.push_back({portal.newGuid(), {}, name, created, std::nullopt});
    const Guid projects = owner.labels[owner.labels.size() - 3].guid;
    owner.labels.push_back({portal.newGuid(), projects, "Lighthouse", created, std::nullopt});
    owner.labels.push_back({portal.newGuid(), projects, "Harbour", created, std::nullopt});
}

} // namespace

void seedWorld(World& world, const SeedOptions& options)
{
    world.portals.clear();
    world.sessions.clear();
    world.tokens.clear();
    world.mailTokens.clear();
    world.mails.clear();
    world.notificationSessions.clear();
    world.pendingEvents.clear();
    world.recentRequests.clear();
    const Ticks now = world.now();
    const Ticks registered = now - 800 * kTicksPerDay;

    Portal& example = addPortal(world, options, "example", "Example Org", "example.org");
    for (const auto& person : kStaff)
        addUser(example, person, registered);
    addDifficultUsers(example, registered, now);
    Person& anna = *example.userByAddress(kMainUser);
    anna.aliases = {{"a.keller@example.org", true}};
    anna.signatureHtml = "<p>Anna Keller<br><i>Head of Compliance</i></p>";
    addLabels(example, anna, registered);
    seedMessages(example, anna.id, options.messages, now, options.seed);

    Portal& clinic = addPortal(world, options, "clinic", "Klinik am See", "klinik-am-see.example");
    clinic.jurisdiction = "CH";
    clinic.settings["cra"]["enabled"] = true;
    clinic.settings["keepMeLoggedIn"]["enabled"] = false;
    for (const auto& person : {kStaff[0], kStaff[1], kStaff[2]})
        addUser(clinic, person, registered);
    addPlain(clinic, "dr.baumann@klinik-am-see.example", "Ruth", "Baumann", registered);
    addPlain(clinic, "labor@klinik-am-see.example", "Labor", "Klinik am See", registered);
    addPlain(clinic, "gast@partner.example", "Gerda", "Gast", registered).guest = true;
    seedMessages(clinic, clinic.userByAddress(kMainUser)->id, std::min(options.messages, 80), now,
                 options.seed + 1);

    Portal& northwind = addPortal(world, options, "northwind", "Northwind", "northwind.example");
    northwind.sso = true;
    northwind.settings["sso"] = {{"enabled", true}};
    for (const auto& person : {kStaff[0], kStaff[7], kStaff[8]})
        addUser(northwind, person, registered).sso = true;
    seedMessages(northwind, northwind.userByAddress(kMainUser)->id, std::min(options.messages, 40),
                 now, options.seed + 2);

    Portal& oldbank = addPortal(world, options, "oldbank", "Old Bank", "oldbank.example");
    oldbank.status = "AccountSuspended";
    addUser(oldbank, kStaff[8], registered);
    addPlain(oldbank, "erika.alt@oldbank.example", "Erika", "Alt", registered);

    Portal& workshop = addPortal(world, options, "workshop", "Werkstatt Nord", "werkstatt.example");
    workshop.maintenance = true;
    addPlain(workshop, "meister@werkstatt.example", "Mia", "Meister", registered);
}

} // namespace waxwing::portal
