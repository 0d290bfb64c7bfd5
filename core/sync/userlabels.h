#pragma once

#include "core/portal/labelclient.h"
#include "core/store/labelrows.h"

#include <QObject>

#include <memory>

namespace waxwing {

/// Labels that were deleted, with what carried them: enough to make them anew.
struct RemovedLabels
{
    QList<UserLabel> labels; ///< parents before children
    QHash<Guid, QList<Guid>> carriers;
};

/// The labels that the person of one account made: shown from the cache at once, then as the portal
/// has them. What is changed here is changed at the portal first and read from there again. Main
/// thread; ends its calls when it dies.
class UserLabels final : public QObject
{
    Q_OBJECT

public:
    /// `rows` must outlive it.
    UserLabels(LabelClient client, LabelRows& rows);
    ~UserLabels() override;

    [[nodiscard]] const QList<UserLabel>& labels() const { return m_labels; }
    [[nodiscard]] const UserLabel* find(const Guid& label) const;
    /// From the cache, unless the portal has answered already.
    [[nodiscard]] AsyncResult<void> load();
    /// From the portal.
    [[nodiscard]] AsyncResult<void> reload();

    [[nodiscard]] AsyncResult<Guid> create(QString name, std::optional<Guid> parent);
    [[nodiscard]] AsyncResult<void> rename(Guid label, QString name);
    [[nodiscard]] AsyncResult<void> nest(Guid label, std::optional<Guid> parent);
    /// With all below it, off all messages.
    [[nodiscard]] AsyncResult<RemovedLabels> erase(Guid label);
    /// Makes them anew, on the messages that the cache knew to carry them.
    [[nodiscard]] AsyncResult<void> restore(RemovedLabels removed);

Q_SIGNALS:
    void changed();

private:
    void take(const QList<UserLabel>& labels);
    AsyncResult<void> thenReload(AsyncResult<void> deed);

    LabelClient m_client;
    LabelRows& m_rows;
    QList<UserLabel> m_labels;
    bool m_answered = false;
    std::stop_source m_stop;
};

} // namespace waxwing
