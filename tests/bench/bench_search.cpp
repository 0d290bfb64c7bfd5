#include "core/store/messagesearch.h"
#include "tests/bench/bench_store_fill.h"
#include "tests/bench/bench_store_mailbox.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <memory>
#include <optional>
#include <vector>

// The first page of results in large mailboxes: what encryption costs there, and what ten times as
// many messages cost. The files take turns at every query, so that what else the machine does hits
// them alike.

using namespace waxwing;
using namespace waxwing::bench;

namespace {

constexpr int kFirstResults = 50;

struct Plan
{
    int small;
    int large;
    int queries;
};

constexpr Plan kFull{100'000, 1'000'000, 400};
constexpr Plan kBrief{2'000, 10'000, 100};

double p95(std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    return times.at(std::min(times.size() - 1, times.size() * 95 / 100));
}

void report(const char* name, double value, double bound)
{
    std::printf("{\"name\":\"%s\",\"value\":%.3f,\"unit\":\"ratio\",\"bound\":%.2f,"
                "\"better\":\"lower\"}\n",
                name, value, bound);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    const bool brief = argc > 1 && std::strcmp(argv[1], "--brief") == 0;
    const Plan& plan = brief ? kBrief : kFull;
    const QTemporaryDir folder;
    try {
        const std::array<std::unique_ptr<Connection>, 3> files{
            fillMailbox(folder.filePath(QStringLiteral("plain.db")), Connection::Cipher::None,
                        plan.small, true),
            fillMailbox(folder.filePath(QStringLiteral("small.db")), Connection::Cipher::Aegis256,
                        plan.small, true),
            fillMailbox(folder.filePath(QStringLiteral("large.db")), Connection::Cipher::Aegis256,
                        plan.large, true)};
        std::array<std::vector<double>, 3> times;
        SampleMailbox words(2);
        for (int turn = 0; turn < plan.queries; ++turn) {
            const SearchQuery query
                = parseSearch(words.searchWord(), QDateTime::currentDateTime());
            for (std::size_t step = 0; step < files.size(); ++step) {
                const std::size_t file = (static_cast<std::size_t>(turn) + step) % files.size();
                QElapsedTimer timer;
                timer.start();
                (void)findMessages(*files.at(file), query, std::nullopt, kFirstResults);
                times.at(file).push_back(static_cast<double>(timer.nsecsElapsed()));
            }
        }
        std::fprintf(stderr, "search p95 plain %.0f us encrypted %.0f us, large %.0f us\n",
                     p95(times[0]) / 1000, p95(times[1]) / 1000, p95(times[2]) / 1000);
        report("search_100k_p95_ratio", p95(times[1]) / p95(times[0]), 1.6);
        report("search_1m_p95_ratio", p95(times[2]) / p95(times[1]), 3);
    } catch (const SqlError& problem) {
        giveUp(problem.error);
    }
    return 0;
}
