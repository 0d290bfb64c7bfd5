#include "core/sync/attachmentdownloads.h"
#include "core/sync/attachmentuploads.h"
#include "tests/bench/bench_transfer_portal.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstring>
#include <vector>

// How fast a file goes to the portal and comes back, against the program curl with the same file and
// portal; the two take turns. And how much more memory a transfer of 2 GiB takes than none.

using namespace waxwing;
using namespace waxwing::bench;

namespace {

constexpr qint64 kMiB = 1024 * 1024;

struct Plan
{
    qint64 size;
    qint64 largeSize;
    std::size_t rounds;
};

constexpr Plan kFull{256 * kMiB, 2048 * kMiB, 5};
constexpr Plan kBrief{24 * kMiB, 96 * kMiB, 3};

void report(const char* name, double value, const char* unit, double bound, const char* better)
{
    std::printf("{\"name\":\"%s\",\"value\":%.3f,\"unit\":\"%s\",\"bound\":%.2f,"
                "\"better\":\"%s\"}\n",
                name, value, unit, bound, better);
    std::fflush(stdout);
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

double since(const QElapsedTimer& timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

double memoryMb()
{
    QFile file(QStringLiteral("/proc/self/smaps_rollup"));
    if (!file.open(QFile::ReadOnly))
        giveUp("the memory of a process cannot be read here");
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith("Pss:"))
            return line.mid(4).simplified().split(' ').first().toDouble() / 1024;
    }
    giveUp("no Pss");
}

/// Bytes that no compression on the way would make fewer.
void writeFile(const QString& path, qint64 size)
{
    QByteArray piece(kMiB, Qt::Uninitialized);
    quint64 state = 88172645463325252ULL;
    QFile file(path);
    bool written = file.open(QFile::WriteOnly);
    for (qint64 at = 0; at < size && written; at += piece.size()) {
        for (qsizetype i = 0; i + 8 <= piece.size(); i += 8) {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            std::memcpy(piece.data() + i, &state, 8);
        }
        written = file.write(piece) == piece.size();
    }
    if (!written)
        giveUp("no room for the files");
}

/// As a transfer of ours, seen by somebody who waits for it.
class Bench
{
public:
    Bench(const Plan& plan, const QString& folder)
        : m_plan(plan), m_folder(folder), m_portal(folder + QStringLiteral("/portal")),
          m_client(m_portal.caller()), m_draft(m_portal.newDraft()),
          m_uploads(m_client, m_timers, systemRandom()),
          m_downloads(m_client, m_timers, systemRandom())
    {}

    void measureMemory()
    {
        const QString path = m_folder + QStringLiteral("/large.bin");
        QFile file(path);
        if (!file.open(QFile::WriteOnly) || !file.resize(m_plan.largeSize))
            giveUp("no room for the files");
        file.close();
        const double before = memoryMb();
        double most = before;
        QTimer look;
        QObject::connect(&look, &QTimer::timeout, &look,
                         [&most] { most = std::max(most, memoryMb()); });
        look.start(50);
        const Guid attachment = upload(path);
        const double upwards = most - before;
        download(attachment);
        remove(attachment);
        std::fprintf(stderr, "memory: %.1f MB before, %.1f more upwards, %.1f more in all\n",
                     before, upwards, most - before);
        report("transfer_memory_mb", most - before, "MB", 24, "lower");
        file.remove();
    }

    void measureSpeed()
    {
        const QString path = m_folder + QStringLiteral("/source.bin");
        writeFile(path, m_plan.size);
        slice(path);
        std::vector<double> up;
        std::vector<double> down;
        std::vector<double> curlUp;
        std::vector<double> curlUpParallel;
        std::vector<double> curlDown;
        for (std::size_t round = 0; round < m_plan.rounds; ++round) {
            QElapsedTimer timer;
            timer.start();
            const Guid attachment = upload(path);
            up.push_back(since(timer));
            curlUp.push_back(uploadByCurl({}));
            curlUpParallel.push_back(uploadByCurl(
                {QStringLiteral("--parallel"), QStringLiteral("--parallel-max"), QStringLiteral("4")}));
            timer.start();
            download(attachment);
            down.push_back(since(timer));
            curlDown.push_back(downloadByCurl(attachment));
            remove(attachment);
        }
        const double best = std::min(median(curlUp), median(curlUpParallel));
        std::fprintf(stderr,
                     "up %.2f s, curl %.2f s one by one, %.2f s in parallel; down %.2f s, curl %.2f s\n",
                     median(up), median(curlUp), median(curlUpParallel), median(down),
                     median(curlDown));
        report("upload_ratio", best / median(up), "ratio", 0.9, "higher");
        report("download_ratio", median(curlDown) / median(down), "ratio", 0.9, "higher");
    }

private:
    Guid upload(const QString& path)
    {
        const QList<FileToUpload> files{
            {QStringLiteral("file.bin"), path, {}, QFileInfo(path).size()}};
        AttachmentUpload* upload = await(m_uploads.announce(m_draft, files)).first();
        QEventLoop loop;
        QObject::connect(upload, &AttachmentUpload::completed, &loop, &QEventLoop::quit);
        QObject::connect(upload, &AttachmentUpload::stopped, &loop, &QEventLoop::quit);
        if (upload->state() == AttachmentUpload::State::Uploading)
            loop.exec();
        if (upload->state() != AttachmentUpload::State::Done)
            giveUp("an upload failed");
        const Guid attachment = upload->attachment();
        m_uploads.discard(upload);
        return attachment;
    }

