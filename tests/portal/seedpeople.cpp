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
    portal.chunkBytes = world.chunkBytes;
    portal.contentFilterWords = {"X-REFUSED-BY-FILTER"};
    portal.settings = defaultSettings(portal, world.baseUrl);
    return portal;
}

Person& addSsoUser(Portal& portal, const SeedPerson& from, Ticks registered)
{
    Person& person = addUser(portal, from, registered);
    person.sso = true;
    if (portal.authenticators.size() == 1)
        person.lastAuthenticator = portal.authenticators.front().key;
    return person;
}

/// One organisation, one way in: straight to the browser.
void seedNorthwind(World& world, const SeedOptions& options, Ticks registered)
{
    Portal& northwind = addPortal(world, options, "northwind", "Northwind", "northwind.example");
    northwind.sso = true;
    northwind.authenticators = {
        {"staff", "Northwind account", "Sign in with your work account", "northwind"}};
    for (const auto& person : {kStaff[0], kStaff[7], kStaff[8]})
        addSsoUser(northwind, person, registered);
    addSsoUser(northwind, {"uma.unproven@example.org", "Uma", "Unproven", "", "en"}, registered);
    addSsoUser(northwind, {"tom.hansen@example.org", "Tom", "Hansen", "", "en"}, registered);
    seedMessages(northwind, northwind.userByAddress(kMainUser)->id, std::min(options.messages, 40),
                 world.now(), options.seed + 2);
}

/// Several ways in, and which of them depends on the address.
void seedHarbour(World& world, const SeedOptions& options, Ticks registered)
{
    Portal& harbour = addPortal(world, options, "harbour", "Harbour Group", "harbour.example");
    harbour.sso = true;
    harbour.authenticators = {
        {"staff", "Harbour account", "For staff of the Harbour Group", "harbour"},
        {"partners", "Harbour Partners", "For partner companies", "partners"},
        {"password", "Password", "Set when you registered with this portal", ""}};
    Person& kim =
        addSsoUser(harbour, {"kim.berg@harbour.example", "Kim", "Berg", "Pilot", "en"}, registered);
    kim.lastAuthenticator = "partners";
    Person& lee = addSsoUser(harbour, {"lee.ortiz@harbour.example", "Lee", "Ortiz", "Crew", "es"},
                             registered);
    lee.authenticators = {"staff"};
    addPlain(harbour, "pat.quist@harbour.example", "Pat", "Quist", registered);
    seedMessages(harbour, kim.id, std::min(options.messages, 20), world.now(), options.seed + 3);
}

/// The older form: discovery knows the one address of the identity proxy and no authenticators.
void seedLagoon(World& world, const SeedOptions& options, Ticks registered)
{
    Portal& lagoon = addPortal(world, options, "lagoon", "Lagoon Labs", "lagoon.example");
    lagoon.sso = true;
    lagoon.olderSsoForm = true;
    lagoon.authenticators = {{"staff", "Lagoon account", "", "lagoon"}};
    Person& mara =
        addSsoUser(lagoon, {"mara.voss@lagoon.example", "Mara", "Voss", "", "en"}, registered);
    addPlain(lagoon, "noel.park@lagoon.example", "Noel", "Park", registered);
    seedMessages(lagoon, mara.id, std::min(options.messages, 20), world.now(), options.seed + 4);
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
    world.notices.clear();
    world.notificationSessions.clear();
    world.pendingEvents.clear();
    world.recentRequests.clear();
    world.proxy = {};
    world.downloadTokens.clear();
    world.hashCalculations.clear();
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

    seedNorthwind(world, options, registered);

    Portal& oldbank = addPortal(world, options, "oldbank", "Old Bank", "oldbank.example");
    oldbank.status = "AccountSuspended";
    addUser(oldbank, kStaff[8], registered);
    addPlain(oldbank, "erika.alt@oldbank.example", "Erika", "Alt", registered);

    Portal& workshop = addPortal(world, options, "workshop", "Werkstatt Nord", "werkstatt.example");
    workshop.maintenance = true;
    addPlain(workshop, "meister@werkstatt.example", "Mia", "Meister", registered);

    seedHarbour(world, options, registered);
    seedLagoon(world, options, registered);
}

} // namespace waxwing::portal
