#include "core/portal/jsonreader.h"

#include <QTimeZone>

#include <array>
#include <cmath>
#include <utility>

namespace waxwing {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool sameName(std::string_view a, std::string_view b)
{
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (lower(a[i]) != lower(b[i]))
            return false;
    }
    return true;
}

QString scalarText(const Json& value)
{
    if (value.is_string()) {
        const auto& text = value.get_ref<const std::string&>();
        return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    }
    if (value.is_boolean())
        return value.get<bool>() ? QStringLiteral("true") : QStringLiteral("false");
    if (value.is_number_integer())
        return QString::number(value.get<qint64>());
    if (value.is_number())
        return QString::number(value.get<double>());
    return {};
}

std::optional<bool> scalarFlag(const Json& value)
{
    if (value.is_boolean())
        return value.get<bool>();
    if (value.is_number_integer())
        return value.get<qint64>() != 0;
    if (value.is_string()) {
        const QString text = scalarText(value).trimmed();
        if (text.compare(u"true", Qt::CaseInsensitive) == 0 || text == u"1")
            return true;
        if (text.compare(u"false", Qt::CaseInsensitive) == 0 || text == u"0")
            return false;
    }
    return std::nullopt;
}

} // namespace

const Json* JsonReader::member(std::string_view name) const
{
    if (!m_object.is_object())
        return nullptr;
    // The documented spelling first: that is what nearly every answer has.
    auto found = m_object.find(name);
    if (found == m_object.end()) {
        for (auto it = m_object.begin(); it != m_object.end(); ++it) {
            if (sameName(it.key(), name)) {
                found = it;
                break;
            }
        }
    }
    return found == m_object.end() || found->is_null() ? nullptr : &*found;
}

QString JsonReader::text(std::string_view name) const
{
    const Json* value = member(name);
    return value ? scalarText(*value) : QString();
}

std::optional<bool> JsonReader::optionalFlag(std::string_view name) const
{
    const Json* value = member(name);
    return value ? scalarFlag(*value) : std::nullopt;
}

bool JsonReader::flag(std::string_view name, bool otherwise) const
{
    return optionalFlag(name).value_or(otherwise);
}

qint64 JsonReader::number(std::string_view name, qint64 otherwise) const
{
    const Json* value = member(name);
    if (!value)
        return otherwise;
    if (value->is_number_integer())
        return value->get<qint64>();
    if (value->is_number()) {
        const double real = value->get<double>();
        return std::isfinite(real) && std::abs(real) < 9.0e18 ? static_cast<qint64>(real)
                                                              : otherwise;
    }
    bool ok = false;
    const qint64 parsed = scalarText(*value).toLongLong(&ok);
    return ok ? parsed : otherwise;
}

std::optional<Guid> JsonReader::guid(std::string_view name) const
{
    const auto parsed = Guid::parse(text(name));
    return parsed && !parsed->isNull() ? parsed : std::nullopt;
}

QDateTime JsonReader::date(std::string_view name) const
{
    return parseWireDate(text(name));
}

QStringList JsonReader::texts(std::string_view name) const
{
    QStringList list;
    forEach(name, [&list](const Json& item) {
        const QString text = scalarText(item);
        if (!text.isEmpty())
            list << text;
    });
    return list;
}

bool JsonReader::feature(std::string_view name, bool otherwise) const
{
    const Json* value = member(name);
    if (!value)
        return otherwise;
    if (value->is_object())
        return JsonReader(*value).flag("enabled", otherwise);
    return scalarFlag(*value).value_or(otherwise);
}

Result<Json> parseObject(const QByteArray& bytes)
{
    Json parsed = parseJson({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (!parsed.is_object())
        return failure(ErrorKind::Protocol, QStringLiteral("the answer is not a JSON object"));
    return parsed;
}

QDateTime parseWireDate(QStringView text)
{
    text = text.trimmed();
    if (text.size() < 10)
        return {};
    // Qt reads at most milliseconds reliably: cut the fraction by hand.
    QStringView zone;
    QStringView moment = text;
    const qsizetype time = text.indexOf(u'T');
    if (time > 0) {
        for (qsizetype i = time; i < text.size(); ++i) {
            if (text[i] == u'Z' || text[i] == u'z' || text[i] == u'+' || text[i] == u'-') {
                zone = text.mid(i);
                moment = text.left(i);
                break;
            }
        }
    }
    const qsizetype point = moment.indexOf(u'.');
    int milliseconds = 0;
    if (point > 0) {
        const QStringView fraction = moment.mid(point + 1).left(3);
        bool ok = false;
        milliseconds = fraction.toInt(&ok);
        if (!ok || milliseconds < 0)
            return {};
        for (qsizetype i = fraction.size(); i < 3; ++i)
            milliseconds *= 10;
        moment = moment.left(point);
    }
    QString iso = moment.toString();
    if (zone.isEmpty() || zone.startsWith(u'Z') || zone.startsWith(u'z'))
        iso += u'Z';
    else
        iso += zone;
    QDateTime date = QDateTime::fromString(iso, Qt::ISODate);
    if (!date.isValid())
        return {};
    date = date.toUTC().addMSecs(milliseconds);
    return date.date().year() <= 1 ? QDateTime() : date;
}

QString decodeBasicEntities(QString text)
{
    if (!text.contains(u'&'))
        return text;
    static const std::array<std::pair<QString, QString>, 6> kEntities{{
        {QStringLiteral("&lt;"), QStringLiteral("<")},
        {QStringLiteral("&gt;"), QStringLiteral(">")},
        {QStringLiteral("&quot;"), QStringLiteral("\"")},
        {QStringLiteral("&#39;"), QStringLiteral("'")},
        {QStringLiteral("&apos;"), QStringLiteral("'")},
        {QStringLiteral("&amp;"), QStringLiteral("&")}, // last, so that nothing is decoded twice
    }};
    for (const auto& [entity, plain] : kEntities)
        text.replace(entity, plain);
    return text;
}

} // namespace waxwing
