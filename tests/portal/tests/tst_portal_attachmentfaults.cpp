#include "tests/portal/tests/attachmenttest.h"

#include <QElapsedTimer>

#include <atomic>

using namespace waxwing::portal;
using namespace std::chrono_literals;

/// Two gigabytes that know how far they were read.
class WatchedContent : public Content
{
public:
    std::uint64_t size() const override { return 2ULL * 1024 * 1024 * 1024; }
    std::string read(std::uint64_t offset, std::size_t length) const override
    {
        furthest = std::max<std::uint64_t>(furthest, offset + length);
        return std::string(length, 'x');
    }

    mutable std::atomic<std::uint64_t> furthest = 0;
};

/// What goes wrong on purpose while files go up and down, by both versions of HTTP.
class AttachmentFaultsTest : public AttachmentTest
{
    Q_OBJECT

    Fault fault(FaultKind kind, const char* operation)
    {
        Fault made;
        made.kind = kind;
        made.operation = operation;
        return made;
    }

    std::string delivered(std::uint64_t size)
    {
        Delivery delivery;
        delivery.to = {kMainUser};
        delivery.subject = "Big";
        delivery.attachments = {{"big.bin", {}, size}};
        return message(*m_client, m_portal->deliver(delivery))["attachments"][0]["guid"];
    }

    void versions()
    {
        QTest::addColumn<bool>("http1");
        QTest::newRow("HTTP/1.1") << true;
        QTest::newRow("HTTP/2") << false;
    }

private slots:
    void deliversLargeFilesWhole_data() { versions(); }
    void deliversLargeFilesWhole()
    {
        QFETCH(bool, http1);
        m_client->http1 = http1;
        const std::uint64_t size = 3 * 1024 * 1024 + 17;
        const auto guid = delivered(size);
        const Answer answer = download(*m_client, guid);
        QCOMPARE(q(answer.protocol), http1 ? QStringLiteral("1.1") : QStringLiteral("2"));
        QCOMPARE(answer.body.size(), size);
        QVERIFY(answer.body == m_portal->with([&](Control& control) {
            Portal& portal = *control.world().portal("example");
            return portal.attachmentByGuid(*Guid::parse(guid))->content->read(0, size);
        }));
    }

    void readsNoFurtherAheadThanTheClientTakes_data() { versions(); }
    void readsNoFurtherAheadThanTheClientTakes()
    {
        QFETCH(bool, http1);
        const auto guid = delivered(1);
        const auto watched = std::make_shared<WatchedContent>();
        m_portal->with([&](Control& control) {
            Portal& portal = *control.world().portal("example");
            portal.attachmentByGuid(*Guid::parse(guid))->content = watched;
        });
        TestClient stuck(*m_portal);
        QVERIFY(stuck.signIn());
        stuck.http1 = http1;
        stuck.pauseAtBody = true;
        stuck.timeoutMilliseconds = 2000;
        QVERIFY(download(stuck, guid).curlCode != 0);
        const std::uint64_t furthest = watched->furthest;
        QVERIFY(furthest > 0);
        QVERIFY2(furthest < 64 * 1024 * 1024, qPrintable(QString::number(furthest)));
    }

