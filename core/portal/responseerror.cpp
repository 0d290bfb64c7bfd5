#include "core/portal/responseerror.h"

#include <QLocale>

namespace waxwing {

std::optional<std::chrono::seconds> retryAfterOf(const HttpResponse& response)
{
    const QByteArray value = response.header("retry-after").trimmed();
    if (value.isEmpty())
        return std::nullopt;
    bool ok = false;
    const qint64 seconds = value.toLongLong(&ok);
    if (ok && seconds >= 0)
        return std::chrono::seconds(seconds);
    const QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(value),
                                                   QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    if (!date.isValid())
        return std::nullopt;
    const QDateTime utc(date.date(), date.time(), Qt::UTC);
    return std::chrono::seconds(std::max<qint64>(0, QDateTime::currentDateTimeUtc().secsTo(utc)));
}

ErrorKind kindOf(const QString& code, int httpStatus)
{
    if (code == u"811")
        return ErrorKind::SignInNeeded;
    if (code == u"810" || code == u"929")
        return ErrorKind::NotFound;
    if (code == u"31" || code == u"50")
        return ErrorKind::Portal;
    switch (httpStatus) {
    case 401: return ErrorKind::SignInNeeded;
    case 403: return ErrorKind::Forbidden;
    case 404: return ErrorKind::NotFound;
    default: return ErrorKind::Portal;
    }
}

namespace {

constexpr qsizetype kMostFieldFaults = 50; ///< more than any form has fields

} // namespace

Result<Json> readAnswer(const HttpResponse& response)
{
    const bool accepted = response.status >= 200 && response.status < 300;
    auto parsed = parseObject(response.body);

    Error error;
    if (parsed) {
        const JsonReader answer(*parsed);
        if (const Json* status = answer.member("responseStatus")) {
            const JsonReader reader(*status);
            error.code = reader.text("errorCode");
            error.portalMessage = reader.text("message");
            reader.forEach("errors", [&error](const Json& item) {
                const JsonReader fault(item);
                if (error.fields.size() < kMostFieldFaults)
                    error.fields << FieldFault{fault.text("fieldName"), fault.text("message")};
            });
        }
    }
    if (accepted && error.code.isEmpty()) {
        if (!parsed && response.body.trimmed().isEmpty())
            return Json::object();
        return parsed;
    }
    // A portal answers; it does not send its callers, and what they carry, somewhere else.
    if (response.status / 100 == 3 && error.code.isEmpty()) {
        error.kind = ErrorKind::Protocol;
        error.code = QStringLiteral("sent-elsewhere");
        error.httpStatus = response.status;
        return failure(std::move(error));
    }
    error.kind = kindOf(error.code, response.status);
    error.httpStatus = response.status;
    error.retryAfter = retryAfterOf(response);
    return failure(std::move(error));
}

} // namespace waxwing
