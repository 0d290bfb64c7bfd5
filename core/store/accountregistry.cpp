#include "core/store/accountregistry.h"

#include "core/store/accountdatabase.h"

namespace waxwing {

AccountRegistry::AccountRegistry(AccountDatabase& profile) : m_profile(profile) {}

AsyncResult<QList<AccountRecord>> AccountRegistry::accounts()
{
    using Records = QList<AccountRecord>;
    return m_profile.read<Records>([](Connection& connection) -> Result<Records> {
        Statement statement = connection.prepare(
            "SELECT id, service_guid, service_code, service_name, jurisdiction, email_address, "
            "display_name, message_api, web_app, keep_signed_in, first_read_explained "
            "FROM accounts ORDER BY position");
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
            records << record;
        }
        return records;
    });
}

AsyncResult<void> AccountRegistry::save(AccountRecord record)
{
    return m_profile.write<void>(
        Durability::Full, [record = std::move(record)](Connection& connection) -> Result<void> {
            connection
                .prepare("INSERT INTO accounts(id, service_guid, service_code, service_name, "
                         "jurisdiction, email_address, display_name, message_api, web_app, "
                         "keep_signed_in, first_read_explained) VALUES(?,?,?,?,?,?,?,?,?,?,?) "
                         "ON CONFLICT(id) DO UPDATE SET service_guid = excluded.service_guid, "
                         "service_code = excluded.service_code, "
                         "service_name = excluded.service_name, "
                         "jurisdiction = excluded.jurisdiction, "
                         "email_address = excluded.email_address, "
                         "display_name = excluded.display_name, "
                         "message_api = excluded.message_api, web_app = excluded.web_app, "
                         "keep_signed_in = excluded.keep_signed_in, "
                         "first_read_explained = excluded.first_read_explained")
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

} // namespace waxwing