    void breaksDownloadsInTheMiddle_data() { versions(); }
    void breaksDownloadsInTheMiddle()
    {
        QFETCH(bool, http1);
        m_client->http1 = http1;
        const auto guid = delivered(900'000);
        for (const FaultKind kind : {FaultKind::DropMidway, FaultKind::Truncated}) {
            Fault cut = fault(kind, "DownloadAttachment");
            cut.bytes = kind == FaultKind::Truncated ? 600'000 : 0;
            m_portal->fault(cut);
            const Answer broken = download(*m_client, guid);
            QVERIFY(broken.curlCode != 0);
            const std::size_t expected = kind == FaultKind::Truncated ? 600'000 : 450'000;
            // A reset of the stream may overtake what the client has not taken yet.
            QVERIFY(http1 ? broken.body.size() == expected : broken.body.size() <= expected);
            QCOMPARE(download(*m_client, guid).body.size(), std::size_t(900'000));
        }
    }

    void breaksUploadsInTheMiddle_data() { versions(); }
    void breaksUploadsInTheMiddle()
    {
        QFETCH(bool, http1);
        m_client->http1 = http1;
        m_portal->with([](Control& control) {
            control.changePortal("example", {{"chunkBytes", 256 * 1024}});
        });
        const std::string file = bytes(256 * 1024);
        const Json plan = announceOne(*m_client, draft(*m_client), "a", file.size());
        Fault cut = fault(FaultKind::DropUpload, "UploadAttachmentChunk");
        cut.bytes = 100'000;
        cut.count = -1;
        m_portal->fault(cut);
        const Answer broken = uploadChunk(*m_client, plan["chunks"][0], file);
        QVERIFY(broken.curlCode != 0);
        QCOMPARE(broken.status, 0);
        m_portal->clearFaults();
        QVERIFY(m_portal->requestCount("UploadAttachmentChunk") >= 1);
        QCOMPARE(details(*m_client, plan["attachmentGuid"])["status"], Json("Pending"));
        QCOMPARE(uploadChunk(*m_client, plan["chunks"][0], file).status, 200);
    }

    void losesTheAnswerButKeepsTheChunk()
    {
        const std::string file = bytes(1024);
        const Json plan = announceOne(*m_client, draft(*m_client), "a", file.size());
        m_portal->fault(fault(FaultKind::DropAfter, "UploadAttachmentChunk"));
        QVERIFY(uploadChunk(*m_client, plan["chunks"][0], file).curlCode != 0);
        QCOMPARE(details(*m_client, plan["attachmentGuid"])["status"], Json("Completed"));
    }

    void answersWithWhatWasAskedFor_data()
    {
        QTest::addColumn<QString>("operation");
        QTest::addColumn<QString>("path");
        QTest::newRow("download") << "DownloadAttachment"
                                  << "";
        QTest::newRow("chunk") << "DownloadAttachmentChunk"
                               << "/chunk/1";
        QTest::newRow("details") << "GetAttachment"
                                 << "/details";
        QTest::newRow("QR code") << "DownloadAttachmentQrCode"
                                 << "/qrcode";
        QTest::newRow("related") << "GetRelatedMessages"
                                 << "/messages";
    }

    void answersWithWhatWasAskedFor()
    {
        QFETCH(QString, operation);
        QFETCH(QString, path);
        const std::string name = text(operation);
        const auto guid = delivered(5000);
        Fault status = fault(FaultKind::Status, name.c_str());
        status.status = 503;
        status.errorCode = "50";
        m_portal->fault(status);
        const Answer refused = download(*m_client, guid, text(path));
        QCOMPARE(refused.status, 503);
        QCOMPARE(q(refused.errorCode()), QStringLiteral("50"));
        QCOMPARE(download(*m_client, guid, text(path)).status, 200);

        Fault late = fault(FaultKind::Latency, name.c_str());
        late.milliseconds = 300;
        m_portal->fault(late);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(download(*m_client, guid, text(path)).status, 200);
        QVERIFY(timer.elapsed() >= 290);

        m_portal->fault(fault(FaultKind::Malformed, name.c_str()));
        QVERIFY(download(*m_client, guid, text(path)).body.starts_with("<html>"));
        m_portal->fault(fault(FaultKind::LateStatus, name.c_str()));
        QCOMPARE(download(*m_client, guid, text(path)).status, 500);
        m_portal->fault(fault(FaultKind::DropAfter, name.c_str()));
        QVERIFY(download(*m_client, guid, text(path)).curlCode != 0);
    }

    void sendsBytesSlowly_data() { versions(); }
    void sendsBytesSlowly()
    {
        QFETCH(bool, http1);
        m_client->http1 = http1;
        const auto guid = delivered(3000);
        Fault slow = fault(FaultKind::SlowBody, "DownloadAttachment");
        slow.bytes = 6000;
        m_portal->fault(slow);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(download(*m_client, guid).body.size(), std::size_t(3000));
        QVERIFY(timer.elapsed() >= 400);
    }

    void makesFilesLongerAndMisnamesThem()
    {
        const auto guid = delivered(3000);
        Fault longer = fault(FaultKind::Oversized, "DownloadAttachment");
        longer.bytes = 500;
        m_portal->fault(longer);
        QCOMPARE(download(*m_client, guid).body.size(), std::size_t(3500));
        m_portal->fault(fault(FaultKind::WrongTypes, "DownloadAttachment"));
        const Answer misnamed = download(*m_client, guid);
        QVERIFY(misnamed.headers.at("content-type").starts_with("application/json"));
        QCOMPARE(misnamed.body.size(), std::size_t(3000));
        m_portal->fault(fault(FaultKind::WrongTypes, "GetAttachment"));
        QVERIFY(details(*m_client, guid)["fileName"].is_number());
    }
};

QTEST_GUILESS_MAIN(AttachmentFaultsTest)
#include "tst_portal_attachmentfaults.moc"
