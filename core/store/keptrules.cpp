#include "core/store/keptrules.h"

#include "core/store/accountdatabase.h"

#include <QDataStream>
#include <QIODevice>

namespace waxwing {

namespace {

constexpr quint8 kRulesVersion = 1;
constexpr auto kStreamVersion = QDataStream::Qt_6_4;

QByteArray toBlob(const WritingRules& rules)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(kStreamVersion);
    out << kRulesVersion << rules.isGuest << rules.createMessage << qint32(rules.writeTo)
        << rules.allowedAddress << rules.reply << rules.replyAll << rules.forward << rules.recall
        << rules.uniquePassword << rules.accountPassword << rules.tracking << rules.expiry
        << qint32(rules.defaultExpiryDays) << rules.invite << rules.cra << rules.craCaption
        << rules.uploads.restrictedExtensions << rules.uploads.mostMessageBytes.has_value()
        << rules.uploads.mostMessageBytes.value_or(0) << rules.signatureHtml
        << rules.signatureOnReply;
    return bytes;
}

std::optional<WritingRules> rulesFrom(const QByteArray& bytes)
{
    QDataStream in(bytes);
    in.setVersion(kStreamVersion);
    quint8 version = 0;
    in >> version;
    if (version != kRulesVersion)
        return std::nullopt;
    WritingRules rules;
    qint32 writeTo = 0;
    qint32 expiryDays = 0;
    bool hasMost = false;
    qint64 most = 0;
    in >> rules.isGuest >> rules.createMessage >> writeTo >> rules.allowedAddress >> rules.reply
        >> rules.replyAll >> rules.forward >> rules.recall >> rules.uniquePassword
        >> rules.accountPassword >> rules.tracking >> rules.expiry >> expiryDays >> rules.invite
        >> rules.cra >> rules.craCaption >> rules.uploads.restrictedExtensions >> hasMost >> most
        >> rules.signatureHtml >> rules.signatureOnReply;
    if (in.status() != QDataStream::Ok || writeTo < 0
        || writeTo > static_cast<qint32>(WriteTo::OneAddressOnly))
        return std::nullopt;
    rules.known = true;
    rules.writeTo = static_cast<WriteTo>(writeTo);
    rules.defaultExpiryDays = expiryDays;
    if (hasMost)
        rules.uploads.mostMessageBytes = most;
    return rules;
}

} // namespace

AsyncResult<std::optional<WritingRules>> KeptRules::load()
{
    using Rules = std::optional<WritingRules>;
    return m_database.read<Rules>([](Connection& connection) -> Result<Rules> {
        Statement row = connection.prepare("SELECT rules FROM writing_rules");
        return row.step() ? rulesFrom(row.blob(0)) : Rules();
    });
}

AsyncResult<void> KeptRules::keep(WritingRules rules, QDateTime asked)
{
    return m_database.write<void>(
        Durability::Normal,
        [blob = toBlob(rules), asked = std::move(asked)](Connection& connection) -> Result<void> {
            connection.execute("DELETE FROM writing_rules");
            connection.prepare("INSERT INTO writing_rules VALUES(?,?)").bind(asked).bind(blob).run();
            return {};
        });
}

} // namespace waxwing
