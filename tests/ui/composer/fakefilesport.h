#pragma once

#include "tests/support/samplemessages.h"
#include "ui/composer/composerfilesport.h"

namespace waxwing::test {

/// Files that go nowhere: a test says how far they are.
class FakeFilesPort final : public ComposerFilesPort
{

public:
    QList<DraftFile> present;
    QList<NewFile> added;
    QList<Guid> retried;
    bool reachable = true;
    std::optional<Error> fails;

    [[nodiscard]] QList<DraftFile> files() const override { return present; }
    [[nodiscard]] AsyncResult<void> add(QList<NewFile> files) override
    {
        if (fails)
            co_return failure(*fails);
        for (const NewFile& file : std::as_const(files)) {
            added << file;
            DraftFile kept;
            kept.id = guidOf(0xf00 + static_cast<int>(added.size()));
            kept.fileName = file.fileName;
            kept.path = file.path;
            kept.modified = file.modified;
            kept.size = file.size;
            present << kept;
        }
        Q_EMIT changed();
        co_return Result<void>();
    }
    void remove(const Guid& id) override
    {
        present.removeIf([&id](const DraftFile& file) { return file.id == id; });
        Q_EMIT changed();
    }
    void retry(const Guid& id) override { retried << id; }
    [[nodiscard]] bool isReachable() const override { return reachable; }

    void set(FileStage stage, qint64 sent = 0)
    {
        for (DraftFile& file : present) {
            file.stage = stage;
            file.sent = sent;
        }
        Q_EMIT changed();
    }
};

} // namespace waxwing::test
