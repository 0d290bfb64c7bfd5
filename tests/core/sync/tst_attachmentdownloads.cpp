#include "core/sync/attachmentdownloads.h"
#include "tests/support/attachmentserver.h"
#include "tests/support/await.h"
#include "tests/support/manualclock.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype kLarge = 9 * 1024 * 1024; ///< over the limit for whole downloads
const QString kGuid = QStringLiteral("000000000000000000000000000000ab");

const QByteArray& largeContent()
{
    static const QByteArray kContent = [] {
        QByteArray bytes(kLarge + 123, Qt::Uninitialized);
        for (qsizetype i = 0; i < bytes.size(); ++i)
            bytes[i] = char(i * 31 + i / 257);
        return bytes;
    }();
    return kContent;
}

} // namespace

class AttachmentDownloadsTest : public QObject
{
    Q_OBJECT

private:
    void store(const QByteArray& content)
    {
        m_server->chunkSize = 1024 * 1024;
        m_server->store(kGuid, QStringLiteral("a.bin"), content);
    }
    void listenTo(AttachmentDownload* download)
    {
        connect(download, &AttachmentDownload::completed, this,
                [this](const QString& file) { m_outcomes << file; });
        connect(download, &AttachmentDownload::stopped, this,
                [this](const Error& error) { m_outcomes << failure(error); });
    }
    AttachmentDownload* save(std::optional<Secret> password = std::nullopt)
    {
        m_outcomes.clear();
        auto* download = m_downloads->save(*Guid::parse(kGuid), target(), std::move(password));
        listenTo(download);
        return download;
    }
    bool finished(qsizetype count = 1)
    {
        return QTest::qWaitFor([&] {
            m_time.advance(100ms);
            return m_outcomes.size() >= count;
        }, 20'000);
    }
    QString target() const { return m_folder->filePath(QStringLiteral("saved.bin")); }
    QByteArray saved() const
    {
        QFile file(target());
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray("no file");
    }
    QStringList filesThere() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden);
    }
    /// Answers every n-th request for content with this instead.
    void spoil(int from, int count, Result<HttpResponse> answer)
    {
        m_server->before = [from, until = from + count, answer,
                            seen = 0](const HttpRequest& request) mutable
            -> std::optional<Result<HttpResponse>> {
            if (!request.sink)
                return std::nullopt;
            ++seen;
            if (seen < from || seen >= until)
                return std::nullopt;
            return answer;
        };
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    ManualClock m_time;
    SteadyTokens m_tokens;
    std::unique_ptr<AttachmentServer> m_server;
    std::unique_ptr<AttachmentDownloads> m_downloads;
    QList<Result<QString>> m_outcomes;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<AttachmentServer>();
        SessionCaller caller(*m_server, m_tokens, QUrl(QStringLiteral("https://portal.example/api")),
                             ClientIdentity());
        m_downloads = std::make_unique<AttachmentDownloads>(AttachmentClient(caller), m_time,
                                                            [] { return 0.5; });
        m_outcomes.clear();
    }
    void cleanup()
    {
        m_downloads.reset();
        // What outlives it ends before the server does.
        QTRY_COMPARE(m_server->underWay, 0);
        m_server.reset();
        m_folder.reset();
    }

    void whatIsSavedIsWhatThePortalHas_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("requests");
        QTest::newRow("empty") << QByteArray() << 1;
        QTest::newRow("small") << QByteArray("hello") << 1;
        QTest::newRow("8 MiB, whole") << largeContent().left(8 * 1024 * 1024) << 1;
        QTest::newRow("more, in chunks") << largeContent() << 10;
    }
    void whatIsSavedIsWhatThePortalHas()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, requests);
        store(content);
        const auto* download = save();
        QVERIFY(finished());
        QVERIFY(m_outcomes.front());
        QCOMPARE(*m_outcomes.front(), target());
        QCOMPARE(download->state(), AttachmentDownload::State::Done);
        QVERIFY(saved() == content);
        QCOMPARE(filesThere(), QStringList{QStringLiteral("saved.bin")});
        QCOMPARE(m_server->count(u"GET"), requests + 1);
        QCOMPARE(QFile::permissions(target()) & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
    }

    void aFileOfThatNameIsReplacedAtTheEndAlone()
    {
        QFile old(target());
        QVERIFY(old.open(QFile::WriteOnly) && old.write("old") == 3);
        old.close();
        store("new content");
        spoil(1, 1, AttachmentServer::refused(403, "907"));
        auto* download = save();
        QVERIFY(finished());
        QCOMPARE(saved(), QByteArray("old"));
        download->resume();
        QVERIFY(finished(2));
        QCOMPARE(saved(), QByteArray("new content"));
    }

    void everyStepMayFailAndBeResumed_data()
    {
        QTest::addColumn<int>("request");
        for (int request = 1; request <= 11; ++request)
            QTest::addRow("request %d", request) << request;
    }
    void everyStepMayFailAndBeResumed()
    {
        QFETCH(int, request);
        store(largeContent());
        m_server->before = [request, seen = 0](const HttpRequest&) mutable
            -> std::optional<Result<HttpResponse>> {
            if (++seen != request)
                return std::nullopt;
            return AttachmentServer::refused(403, "Portal.Expired");
        };
        auto* download = save();
        QVERIFY(finished());
        QCOMPARE(m_outcomes.front().error().code, QStringLiteral("Portal.Expired"));
        QCOMPARE(download->state(), AttachmentDownload::State::Stopped);
        QVERIFY(!QFile::exists(target()));
        const int before = m_server->count(u"GET");
        // From the second chunk on those behind it have been asked for as well.
        QCOMPARE(before, request <= 2 ? request : std::min(request + 2, 11));
        download->resume();
        QVERIFY(finished(2));
        QVERIFY(saved() == largeContent());
        // Details again, then only what was missing.
        QCOMPARE(m_server->count(u"GET") - before, 1 + 10 - std::max(0, request - 2));
        QCOMPARE(filesThere(), QStringList{QStringLiteral("saved.bin")});
    }

    void aChunkIsTriedThreeTimesMore_data()
    {
        QTest::addColumn<int>("faults");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("arrives");
        QTest::newRow("one lost") << 1 << 0 << true;
        QTest::newRow("three lost") << 3 << 0 << true;
        QTest::newRow("four lost") << 4 << 0 << false;
        QTest::newRow("three times busy") << 3 << 429 << true;
        QTest::newRow("four times broken") << 4 << 502 << false;
        QTest::newRow("maintenance") << 1 << 503 << false;
    }
    void aChunkIsTriedThreeTimesMore()
    {
        QFETCH(int, faults);
        QFETCH(int, status);
        QFETCH(bool, arrives);
        store(largeContent());
        Result<HttpResponse> answer = failure(ErrorKind::Network);
        if (status > 0)
            answer = AttachmentServer::said(status);
        m_server->before = [answer, left = faults](const HttpRequest& request) mutable
            -> std::optional<Result<HttpResponse>> {
            if (!request.url.path().endsWith(u"/chunk/4") || left == 0)
                return std::nullopt;
            --left;
            return answer;
        };
        save();
        QVERIFY(finished());
        QCOMPARE(m_outcomes.front().has_value(), arrives);
        if (arrives)
            QVERIFY(saved() == largeContent());
    }

    void chunksMayBeOfAnyLength_data()
    {
        QTest::addColumn<QList<int>>("lengths"); // of the first chunks; the last has the rest
        QTest::newRow("the second longer") << QList<int>{500'000, 900'000, 500'000};
        QTest::newRow("the second shorter") << QList<int>{900'000, 20, 900'000};
        QTest::newRow("the fifth empty") << QList<int>{900'000, 900'000, 900'000, 900'000, 0};
        QTest::newRow("the first empty") << QList<int>{0, 900'000, 900'000};
        QTest::newRow("a first that is nearly all") << QList<int>{9'000'000, 7, 7, 7};
    }
    void chunksMayBeOfAnyLength()
    {
        QFETCH(QList<int>, lengths);
        store(largeContent());
        auto& stored = m_server->attachments[kGuid];
        qsizetype at = 0;
        for (int number = 1; number <= stored.chunkCount(); ++number) {
            const qsizetype rest = largeContent().size() - at;
            const qsizetype length = number == stored.chunkCount()
                                         ? rest
                                         : std::min<qsizetype>(rest, lengths.value(number - 1, 3));
            stored.chunks[number] = largeContent().mid(at, length);
            at += length;
        }
        save();
        QVERIFY(finished());
        QVERIFY(m_outcomes.front());
        QVERIFY(saved() == largeContent());
    }

    void whatCameOfABrokenAnswerDoesNotStay()
    {
        store(largeContent());
        m_server->cutAfter = 300'000;
        m_server->after = [this, seen = 0](const HttpRequest& request) mutable
            -> std::optional<Result<HttpResponse>> {
            if (request.sink && ++seen == 2)
                m_server->cutAfter.reset();
            return std::nullopt;
        };
        save();
        QVERIFY(finished());
        QVERIFY(m_outcomes.front());
        QVERIFY(saved() == largeContent());
    }

    void aLengthThatIsNotTheAnnouncedOneIsNoFile_data()
    {
        QTest::addColumn<int>("surplus");
        QTest::newRow("shorter") << -1;
        QTest::newRow("longer") << 1;
    }
    void aLengthThatIsNotTheAnnouncedOneIsNoFile()
    {
        QFETCH(int, surplus);
        store("hello");
        m_server->attachments[kGuid].total -= surplus;
        save();
        QVERIFY(finished());
        QCOMPARE(m_outcomes.front().error().kind, ErrorKind::Protocol);
        QCOMPARE(m_outcomes.front().error().code, QStringLiteral("length"));
        QVERIFY(!QFile::exists(target()));
    }

    void aFileThatBecameAnotherIsFetchedFromTheStart()
    {
        store(largeContent());
        spoil(5, 1, AttachmentServer::refused(403, "907"));
        auto* download = save();
        QVERIFY(finished());
        QByteArray other = largeContent();
        std::reverse(other.begin(), other.end());
        other += "!";
        store(other);
        download->resume();
        QVERIFY(finished(2));
        QVERIFY(saved() == other);
    }

    void cancellingLeavesNothing_data()
    {
        QTest::addColumn<int>("afterRequests");
        for (int count = 0; count <= 11; ++count)
            QTest::addRow("after %d requests", count) << count;
    }
    void cancellingLeavesNothing()
    {
        QFETCH(int, afterRequests);
        store(largeContent());
        auto* download = save();
        QVERIFY(QTest::qWaitFor([&] { return m_server->count(u"GET") >= afterRequests; }));
        download->cancel();
        QCOMPARE(m_outcomes.size(), 1);
        QCOMPARE(m_outcomes.front().error().kind, ErrorKind::Cancelled);
        QTRY_COMPARE(m_server->underWay, 0);
        QCoreApplication::processEvents();
        QVERIFY(filesThere().isEmpty());
        QCOMPARE(m_outcomes.size(), 1);
    }

    void endingLeavesNothing()
    {
        store(largeContent());
        save();
        QVERIFY(QTest::qWaitFor([&] { return m_server->count(u"GET") > 3; }));
        QCOMPARE(filesThere().size(), 1);
        m_downloads.reset();
        QVERIFY(filesThere().isEmpty());
        QTRY_COMPARE(m_server->underWay, 0);
        QVERIFY(filesThere().isEmpty());
    }

    void aFolderThatCannotBeWrittenToIsSaid()
    {
        store("hello");
        auto* download = m_downloads->save(*Guid::parse(kGuid),
                                           m_folder->filePath(QStringLiteral("missing/a")), {});
        listenTo(download);
        QVERIFY(finished());
        QCOMPARE(m_outcomes.front().error().kind, ErrorKind::Storage);
        QCOMPARE(m_outcomes.front().error().code, QStringLiteral("file"));
        QCOMPARE(m_server->count(u"GET"), 1); // not even asked for the content
    }

    void twoFilesComeAtATime()
    {
        store("hello");
        m_outcomes.clear();
        for (int i = 0; i < 5; ++i) {
            auto* download = m_downloads->save(
                *Guid::parse(kGuid), m_folder->filePath(QString::number(i)), std::nullopt);
            listenTo(download);
        }
        QVERIFY(finished(5));
        QCOMPARE(m_server->mostUnderWay, 2);
        QCOMPARE(filesThere().size(), 5);
    }

    void aPasswordGoesWithEachRequestForContentAndIsNotKept()
    {
        store(largeContent());
        m_server->password = "geheim";
        spoil(3, 1, AttachmentServer::refused(403, "907"));
        auto* download = save(Secret(QByteArray("geheim")));
        QVERIFY(finished());
        QCOMPARE(m_outcomes.front().error().code, QStringLiteral("907"));
        download->resume();
        QVERIFY(finished(2));
        QCOMPARE(m_outcomes.back().error().code, QStringLiteral("38"));
        download->resume(Secret(QByteArray("geheim")));
        QVERIFY(finished(3));
        QVERIFY(saved() == largeContent());
    }

    void whatThereIsNoAccessToIsNotAskedFor()
    {
        store("hello");
        m_server->after = [](const HttpRequest& request) -> std::optional<Result<HttpResponse>> {
            if (!request.url.path().endsWith(u"/details"))
                return std::nullopt;
            return AttachmentServer::said(200, R"({"guid":"000000000000000000000000000000ab",)"
                                               R"("fileSize":5,"hasAccess":false})");
        };
        save();
        QVERIFY(finished());
        QCOMPARE(m_outcomes.front().error().kind, ErrorKind::Forbidden);
        QCOMPARE(m_server->count(u"GET"), 1);
        QVERIFY(filesThere().isEmpty());
    }

    void aPreviewStaysInMemoryAndWithinItsBound()
    {
        store("hello");
        const Guid guid = *Guid::parse(kGuid);
        const auto content = await(m_downloads->content(guid, 5, std::nullopt, {}));
        QVERIFY(content);
        QCOMPARE(*content, QByteArray("hello"));
        const auto refused = await(m_downloads->content(guid, 4, std::nullopt, {}));
        QCOMPARE(refused.error().code, QStringLiteral("too-large"));
        QVERIFY(filesThere().isEmpty());
    }
};

QTEST_GUILESS_MAIN(AttachmentDownloadsTest)
#include "tst_attachmentdownloads.moc"
