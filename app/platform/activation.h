#pragma once

#include "core/alerts/notifier.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace waxwing {

/// What the desktop asks of the program beside its command line: on Linux org.freedesktop.Application
/// on the session bus, on macOS file-open events; Windows starts the program again instead. Links are
/// passed on as they came: anybody may have sent them. Main thread.
class Activation : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

Q_SIGNALS:
    void showRequested(const QString& activationToken);
    void linkRequested(const QString& link, const QString& activationToken);
    /// A button of an alert was pressed, maybe of one from an earlier run; `link` leads to its
    /// message. As little to be trusted as a link.
    void alertChosen(const QString& key, waxwing::AlertAction action, const QString& link,
                     const QString& activationToken);
};

/// `id` as in ProgramIdentity. Make it when requests can be taken: some wait already.
[[nodiscard]] std::unique_ptr<Activation> makeActivation(const QString& id);

} // namespace waxwing
