#include "tests/ui/slip/fakeslips.h"
#include "ui/slip/slippeople.h"
#include "ui/slip/sliptexts.h"
#include "ui/slip/sliptimeline.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

class SlipPeopleTest : public QObject
{
    Q_OBJECT

private:
    static QStringList names(const QList<SlipPerson>& people)
    {
        QStringList lines;
        for (const SlipPerson& person : people)
            lines << QStringLiteral("%1 %2").arg(person.user.email).arg(person.deeds.size());
        return lines;
    }
    static SlipState stateOf(const DeliverySlip& slip)
    {
        SlipState state;
        state.message = sentMessage();
        state.slip = slip;
        return state;
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void namesSenderAndRecipientsAsTheyWereAddressed()
    {
        QCOMPARE(names(peopleOf(sentMessage(), nullptr)),
                 QStringList({QStringLiteral("bert@example.org 0"),
                              QStringLiteral("anna@example.org 0"),
                              QStringLiteral("ben@example.org 0"),
                              QStringLiteral("Cleo@Example.org 0")}));
    }
    void joinsPeopleByGuidThenByAddressInAnyCase()
    {
        TrackingDetail byGuid = deedOf(QStringLiteral("Retrieved"), QStringLiteral("b@alias.org"), 2);
        byGuid.actorGuid = guidOf(0xbe);
        const DeliverySlip slip
            = slipWith({byGuid, deedOf(QStringLiteral("Reviewed"),
                                       QStringLiteral("cleo@example.ORG"), 1)});
        const auto people = peopleOf(sentMessage(), &slip);
        QCOMPARE(people.size(), 4);
        QVERIFY(people[2].hasRead());
        QVERIFY(!people[3].hasRead());
        QCOMPARE(people[3].deeds.size(), 1);
    }
    void keepsStrangersWhoDidSomethingAtTheEnd()
    {
        const DeliverySlip slip = slipWith(
            {deedOf(QStringLiteral("Downloaded"), QStringLiteral("zoe@other.org"), 3)});
        const auto people = peopleOf(sentMessage(), &slip);
        QCOMPARE(people.last().user.email, QStringLiteral("zoe@other.org"));
        QCOMPARE(people.last().role, SlipRole::Other);
        QVERIFY(!people.last().isRecipient());
    }
    void countsWhoIsAddressedTwiceOnce()
    {
        MessageSummary message = sentMessage();
        message.cc << message.to;
        QCOMPARE(countsOf(peopleOf(message, nullptr)).recipients, 3);
    }
    void theSenderNeverCountsAsReader()
    {
        const DeliverySlip slip = slipWith(
            {deedOf(QStringLiteral("Retrieved"), QStringLiteral("bert@example.org"), 1),
             deedOf(QStringLiteral("Retrieved"), QStringLiteral("anna@example.org"), 1)});
        const SlipCounts counts = countsOf(peopleOf(sentMessage(), &slip));
        QCOMPARE(counts.read, 1);
        QCOMPARE(counts.recipients, 3);
    }
    void aDownloadIsNotReading()
    {
        TrackingDetail download
            = deedOf(QStringLiteral("Retrieved"), QStringLiteral("anna@example.org"), 1);
        download.attachmentGuid = guidOf(0xf1);
        const DeliverySlip slip = slipWith({download});
        QCOMPARE(countsOf(peopleOf(sentMessage(), &slip)).read, 0);
    }

    void saysWhoHasReadIt_data()
    {
        QTest::addColumn<QStringList>("readers");
        QTest::addColumn<QString>("expected");
        QTest::newRow("nobody") << QStringList() << QStringLiteral("Nobody has read it yet.");
        QTest::newRow("one") << QStringList{QStringLiteral("anna@example.org")}
                             << QStringLiteral("1 of 3 recipients have read it.");
        QTest::newRow("all") << QStringList{QStringLiteral("anna@example.org"),
                                            QStringLiteral("ben@example.org"),
                                            QStringLiteral("cleo@example.org")}
                             << QStringLiteral("Everybody has read it.");
    }
    void saysWhoHasReadIt()
    {
        QFETCH(QStringList, readers);
        QList<TrackingDetail> events;
        for (const QString& reader : readers)
            events << deedOf(QStringLiteral("retrieved"), reader, 1);
        QTEST(slipHeadline(stateOf(slipWith(events))), "expected");
    }
    void saysWhyNobodyCanTell()
    {
        SlipState state = stateOf(slipWith({}));
        state.slip->facts.trackingVisible = false;
        QVERIFY(slipHeadline(state).startsWith(u"Only the sender"));
        state.message->options.allowTracking = false;
        QVERIFY(slipHeadline(state).contains(u"switched tracking off"));
    }
    void namesEveryKindOfDeed_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<bool>("ofFile");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* type, bool file, const char* text) {
            QTest::addRow("%s %d", type, int(file))
                << QString::fromLatin1(type) << file << QString::fromLatin1(text);
        };
        row("Retrieved", false, "Read");
        row("REVIEWED", false, "Looked at the envelope");
        row("Forwarded", false, "Forwarded to Ben");
        row("Printed", false, "Printed");
        row("Deleted", false, "Put into the trash");
        row("Downloaded", true, "Downloaded figures.pdf");
        row("EsignDeclined", true, "Declined to sign figures.pdf");
        row("Beamed", false, "Beamed");
        row("Beamed", true, "Beamed: figures.pdf");
    }
    void namesEveryKindOfDeed()
    {
        QFETCH(QString, type);
        QFETCH(bool, ofFile);
        TrackingDetail deed = deedOf(type, QStringLiteral("anna@example.org"), 1);
        if (ofFile) {
            deed.attachmentGuid = guidOf(0xf1);
            deed.attachmentName = QStringLiteral("fig\u202Eures.pdf");
        } else if (type == u"Forwarded") {
            deed.relatedRecipients << sentMessage().to.last();
        }
        QTEST(deedText(deed), "expected");
    }
    void timeRunsFromSendingToNowAndIsKeptInside()
    {
        const QDateTime now = minute(7 * 24 * 60);
        QCOMPARE(timelinePlace(minute(0), minute(0), now), 0.0);
        QCOMPARE(timelinePlace(now, minute(0), now), 1.0);
        QCOMPARE(timelinePlace(minute(-5), minute(0), now), 0.0);
        QCOMPARE(timelinePlace(now.addDays(3), minute(0), now), 1.0);
        const double hour = timelinePlace(minute(60), minute(0), now);
        const double day = timelinePlace(minute(24 * 60), minute(0), now);
        QVERIFY(0.2 < hour && hour < day && day < 0.9);
        QVERIFY(!std::isnan(timelinePlace(minute(0), minute(0), minute(0))));
    }
};

QTEST_MAIN(SlipPeopleTest)
#include "tst_slippeople.moc"
