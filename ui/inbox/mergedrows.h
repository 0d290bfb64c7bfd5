#pragma once

#include "ui/inbox/messagerowssource.h"

#include <memory>

namespace waxwing {

/// The lists of several accounts as one, in the order of the query. Each is read by key, a little at
/// a time, so that a page costs about as much as from one list. A row tells its account. Pages under
/// way when the accounts change end with Cancelled. Main thread.
class MergedRows final : public MessageRowsSource
{
public:
    struct Part
    {
        Guid account;
        MessageRowsSource* rows; ///< must live until it is taken out by setParts()
    };
    MergedRows();
    ~MergedRows() override;

    void setParts(QList<Part> parts);
    [[nodiscard]] qsizetype parts() const;

    [[nodiscard]] AsyncResult<MessageRows> rows(ListQuery query, std::optional<RowKey> after,
                                                int limit) override;
    [[nodiscard]] AsyncResult<qint64> count(ListQuery query) override;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace waxwing
