#pragma once

#include "tests/portal/http.h"
#include "tests/portal/world.h"

namespace waxwing::portal {

/// A page of the portal's own for a browser; `content` is markup, the title is not.
HttpResponse htmlPage(int status, const std::string& title, const std::string& content);

/// What a browser gets at a portal's web addresses: a page in place of the web application, the
/// recipient question (CRA) that no public operation answers, and the pictures of the branding.
/// `path` is the part behind the service code, e.g. `/app/cra`.
HttpResponse webPage(World& world, Portal& portal, const std::string& path,
                     const HttpRequest& request);

} // namespace waxwing::portal
