#include "tests/portal/schema.h"

#include "tests/portal/text.h"

#include <QFile>

#include <algorithm>
#include <stdexcept>

// Outside the namespace, as the macro demands; a static library is not initialised by itself.
static void initialiseResources()
{
    Q_INIT_RESOURCE(portal);
}

namespace waxwing::portal {

namespace {

std::vector<std::string> splitPath(std::string_view path)
{
    std::vector<std::string> segments;
    while (!path.empty()) {
        const auto slash = path.find('/');
        const auto segment = path.substr(0, slash);
        if (!segment.empty())
            segments.emplace_back(segment);
        path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
    }
    return segments;
}

bool isParameter(const std::string& segment)
{
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

FieldLocation locationOf(const std::string& text)
{
    if (text == "path")
        return FieldLocation::Path;
    if (text == "query")
        return FieldLocation::Query;
    return text == "multipart" ? FieldLocation::Multipart : FieldLocation::Body;
}

SchemaField readField(const Json& json)
{
    SchemaField field;
    field.name = json.value("name", "");
    field.type = json.value("type", "string");
    if (field.type.starts_with("array<"))
        field.itemType = field.type.substr(6, field.type.size() - 7);
    field.enumName = json.value("enum", "");
    // Absent and null mean the same, so what may be null need not be there.
    field.required = json.value("required", false) && !json.value("nullable", false);
    field.location = locationOf(json.value("location", "body"));
    return field;
}

std::string routeKey(std::string_view api, std::string_view method, std::size_t segments)
{
    return std::string(api) + ' ' + std::string(method) + ' ' + std::to_string(segments);
}

} // namespace

Schema::Schema()
{
    initialiseResources();
    QFile file(QStringLiteral(":/waxwing/portal/schema.json"));
    if (!file.open(QFile::ReadOnly))
        throw std::runtime_error("schema.json is missing from the program");
    const Json json = Json::parse(file.readAll().toStdString());
    for (const auto& [name, values] : json.at("enums").items()) {
        const auto status = values.value("status", "");
        m_enums[name] = {values.at("values").get<std::vector<std::string>>(),
                         status == "published" || status.starts_with("sdk")};
    }
    // U4: the archive is a folder of this portal too.
    m_enums["MessageBoxType"].values.push_back("Archive");
    for (const auto& [name, type] : json.at("types").items()) {
        SchemaType& entry = m_types[name];
        entry.name = name;
        for (const auto& field : type.at("fields"))
            entry.fields.push_back(readField(field));
    }
    for (const auto& entry : json.at("operations")) {
        SchemaOperation operation;
        operation.name = entry.at("name").get<std::string>();
        operation.api = entry.at("api").get<std::string>();
        operation.method = entry.at("method").get<std::string>();
        operation.paths = entry.at("paths").get<std::vector<std::string>>();
        operation.needsSession = entry.at("session") == "required";
        operation.response = entry.at("response").get<std::string>();
        for (const auto& field : entry.at("request"))
            operation.request.push_back(readField(field));
        m_operations.push_back(std::move(operation));
    }
    for (const auto& operation : m_operations) {
        for (const auto& path : operation.paths)
            addRoute(operation, path);
    }
    // The older discovery with a password was observed, but is in no published list.
    addRoute(*operation("PublicDiscoveryServiceUserAuthenticate"), "/public/sso");
}

void Schema::addRoute(const SchemaOperation& operation, std::string_view path)
{
    auto segments = splitPath(path);
    const auto literals = std::count_if(segments.begin(), segments.end(),
                                        [](const auto& segment) { return !isParameter(segment); });
    auto& routes = m_routes[routeKey(operation.api, operation.method, segments.size())];
    routes.push_back({std::move(segments), &operation, static_cast<int>(literals)});
    std::stable_sort(routes.begin(), routes.end(),
                     [](const Route& a, const Route& b) { return a.literals > b.literals; });
}

const SchemaOperation* Schema::operation(std::string_view name) const
{
    for (const auto& operation : m_operations) {
        if (operation.name == name)
            return &operation;
    }
    return nullptr;
}

const SchemaType* Schema::type(const std::string& name) const
{
    const auto found = m_types.find(name);
    return found == m_types.end() ? nullptr : &found->second;
}

const SchemaEnum* Schema::enumeration(const std::string& name) const
{
    const auto found = m_enums.find(name);
    return found == m_enums.end() ? nullptr : &found->second;
}

std::optional<RouteMatch> Schema::match(std::string_view api, std::string_view method,
                                        std::string_view path) const
{
    const auto segments = splitPath(path);
    const auto found = m_routes.find(routeKey(api, method, segments.size()));
    if (found == m_routes.end())
        return std::nullopt;
    for (const auto& route : found->second) {
        RouteMatch match{route.operation, {}};
        bool fits = true;
        for (std::size_t i = 0; fits && i < segments.size(); ++i) {
            const auto& wanted = route.segments[i];
            if (isParameter(wanted))
                match.pathValues.emplace_back(wanted.substr(1, wanted.size() - 2),
                                              percentDecoded(segments[i], false));
            else
                fits = equalsIgnoringCase(wanted, percentDecoded(segments[i], false));
        }
        if (fits)
            return match;
    }
    return std::nullopt;
}

} // namespace waxwing::portal
