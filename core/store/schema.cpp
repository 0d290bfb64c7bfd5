#include "core/store/schema.h"

#include "core/store/derivedrows.h"

#include <span>

namespace waxwing {

namespace {

// Steps are never changed once released: a file of every version must still open.

constexpr const char* kMailboxSteps[] = {
    // 1
    R"sql(
CREATE TABLE messages(
  id INTEGER PRIMARY KEY,
  guid BLOB NOT NULL UNIQUE,
  folder INTEGER NOT NULL,
  date INTEGER NOT NULL,
  unread INTEGER NOT NULL,
  flags INTEGER NOT NULL,
  expiry INTEGER,
  correspondent TEXT NOT NULL,
  subject TEXT NOT NULL,
  people TEXT NOT NULL,
  correspondent_key TEXT NOT NULL,
  subject_key TEXT NOT NULL,
  indexed INTEGER NOT NULL,
  summary BLOB NOT NULL);
CREATE INDEX messages_by_date ON messages(folder, date DESC, guid);
CREATE INDEX messages_unread ON messages(folder, date DESC, guid) WHERE unread = 1;
CREATE INDEX messages_by_correspondent ON messages(folder, correspondent_key, date DESC, guid);
CREATE INDEX messages_by_subject ON messages(folder, subject_key, date DESC, guid);
CREATE INDEX messages_by_expiry ON messages(expiry) WHERE expiry IS NOT NULL;

CREATE TABLE bodies(
  message_id INTEGER PRIMARY KEY REFERENCES messages(id) ON DELETE CASCADE,
  format INTEGER NOT NULL,
  body TEXT NOT NULL,
  plain TEXT NOT NULL);

CREATE VIEW searchable AS
  SELECT messages.id AS id, subject, people, coalesce(bodies.plain, '') AS body
  FROM messages LEFT JOIN bodies ON bodies.message_id = messages.id;
CREATE VIRTUAL TABLE search USING fts5(
  subject, people, body, content='searchable', content_rowid='id',
  tokenize='unicode61 remove_diacritics 2', detail=full);
INSERT INTO search(search, rank) VALUES('secure-delete', 1);

CREATE TABLE folder_counts(
  folder INTEGER PRIMARY KEY, total INTEGER NOT NULL, unread INTEGER NOT NULL);
INSERT INTO folder_counts VALUES(0,0,0),(1,0,0),(2,0,0),(3,0,0),(4,0,0);
CREATE TRIGGER count_insert AFTER INSERT ON messages BEGIN
  UPDATE folder_counts SET total = total + 1, unread = unread + new.unread
  WHERE folder = new.folder; END;
CREATE TRIGGER count_delete AFTER DELETE ON messages BEGIN
  UPDATE folder_counts SET total = total - 1, unread = unread - old.unread
  WHERE folder = old.folder; END;
CREATE TRIGGER count_update AFTER UPDATE OF folder, unread ON messages
  WHEN old.folder <> new.folder OR old.unread <> new.unread BEGIN
  UPDATE folder_counts SET total = total - 1, unread = unread - old.unread
  WHERE folder = old.folder;
  UPDATE folder_counts SET total = total + 1, unread = unread + new.unread
  WHERE folder = new.folder; END;

CREATE TABLE cursors(
  folder INTEGER PRIMARY KEY,
  first_sync_done INTEGER NOT NULL,
  next_page INTEGER NOT NULL,
  total_items INTEGER NOT NULL,
  watermark INTEGER,
  last_full_pass INTEGER);

CREATE TABLE alerts(
  message_guid BLOB PRIMARY KEY,
  state INTEGER NOT NULL,
  reason TEXT NOT NULL,
  notification_id INTEGER NOT NULL,
  changed INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX alerts_open ON alerts(state) WHERE state < 2;
)sql",
    // 2: an index of all scripts in the order of dates; filled in pieces by SearchIndexer
    R"sql(
DROP TABLE search;
DROP VIEW searchable;
ALTER TABLE messages ADD COLUMN search_row INTEGER;
CREATE INDEX messages_by_search_row ON messages(search_row, folder, unread, flags)
  WHERE search_row IS NOT NULL;
CREATE VIEW findable AS
  SELECT search_row AS id, subject,
         substr(people, 1, instr(people, char(10)) - 1) AS sender,
         substr(people, instr(people, char(10)) + 1) AS recipients,
         coalesce(bodies.plain, '') AS body
  FROM messages LEFT JOIN bodies ON bodies.message_id = messages.id
  WHERE search_row IS NOT NULL;
CREATE VIRTUAL TABLE search USING fts5(
  subject, sender, recipients, body, content='findable', content_rowid='id',
  tokenize='waxwing1', detail=full);
INSERT INTO search(search, rank) VALUES('secure-delete', 1);
CREATE TABLE unindexed(below INTEGER NOT NULL);
INSERT INTO unindexed SELECT max(id) + 1 FROM messages HAVING max(id) IS NOT NULL;
CREATE TABLE searches(
  text TEXT PRIMARY KEY, saved INTEGER NOT NULL, used INTEGER) WITHOUT ROWID;
)sql",
    // 3: messages that are written or on their way
    R"sql(
CREATE TABLE outbox(
  position INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  stage INTEGER NOT NULL,
  portal INTEGER NOT NULL,
  message_guid BLOB NOT NULL,
  creating_since INTEGER,
  undo_until INTEGER,
  saved INTEGER NOT NULL,
  refusal_kind INTEGER NOT NULL,
  refusal_code TEXT NOT NULL,
  refusal_status INTEGER NOT NULL,
  refusal_message TEXT NOT NULL,
  changed INTEGER,
  draft BLOB NOT NULL);
)sql",
    // 4: news that are no messages, what became of every alert, and what the person wants of them
    R"sql(
ALTER TABLE alerts ADD COLUMN postponed INTEGER;
CREATE TABLE alert_steps(
  position INTEGER PRIMARY KEY,
  news BLOB NOT NULL,
  step INTEGER NOT NULL,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  until INTEGER);
CREATE INDEX alert_steps_by_news ON alert_steps(news, position);
CREATE INDEX alert_steps_by_time ON alert_steps(at);
CREATE TABLE news(
  id BLOB PRIMARY KEY,
  kind INTEGER NOT NULL,
  message_guid BLOB NOT NULL,
  conversation_guid BLOB NOT NULL,
  person TEXT NOT NULL,
  address TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL,
  protected INTEGER NOT NULL,
  date INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE alert_kinds(kind INTEGER PRIMARY KEY, wanted INTEGER NOT NULL);
CREATE TABLE alert_vips(address TEXT PRIMARY KEY, since INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE alert_mutes(conversation BLOB PRIMARY KEY, since INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE tracking_cursor(seen_until INTEGER NOT NULL);
)sql",
    // 5: files that go along with what is written; `content` of those that lie nowhere else
    R"sql(
CREATE TABLE draft_file(
  position INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  draft BLOB NOT NULL,
  origin INTEGER NOT NULL,
  stage INTEGER NOT NULL,
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  path TEXT NOT NULL,
  modified INTEGER,
  content BLOB,
  attachment BLOB NOT NULL,
  message BLOB NOT NULL,
  chunks BLOB NOT NULL,
  trouble_kind INTEGER NOT NULL,
  trouble_code TEXT NOT NULL,
  trouble_status INTEGER NOT NULL);
CREATE INDEX draft_file_by_draft ON draft_file(draft);
)sql",
    // 6: what became of messages, as far as it was looked at
    R"sql(
CREATE TABLE slips(
  message_id INTEGER PRIMARY KEY REFERENCES messages(id) ON DELETE CASCADE,
  slip BLOB NOT NULL);
)sql",
    // 7: how the person writes: options of new messages, languages, words of their own
    R"sql(
CREATE TABLE writing_defaults(
  forward INTEGER NOT NULL,
  reply INTEGER NOT NULL,
  tracking INTEGER NOT NULL,
  share_tracking INTEGER NOT NULL,
  invite INTEGER NOT NULL,
  notify INTEGER NOT NULL);
CREATE TABLE spelling(used INTEGER NOT NULL, languages TEXT NOT NULL);
CREATE TABLE own_words(word TEXT PRIMARY KEY) WITHOUT ROWID;
)sql",
    // 8: lists of labels, lists that leave something out, and conversations; see fillDerivedRows()
    R"sql(
