#pragma once

#include <QObject>

#include <memory>

namespace waxwing {

/// Tells when the desktop is set to disturb nobody, and when no more. Only hints: where the system
/// does not tell they never come, and its own notification centre is what keeps alerts back.
/// Main thread, never blocks.
class DoNotDisturb : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

Q_SIGNALS:
    void changed(bool on);
};

[[nodiscard]] std::unique_ptr<DoNotDisturb> makeDoNotDisturb();

} // namespace waxwing
