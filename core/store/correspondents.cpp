#include "core/store/correspondents.h"

#include "core/store/accountdatabase.h"
#include "core/store/summaryblob.h"

#include <QSet>

namespace waxwing {

namespace {

void add(const User& user, QSet<QString>& known, QList<Contact>& people)
{
    const QString key = user.email.toLower();
    if (known.contains(key) || !isMailAddress(user.email))
        return;
    known.insert(key);
    Contact contact;
    contact.email = user.email;
    contact.firstName = user.firstName;
    contact.lastName = user.lastName;
    people << contact;
}

} // namespace

AsyncResult<QList<Contact>> readCorrespondents(AccountDatabase& database, int messages)
{
    using People = QList<Contact>;
    return database.read<People>([messages](Connection& connection) -> Result<People> {
        People people;
        QSet<QString> known;
        for (const Folder folder : {Folder::Sent, Folder::Inbox}) {
            Statement statement = connection.prepare(
                "SELECT summary FROM messages WHERE folder = ? ORDER BY date DESC, guid LIMIT ?");
            statement.bind(qint64(folder)).bind(qint64(messages));
            while (statement.step()) {
                const auto summary = fromBlob(statement.blob(0));
                if (!summary)
                    continue;
                add(summary->sender, known, people);
                for (const QList<User>* list : {&summary->to, &summary->cc, &summary->bcc}) {
                    for (const User& user : *list)
                        add(user, known, people);
                }
            }
        }
        return people;
    });
}

} // namespace waxwing
