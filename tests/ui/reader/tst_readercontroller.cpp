#include "tests/support/manualclock.h"
#include "tests/ui/reader/fakecontent.h"
#include "ui/reader/readercontroller.h"

#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace std::chrono_literals;
using Act = ReaderController::Act;

namespace {

const QStringList kOneFetch{QStringLiteral("cache"), QStringLiteral("fetch")};

ReaderAccount account(bool automatic = false, bool explained = true)
{
    return {test::FakeContent::guidOf(9), QStringLiteral("me@example.org"), automatic, explained};
}

class OneImage final : public ImageLoader
{
public:
    QList<QUrl> asked;
    AsyncResult<QImage> load(QUrl address) override
    {
        asked.append(address);
        QImage image(4, 4, QImage::Format_RGB32);
        image.fill(Qt::red);
        co_return image;
    }
};

} // namespace

class ReaderControllerTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::ManualClock> clock;
    std::unique_ptr<test::FakeContent> content;
    std::unique_ptr<OneImage> images;
    std::unique_ptr<ReaderController> reader;
    const Guid guid = test::FakeContent::guidOf(1);

    ReaderPhase phase() const { return reader->state().phase; }

private Q_SLOTS:
    void init()
    {
        clock = std::make_unique<test::ManualClock>();
        content = std::make_unique<test::FakeContent>();
        images = std::make_unique<OneImage>();
        const auto cleaner = [](const QString& body, BodyFormat, bool allowImages) {
            ReadableBody clean{QStringLiteral("clean ") + body, {}};
            if (body.contains(u"img") && !allowImages)
                clean.blockedImages = {QUrl(QStringLiteral("https://example.org/a.png"))};
            return clean;
        };
        reader = std::make_unique<ReaderController>(
            ReaderController::Needs{*clock, *clock, cleaner, images.get()});
    }
    void cleanup()
    {
        reader.reset();
        content.reset();
    }

    void fetchesNothingWhenAMessageIsOnlySelected()
    {
        reader->show(*content, account(), guid, Act::Selected);
        QTRY_COMPARE(phase(), ReaderPhase::Closed);
        QVERIFY(reader->state().senderWillSee);
        QTest::qWait(20);
        QCOMPARE(content->calls, QStringList(QStringLiteral("cache")));
    }

    void fetchesWhenThePersonOpensIt_data()
    {
        QTest::addColumn<bool>("automatic");
        QTest::addColumn<int>("act");
        QTest::newRow("enter") << false << int(Act::Opened);
        QTest::newRow("selected with auto-retrieve") << true << int(Act::Selected);
    }
    void fetchesWhenThePersonOpensIt()
    {
        QFETCH(bool, automatic);
        QFETCH(int, act);
        QSignalSpy opened(reader.get(), &ReaderController::opened);
        reader->show(*content, account(automatic), guid, static_cast<Act>(act));
        QTRY_COMPARE(content->calls, kOneFetch);
        content->deliver(QStringLiteral("body"));
        QTRY_COMPARE(phase(), ReaderPhase::Open);
        QCOMPARE(reader->state().html, QStringLiteral("clean body"));
        QCOMPARE(opened.size(), 1);
    }

    void opensTheSlipByItsButton()
    {
        reader->show(*content, account(), guid, Act::Selected);
        QTRY_COMPARE(phase(), ReaderPhase::Closed);
        reader->open();
        QCOMPARE(content->calls, kOneFetch);
    }

    void showsWhatIsCachedWithoutAskingThePortal()
    {
        content->cached = QStringLiteral("kept");
        QSignalSpy opened(reader.get(), &ReaderController::opened);
        reader->show(*content, account(), guid, Act::Selected);
        QTRY_COMPARE(phase(), ReaderPhase::Open);
        QCOMPARE(content->calls, QStringList(QStringLiteral("cache")));
        QVERIFY(opened.isEmpty());
    }

    void saysBeforeTheFirstOpeningThatTheSenderWillSee()
    {
        reader->show(*content, account(true, false), guid, Act::Opened);
        QTRY_COMPARE(phase(), ReaderPhase::Forecast);
        QCOMPARE(content->calls, QStringList(QStringLiteral("cache")));
        reader->declineForecast();
        QCOMPARE(phase(), ReaderPhase::Closed);
        reader->open();
        QCOMPARE(phase(), ReaderPhase::Forecast);
        QSignalSpy accepted(reader.get(), &ReaderController::forecastAccepted);
        reader->acceptForecast();
        QCOMPARE(accepted.size(), 1);
        QCOMPARE(content->calls, kOneFetch);
    }

    void thePersonDecidesWhatHappensBeforeAnOpening_data()
    {
        QTest::addColumn<ReadForecast>("forecast");
        QTest::addColumn<bool>("explained");
        QTest::addColumn<ReaderPhase>("expected");
        QTest::newRow("first, new") << ReadForecast::First << false << ReaderPhase::Forecast;
        QTest::newRow("first, known") << ReadForecast::First << true << ReaderPhase::Loading;
        QTest::newRow("always") << ReadForecast::Always << true << ReaderPhase::Forecast;
        QTest::newRow("slip only") << ReadForecast::SlipOnly << true << ReaderPhase::Closed;
        QTest::newRow("open") << ReadForecast::Open << false << ReaderPhase::Loading;
    }
    void thePersonDecidesWhatHappensBeforeAnOpening()
    {
        QFETCH(ReadForecast, forecast);
        QFETCH(bool, explained);
        QFETCH(ReaderPhase, expected);
        ReaderAccount by = account(true, explained);
        by.forecast = forecast;
        reader->show(*content, by, guid, Act::Opened);
        const bool opens = expected == ReaderPhase::Loading;
        QTRY_VERIFY(opens ? content->calls == kOneFetch : phase() == expected);
        QCOMPARE(content->calls.size(), opens ? 2 : 1);
    }
    void fromTheSlipOneMoreActOpens()
    {
        ReaderAccount by = account(true);
        by.forecast = ReadForecast::SlipOnly;
        reader->show(*content, by, guid, Act::Opened);
        QTRY_COMPARE(phase(), ReaderPhase::Closed);
        reader->open();
        QTRY_COMPARE(content->calls, kOneFetch);
    }
    void whatNobodySeesOpensAtOnceAlsoWithTheSlipOnly()
    {
        content->known->options.allowTracking = false;
        ReaderAccount by = account();
        by.forecast = ReadForecast::SlipOnly;
        reader->show(*content, by, guid, Act::Opened);
        QTRY_COMPARE(content->calls, kOneFetch);
    }

    void makesNoForecastWhereNobodyWillSee_data()
    {
        QTest::addColumn<bool>("own");
        QTest::addColumn<bool>("tracked");
        QTest::addColumn<bool>("retrieved");
        QTest::newRow("own message") << true << true << false;
        QTest::newRow("not tracked") << false << false << false;
        QTest::newRow("read before") << false << true << true;
    }
    void makesNoForecastWhereNobodyWillSee()
    {
        QFETCH(bool, own);
        QFETCH(bool, tracked);
        QFETCH(bool, retrieved);
        if (own)
            content->known->sender.email = QStringLiteral("Me@Example.org");
        content->known->options.allowTracking = tracked;
        content->known->retrieved = retrieved;
        reader->show(*content, account(false, false), guid, Act::Opened);
        QTRY_COMPARE(content->calls, kOneFetch);
        QVERIFY(!reader->state().senderWillSee);
    }

    void asksForThePasswordEveryTimeAndNeverForTheCache()
    {
        content->known->options.fyeoType = FyeoType::UniquePassword;
        content->cached = QStringLiteral("must not be shown");
        for (int round = 0; round < 2; ++round) {
            reader->show(*content, account(true), guid, Act::Opened);
            QTRY_COMPARE(phase(), ReaderPhase::PasswordNeeded);
            reader->submitPassword(Secret::fromText(QStringLiteral("pw")));
            content->deliver(QStringLiteral("secret"));
            QTRY_COMPARE(phase(), ReaderPhase::Open);
            const MessageSummary kept = *content->known;
            test::FakeContent other;
            reader->show(other, account(), test::FakeContent::guidOf(2), Act::Selected);
            QVERIFY(reader->state().html.isEmpty());
            QTRY_COMPARE(phase(), ReaderPhase::Closed);
            reader->clear();
            content->known = kept;
        }
        QCOMPARE(content->calls, QStringList({QStringLiteral("fetch pw"), QStringLiteral("fetch pw")}));
    }

    void dropsProtectedContentWhenTheWindowIsHidden()
    {
        content->known->options.fyeoType = FyeoType::AccountPassword;
        reader->show(*content, account(), guid, Act::Opened);
        QTRY_COMPARE(phase(), ReaderPhase::PasswordNeeded);
        reader->submitPassword(Secret::fromText(QStringLiteral("pw")));
        content->deliver(QStringLiteral("secret"));
        QTRY_COMPARE(phase(), ReaderPhase::Open);
        reader->conceal();
        QCOMPARE(phase(), ReaderPhase::PasswordNeeded);
        QVERIFY(reader->state().html.isEmpty());
    }

    void dropsProtectedContentThatArrivesAfterHiding()
    {
        content->known->options.fyeoType = FyeoType::AccountPassword;
        reader->show(*content, account(), guid, Act::Opened);
        QTRY_COMPARE(phase(), ReaderPhase::PasswordNeeded);
        reader->submitPassword(Secret::fromText(QStringLiteral("pw")));
        reader->conceal();
        content->deliver(QStringLiteral("secret"));
        QTest::qWait(30);
        QCOMPARE(phase(), ReaderPhase::PasswordNeeded);
        QVERIFY(reader->state().html.isEmpty());
    }

    void keepsOpenMessagesWhenTheWindowIsHidden()
    {
        content->cached = QStringLiteral("kept");
        reader->show(*content, account(), guid, Act::Selected);
        QTRY_COMPARE(phase(), ReaderPhase::Open);
        reader->conceal();
        QCOMPARE(phase(), ReaderPhase::Open);
    }

    void pausesAfterThreeWrongPasswords()
    {
        content->known->options.fyeoType = FyeoType::UniquePassword;
        reader->show(*content, account(), guid, Act::Opened);
        QTRY_COMPARE(phase(), ReaderPhase::PasswordNeeded);
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(reader->state().pauseSeconds, 0);
            reader->submitPassword(Secret::fromText(QStringLiteral("x")));
            content->refusePassword();
            QTRY_COMPARE(phase(), ReaderPhase::PasswordNeeded);
            QVERIFY(!reader->state().error.isEmpty());
        }
        QCOMPARE(reader->state().pauseSeconds, 30);
        reader->submitPassword(Secret::fromText(QStringLiteral("right")));
        QCOMPARE(content->calls.size(), 3);
        clock->advance(29s);
        QCOMPARE(reader->state().pauseSeconds, 1);
        clock->advance(1s);
        QCOMPARE(reader->state().pauseSeconds, 0);
        reader->submitPassword(Secret::fromText(QStringLiteral("right")));
        QCOMPARE(content->calls.last(), QStringLiteral("fetch right"));
    }

    void keepsThePauseWhenTheMessageIsSelectedAgain()
    {
        content->known->options.fyeoType = FyeoType::UniquePassword;
        reader->show(*content, account(), guid, Act::Opened);
        for (int i = 0; i < 3; ++i) {
            QTRY_COMPARE(phase(), ReaderPhase::PasswordNeeded);
            reader->submitPassword(Secret::fromText(QStringLiteral("x")));
            content->refusePassword();
        }
        QTRY_COMPARE(reader->state().pauseSeconds, 30);
        reader->clear();
        clock->advance(10s);
        reader->show(*content, account(), guid, Act::Opened);
        QTRY_COMPARE(reader->state().pauseSeconds, 20);
    }

    void ignoresTheAnswerForAnEarlierSelection()
    {
        reader->show(*content, account(), guid, Act::Opened);
        QTRY_COMPARE(content->calls, kOneFetch);
        test::FakeContent other;
        other.cached = QStringLiteral("other");
        reader->show(other, account(), test::FakeContent::guidOf(2), Act::Selected);
        content->deliver(QStringLiteral("late"));
        QTRY_COMPARE(phase(), ReaderPhase::Open);
        QTest::qWait(20);
        QCOMPARE(reader->state().html, QStringLiteral("clean other"));
        reader->clear();
    }

    void showsTheNoticeInsteadOfContent_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<int>("expected");
        QTest::newRow("recalled") << 0 << int(ReaderPhase::Recalled);
        QTest::newRow("expired") << 1 << int(ReaderPhase::Expired);
        QTest::newRow("withdrawn") << 2 << int(ReaderPhase::Withdrawn);
    }
    void showsTheNoticeInsteadOfContent()
    {
        QFETCH(int, what);
        QFETCH(int, expected);
        const auto spoil = [&] {
            if (what == 0)
                content->known->recallDate = clock->now();
            else if (what == 1)
                content->known->expiryDate = clock->now().addSecs(-1);
            else
                content->known->hasAccess = false;
        };
        content->cached = QStringLiteral("kept");
        reader->show(*content, account(), guid, Act::Opened);
        QTRY_COMPARE(phase(), ReaderPhase::Open);
        spoil();
        reader->messageChanged(guid);
        QTRY_COMPARE(int(phase()), expected);
        QVERIFY(reader->state().html.isEmpty());
        reader->clear();
        content->calls.clear();
        reader->show(*content, account(), guid, Act::Opened);
        QTRY_COMPARE(int(phase()), expected);
        QVERIFY(content->calls.isEmpty());
    }

    void tellsFailuresApart_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("expected");
        QTest::newRow("network") << int(ErrorKind::Network) << "" << int(ReaderPhase::Offline);
        QTest::newRow("not found") << int(ErrorKind::NotFound) << "929" << int(ReaderPhase::Gone);
        QTest::newRow("recalled") << int(ErrorKind::Forbidden) << "915" << int(ReaderPhase::Recalled);
        QTest::newRow("portal") << int(ErrorKind::Portal) << "4711" << int(ReaderPhase::Failed);
    }
    void tellsFailuresApart()
    {
        QFETCH(int, kind);
        QFETCH(QString, code);
        reader->show(*content, account(), guid, Act::Opened);
        QTRY_VERIFY(content->fetching.has_value());
        Error error{static_cast<ErrorKind>(kind)};
        error.code = code;
        content->fetching->complete(failure(error));
        QTRY_VERIFY(phase() != ReaderPhase::Loading);
        QTEST(int(phase()), "expected");
    }

    void triesAgainOnRequest()
    {
        reader->show(*content, account(), guid, Act::Opened);
        QTRY_VERIFY(content->fetching.has_value());
        content->fetching->complete(failure(ErrorKind::Network));
        QTRY_COMPARE(phase(), ReaderPhase::Offline);
        reader->open();
        content->deliver(QStringLiteral("body"));
        QTRY_COMPARE(phase(), ReaderPhase::Open);
    }

    void loadsImagesOnlyAfterConsent()
    {
        content->cached = QStringLiteral("img");
        reader->show(*content, account(), guid, Act::Selected);
        QTRY_COMPARE(phase(), ReaderPhase::Open);
        QCOMPARE(reader->state().blockedImages.size(), 1);
        QVERIFY(images->asked.isEmpty());
        reader->loadImages();
        QTRY_COMPARE(reader->state().images.size(), 1);
        QTRY_VERIFY(!reader->state().loadingImages);
    }

    void saysWhenTheMessageIsGone()
    {
        content->known.reset();
        reader->show(*content, account(), guid, Act::Opened);
        QTRY_COMPARE(phase(), ReaderPhase::Gone);
    }

    void diesWhileFetching()
    {
        reader->show(*content, account(), guid, Act::Opened);
        QTRY_VERIFY(content->fetching.has_value());
        reader.reset();
        content->deliver(QStringLiteral("late"));
        QTest::qWait(30);
    }

    void diesWhileCleaning()
    {
        content->cached = QString(100'000, QLatin1Char('x'));
        reader->show(*content, account(), guid, Act::Opened);
        QTest::qWait(0);
        reader.reset();
        QTest::qWait(50);
    }
};

QTEST_GUILESS_MAIN(ReaderControllerTest)
#include "tst_readercontroller.moc"
