#pragma once

#include "core/base/secret.h"
#include "core/store/accountdatabase.h"
#include "core/store/messagesearch.h"
#include "core/store/storagethread.h"
#include "tests/support/await.h"

#include <QFile>

#include <future>

namespace waxwing::test {

inline const QString kOwnAddress = QStringLiteral("anna@example.org");

inline Secret keyOf(char fill)
{
    return Secret(QByteArray(32, fill));
}

/// Waits until the storage thread has done all it was given, closing of files included.
inline void drain(StorageThread& thread)
{
    std::promise<void> done;
    thread.post([&done] { done.set_value(); });
    done.get_future().wait();
}

inline QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

inline bool writeBytes(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QFile::WriteOnly | QFile::Truncate) && file.write(bytes) == bytes.size();
}

/// First column of the first row.
inline Result<QString> askText(AccountDatabase& database, const char* sql)
{
    const std::function<Result<QString>(Connection&)> work
        = [sql](Connection& connection) -> Result<QString> {
        Statement statement = connection.prepare(sql);
        return statement.step() ? statement.text(0) : QString();
    };
    return await(database.read<QString>(work));
}

inline qint64 askNumber(AccountDatabase& database, const char* sql)
{
    const auto text = askText(database, sql);
    return text ? text->toLongLong() : -1;
}

inline Result<void> tell(AccountDatabase& database, const char* sql)
{
    const std::function<Result<void>(Connection&)> work
        = [sql](Connection& connection) -> Result<void> {
        connection.execute(sql);
        return {};
    };
    return await(database.read<void>(work));
}

/// What a search for `words` finds; nullopt if it fails.
inline std::optional<QList<FoundMessage>> findWords(AccountDatabase& database, const QString& words,
                                                    int limit = 10)
{
    const QDateTime now({2026, 6, 1}, {12, 0}, Qt::UTC);
    MessageSearch search(database);
    const auto page = await(search.find(parseSearch(words, now), std::nullopt, limit, {}));
    return page ? std::optional(page->found) : std::nullopt;
}

/// Tables, indices and the full-text index agree.
inline bool isIntact(AccountDatabase& database)
{
    const auto check = askText(database, "PRAGMA integrity_check");
    return check && *check == u"ok"
           && tell(database, "INSERT INTO search(search, rank) VALUES('integrity-check', 1)");
}

} // namespace waxwing::test
