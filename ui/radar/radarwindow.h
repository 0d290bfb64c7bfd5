#pragma once

#include "core/base/clock.h"
#include "core/store/endings.h"

#include <QWidget>

class QLabel;
class QListWidget;

namespace waxwing {

/// A message of the radar, and whose it is.
struct RadarEntry
{
    Guid account;
    QString accountName; ///< empty with one account only
    EndingMessage message;
};

/// What ends soon: unread messages, files and documents to sign of all accounts in one list, what
/// ends first on top. Return opens the message in the main window.
class RadarWindow : public QWidget
{
    Q_OBJECT

public:
    explicit RadarWindow(const Clock& clock, QWidget* parent = nullptr);
    /// The message that was marked stays so.
    void setEntries(const QList<RadarEntry>& entries);

Q_SIGNALS:
    void messageRequested(const waxwing::Guid& account, const waxwing::Guid& message);

private:
    const Clock& m_clock;
    QLabel* m_lead;
    QListWidget* m_list;
    QList<RadarEntry> m_entries;
};

} // namespace waxwing
