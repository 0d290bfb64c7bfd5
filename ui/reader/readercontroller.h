#pragma once

#include "core/async/scheduler.h"
#include "core/base/clock.h"
#include "core/base/error.h"
#include "ui/common/imageloader.h"
#include "ui/reader/messagecontent.h"
#include "ui/reader/readerstate.h"

#include <QObject>

#include <functional>

namespace waxwing {

/// Decides when a message is opened and what the reader shows of it. Promises: a body is fetched
/// only by an act of the person; protected content lives only here, only while it is on screen;
/// after three wrong passwords nothing is accepted for 30 seconds; answers for an earlier message
/// are dropped. Main thread. What it is given must outlive it, except content: see clear().
class ReaderController : public QObject
{
    Q_OBJECT

public:
    /// How the message came on screen.
    enum class Act {
        Selected, ///< arrow key or single click: opens only with autoRetrieve
        Opened,   ///< Enter, double click, alert, link
    };
    struct Needs
    {
        Scheduler& scheduler;
        const Clock& clock;
        BodyCleaner cleaner;
        ImageLoader* images = nullptr;
        /// The words of an HTML body, for the plain view; like `cleaner`, on the thread pool.
        std::function<QString(QString body)> words{};
    };

    explicit ReaderController(Needs needs, QObject* parent = nullptr);

    [[nodiscard]] const ReaderState& state() const { return m_state; }
    [[nodiscard]] const ReaderAccount& account() const { return m_account; }
    /// What was typed for the protected message that is open; gone as soon as it is not.
    [[nodiscard]] const std::optional<Secret>& openPassword() const { return m_password; }

    void show(MessageContent& content, const ReaderAccount& account, Guid guid, Act act);
    /// Nothing is selected, or its account goes away.
    void clear();

    /// The button of the slip, or another try after a failure.
    void open();
    /// Open in spite of the forecast.
    void acceptForecast();
    void declineForecast();
    void submitPassword(const Secret& password);
    void loadImages();
    /// HTML as its words alone, also what is opened later.
    void setPlainText(bool plain);
    [[nodiscard]] bool showsPlainText() const { return m_plainText; }
    /// The window is hidden or locked: protected content goes.
    void conceal();
    /// The store knows something new about this message (recalled, expired, read elsewhere).
    void messageChanged(Guid guid);

Q_SIGNALS:
    void changed();
    /// The content was fetched from the portal: it counts as read now.
    void opened(const waxwing::Guid& account, const waxwing::Guid& message);
    /// The person accepted the read forecast: it need not be shown again for this account.
    void forecastAccepted(const waxwing::Guid& account);

private:
    struct Tries
    {
        int wrong = 0;
        std::chrono::milliseconds pausedUntil{0};
    };
    void enter(ReaderPhase phase);
    void takeSummary(const Result<std::optional<MessageSummary>>& answer, Act act);
    void takeMessage(const Result<Message>& answer, bool withPassword);
    void lookIntoCache(Act act);
    [[nodiscard]] bool opensBy(Act act) const;
    [[nodiscard]] bool asksFirst() const;
    void fetch(std::optional<Secret> password);
    void clean(const QString& body, bool allowImages);
    void takeReadable(const ReadableBody& readable);
    void fail(const Error& error);
    void wrongPassword();
    void tickPause();
    [[nodiscard]] bool enterIfUnreadable();
    [[nodiscard]] bool isOwn() const;

    Needs m_needs;
    MessageContent* m_content = nullptr;
    ReaderAccount m_account;
    Guid m_guid;
    ReaderState m_state;
    std::optional<Secret> m_password; ///< while Loading with it and Open
    QString m_body; ///< as delivered, while Open, to clean it again with images
    QHash<Guid, Tries> m_tries;
    std::unique_ptr<ScheduledCall> m_tick;
    bool m_plainText = false;
    quint64 m_generation = 0;
};

} // namespace waxwing
