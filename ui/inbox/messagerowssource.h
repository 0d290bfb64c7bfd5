#pragma once

#include "core/store/messagestore.h"

namespace waxwing {

/// Where the message list gets its rows: MessageStore's functions of the same name, so that tests
/// can hand in a source of their own. Must outlive the model that reads it.
class MessageRowsSource
{
public:
    virtual ~MessageRowsSource() = default;
    [[nodiscard]] virtual AsyncResult<MessageRows> rows(ListQuery query,
                                                        std::optional<RowKey> after, int limit) = 0;
    [[nodiscard]] virtual AsyncResult<qint64> count(ListQuery query) = 0;
};

} // namespace waxwing
