#include "core/store/accountdatabase.h"
#include "core/store/messagesearch.h"
#include "core/store/storagethread.h"
#include "tests/bench/bench_store_fill.h"
#include "tests/bench/bench_store_mailbox.h"
#include "ui/common/theme.h"
#include "ui/inbox/messagelistmodel.h"
#include "ui/inbox/messagelistview.h"
#include "ui/search/searchbar.h"
#include "ui/search/searchcontroller.h"
#include "ui/search/searchpane.h"
#include "ui/search/searchresultsview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <optional>
#include <vector>

// What a person sees of large mailboxes: from a key pressed in the search field until its results are
// painted, and how long the main thread is busy with each frame while the list of messages moves.
// Windows are painted in memory.

using namespace waxwing;
using namespace waxwing::bench;

namespace {

struct Plan
{
    int searched;
    int keystrokes;
    int scrolled;
    int frames;
};

constexpr Plan kFull{100'000, 400, 1'000'000, 4000};
constexpr Plan kBrief{5'000, 60, 25'000, 400};

void report(const char* name, double value, double bound)
{
    std::printf("{\"name\":\"%s\",\"value\":%.3f,\"unit\":\"ms\",\"bound\":%.2f,"
                "\"better\":\"lower\"}\n",
                name, value, bound);
    std::fflush(stdout);
}

double percentile(std::vector<double> times, std::size_t percent)
{
    std::sort(times.begin(), times.end());
    return times.at(std::min(times.size() - 1, times.size() * percent / 100));
}

/// Knows how long the main thread was busy, and when a window was painted last.
class WatchedApplication final : public QApplication
{
public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override
    {
        const bool outermost = m_depth++ == 0;
        const bool paints = event->type() == QEvent::UpdateRequest;
        const qint64 began = m_clock.nsecsElapsed();
        const bool result = QApplication::notify(receiver, event);
        const qint64 ended = m_clock.nsecsElapsed();
        --m_depth;
        if (outermost)
            m_busy += ended - began;
        if (paints) {
            ++m_paintings;
            m_painted = ended;
        }
        return result;
    }
    void begin() { m_clock.start(); }
    [[nodiscard]] double nowMs() const { return double(m_clock.nsecsElapsed()) / 1e6; }
    [[nodiscard]] double paintedMs() const { return double(m_painted) / 1e6; }
    [[nodiscard]] int paintings() const { return m_paintings; }
    /// Since the last call.
    double takeBusyMs() { return double(std::exchange(m_busy, 0)) / 1e6; }

private:
    QElapsedTimer m_clock;
    int m_depth = 0;
    int m_paintings = 0;
    qint64 m_busy = 0;
    qint64 m_painted = 0;
};


template<typename T>
T take(AsyncResult<T> task)
{
    std::optional<Result<T>> answer;
    QEventLoop loop;
    [](AsyncResult<T> running, std::optional<Result<T>>& out,
       QEventLoop& until) -> QCoro::Task<void> {
        Result<T> result = co_await running;
        out.emplace(std::move(result));
        until.quit();
    }(std::move(task), answer, loop);
    if (!answer)
        loop.exec();
    if (!*answer)
        giveUp(answer->error());
    return std::move(**answer);
}

template<typename Condition>
void waitFor(const Condition& condition)
{
    while (!condition())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

std::unique_ptr<AccountDatabase> filled(StorageThread& thread, const QString& path, int rows,
                                        bool withBodies)
{
    fillMailbox(path, Connection::Cipher::Aegis256, rows, withBodies).reset();
    return take(AccountDatabase::open(thread, path, benchKey()));
}

class CachedPlace final : public SearchPort
{
public:
    explicit CachedPlace(AccountDatabase& database) : m_database(database) {}
    [[nodiscard]] QList<SearchPlace> places() const override
    {
        return {SearchPlace{*Guid::parse(u"00000000000000000000000000000001"),
                            QStringLiteral("Example")}};
    }
    [[nodiscard]] AsyncResult<FoundPage> cached(Guid, SearchQuery query,
                                                std::optional<qint64> after, int limit,
                                                std::stop_token stop) override
    {
        return MessageSearch(m_database).find(std::move(query), after, limit, std::move(stop));
    }
    [[nodiscard]] AsyncResult<QList<FoundMessage>> atPortal(Guid, SearchQuery,
                                                            std::stop_token) override
    {
        co_return QList<FoundMessage>();
    }
    [[nodiscard]] AsyncResult<SavedSearches::Lists> remembered(Guid) override
    {
        co_return SavedSearches::Lists();
    }
    void noteUsed(QList<Guid>, QString) override {}
    void setSaved(QList<Guid>, QString, bool) override {}

private:
    AccountDatabase& m_database;
};

class StoredList final : public MessageRowsSource
{
public:
    explicit StoredList(AccountDatabase& database) : m_store(database, kBenchAddress) {}
    [[nodiscard]] AsyncResult<MessageRows> rows(ListQuery query, std::optional<RowKey> after,
                                                int limit) override
    {
        return m_store.rows(std::move(query), std::move(after), limit);
    }
    [[nodiscard]] AsyncResult<qint64> count(ListQuery query) override
    {
        return m_store.count(std::move(query));
    }

private:
    MessageStore m_store;
};

void press(QWidget& field, QChar letter)
{
    const bool erase = letter.isNull();
    const int key = erase ? int(Qt::Key_Backspace) : int(letter.toUpper().unicode());
    const QString text = erase ? QString() : QString(letter);
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(type, key, Qt::NoModifier, text);
        QCoreApplication::sendEvent(&field, &event);
    }
}

void measureTyping(WatchedApplication& application, StorageThread& thread, const QString& folder,
                   const Plan& plan)
{
    const auto database
        = filled(thread, folder + QStringLiteral("/searched.db"), plan.searched, true);
    CachedPlace place(*database);
    TimerScheduler timers;
    const SystemClock clock;
    SearchController search(SearchController::Needs{place, timers, clock});
    QWidget window;
    auto* bar = new SearchBar(search, &window);
    auto* pane = new SearchPane(search, clock, &window);
    auto* column = new QVBoxLayout(&window);
    column->addWidget(bar);
    column->addWidget(pane, 1);
    window.resize(460, 900);
    window.show();
    auto* field = bar->findChild<QLineEdit*>();
    field->setFocus();
    int answers = 0;
    QObject::connect(&search, &SearchController::resultsChanged, &window, [&answers, pane] {
        ++answers;
        pane->view().viewport()->update(); // also where the same results came again
    });
    SampleMailbox words(2);
    std::vector<double> times;
    while (static_cast<int>(times.size()) < plan.keystrokes) {
        const QString word = words.searchWord();
        for (const QChar letter : word.left(6)) {
            const int before = answers;
            const double began = application.nowMs();
            press(*field, letter);
            waitFor([&] { return answers > before && !search.isSearching(); });
            const int paintings = application.paintings();
            waitFor([&] { return application.paintings() > paintings; });
            times.push_back(application.paintedMs() - began);
        }
        field->clear();
        waitFor([&] { return !search.isActive() && !search.isSearching(); });
    }
    std::fprintf(stderr, "keystroke to results: p50 %.1f ms, p95 %.1f ms, most %.1f ms\n",
                 percentile(times, 50), percentile(times, 95), percentile(times, 100));
    report("keystroke_to_results_p95_ms", percentile(times, 95), 50);
}

/// A frame is what the main thread does between two movements: the movement, painting, and whatever
/// arrives meanwhile and is painted again.
void measureScrolling(WatchedApplication& application, StorageThread& thread,
                      const QString& folder, const Plan& plan)
{
    const auto database
        = filled(thread, folder + QStringLiteral("/scrolled.db"), plan.scrolled, false);
    StoredList source(*database);
    const SystemClock clock;
    MessageListModel model(clock);
    MessageListView view(model);
    view.resize(460, 900);
    view.show();
    model.setSource(&source, ListQuery());
    waitFor([&] { return model.total() == plan.scrolled && model.messageAt(0); });
    QScrollBar& bar = *view.verticalScrollBar();
    std::vector<double> times;
    QTimer frame;
    frame.setTimerType(Qt::PreciseTimer);
    frame.start(16);
    const int half = plan.frames / 2;
    int number = -1;
    QObject::connect(&frame, &QTimer::timeout, &view, [&] {
        if (number++ >= 0)
            times.push_back(application.takeBusyMs());
        else
            application.takeBusyMs();
        // The bar dragged from end to end, then the wheel in five places.
        if (number < half)
            bar.setValue(static_cast<int>(qint64(bar.maximum()) * number / half));
        else if ((number - half) % (half / 5 + 1) == 0)
            bar.setValue(bar.maximum() / 5 * ((number - half) / (half / 5 + 1)));
        else
            bar.setValue(bar.value() + 150);
    });
    waitFor([&] { return number >= plan.frames; });
    std::fprintf(stderr, "frame: p50 %.2f ms, p99 %.2f ms, most %.2f ms\n", percentile(times, 50),
                 percentile(times, 99), percentile(times, 100));
    report("scroll_frame_p99_ms", percentile(times, 99), 16.7);
}

} // namespace

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    WatchedApplication application(argc, argv);
    application.begin();
    applyTheme(application, Theme::light());
    const Plan& plan = argc > 1 && std::strcmp(argv[1], "--brief") == 0 ? kBrief : kFull;
    const QTemporaryDir folder;
    StorageThread thread;
    try {
        measureTyping(application, thread, folder.path(), plan);
        measureScrolling(application, thread, folder.path(), plan);
    } catch (const SqlError& problem) {
        giveUp(problem.error);
    }
    return 0;
}