CREATE TABLE labelled(
  label BLOB NOT NULL,
  date INTEGER NOT NULL,
  guid BLOB NOT NULL,
  message_id INTEGER NOT NULL REFERENCES messages(id) ON DELETE CASCADE,
  PRIMARY KEY(label, date DESC, guid)) WITHOUT ROWID;
CREATE INDEX labelled_by_message ON labelled(message_id);
CREATE TABLE labels(
  position INTEGER PRIMARY KEY,
  guid BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  parent BLOB,
  allowed INTEGER NOT NULL);
ALTER TABLE messages ADD COLUMN conversation BLOB;
CREATE INDEX messages_by_conversation ON messages(conversation) WHERE conversation IS NOT NULL;
CREATE INDEX messages_with_files ON messages(folder, date DESC, guid) WHERE flags & 1;
CREATE INDEX messages_protected ON messages(folder, date DESC, guid) WHERE flags & 2;
CREATE INDEX messages_to_sign ON messages(folder, date DESC, guid) WHERE flags & 32;
)sql",
    // 9: sent messages to be reminded of, what the portal allowed when it was asked last, and when
    // files end
    R"sql(
CREATE TABLE chases(
  message BLOB PRIMARY KEY,
  days INTEGER NOT NULL,
  since INTEGER NOT NULL,
  reminded INTEGER,
  waiting TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE writing_rules(asked INTEGER NOT NULL, rules BLOB NOT NULL);
CREATE TABLE file_endings(
  message_id INTEGER NOT NULL REFERENCES messages(id) ON DELETE CASCADE,
  file BLOB NOT NULL,
  to_sign INTEGER NOT NULL,
  ends INTEGER NOT NULL,
  PRIMARY KEY(message_id, file, to_sign)) WITHOUT ROWID;
CREATE INDEX file_endings_by_time ON file_endings(ends);
CREATE TABLE file_looks(
  message_id INTEGER PRIMARY KEY REFERENCES messages(id) ON DELETE CASCADE,
  at INTEGER NOT NULL);
)sql",
};

