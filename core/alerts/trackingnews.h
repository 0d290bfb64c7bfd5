#pragma once

#include "core/alerts/alertcenter.h"
#include "core/model/trackingdetail.h"
#include "core/store/trackingcursor.h"

#include <QObject>

#include <stop_token>

namespace waxwing {

/// Where deeds come from: the portal, as a port.
class TrackedDeeds
{
public:
    virtual ~TrackedDeeds() = default;
    /// What others did since then, oldest first; `page` from 1.
    [[nodiscard]] virtual AsyncResult<Page<TrackingDetail>> since(QDateTime moment, int page,
                                                                  std::stop_token stop) = 0;
    /// When the newest of all was done, by the portal's clock; invalid: there is none.
    [[nodiscard]] virtual AsyncResult<QDateTime> newest(std::stop_token stop) = 0;
};

/// What others did with what the person sent, as news: asks the portal after each hint, from where
/// it came to the last time, so that neither a lost event nor a stop loses or repeats anything. What
/// was before the first look is no news; from where that begins the portal says, for the computer's
/// clock may be years off. One look at a time; ends its calls when it dies.
class TrackingNews final : public QObject
{
    Q_OBJECT

public:
    TrackingNews(TrackedDeeds& deeds, TrackingCursor& cursor, AlertCenter& alerts,
                 QString ownAddress);
    ~TrackingNews() override;

    /// Something may have happened; `pushed`: a live event said so.
    void look(const QDateTime& pushed);
    /// False: nobody wants to know, so nothing is asked, and what happens until somebody does is no
    /// news.
    void setWanted(bool wanted) { m_wanted = wanted; }

private:
    AsyncResult<void> lookNow(QDateTime pushed);
    AsyncResult<void> lookOnce(QDateTime pushed);
    AsyncResult<void> begin();

    TrackedDeeds& m_deeds;
    TrackingCursor& m_cursor;
    AlertCenter& m_alerts;
    QString m_ownAddress;
    bool m_wanted = true;
    bool m_looking = false;
    bool m_lookAgain = false;
    std::stop_source m_stop;
};

/// The same deed always has the same identifier. nullopt for what is no news or not about the
/// person's things.
[[nodiscard]] std::optional<News> newsOf(const TrackingDetail& deed, const QString& ownAddress);
/// "The message was recalled", once.
[[nodiscard]] News recallNewsOf(const MessageSummary& message);

} // namespace waxwing