    void download(const Guid& attachment)
    {
        const QString target = m_folder + QStringLiteral("/target.bin");
        AttachmentDownload* download = m_downloads.save(attachment, target, std::nullopt);
        QEventLoop loop;
        QObject::connect(download, &AttachmentDownload::completed, &loop, &QEventLoop::quit);
        QObject::connect(download, &AttachmentDownload::stopped, &loop, &QEventLoop::quit);
        loop.exec();
        if (download->state() != AttachmentDownload::State::Done)
            giveUp("a download failed");
        m_downloads.discard(download);
        QFile::remove(target);
    }

    void remove(const Guid& attachment) { await(m_client.remove(m_draft, attachment, {})); }

    /// curl takes whole files only.
    void slice(const QString& path)
    {
        const QList<PlannedChunk> chunks = announced().chunks;
        QFile source(path);
        if (!source.open(QFile::ReadOnly))
            giveUp("the file cannot be read");
        for (const PlannedChunk& chunk : chunks) {
            QFile target(sliceName(chunk.number));
            if (!source.seek(chunk.start) || !target.open(QFile::WriteOnly)
                || target.write(source.read(chunk.size)) != chunk.size)
                giveUp("no room for the files");
        }
    }
    [[nodiscard]] QString sliceName(int number) const
    {
        return m_folder + QStringLiteral("/slice-%1").arg(number);
    }
    AttachmentPlan announced()
    {
        const QList<AnnouncedFile> files{{QStringLiteral("file.bin"), m_plan.size}};
        return await(m_client.preCreate(m_draft, files, {})).first();
    }
    [[nodiscard]] QByteArray common() const
    {
        return "cacert = \"" + m_portal.authorityFile().toUtf8()
               + "\"\nsilent\nshow-error\nfail\nheader = \"x-sm-client-name: bench\"\n"
                 "header = \"x-sm-client-version: 1\"\nheader = \"x-sm-session-token: "
               + m_portal.token().reveal() + "\"\n";
    }

    double uploadByCurl(const QStringList& options)
    {
        const AttachmentPlan plan = announced();
        QByteArray config;
        for (const PlannedChunk& chunk : plan.chunks) {
            config += (config.isEmpty() ? "" : "next\n") + common() + "url = \""
                      + chunk.uploadUri.toEncoded() + "\"\noutput = \"/dev/null\"\nform = \"upload=@"
                      + sliceName(chunk.number).toUtf8()
                      + ";filename=file.bin;type=application/octet-stream\"\n";
        }
        const double seconds = curl(config, options);
        const QList<AttachmentProgress> progress
            = await(m_client.progress({plan.attachment}, {}));
        if (progress.first().uploadedBytes != m_plan.size)
            giveUp("curl did not upload everything");
        remove(plan.attachment);
        return seconds;
    }

    double downloadByCurl(const Guid& attachment)
    {
        const QString target = m_folder + QStringLiteral("/target.bin");
        const double seconds = curl(common() + "url = \"" + m_portal.address().toUtf8()
                                        + "/v1/attachments/" + attachment.toString().toUtf8()
                                        + "\"\noutput = \"" + target.toUtf8() + "\"\n",
                                    {});
        if (QFileInfo(target).size() != m_plan.size)
            giveUp("curl did not download everything");
        QFile::remove(target);
        return seconds;
    }

    double curl(const QByteArray& config, const QStringList& options)
    {
        QFile file(m_folder + QStringLiteral("/curl.conf"));
        if (!file.open(QFile::WriteOnly) || file.write(config) != config.size())
            giveUp("no room for the files");
        file.close();
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedChannels);
        QElapsedTimer timer;
        timer.start();
        process.start(QStringLiteral("curl"),
                      QStringList{QStringLiteral("--no-progress-meter"), QStringLiteral("-K"),
                                  file.fileName()}
                          + options);
        if (!process.waitForFinished(-1) || process.exitCode() != 0)
            giveUp("curl failed");
        return since(timer);
    }

    Plan m_plan;
    QString m_folder;
    PortalProcess m_portal;
    TimerScheduler m_timers;
    AttachmentClient m_client;
    Guid m_draft;
    AttachmentUploads m_uploads;
    AttachmentDownloads m_downloads;
};

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    Bench bench(argc > 1 && std::strcmp(argv[1], "--brief") == 0 ? kBrief : kFull, folder.path());
    bench.measureMemory();
    bench.measureSpeed();
    return 0;
}
