#pragma once

#include "ui/inbox/foldermodel.h"
#include "ui/inbox/messagerowssource.h"
#include "ui/reader/readerstate.h"
#include "ui/signin/signinsteps.h"

namespace waxwing::samples {

/// The moment at which every picture is taken.
[[nodiscard]] QDateTime now();
[[nodiscard]] Guid guid(int number);
[[nodiscard]] AccountRecord record(int number);
[[nodiscard]] AccountStatus status(Liveness liveness);
[[nodiscard]] QList<AccountView> accounts(Liveness first = Liveness::Live);
[[nodiscard]] QList<PortalChoice> portals();
/// One portal for each reason why it cannot be chosen.
[[nodiscard]] QList<PortalChoice> obstacles();
[[nodiscard]] ReaderAccount readerAccount(bool explained, bool automatic);
[[nodiscard]] MessageRow row(qint64 number);
[[nodiscard]] MessageSummary summary();
/// Everything in it is longer than anybody would think.
[[nodiscard]] MessageSummary longSummary();
[[nodiscard]] MessageSummary hebrewSummary();
[[nodiscard]] QString htmlBody();
[[nodiscard]] QString hebrewBody();
[[nodiscard]] QString imageBody();
[[nodiscard]] QString textBody();

/// Rows made up from their position: any number of them, in no memory.
class Rows final : public MessageRowsSource
{
public:
    explicit Rows(qint64 total) : m_total(total) {}
    AsyncResult<MessageRows> rows(ListQuery query, std::optional<RowKey> after, int limit) override;
    AsyncResult<qint64> count(ListQuery query) override;

    bool fails = false;

private:
    qint64 m_total;
};

} // namespace waxwing::samples
