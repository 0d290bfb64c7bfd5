#include "core/store/writingchoices.h"

#include "core/store/accountdatabase.h"

namespace waxwing {

AsyncResult<std::optional<WritingDefaults>> WritingChoices::defaults()
{
    using Defaults = std::optional<WritingDefaults>;
    return m_database.read<Defaults>([](Connection& connection) -> Result<Defaults> {
        Statement row = connection.prepare(
            "SELECT forward, reply, tracking, share_tracking, invite, notify FROM writing_defaults");
        if (!row.step())
            return Defaults();
        const auto flag = [&row](int column) { return row.number(column) != 0; };
        return Defaults(
            WritingDefaults{flag(0), flag(1), flag(2), flag(3), flag(4), flag(5)});
    });
}

AsyncResult<void> WritingChoices::setDefaults(WritingDefaults defaults)
{
    return m_database.write<void>(
        Durability::Normal, [defaults](Connection& connection) -> Result<void> {
            connection.execute("DELETE FROM writing_defaults");
            connection.prepare("INSERT INTO writing_defaults VALUES(?,?,?,?,?,?)")
                .bind(qint64(defaults.allowForward))
                .bind(qint64(defaults.allowReply))
                .bind(qint64(defaults.allowTracking))
                .bind(qint64(defaults.shareTracking))
                .bind(qint64(defaults.inviteNewUsers))
                .bind(qint64(defaults.sendEmailNotification))
                .run();
            return {};
        });
}

AsyncResult<SpellingChoice> WritingChoices::spelling()
{
    return m_database.read<SpellingChoice>([](Connection& connection) -> Result<SpellingChoice> {
        SpellingChoice choice;
        Statement row = connection.prepare("SELECT used, languages FROM spelling");
        if (row.step()) {
            choice.on = row.number(0) != 0;
            choice.languages = row.text(1).split(u' ', Qt::SkipEmptyParts);
        }
        Statement words = connection.prepare("SELECT word FROM own_words ORDER BY word");
        while (words.step())
            choice.ownWords << words.text(0);
        return choice;
    });
}

AsyncResult<void> WritingChoices::setSpelling(SpellingChoice choice)
{
    return m_database.write<void>(
        Durability::Normal,
        [choice = std::move(choice)](Connection& connection) -> Result<void> {
            connection.execute("DELETE FROM spelling; DELETE FROM own_words");
            connection.prepare("INSERT INTO spelling VALUES(?,?)")
                .bind(qint64(choice.on))
                .bind(choice.languages.join(u' '))
                .run();
            for (const QString& word : choice.ownWords)
                connection.prepare("INSERT INTO own_words VALUES(?) ON CONFLICT DO NOTHING")
                    .bind(word)
                    .run();
            return {};
        });
}

} // namespace waxwing
