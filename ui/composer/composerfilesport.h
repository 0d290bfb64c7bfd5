#pragma once

#include "core/async/asyncresult.h"
#include "core/model/draftfile.h"

#include <QObject>

namespace waxwing {

/// The files of the message in one composer, where they are kept and uploaded. May outlive the
/// account behind it; then everything ends as Cancelled.
class ComposerFilesPort : public QObject
{
    Q_OBJECT

public:
    [[nodiscard]] virtual QList<DraftFile> files() const = 0;
    /// The draft must have been kept.
    [[nodiscard]] virtual AsyncResult<void> add(QList<NewFile> files) = 0;
    virtual void remove(const Guid& file) = 0;
    virtual void retry(const Guid& file) = 0;
    /// False: they wait for the connection.
    [[nodiscard]] virtual bool isReachable() const = 0;

Q_SIGNALS:
    void changed();
};

} // namespace waxwing
