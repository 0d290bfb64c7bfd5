#include "core/store/mailbox.h"
#include "core/store/messagesearch.h"
#include "core/store/schema.h"
#include "tests/bench/bench_store_mailbox.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <vector>

// What encryption costs: the encrypted cache against the same code on a plain file. Both variants
// take turns at every step, so that what else the machine does hits them alike; each round gives
// one ratio, and the median of the rounds is reported.

using namespace waxwing;
using namespace waxwing::bench;

namespace {

constexpr int kPageSize = 100;
constexpr int kOneOpenedOf = 10; ///< bodies are kept of messages that were opened
const QString kOwn = QStringLiteral("person0@example.org");

struct Plan
{
    int rows;
    int rounds;
    int queries;
    int pages;
};

constexpr Plan kFull{50'000, 3, 300, 1500};
constexpr Plan kBrief{5'000, 3, 120, 600};

/// Index 0 is the plain variant, 1 the encrypted one.
using Pair = std::array<std::unique_ptr<Connection>, 2>;

struct Ratios
{
    std::vector<double> ingest; ///< plain time / encrypted time
    std::vector<double> bodies;
    std::vector<double> search; ///< encrypted time / plain time
    std::vector<double> page;
};

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

[[noreturn]] void giveUp(const Error& error)
{
    std::fprintf(stderr, "%s\n", qPrintable(toLogString(error)));
    std::exit(1);
}

Pair open(const QTemporaryDir& directory, int round)
{
    const Secret key(QByteArray(32, 'b'));
    Pair pair;
    for (const int variant : {0, 1}) {
        const QString path = directory.filePath(QStringLiteral("%1-%2.db").arg(round).arg(variant));
        auto connection = Connection::open(
            path, key, variant ? Connection::Cipher::Aegis256 : Connection::Cipher::None);
        if (!connection)
            giveUp(connection.error());
        pair.at(variant) = *std::move(connection);
        migrate(*pair.at(variant), DatabaseKind::Mailbox);
    }
    return pair;
}

double timed(Connection& connection, const std::function<void(Connection&)>& work)
{
    QElapsedTimer timer;
    timer.start();
    work(connection);
    return static_cast<double>(timer.nsecsElapsed());
}

/// Does `work` with both variants, in an order that changes, and gives the two times.
std::array<double, 2> both(const Pair& pair, int turn,
                           const std::function<void(Connection&)>& work)
{
    std::array<double, 2> times{};
    for (const int step : {0, 1}) {
        const int variant = (turn + step) % 2;
        times.at(variant) = timed(*pair.at(variant), work);
    }
    return times;
}

/// A write as AccountDatabase does it.
std::function<void(Connection&)> transaction(std::function<Result<void>(Connection&)> job)
{
    return [job = std::move(job)](Connection& connection) {
        const Result<void> result = inTransaction(connection, Durability::Normal, job);
        if (!result)
            giveUp(result.error());
    };
}

void ingest(const Pair& pair, SampleMailbox& mailbox, const Plan& plan, Ratios& ratios)
{
    std::array<double, 2> pages{};
    std::array<double, 2> bodies{};
    for (int first = 0, turn = 0; first < plan.rows; first += kPageSize, ++turn) {
        QList<MessageSummary> page;
        QStringList texts;
        for (int i = 0; i < kPageSize; ++i) {
            page << mailbox.message(first + i);
            texts << mailbox.body();
        }
        SyncCursor cursor;
        cursor.nextPage = turn + 2;
        const auto stored = both(
            pair, turn, transaction([&](Connection& connection) -> Result<void> {
                (void)writePage(connection, kOwn, Folder::Inbox, page, cursor, NewsPolicy::Live);
                return {};
            }));
        const auto opened = both(
            pair, turn, transaction([&](Connection& connection) -> Result<void> {
                for (int i = 0; i < kPageSize; i += kOneOpenedOf) {
                    const Result<void> kept = writeBody(connection, page.at(i).guid, texts.at(i),
                                                        BodyFormat::Text, texts.at(i));
                    if (!kept)
                        return kept;
                }
                return {};
            }));
        for (const std::size_t variant : {0U, 1U}) {
            pages.at(variant) += stored.at(variant);
            bodies.at(variant) += opened.at(variant);
        }
    }
    ratios.ingest.push_back(pages[0] / pages[1]);
    ratios.bodies.push_back(bodies[0] / bodies[1]);
    std::fprintf(stderr, "rows/s plain %.0f encrypted %.0f; bodies/s plain %.0f encrypted %.0f\n",
                 plan.rows / pages[0] * 1e9, plan.rows / pages[1] * 1e9, plan.rows / kOneOpenedOf / bodies[0] * 1e9,
                 plan.rows / kOneOpenedOf / bodies[1] * 1e9);
}

/// The ratio of the medians of both variants' times.
double p50Ratio(const char* what, const std::vector<double>& plain,
                const std::vector<double>& encrypted)
{
    const double plainMedian = median(plain);
    const double encryptedMedian = median(encrypted);
    std::fprintf(stderr, "%s p50 plain %.0f us encrypted %.0f us\n", what, plainMedian / 1000,
                 encryptedMedian / 1000);
    return encryptedMedian / plainMedian;
}

void search(const Pair& pair, SampleMailbox& mailbox, const Plan& plan, Ratios& ratios)
{
    std::array<std::vector<double>, 2> times;
    for (int turn = 0; turn < plan.queries; ++turn) {
        const SearchQuery query = parseSearch(mailbox.searchWord(), QDateTime::currentDateTime());
        const auto took = both(pair, turn, [&](Connection& connection) {
            (void)findMessages(connection, query, std::nullopt, 50);
        });
        for (const std::size_t variant : {0U, 1U})
            times.at(variant).push_back(took.at(variant));
    }
    ratios.search.push_back(p50Ratio("search", times[0], times[1]));
}

/// Somebody scrolls through the inbox, in one order after the other.
void scroll(const Pair& pair, const Plan& plan, Ratios& ratios)
{
    std::array<std::vector<double>, 2> times;
    std::optional<RowKey> after;
    ListQuery query;
    for (int turn = 0; turn < plan.pages; ++turn) {
        MessageRows rows;
        const auto took = both(pair, turn, [&](Connection& connection) {
            rows = readRows(connection, query, after, 50);
        });
        for (const std::size_t variant : {0U, 1U})
            times.at(variant).push_back(took.at(variant));
        after = rows.keys.isEmpty() ? std::nullopt : std::optional(rows.keys.last());
        if (rows.atEnd || turn % 100 == 99) {
            query.sortKey = static_cast<SortKey>((static_cast<int>(query.sortKey) + 1) % 3);
            after.reset();
        }
    }
    ratios.page.push_back(p50Ratio("page", times[0], times[1]));
}

void report(const char* name, const std::vector<double>& values, double bound, const char* better)
{
    std::printf("{\"name\":\"%s\",\"value\":%.3f,\"unit\":\"ratio\",\"bound\":%.2f,"
                "\"better\":\"%s\"}\n",
                name, median(values), bound, better);
}

} // namespace

int main(int argc, char** argv)
{
    const bool brief = argc > 1 && std::strcmp(argv[1], "--brief") == 0;
    const Plan& plan = brief ? kBrief : kFull;
    Ratios ratios;
    try {
        for (int round = 0; round < plan.rounds; ++round) {
            const QTemporaryDir directory;
            const Pair pair = open(directory, round);
            SampleMailbox mailbox(static_cast<unsigned>(round) + 1);
            ingest(pair, mailbox, plan, ratios);
            search(pair, mailbox, plan, ratios);
            scroll(pair, plan, ratios);
        }
    } catch (const SqlError& problem) {
        giveUp(problem.error);
    }
    report("ingest_ratio", ratios.ingest, 0.85, "higher");
    report("body_ingest_ratio", ratios.bodies, 0.85, "higher");
    report("fts_p50_ratio", ratios.search, 1.5, "lower");
    report("page_p50_ratio", ratios.page, 1.7, "lower");
    return 0;
}
