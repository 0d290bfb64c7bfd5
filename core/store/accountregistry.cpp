#include "core/store/accountregistry.h"

#include "core/store/accountdatabase.h"

namespace waxwing {

namespace {

constexpr int kFirstSsoColumn = 11;

std::optional<SsoRecord> ssoOf(const Statement& row)
{
    SsoRecord sso;
    sso.identityProxy = row.text(kFirstSsoColumn);
    sso.loginUrl = QUrl(row.text(kFirstSsoColumn + 1), QUrl::StrictMode);
    if (sso.identityProxy.isEmpty() || sso.loginUrl.isEmpty())
        return std::nullopt;
    sso.logoutUrl = QUrl(row.text(kFirstSsoColumn + 2), QUrl::StrictMode);
    sso.name = row.text(kFirstSsoColumn + 3);
    sso.idProviderGuid = Guid::parse(row.text(kFirstSsoColumn + 4));
    return sso;
}

} // namespace

AccountRegistry::AccountRegistry(AccountDatabase& profile) : m_profile(profile) {}

AsyncResult<QList<AccountRecord>> AccountRegistry::accounts()
{
    using Records = QList<AccountRecord>;
    return m_profile.read<Records>([](Connection& connection) -> Result<Records> {
        Statement statement = connection.prepare(
            "SELECT id, service_guid, service_code, service_name, jurisdiction, email_address, "
            "display_name, message_api, web_app, keep_signed_in, first_read_explained, "
            "sso_identity_proxy, sso_login, sso_logout, sso_name, sso_identity_provider, "
            "own_name, paused, signed_out, live_events FROM accounts ORDER BY position");
        Records records;
        while (statement.step()) {
            AccountRecord record;
            record.id = statement.guid(0);
            record.serviceGuid = statement.guid(1);
            record.serviceCode = statement.text(2);
            record.serviceName = statement.text(3);
            record.jurisdiction = statement.text(4);
            record.emailAddress = statement.text(5);
            record.displayName = statement.text(6);
            record.messageApi = QUrl(statement.text(7), QUrl::StrictMode);
            record.webApp = QUrl(statement.text(8), QUrl::StrictMode);
            record.keepSignedIn = statement.number(9) != 0;
            record.firstReadExplained = statement.number(10) != 0;
            record.sso = ssoOf(statement);
            record.ownName = statement.text(16);
            record.paused = statement.number(17) != 0;
            record.signedOut = statement.number(18) != 0;
            record.liveEvents = statement.number(19) != 0;
            records << record;
        }
        return records;
    });
}

AsyncResult<void> AccountRegistry::save(AccountRecord record)
{
    return m_profile.write<void>(
        Durability::Full, [record = std::move(record)](Connection& connection) -> Result<void> {
            const SsoRecord sso = record.sso.value_or(SsoRecord());
            connection
                .prepare("INSERT INTO accounts(id, service_guid, service_code, service_name, "
                         "jurisdiction, email_address, display_name, message_api, web_app, "
                         "keep_signed_in, first_read_explained, sso_identity_proxy, sso_login, "
                         "sso_logout, sso_name, sso_identity_provider, own_name, paused, "
                         "signed_out, live_events) "
                         "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) "
                         "ON CONFLICT(id) DO UPDATE SET service_guid = excluded.service_guid, "
                         "service_code = excluded.service_code, "
                         "service_name = excluded.service_name, "
                         "jurisdiction = excluded.jurisdiction, "
                         "email_address = excluded.email_address, "
                         "display_name = excluded.display_name, "
                         "message_api = excluded.message_api, web_app = excluded.web_app, "
                         "keep_signed_in = excluded.keep_signed_in, "
                         "first_read_explained = excluded.first_read_explained, "
                         "sso_identity_proxy = excluded.sso_identity_proxy, "
                         "sso_login = excluded.sso_login, sso_logout = excluded.sso_logout, "
                         "sso_name = excluded.sso_name, "
                         "sso_identity_provider = excluded.sso_identity_provider, "
                         "own_name = excluded.own_name, paused = excluded.paused, "
                         "signed_out = excluded.signed_out, "
                         "live_events = excluded.live_events")
                .bind(record.id)
                .bind(record.serviceGuid)
                .bind(record.serviceCode)
                .bind(record.serviceName)
                .bind(record.jurisdiction)
                .bind(record.emailAddress)
                .bind(record.displayName)
                .bind(record.messageApi.toString(QUrl::FullyEncoded))
                .bind(record.webApp.toString(QUrl::FullyEncoded))
                .bind(qint64(record.keepSignedIn))
                .bind(qint64(record.firstReadExplained))
                .bind(sso.identityProxy)
                .bind(sso.loginUrl.toString(QUrl::FullyEncoded))
                .bind(sso.logoutUrl.toString(QUrl::FullyEncoded))
                .bind(sso.name)
                .bind(sso.idProviderGuid ? sso.idProviderGuid->toString() : QString())
                .bind(record.ownName)
                .bind(qint64(record.paused))
                .bind(qint64(record.signedOut))
                .bind(qint64(record.liveEvents))
                .run();
            return {};
        });
}

AsyncResult<void> AccountRegistry::remove(Guid id)
{
    return m_profile.write<void>(Durability::Full, [id](Connection& connection) -> Result<void> {
        connection.prepare("DELETE FROM accounts WHERE id = ?").bind(id).run();
        return {};
    });
}

AsyncResult<void> AccountRegistry::reorder(QList<Guid> ids)
{
    return m_profile.write<void>(Durability::Full, [ids](Connection& connection) -> Result<void> {
        QList<Guid> order = ids;
        Statement known = connection.prepare("SELECT id FROM accounts ORDER BY position");
        while (known.step()) {
            if (!order.contains(known.guid(0)))
                order << known.guid(0);
        }
        // The position is the key of the table: by way of places that are free.
        for (qsizetype place = 0; place < order.size(); ++place) {
            connection.prepare("UPDATE accounts SET position = ? WHERE id = ?")
                .bind(qint64(-1 - place))
                .bind(order.at(place))
                .run();
        }
        connection.execute("UPDATE accounts SET position = -position WHERE position < 0");
        return {};
    });
}

} // namespace waxwing
