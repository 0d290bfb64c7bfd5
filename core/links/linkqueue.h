#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace waxwing {

/// Links that wait for their turn: while the program starts, is locked, or somebody signs in. One at
/// a time, in the order in which they came; the same link does not wait twice. Links come from
/// strangers, so only so many wait: the latest ones, those that the person has just clicked. Pure.
class LinkQueue
{
public:
    struct Waiting
    {
        QString link;
        QString activationToken; ///< of the click
        friend bool operator==(const Waiting& a, const Waiting& b) { return a.link == b.link; }
    };
    static constexpr qsizetype kMost = 8;

    void add(const QString& link, const QString& activationToken);
    /// The next one, if nothing is under way; it is under way until done().
    [[nodiscard]] std::optional<Waiting> take();
    void done() { m_underWay = false; }
    [[nodiscard]] bool isBusy() const { return m_underWay; }
    [[nodiscard]] bool isEmpty() const { return m_waiting.isEmpty(); }
    void clear();

private:
    QList<Waiting> m_waiting;
    bool m_underWay = false;
};

} // namespace waxwing
