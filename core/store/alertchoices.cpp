#include "core/store/alertchoices.h"

#include "core/store/accountdatabase.h"

namespace waxwing {

namespace {

/// A reply is a message of its own, and one alert is enough.
bool isWantedAtFirst(NewsKind kind)
{
    return kind != NewsKind::Replied;
}

} // namespace

AsyncResult<AlertChoices> AlertChoiceStore::load()
{
    return m_database.read<AlertChoices>([](Connection& connection) -> Result<AlertChoices> {
        AlertChoices choices;
        for (const NewsKind kind : kAllNewsKinds) {
            if (!isWantedAtFirst(kind))
                choices.unwanted.insert(kind);
        }
        Statement kinds = connection.prepare("SELECT kind, wanted FROM alert_kinds");
        while (kinds.step()) {
            const auto kind = static_cast<NewsKind>(kinds.number(0));
            if (kinds.number(1) != 0)
                choices.unwanted.remove(kind);
            else
                choices.unwanted.insert(kind);
        }
        Statement vips = connection.prepare("SELECT address FROM alert_vips ORDER BY since, address");
        while (vips.step())
            choices.vips << vips.text(0);
        Statement mutes = connection.prepare("SELECT conversation FROM alert_mutes");
        while (mutes.step())
            choices.muted.insert(mutes.guid(0));
        return choices;
    });
}

AsyncResult<void> AlertChoiceStore::setWanted(NewsKind kind, bool wanted)
{
    return m_database.write<void>(
        Durability::Normal, [kind, wanted](Connection& connection) -> Result<void> {
            connection
                .prepare("INSERT INTO alert_kinds VALUES(?,?) ON CONFLICT(kind) DO UPDATE SET "
                         "wanted = excluded.wanted")
                .bind(qint64(kind))
                .bind(qint64(wanted))
                .run();
            return {};
        });
}

AsyncResult<void> AlertChoiceStore::setVips(QStringList addresses, QDateTime at)
{
    return m_database.write<void>(
        Durability::Normal,
        [addresses = std::move(addresses), at](Connection& connection) -> Result<void> {
            connection.execute("DELETE FROM alert_vips");
            qint64 place = at.toMSecsSinceEpoch();
            for (const QString& address : addresses)
                connection.prepare("INSERT INTO alert_vips VALUES(?,?) ON CONFLICT DO NOTHING")
                    .bind(address.trimmed())
                    .bind(place++)
                    .run();
            return {};
        });
}

AsyncResult<void> AlertChoiceStore::setMuted(Guid conversation, bool muted, QDateTime at)
{
    return m_database.write<void>(
        Durability::Normal, [conversation, muted, at](Connection& connection) -> Result<void> {
            if (muted)
                connection.prepare("INSERT INTO alert_mutes VALUES(?,?) ON CONFLICT DO NOTHING")
                    .bind(conversation)
                    .bind(at.toMSecsSinceEpoch())
                    .run();
            else
                connection.prepare("DELETE FROM alert_mutes WHERE conversation = ?")
                    .bind(conversation)
                    .run();
            return {};
        });
}

} // namespace waxwing
