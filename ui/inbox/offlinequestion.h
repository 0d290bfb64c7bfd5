#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace waxwing {

/// What choosing messages for offline would do: fetching a text counts as reading it.
struct OfflineForecast
{
    int toFetch = 0;      ///< not on this computer yet
    int countAsRead = 0;  ///< of these, the sender will see
    int isProtected = 0;  ///< chosen, but never kept
    QString senders;      ///< of those that count, shortened
};

/// Says before messages are fetched for offline which of them count as read, and asks.
class OfflineQuestion : public QWidget
{
    Q_OBJECT

public:
    explicit OfflineQuestion(QWidget* parent = nullptr);
    void ask(const OfflineForecast& forecast);

Q_SIGNALS:
    void answered(bool all);
    void declined();

private:
    void close();

    QLabel* m_sentence;
    QPushButton* m_all;
    QPushButton* m_others;
    QPushButton* m_cancel;
};

/// "4 messages are on this computer now."
[[nodiscard]] QString offlineDone(int fetched, int isProtected);

} // namespace waxwing
