#include "core/sync/fileendings.h"
#include "tests/integration/signedinportal.h"
#include "tests/support/manualclock.h"

#include <QTest>

#include <algorithm>
#include <iterator>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

/// When files of received messages end, against the local portal.
class EndingsLiveTest : public QObject
{
    Q_OBJECT

private:
    std::string deliverDocument()
    {
        portal::Delivery delivery;
        delivery.to = {kAnna.toStdString()};
        delivery.subject = "Lease";
        delivery.attachments = {{"lease.pdf", "%PDF-1.4"}};
        return m_live->server().deliver(delivery);
    }
    /// As its sender wants it signed, until then by the portal's clock.
    void wantSignature(const std::string& message, std::chrono::hours within)
    {
        m_live->server().with([&](portal::Control& control) {
            portal::Portal* example = control.world().portal("example");
            const portal::Message* known
                = example->messageByGuid(*portal::Guid::parse(message));
            portal::Attachment& document = example->attachment(known->attachments.front());
            document.signable = true;
            auto& signing = example->signings[document.id];
            signing.signatures.clear();
            portal::Signature wanted;
            wanted.address = kAnna.toStdString();
            signing.signatures.push_back(wanted);
            signing.deadline = control.now() + portal::Ticks(within.count()) * 36'000'000'000;
            return 0;
        });
    }
    QList<EndingMessage> endingFiles()
    {
        Endings endings(*m_own->database);
        const QDateTime now = m_clock->now();
        QList<EndingMessage> files;
        const auto soon = await(endings.between(now, now.addDays(14)));
        if (soon)
            std::copy_if(soon->begin(), soon->end(), std::back_inserter(files),
                         [](const EndingMessage& one) { return one.file.has_value(); });
        return files;
    }

    std::unique_ptr<LivePortal> m_live;
    std::unique_ptr<SignedInPortal> m_own;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<FileEndings> m_files;

private Q_SLOTS:
    void initTestCase()
    {
        m_live = std::make_unique<LivePortal>(20);
        QVERIFY(m_live->isUp());
    }
    void init()
    {
        m_live->reset();
        m_own = std::make_unique<SignedInPortal>(*m_live);
        m_clock = std::make_unique<ManualClock>(QDateTime::currentDateTimeUtc());
        m_files = std::make_unique<FileEndings>(EndingsClient(m_own->portal->caller()),
                                                *m_own->database, *m_clock);
    }
    void cleanup()
    {
        m_files.reset();
        m_own.reset();
    }

    void aDeadlineForASignatureIsLearnedAndFollowed()
    {
        const std::string message = deliverDocument();
        wantSignature(message, 48h);
        QVERIFY(m_own->fetchInbox());
        QVERIFY(endingFiles().isEmpty());
        QVERIFY(await(m_files->look()));
        QCOMPARE(endingFiles().size(), 1);
        QVERIFY(endingFiles().first().toSign);
        QCOMPARE(endingFiles().first().fileName, QStringLiteral("lease.pdf"));
        const qint64 hours = m_clock->now().secsTo(endingFiles().first().ends) / 3600;
        QVERIFY2(hours >= 46 && hours <= 49, qPrintable(QString::number(hours)));
        // Moved by the sender: known within a day.
        wantSignature(message, 96h);
        m_clock->advance(25h);
        QVERIFY(await(m_files->look()));
        QVERIFY(m_clock->now().secsTo(endingFiles().first().ends) / 3600 >= 69);
    }
    void lookingOpensNothingAndIsNotRepeated()
    {
        wantSignature(deliverDocument(), 48h);
        QVERIFY(m_own->fetchInbox());
        m_live->server().clearRequests();
        QVERIFY(await(m_files->look()));
        QVERIFY(m_live->server().requestCount("SearchMessages") >= 1);
        QCOMPARE(m_live->server().requestCount("GetMessage"), 0);
        QCOMPARE(m_live->server().requestCount("GetAttachment"), 0);
        m_live->server().clearRequests();
        QVERIFY(await(m_files->look()));
        QCOMPARE(m_live->server().requestCount("SearchMessages"), 0);
    }
    void aPortalThatDoesNotAnswerIsAskedAgain()
    {
        wantSignature(deliverDocument(), 48h);
        QVERIFY(m_own->fetchInbox());
        portal::Fault fault;
        fault.operation = "SearchMessages";
        fault.status = 403;
        fault.errorCode = "907";
        m_live->server().fault(fault);
        QVERIFY(!await(m_files->look()));
        m_live->server().clearFaults();
        QVERIFY(await(m_files->look()));
        QCOMPARE(endingFiles().size(), 1);
    }
};

QTEST_MAIN(EndingsLiveTest)
#include "tst_endings_live.moc"
