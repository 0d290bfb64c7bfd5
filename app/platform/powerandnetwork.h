#pragma once

#include <QObject>
#include <QTimer>

namespace waxwing {

/// Tells when connections may have died silently: the machine slept, or its network became another.
/// Only hints to look: they may come once too often, and where the system cannot tell they never
/// come. Main thread.
class PowerAndNetwork : public QObject
{
    Q_OBJECT

public:
    PowerAndNetwork();

Q_SIGNALS:
    void wokeUp();
    /// Once things have settled: an address came or went, the network is back, or it is another.
    void networkChanged();

protected:
    /// Collects the many small changes of one.
    void noteNetworkChange() { m_settle.start(); }

private:
    QTimer m_settle;
};

} // namespace waxwing