/// The step after which what lists need is taken from the summaries.
constexpr std::size_t kDerivedRowsStep = 8;

constexpr const char* kProfileSteps[] = {
    // 1
    R"sql(
CREATE TABLE accounts(
  position INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  service_guid BLOB NOT NULL,
  service_code TEXT NOT NULL,
  service_name TEXT NOT NULL,
  jurisdiction TEXT NOT NULL,
  email_address TEXT NOT NULL,
  display_name TEXT NOT NULL,
  message_api TEXT NOT NULL,
  web_app TEXT NOT NULL,
  keep_signed_in INTEGER NOT NULL,
  first_read_explained INTEGER NOT NULL);
)sql",
    // 2: accounts that sign in through their organisation
    R"sql(
ALTER TABLE accounts ADD COLUMN sso_identity_proxy TEXT NOT NULL DEFAULT '';
ALTER TABLE accounts ADD COLUMN sso_login TEXT NOT NULL DEFAULT '';
ALTER TABLE accounts ADD COLUMN sso_logout TEXT NOT NULL DEFAULT '';
ALTER TABLE accounts ADD COLUMN sso_name TEXT NOT NULL DEFAULT '';
ALTER TABLE accounts ADD COLUMN sso_identity_provider TEXT NOT NULL DEFAULT '';
)sql",
    // 3: what the person calls an account and wants of it
    R"sql(
ALTER TABLE accounts ADD COLUMN own_name TEXT NOT NULL DEFAULT '';
ALTER TABLE accounts ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN signed_out INTEGER NOT NULL DEFAULT 0;
)sql",
    // 4: whether live events can be prepared before the portal is asked
    R"sql(
ALTER TABLE accounts ADD COLUMN live_events INTEGER NOT NULL DEFAULT 0;
)sql",
};

qint64 pragma(Connection& connection, const char* sql)
{
    Statement statement = connection.prepare(sql);
    return statement.step() ? statement.number(0) : 0;
}

[[noreturn]] void refuse(const char* code)
{
    Error error(ErrorKind::Storage, QStringLiteral("a database of another version or kind"));
    error.code = QLatin1String(code);
    throw SqlError(std::move(error));
}

} // namespace

void migrate(Connection& connection, DatabaseKind kind)
{
    const bool mailbox = kind == DatabaseKind::Mailbox;
    const std::span<const char* const> steps = mailbox ? std::span<const char* const>(kMailboxSteps)
                                                       : std::span<const char* const>(kProfileSteps);
    // application_id tells the kind: "WxMb" or "WxPr".
    const qint64 ourId = mailbox ? 0x57784d62 : 0x57785072;
    const qint64 version = pragma(connection, "PRAGMA user_version");
    const qint64 id = pragma(connection, "PRAGMA application_id");
    // A file without a version is ours to fill only if there is nothing in it.
    const bool foreign = version > 0 ? id != ourId
                                     : id != 0 || pragma(connection, "SELECT count(*) FROM "
                                                                     "sqlite_schema") > 0;
    if (foreign)
        refuse("wrong-kind");
    if (version > static_cast<qint64>(steps.size()))
        refuse("newer");
    if (version == static_cast<qint64>(steps.size()))
        return;

    connection.setDurability(Durability::Full);
    connection.execute("BEGIN IMMEDIATE");
    try {
        for (std::size_t step = static_cast<std::size_t>(version); step < steps.size(); ++step)
            connection.execute(steps[step]);
        if (mailbox && static_cast<std::size_t>(version) < kDerivedRowsStep)
            fillDerivedRows(connection);
        const QByteArray stamp = QByteArrayLiteral("PRAGMA user_version = ")
                                 + QByteArray::number(qsizetype(steps.size()))
                                 + QByteArrayLiteral("; PRAGMA application_id = ")
                                 + QByteArray::number(ourId);
        connection.execute(stamp.constData());
        connection.execute("COMMIT");
    } catch (const SqlError&) {
        try {
            connection.execute("ROLLBACK");
        } catch (const SqlError&) { // SQLite has rolled back by itself
        }
        throw;
    }
    connection.setDurability(Durability::Normal);
}

} // namespace waxwing
