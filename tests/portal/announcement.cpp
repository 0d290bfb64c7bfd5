#include "tests/portal/announcement.h"

#include "tests/portal/seed.h"

namespace waxwing::portal {

Json announcement(const LocalPortalAddresses& at)
{
    Json json;
    json["directoryUrl"] = at.directoryUrl;
    json["baseUrl"] = at.baseUrl;
    json["pushUrl"] = at.pushUrl;
    json["pushKey"] = at.pushKey;
    json["caPath"] = at.authorityPath;
    json["controlUrl"] = at.controlUrl;
    json["controlToken"] = at.controlToken;
    json["port"] = at.port;
    json["pushPort"] = at.pushPort;
    json["controlPort"] = at.controlPort;
    json["accounts"] = {
        {{"emailAddress", kMainUser},
         {"password", kPassword},
         {"portals", "example, clinic; northwind by SSO"}},
        {{"emailAddress", "jonas.weber@example.org"},
         {"password", kPassword},
         {"portals", "example, clinic"}},
        {{"emailAddress", "gast@partner.example"},
         {"password", kPassword},
         {"portals", "example, clinic; guest"}},
        {{"emailAddress", "mfa@example.org"},
         {"password", kPassword},
         {"mfaCode", "123456"},
         {"portals", "example"}},
        {{"emailAddress", kMainUser},
         {"password", kOrganisationPassword},
         {"portals", "northwind, in the browser"}},
        {{"emailAddress", "kim.berg@harbour.example"},
         {"password", kOrganisationPassword},
         {"portals", "harbour, in the browser; several ways in"}},
        {{"emailAddress", "mara.voss@lagoon.example"},
         {"password", kOrganisationPassword},
         {"portals", "lagoon, in the browser"}},
        {{"emailAddress", "nora.newcomer@example.org"},
         {"password", kOrganisationPassword},
         {"portals", "none; northwind's organisation knows her"}},
        {{"emailAddress", "erika.alt@oldbank.example"},
         {"password", kPassword},
         {"portals", "oldbank; suspended"}},
    };
    return json;
}

} // namespace waxwing::portal
