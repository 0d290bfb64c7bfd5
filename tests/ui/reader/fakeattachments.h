#pragma once

#include "core/async/completer.h"
#include "ui/reader/attachmentsource.h"

#include <QList>
#include <QPointer>
#include <QStringList>

namespace waxwing::test {

/// A file that moves when the test says so.
class FakeTransfer final : public FileTransfer
{
public:
    FakeTransfer(QString file, QStringList& calls) : target(std::move(file)), m_calls(calls) {}
    ~FakeTransfer() override { m_calls << QStringLiteral("end ") + name(); }
    void resume(std::optional<Secret> password) override
    {
        m_calls << QStringLiteral("resume ") + name()
                       + (password ? u' ' + QString::fromUtf8(password->reveal()) : QString());
    }
    [[nodiscard]] QString name() const { return target.section(u'/', -1); }

    QString target;

private:
    QStringList& m_calls;
};

/// Attachments that come when the test says so; notes what was asked.
class FakeAttachments final : public AttachmentSource
{
public:
    QStringList calls;
    QList<QPointer<FakeTransfer>> transfers;
    std::optional<Completer<QByteArray>> asked;
    QString folder = QStringLiteral("/private");

    [[nodiscard]] std::unique_ptr<FileTransfer> save(Guid, QString target,
                                                     std::optional<Secret> password) override
    {
        auto transfer = std::make_unique<FakeTransfer>(target, calls);
        calls << QStringLiteral("save ") + target
                     + (password ? u' ' + QString::fromUtf8(password->reveal()) : QString());
        transfers << transfer.get();
        return transfer;
    }
    [[nodiscard]] AsyncResult<QByteArray> content(Guid, qint64,
                                                  std::optional<Secret> password) override
    {
        calls << QStringLiteral("content")
                     + (password ? u' ' + QString::fromUtf8(password->reveal()) : QString());
        return asked.emplace().result();
    }
    [[nodiscard]] std::optional<QString> privatePath(const QString& fileName) override
    {
        if (folder.isEmpty())
            return std::nullopt;
        return folder + u'/' + fileName;
    }
    [[nodiscard]] QUrl webAddress(Guid) override
    {
        return QUrl(QStringLiteral("https://web.example/"));
    }
};

} // namespace waxwing::test
