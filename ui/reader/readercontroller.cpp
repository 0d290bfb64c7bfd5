#include "ui/reader/readercontroller.h"

#include "ui/common/errorsentence.h"

#include <QFutureWatcher>
#include <QtConcurrentRun>

#include <memory>
#include <utility>

namespace waxwing {

namespace {

constexpr int kTries = 3;
constexpr std::chrono::seconds kPause{30};
constexpr int kMostImages = 60;

} // namespace

ReaderController::ReaderController(Needs needs, QObject* parent)
    : QObject(parent), m_needs(std::move(needs))
{}

void ReaderController::show(MessageContent& content, const ReaderAccount& account, Guid guid,
                            Act act)
{
    const bool same = m_guid == guid && m_account.id == account.id && m_content == &content;
    m_account = account;
    if (same && act == Act::Opened && m_state.phase == ReaderPhase::Closed)
        return open();
    const bool settled = m_state.phase != ReaderPhase::Nothing
                         && m_state.phase != ReaderPhase::Failed;
    if (same && settled)
        return;
    m_content = &content;
    m_guid = guid;
    m_state = {};
    m_body.clear();
    m_password.reset();
    m_tick.reset();
    const quint64 generation = ++m_generation;
    enter(ReaderPhase::Loading);
    QCoro::connect(content.summary(guid), this,
                   [this, generation, act](Result<std::optional<MessageSummary>> answer) {
                       if (generation == m_generation)
                           takeSummary(answer, act);
                   });
}

void ReaderController::clear()
{
    ++m_generation;
    m_content = nullptr;
    m_guid = {};
    m_state = {};
    m_body.clear();
    m_password.reset();
    m_tick.reset();
    Q_EMIT changed();
}

void ReaderController::enter(ReaderPhase phase)
{
    m_state.phase = phase;
    if (phase != ReaderPhase::Open) {
        m_state.html.clear();
        m_state.images.clear();
        m_state.blockedImages.clear();
        m_state.loadingImages = false;
    }
    if (phase != ReaderPhase::Open && phase != ReaderPhase::Loading) {
        m_body.clear();
        m_password.reset();
    }
    if (phase != ReaderPhase::Failed && phase != ReaderPhase::PasswordNeeded)
        m_state.error.clear();
    Q_EMIT changed();
}

bool ReaderController::isOwn() const
{
    return m_state.summary
           && m_state.summary->sender.email.compare(m_account.emailAddress, Qt::CaseInsensitive)
                  == 0;
}

bool ReaderController::enterIfUnreadable()
{
    const MessageSummary& summary = *m_state.summary;
    const QDateTime now = m_needs.clock.now();
    if (summary.isReadable(now))
        return false;
    if (summary.isRecalled())
        enter(ReaderPhase::Recalled);
    else
        enter(summary.isExpired(now) ? ReaderPhase::Expired : ReaderPhase::Withdrawn);
    return true;
}

void ReaderController::takeSummary(const Result<std::optional<MessageSummary>>& answer, Act act)
{
    if (!answer)
        return fail(answer.error());
    if (!answer->has_value())
        return enter(ReaderPhase::Gone);
    m_state.summary = **answer;
    m_state.senderWillSee = !isOwn() && !m_state.summary->retrieved
                            && m_state.summary->options.allowTracking;
    if (enterIfUnreadable())
        return;
    if (m_state.summary->isProtected()) {
        enter(ReaderPhase::PasswordNeeded);
        return tickPause();
    }
    lookIntoCache(act);
}

void ReaderController::lookIntoCache(Act act)
{
    QCoro::connect(m_content->cachedBody(m_guid), this,
                   [this, generation = m_generation, act](Result<std::optional<QString>> answer) {
                       if (generation != m_generation)
                           return;
                       // A cache that cannot be read is no reason to fail: the portal has it.
                       if (answer && answer->has_value())
                           clean(**answer, false);
                       else if (opensBy(act))
                           open();
                       else
                           enter(ReaderPhase::Closed);
                   });
}

bool ReaderController::opensBy(Act act) const
{
    if (m_state.senderWillSee && m_account.forecast == ReadForecast::SlipOnly)
        return false;
    return act == Act::Opened || m_account.autoRetrieve;
}

bool ReaderController::asksFirst() const
{
    switch (m_account.forecast) {
    case ReadForecast::First: return !m_account.firstReadExplained;
    case ReadForecast::Always: return true;
    case ReadForecast::SlipOnly:
    case ReadForecast::Open: break;
    }
    return false;
}

void ReaderController::open()
{
    if (!m_content || !m_state.summary || m_state.summary->isProtected()) {
        if (m_content && !m_state.summary) {
            MessageContent& content = *m_content;
            m_content = nullptr;
            show(content, m_account, m_guid, Act::Opened);
        }
        return;
    }
    if (m_state.senderWillSee && asksFirst() && m_state.phase != ReaderPhase::Forecast)
        return enter(ReaderPhase::Forecast);
    fetch(std::nullopt);
}

void ReaderController::acceptForecast()
{
    if (m_state.phase != ReaderPhase::Forecast)
        return;
    m_account.firstReadExplained = true;
    const Guid account = m_account.id;
    fetch(std::nullopt);
    Q_EMIT forecastAccepted(account);
}

void ReaderController::declineForecast()
{
    if (m_state.phase == ReaderPhase::Forecast)
        enter(ReaderPhase::Closed);
}

void ReaderController::submitPassword(const Secret& password)
{
    if (m_state.phase != ReaderPhase::PasswordNeeded || m_state.pauseSeconds > 0
        || password.isEmpty())
        return;
    fetch(password);
}

void ReaderController::fetch(std::optional<Secret> password)
{
    const quint64 generation = ++m_generation;
    const bool withPassword = password.has_value();
    enter(ReaderPhase::Loading);
    m_password = password;
    QCoro::connect(m_content->fetch(m_guid, std::move(password)), this,
                   [this, generation, withPassword](Result<Message> answer) {
                       if (generation == m_generation)
                           takeMessage(answer, withPassword);
                   });
}

void ReaderController::takeMessage(const Result<Message>& answer, bool withPassword)
{
    if (!answer) {
        if (withPassword && answer.error().hasCode(u"38"))
            return wrongPassword();
        return fail(answer.error());
    }
    m_tries.remove(m_guid);
    m_state.summary = answer->summary;
    m_state.senderWillSee = false;
    Q_EMIT opened(m_account.id, m_guid);
    if (!m_state.summary || enterIfUnreadable())
        return;
    clean(answer->body, false);
}

void ReaderController::clean(const QString& body, bool allowImages)
{
    m_body = body;
    const BodyFormat format = m_state.summary->bodyFormat;
    // A watcher, because QFuture::then() of Qt 6.4 does not survive the end of its context.
    auto* watcher = new QFutureWatcher<ReadableBody>(this);
    connect(watcher, &QFutureWatcherBase::finished, this,
            [this, watcher, generation = m_generation] {
                watcher->deleteLater();
                if (generation == m_generation)
                    takeReadable(watcher->result());
            });
    if (m_plainText && format == BodyFormat::Html && m_needs.words)
        watcher->setFuture(QtConcurrent::run(
            [cleaner = m_needs.cleaner, words = m_needs.words, body] {
                return cleaner(words(body), BodyFormat::Text, false);
            }));
    else
        watcher->setFuture(QtConcurrent::run(m_needs.cleaner, body, format, allowImages));
}

void ReaderController::takeReadable(const ReadableBody& readable)
{
    m_state.html = readable.html;
    m_state.blockedImages = readable.blockedImages;
    m_state.loadingImages = false;
    enter(ReaderPhase::Open);
}

void ReaderController::fail(const Error& error)
{
    if (error.is(ErrorKind::NotFound) || error.hasCode(u"929"))
        return enter(ReaderPhase::Gone);
    if (error.hasCode(u"915"))
        return enter(ReaderPhase::Recalled);
    m_state.error = errorSentence(error, ErrorContext::Reading);
    m_state.canRetry = canRetry(error);
    if (m_state.summary && m_state.summary->isProtected())
        return enter(ReaderPhase::PasswordNeeded);
    enter(error.is(ErrorKind::Network) ? ReaderPhase::Offline : ReaderPhase::Failed);
}

void ReaderController::wrongPassword()
{
    Tries& tries = m_tries[m_guid];
    if (++tries.wrong >= kTries) {
        tries.wrong = 0;
        tries.pausedUntil = m_needs.clock.elapsed() + kPause;
    }
    m_state.error = errorSentence([] {
        Error error(ErrorKind::Forbidden);
        error.code = QStringLiteral("38");
        return error;
    }(), ErrorContext::Reading);
    enter(ReaderPhase::PasswordNeeded);
    tickPause();
}

void ReaderController::tickPause()
{
    const auto left = m_tries.value(m_guid).pausedUntil - m_needs.clock.elapsed();
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(left).count();
    m_state.pauseSeconds = static_cast<int>(std::max<long long>(0, seconds));
    if (m_state.pauseSeconds > 0)
        m_tick = m_needs.scheduler.after(std::chrono::seconds(1), [this] { tickPause(); });
    Q_EMIT changed();
}

void ReaderController::loadImages()
{
    if (m_state.phase != ReaderPhase::Open || m_state.loadingImages || !m_needs.images
        || m_state.blockedImages.isEmpty())
        return;
    const QList<QUrl> wanted = m_state.blockedImages.mid(0, kMostImages);
    m_state.loadingImages = true;
    Q_EMIT changed();
    const auto left = std::make_shared<qsizetype>(wanted.size());
    for (const QUrl& address : wanted) {
        QCoro::connect(m_needs.images->load(address), this,
                       [this, generation = m_generation, left, address](Result<QImage> image) {
                           if (generation != m_generation)
                               return;
                           if (image)
                               m_state.images.insert(address, *image);
                           if (--*left == 0)
                               clean(m_body, true);
                       });
    }
}

void ReaderController::setPlainText(bool plain)
{
    if (std::exchange(m_plainText, plain) == plain || m_state.phase != ReaderPhase::Open)
        return;
    clean(m_body, !m_state.images.isEmpty());
}

void ReaderController::conceal()
{
    if (!m_state.summary || !m_state.summary->isProtected())
        return;
    if (m_state.phase != ReaderPhase::Open && m_state.phase != ReaderPhase::Loading)
        return;
    ++m_generation;
    enter(ReaderPhase::PasswordNeeded);
}

void ReaderController::messageChanged(Guid guid)
{
    if (guid != m_guid || !m_content || !m_state.summary)
        return;
    QCoro::connect(m_content->summary(guid), this,
                   [this, guid](Result<std::optional<MessageSummary>> answer) {
                       if (guid != m_guid || !answer || !m_content)
                           return;
                       if (!answer->has_value()) {
                           ++m_generation;
                           return enter(ReaderPhase::Gone);
                       }
                       m_state.summary = **answer;
                       if (m_state.summary->isReadable(m_needs.clock.now()))
                           return changed();
                       ++m_generation;
                       (void)enterIfUnreadable();
                   });
}

} // namespace waxwing
