#include "tests/bench/bench_store_fill.h"

#include "core/store/mailbox.h"
#include "core/store/schema.h"
#include "tests/bench/bench_store_mailbox.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace waxwing::bench {

namespace {

constexpr int kRowsAtOnce = 1000;

} // namespace

void giveUp(const Error& error)
{
    std::fprintf(stderr, "%s\n", qPrintable(toLogString(error)));
    std::exit(1);
}

Secret benchKey()
{
    return Secret(QByteArray(32, 'k'));
}

std::unique_ptr<Connection> fillMailbox(const QString& path, Connection::Cipher cipher, int rows,
                                        bool withBodies)
{
    auto opened = Connection::open(path, benchKey(), cipher);
    if (!opened)
        giveUp(opened.error());
    std::unique_ptr<Connection> connection = *std::move(opened);
    migrate(*connection, DatabaseKind::Mailbox);
    SampleMailbox mailbox(1); // the same rows in every file
    for (int first = 0, page = 2; first < rows; first += kRowsAtOnce, ++page) {
        QList<MessageSummary> messages;
        for (int i = first; i < std::min(first + kRowsAtOnce, rows); ++i)
            messages << mailbox.message(i);
        SyncCursor cursor;
        cursor.nextPage = page;
        const Result<void> stored = inTransaction(
            *connection, Durability::Normal, [&](Connection& into) -> Result<void> {
                (void)writePage(into, kBenchAddress, Folder::Inbox, messages, cursor, NewsPolicy::History);
                if (!withBodies)
                    return {};
                for (const MessageSummary& message : std::as_const(messages)) {
                    const QString body = mailbox.body();
                    const Result<void> kept = writeBody(into, message.guid, body, BodyFormat::Text,
                                                        body);
                    if (!kept)
                        return kept;
                }
                return {};
            });
        if (!stored)
            giveUp(stored.error());
    }
    return connection;
}

} // namespace waxwing::bench
