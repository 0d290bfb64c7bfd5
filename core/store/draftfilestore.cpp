#include "core/store/draftfilestore.h"

#include "core/store/accountdatabase.h"

#include <QDataStream>
#include <QIODevice>

namespace waxwing {

namespace {

constexpr auto kDraftFileStream = QDataStream::Qt_6_4;
constexpr qint32 kMostChunks = 10'000'000;

QByteArray toBlob(const QList<PlannedChunk>& chunks)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(kDraftFileStream);
    out << qint32(chunks.size());
    for (const PlannedChunk& chunk : chunks)
        out << qint32(chunk.number) << chunk.start << chunk.size << chunk.uploadUri;
    return bytes;
}

/// Empty if it cannot be read: then the file is announced anew.
QList<PlannedChunk> chunksFrom(const QByteArray& bytes)
{
    QDataStream in(bytes);
    in.setVersion(kDraftFileStream);
    qint32 count = 0;
    in >> count;
    QList<PlannedChunk> chunks;
    for (qint32 i = 0; i < std::min(count, kMostChunks) && in.status() == QDataStream::Ok; ++i) {
        PlannedChunk chunk;
        qint32 number = 0;
        in >> number >> chunk.start >> chunk.size >> chunk.uploadUri;
        chunk.number = number;
        chunks << chunk;
    }
    return in.status() == QDataStream::Ok ? chunks : QList<PlannedChunk>();
}

template<typename Enum>
Enum limited(qint64 value, Enum last)
{
    return value >= 0 && value <= static_cast<qint64>(last) ? static_cast<Enum>(value) : Enum{};
}

void insert(Connection& connection, const DraftFile& file, const QByteArray& content)
{
    Statement statement = connection.prepare(
        "INSERT INTO draft_file(id, draft, origin, stage, name, size, path, modified, content, "
        "attachment, message, chunks, trouble_kind, trouble_code, trouble_status) "
        "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    statement.bind(file.id)
        .bind(file.draft)
        .bind(qint64(file.origin))
        .bind(qint64(file.stage))
        .bind(file.fileName)
        .bind(file.size)
        .bind(file.path)
        .bind(file.modified)
        .bind(content)
        .bind(file.attachment)
        .bind(file.message)
        .bind(toBlob(file.chunks))
        .bind(qint64(file.trouble.kind))
        .bind(file.trouble.code)
        .bind(qint64(file.trouble.httpStatus))
        .run();
}

} // namespace

AsyncResult<void> DraftFileStore::add(QList<DraftFile> files, QList<QByteArray> contents)
{
    return m_database.write<void>(
        Durability::Full,
        [files = std::move(files),
         contents = std::move(contents)](Connection& connection) -> Result<void> {
            for (qsizetype i = 0; i < files.size(); ++i)
                insert(connection, files.at(i), contents.value(i));
            return {};
        });
}

AsyncResult<void> DraftFileStore::put(DraftFile file)
{
    return m_database.write<void>(
        Durability::Full, [file = std::move(file)](Connection& connection) -> Result<void> {
            Statement statement = connection.prepare(
                "UPDATE draft_file SET stage = ?, attachment = ?, message = ?, chunks = ?, "
                "trouble_kind = ?, trouble_code = ?, trouble_status = ? WHERE id = ?");
            statement.bind(qint64(file.stage))
                .bind(file.attachment)
                .bind(file.message)
                .bind(toBlob(file.chunks))
                .bind(qint64(file.trouble.kind))
                .bind(file.trouble.code)
                .bind(qint64(file.trouble.httpStatus))
                .bind(file.id)
                .run();
            return {};
        });
}

AsyncResult<void> DraftFileStore::remove(Guid id)
{
    return m_database.write<void>(Durability::Full, [id](Connection& connection) -> Result<void> {
        connection.prepare("DELETE FROM draft_file WHERE id = ?").bind(id).run();
        connection.requestScrub();
        return {};
    });
}

AsyncResult<void> DraftFileStore::removeAllOf(Guid draft)
{
    return m_database.write<void>(Durability::Full, [draft](Connection& connection) -> Result<void> {
        connection.prepare("DELETE FROM draft_file WHERE draft = ?").bind(draft).run();
        connection.requestScrub();
        return {};
    });
}

AsyncResult<QList<DraftFile>> DraftFileStore::files()
{
    using Files = QList<DraftFile>;
    return m_database.write<Files>(Durability::Normal, [](Connection& connection) -> Result<Files> {
        connection.prepare("DELETE FROM draft_file WHERE draft NOT IN (SELECT id FROM outbox)").run();
        Statement statement = connection.prepare(
            "SELECT id, draft, origin, stage, name, size, path, modified, attachment, message, "
            "chunks, trouble_kind, trouble_code, trouble_status FROM draft_file ORDER BY position");
        Files files;
        while (statement.step()) {
            DraftFile file;
            file.id = statement.guid(0);
            file.draft = statement.guid(1);
            file.origin = limited(statement.number(2), FileOrigin::Draft);
            file.stage = limited(statement.number(3), FileStage::Failed);
            file.fileName = statement.text(4);
            file.size = statement.number(5);
            file.path = statement.text(6);
            file.modified = statement.date(7);
            file.attachment = statement.guid(8);
            file.message = statement.guid(9);
            file.chunks = chunksFrom(statement.blob(10));
            file.trouble.kind = limited(statement.number(11), ErrorKind::Cancelled);
            file.trouble.code = statement.text(12);
            file.trouble.httpStatus = static_cast<int>(statement.number(13));
            files << file;
        }
        return files;
    });
}

AsyncResult<QByteArray> DraftFileStore::content(Guid id)
{
    return m_database.read<QByteArray>([id](Connection& connection) -> Result<QByteArray> {
        Statement statement = connection.prepare("SELECT content FROM draft_file WHERE id = ?");
        statement.bind(id);
        if (!statement.step())
            return failure(ErrorKind::Storage, QStringLiteral("the content of a file is gone"));
        return statement.blob(0);
    });
}

} // namespace waxwing
