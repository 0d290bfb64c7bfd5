#pragma once

#include "core/model/uploadrules.h"
#include "ui/composer/composerfilesport.h"

#include <QObject>
#include <QStringList>

#include <optional>

namespace waxwing {

class ComposerController;

/// Decides about the files of the message in a composer, without widgets: what may be attached is
/// checked before anything is sent, and the message is kept before its files are. Main thread; what
/// it is given must outlive it.
class ComposerAttachments : public QObject
{
    Q_OBJECT

public:
    /// What was not attached, and why.
    struct Refusal
    {
        QString fileName;
        UploadRefusal why = UploadRefusal::None;
    };

    ComposerAttachments(ComposerController& controller, ComposerFilesPort& port,
                        QObject* parent = nullptr);

    [[nodiscard]] QList<DraftFile> files() const { return m_port.files(); }
    [[nodiscard]] const QList<Refusal>& refusals() const { return m_refusals; }
    /// They could not be kept on this computer.
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    [[nodiscard]] bool isReachable() const { return m_port.isReachable(); }
    [[nodiscard]] const UploadRules& rules() const;

    void addPaths(const QStringList& paths);
    /// A picture that was pasted, as the content of a file.
    void addContent(const QString& fileName, const QByteArray& bytes);
    void remove(const Guid& file) { m_port.remove(file); }
    void retry(const Guid& file) { m_port.retry(file); }
    void dismissRefusals();

Q_SIGNALS:
    void changed();

private:
    AsyncResult<void> lookAndAdd(QStringList paths);
    AsyncResult<void> keep(QList<NewFile> files);
    void check(NewFile file, QList<NewFile>& accepted);
    void noteChange();

    ComposerController& m_controller;
    ComposerFilesPort& m_port;
    QList<Refusal> m_refusals;
    std::optional<Error> m_error;
};

} // namespace waxwing
