#include "core/alerts/alertdecision.h"

#include <QTest>
#include <QTimeZone>

#include <functional>

using namespace waxwing;

namespace {

/// A Thursday, 14:00 in UTC.
const QDateTime kNow({2026, 3, 5}, {14, 0}, Qt::UTC);
const QTimeZone kBerlin("Europe/Berlin");
const QTimeZone kNewYork("America/New_York");
const QTimeZone kKathmandu("Asia/Kathmandu");

struct Scene
{
    News news;
    AlertRules rules;
    Presence presence;
    QDateTime now = kNow;
    QTimeZone zone = QTimeZone::utc();

    AlertHabits& habits() { return rules.habits; }
    void quiet(const QTime& from, const QTime& to)
    {
        habits().quietHours.enabled = true;
        habits().quietHours.days.fill(QuietHours::Span{from, to});
    }
    void quietOn(int day, const QTime& from, const QTime& to)
    {
        habits().quietHours.enabled = true;
        habits().quietHours.days.at(static_cast<std::size_t>(day - 1)) = QuietHours::Span{from, to};
    }
    void at(int year, int month, int day, int hour, int minute)
    {
        now = momentOf(QDate(year, month, day), QTime(hour, minute), zone);
    }
    void vip() { rules.vips << foldedAddress(news.personAddress); }
};

using Change = std::function<void(Scene&)>;

Scene scene()
{
    Scene made;
    made.news.id = *Guid::parse(QStringLiteral("00000000000000000000000000000001"));
    made.news.messageGuid = made.news.id;
    made.news.conversationGuid = *Guid::parse(QStringLiteral("000000000000000000000000000000c1"));
    made.news.personName = QStringLiteral("Bert Müller");
    made.news.personAddress = QStringLiteral("Bert@Example.org");
    made.news.date = kNow.addSecs(-1);
    return made;
}

/// "show", "hold quiet-hours 03-06 07:00" (local time) or "never muted-thread".
QString outcome(const AlertDecision& decision, const QTimeZone& zone)
{
    switch (decision.verdict) {
    case AlertDecision::Verdict::Show: return QStringLiteral("show");
    case AlertDecision::Verdict::Never: return QStringLiteral("never ") + decision.rule;
    case AlertDecision::Verdict::HoldBack: break;
    }
    const QString until = decision.until.isValid()
                              ? decision.until.toTimeZone(zone).toString(QStringLiteral("MM-dd HH:mm"))
                              : QStringLiteral("?");
    return QStringLiteral("hold %1 %2").arg(decision.rule, until);
}

void row(const char* name, Change change, const char* expected)
{
    QTest::newRow(name) << change << QString::fromLatin1(expected);
}

void lastingReasons()
{
    row("nothing special", [](auto&) {}, "show");
    row("own", [](auto& s) { s.news.isOwn = true; }, "never own-message");
    row("own and read", [](auto& s) { s.news.isOwn = s.news.isRead = true; }, "never own-message");
    row("own, though the sender is a VIP", [](auto& s) { s.vip(); s.news.isOwn = true; },
        "never own-message");
    row("read", [](auto& s) { s.news.isRead = true; }, "never already-read");
    row("read, in quiet hours",
        [](auto& s) { s.news.isRead = true; s.quiet({13, 0}, {15, 0}); }, "never already-read");
    row("read, while paused",
        [](auto& s) { s.news.isRead = true; s.habits().pausedOpenEnd = true; },
        "never already-read");
    row("read, by a VIP's message", [](auto& s) { s.vip(); s.news.isRead = true; },
        "never already-read");
    row("read after it was postponed",
        [](auto& s) { s.news.isRead = true; s.news.postponed = kNow.addSecs(60); },
        "never already-read");
    row("out of reach", [](auto& s) { s.news.isReadable = false; }, "never no-access");
    row("out of reach and read",
        [](auto& s) { s.news.isReadable = false; s.news.isRead = true; }, "never no-access");
    row("out of reach, in quiet hours",
        [](auto& s) { s.news.isReadable = false; s.quiet({13, 0}, {15, 0}); }, "never no-access");
    row("protected", [](auto& s) { s.news.isProtected = true; }, "show");
    row("muted thread", [](auto& s) { s.rules.muted << s.news.conversationGuid; },
        "never muted-thread");
    row("muted thread, VIP", [](auto& s) { s.vip(); s.rules.muted << s.news.conversationGuid; },
        "never muted-thread");
    row("muted thread, in quiet hours",
        [](auto& s) { s.rules.muted << s.news.conversationGuid; s.quiet({13, 0}, {15, 0}); },
        "never muted-thread");
    row("another thread is muted", [](auto& s) { s.rules.muted << s.news.messageGuid; }, "show");
    row("of no known thread, while the null thread is muted",
        [](auto& s) { s.news.conversationGuid = {}; s.rules.muted << Guid(); }, "show");
    row("read and muted",
        [](auto& s) { s.news.isRead = true; s.rules.muted << s.news.conversationGuid; },
        "never already-read");
    row("forbidden and unwanted",
        [](auto& s) { s.rules.forbidden << NewsKind::Message; s.rules.unwanted << NewsKind::Message; },
        "never not-allowed");
    row("muted and unwanted",
        [](auto& s) {
            s.rules.unwanted << NewsKind::Message;
            s.rules.muted << s.news.conversationGuid;
        },
        "never muted-thread");
}

void kinds()
{
    static const std::pair<NewsKind, const char*> kNames[]{
        {NewsKind::Message, "message"},       {NewsKind::Read, "read"},
        {NewsKind::Replied, "replied"},       {NewsKind::Forwarded, "forwarded"},
        {NewsKind::Downloaded, "downloaded"}, {NewsKind::Printed, "printed"},
        {NewsKind::Signed, "signed"},         {NewsKind::Declined, "declined"},
        {NewsKind::Recalled, "recalled"},     {NewsKind::OutboxFailed, "outbox failed"},
        {NewsKind::SignInNeeded, "sign-in needed"}};
    for (const auto& [kind, name] : kNames) {
        const NewsKind of = kind;
        QTest::addRow("%s, wanted", name)
            << Change([of](Scene& s) { s.news.kind = of; }) << QStringLiteral("show");
        QTest::addRow("%s, switched off", name)
            << Change([of](Scene& s) { s.news.kind = of; s.rules.unwanted << of; })
            << QStringLiteral("never not-wanted");
        QTest::addRow("%s, not allowed", name)
            << Change([of](Scene& s) { s.news.kind = of; s.rules.forbidden << of; })
            << QStringLiteral("never not-allowed");
        QTest::addRow("%s, from a VIP, switched off", name)
            << Change([of](Scene& s) { s.vip(); s.news.kind = of; s.rules.unwanted << of; })
            << QStringLiteral("never not-wanted");
    }
    row("messages off, files on, one without files",
        [](auto& s) { s.rules.unwanted << NewsKind::Message; }, "never not-wanted");
    row("messages off, files on, one with files",
        [](auto& s) { s.news.attachments = 2; s.rules.unwanted << NewsKind::Message; }, "show");
    row("messages and files off, one with files",
        [](auto& s) {
            s.news.attachments = 2;
            s.rules.unwanted << NewsKind::Message << NewsKind::Attachment;
        },
        "never not-wanted");
    row("messages off, one to sign",
        [](auto& s) {
            s.news.attachments = 1;
            s.news.signatureWanted = true;
            s.rules.unwanted << NewsKind::Message << NewsKind::Attachment;
        },
        "show");
    row("messages not allowed, signatures off",
        [](auto& s) {
            s.news.signatureWanted = true;
            s.rules.forbidden << NewsKind::Message;
            s.rules.unwanted << NewsKind::SignatureRequest;
        },
        "never not-wanted");
    row("recalled is news though there is no access",
        [](auto& s) { s.news.kind = NewsKind::Recalled; s.news.isReadable = false; }, "show");
    row("what others did is news though one's own message is read",
        [](auto& s) { s.news.kind = NewsKind::Read; s.news.isRead = true; }, "show");
    row("what one did oneself is none",
        [](auto& s) { s.news.kind = NewsKind::Read; s.news.isOwn = true; }, "never own-message");
}

void pauses()
{
    row("paused for another minute", [](auto& s) { s.habits().pausedUntil = kNow.addSecs(60); },
        "hold paused 03-05 14:01");
    row("paused until this very moment", [](auto& s) { s.habits().pausedUntil = kNow; }, "show");
    row("paused until a moment ago",
        [](auto& s) { s.habits().pausedUntil = kNow.addMSecs(-1); }, "show");
    row("paused until resumed", [](auto& s) { s.habits().pausedOpenEnd = true; }, "hold paused ?");
    row("paused, VIP", [](auto& s) { s.vip(); s.habits().pausedUntil = kNow.addSecs(60); }, "show");
    row("paused until resumed, VIP", [](auto& s) { s.vip(); s.habits().pausedOpenEnd = true; },
        "show");
    row("account paused", [](auto& s) { s.rules.accountPaused = true; }, "hold account-paused ?");
    row("account paused, VIP", [](auto& s) { s.vip(); s.rules.accountPaused = true; },
        "hold account-paused ?");
    row("account paused and alerts paused",
        [](auto& s) { s.rules.accountPaused = true; s.habits().pausedUntil = kNow.addSecs(60); },
        "hold account-paused ?");
    row("paused and quiet",
        [](auto& s) { s.habits().pausedUntil = kNow.addSecs(60); s.quiet({13, 0}, {15, 0}); },
        "hold paused 03-05 14:01");
    row("postponed", [](auto& s) { s.news.postponed = kNow.addSecs(3600); },
        "hold later 03-05 15:00");
    row("postponed, VIP", [](auto& s) { s.vip(); s.news.postponed = kNow.addSecs(3600); },
        "hold later 03-05 15:00");
    row("postponed until now", [](auto& s) { s.news.postponed = kNow; }, "show");
    row("postponed until now, in quiet hours",
        [](auto& s) { s.news.postponed = kNow; s.quiet({13, 0}, {15, 0}); },
        "hold quiet-hours 03-05 15:00");
    row("postponed and paused",
        [](auto& s) { s.news.postponed = kNow.addSecs(60); s.habits().pausedOpenEnd = true; },
        "hold later 03-05 14:01");
    row("do not disturb", [](auto& s) { s.presence.doNotDisturb = true; },
        "hold do-not-disturb ?");
    row("do not disturb, VIP", [](auto& s) { s.vip(); s.presence.doNotDisturb = true; },
        "hold do-not-disturb ?");
    row("do not disturb and quiet",
        [](auto& s) { s.presence.doNotDisturb = true; s.quiet({13, 0}, {15, 0}); },
        "hold quiet-hours 03-05 15:00");
    row("do not disturb and quiet, VIP",
        [](auto& s) { s.vip(); s.presence.doNotDisturb = true; s.quiet({13, 0}, {15, 0}); },
        "hold do-not-disturb ?");
    row("screen locked", [](auto& s) { s.presence.screenLocked = true; }, "show");
    row("screen shared", [](auto& s) { s.presence.screenShared = true; }, "show");
}

void quietHours()
{
    row("quiet hours switched off",
        [](auto& s) { s.quiet({13, 0}, {15, 0}); s.habits().quietHours.enabled = false; }, "show");
    row("within", [](auto& s) { s.quiet({13, 0}, {15, 0}); }, "hold quiet-hours 03-05 15:00");
    row("at their first moment", [](auto& s) { s.quiet({14, 0}, {15, 0}); },
        "hold quiet-hours 03-05 15:00");
    row("at their last moment", [](auto& s) { s.quiet({13, 0}, {14, 0}); }, "show");
    row("before", [](auto& s) { s.quiet({14, 1}, {15, 0}); }, "show");
    row("VIP", [](auto& s) { s.vip(); s.quiet({13, 0}, {15, 0}); }, "show");
    row("VIP in another spelling",
        [](auto& s) {
            s.rules.vips << QStringLiteral("bert@example.org");
            s.news.personAddress = QStringLiteral(" BERT@EXAMPLE.ORG ");
            s.quiet({13, 0}, {15, 0});
        },
        "show");
    row("somebody else is a VIP",
        [](auto& s) {
            s.rules.vips << QStringLiteral("robert@example.org");
            s.quiet({13, 0}, {15, 0});
        },
        "hold quiet-hours 03-05 15:00");
    row("a failure, in quiet hours",
        [](auto& s) { s.news.kind = NewsKind::OutboxFailed; s.quiet({13, 0}, {15, 0}); },
        "hold quiet-hours 03-05 15:00");
    row("past midnight, in the evening",
        [](auto& s) { s.quiet({22, 0}, {7, 0}); s.at(2026, 3, 5, 23, 30); },
        "hold quiet-hours 03-06 07:00");
    row("past midnight, in the morning",
        [](auto& s) { s.quiet({22, 0}, {7, 0}); s.at(2026, 3, 6, 6, 59); },
        "hold quiet-hours 03-06 07:00");
    row("past midnight, over", [](auto& s) { s.quiet({22, 0}, {7, 0}); s.at(2026, 3, 6, 7, 0); },
        "show");
    row("the whole day, every day", [](auto& s) { s.quiet({0, 0}, {0, 0}); },
        "hold quiet-hours ?");
    row("the whole day, on Thursdays", [](auto& s) { s.quietOn(4, {0, 0}, {0, 0}); },
        "hold quiet-hours 03-06 00:00");
    row("the whole day from noon on", [](auto& s) { s.quietOn(4, {12, 0}, {12, 0}); },
        "hold quiet-hours 03-06 12:00");
    row("only on Fridays", [](auto& s) { s.quietOn(5, {0, 0}, {0, 0}); }, "show");
    row("since Wednesday evening",
        [](auto& s) { s.quietOn(3, {22, 0}, {15, 0}); }, "hold quiet-hours 03-05 15:00");
    row("since Wednesday evening, over", [](auto& s) { s.quietOn(3, {22, 0}, {14, 0}); }, "show");
    row("two spans without a gap",
        [](auto& s) { s.quietOn(4, {13, 0}, {0, 0}); s.quietOn(5, {0, 0}, {8, 0}); },
        "hold quiet-hours 03-06 08:00");
    row("two spans with a gap of a minute",
        [](auto& s) { s.quietOn(4, {13, 0}, {23, 59}); s.quietOn(5, {0, 0}, {8, 0}); },
        "hold quiet-hours 03-05 23:59");
    row("two spans that overlap",
        [](auto& s) { s.quietOn(3, {20, 0}, {18, 0}); s.quietOn(4, {13, 0}, {15, 0}); },
        "hold quiet-hours 03-05 18:00");
    row("from Sunday into Monday",
        [](auto& s) { s.quietOn(7, {22, 0}, {7, 0}); s.at(2026, 3, 9, 3, 0); },
        "hold quiet-hours 03-09 07:00");
    row("a weekend and its nights",
        [](auto& s) {
            s.quietOn(5, {18, 0}, {0, 0});
            s.quietOn(6, {0, 0}, {0, 0});
            s.quietOn(7, {0, 0}, {0, 0});
            s.at(2026, 3, 6, 19, 0);
        },
        "hold quiet-hours 03-09 00:00");
    row("times that are none",
        [](auto& s) { s.quiet(QTime(), QTime(15, 0)); }, "show");
}

void timeZones()
{
    row("14:00 in UTC is 15:00 in Berlin",
        [](auto& s) { s.zone = kBerlin; s.quiet({15, 0}, {16, 0}); },
        "hold quiet-hours 03-05 16:00");
    row("and no longer 14:30", [](auto& s) { s.zone = kBerlin; s.quiet({14, 0}, {15, 0}); }, "show");
    row("9:00 in New York", [](auto& s) { s.zone = kNewYork; s.quiet({8, 0}, {10, 0}); },
        "hold quiet-hours 03-05 10:00");
    row("19:45 in Kathmandu", [](auto& s) { s.zone = kKathmandu; s.quiet({19, 45}, {20, 0}); },
        "hold quiet-hours 03-05 20:00");
    row("the day of the week is that of the place",
        [](auto& s) {
            s.zone = kKathmandu;
            s.quietOn(5, {0, 0}, {6, 0});
            s.now = QDateTime({2026, 3, 5}, {20, 0}, Qt::UTC); // Friday there
        },
        "hold quiet-hours 03-06 06:00");
    row("the night in which clocks are put forward",
        [](auto& s) { s.zone = kBerlin; s.quiet({22, 0}, {7, 0}); s.at(2026, 3, 29, 1, 30); },
        "hold quiet-hours 03-29 07:00");
    row("an hour after 1:59 it is 3:59",
        [](auto& s) {
            s.zone = kBerlin;
            s.quiet({22, 0}, {3, 30});
            s.now = momentOf({2026, 3, 29}, {1, 59}, kBerlin).addSecs(3600 + 60);
        },
        "show");
    row("ends at a time that does not exist",
        [](auto& s) { s.zone = kBerlin; s.quiet({22, 0}, {2, 30}); s.at(2026, 3, 29, 1, 59); },
        "hold quiet-hours 03-29 03:00");
    row("begins at a time that does not exist",
        [](auto& s) { s.zone = kBerlin; s.quiet({2, 30}, {6, 0}); s.at(2026, 3, 29, 3, 0); },
        "hold quiet-hours 03-29 06:00");
    row("just before that",
        [](auto& s) {
            s.zone = kBerlin;
            s.quiet({2, 30}, {6, 0});
            s.at(2026, 3, 29, 1, 59);
        },
        "show");
    row("a span that lies in the gap is none",
        [](auto& s) { s.zone = kBerlin; s.quiet({2, 10}, {2, 50}); s.at(2026, 3, 29, 3, 0); },
        "show");
    row("the night in which clocks are put back",
        [](auto& s) { s.zone = kBerlin; s.quiet({22, 0}, {7, 0}); s.at(2026, 10, 25, 1, 30); },
        "hold quiet-hours 10-25 07:00");
    row("that night is an hour longer",
        [](auto& s) {
            s.zone = kBerlin;
            s.quiet({22, 0}, {7, 0});
            s.now = momentOf({2026, 10, 24}, {22, 0}, kBerlin).addSecs(9 * 3600 + 30 * 60);
        },
        "hold quiet-hours 10-25 07:00");
    row("forward in New York",
        [](auto& s) { s.zone = kNewYork; s.quiet({23, 0}, {6, 0}); s.at(2026, 3, 8, 1, 59); },
        "hold quiet-hours 03-08 06:00");
}

} // namespace

class AlertDecisionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstRuleThatSpeaksAgainstAnAlertDecides_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("expected");
        lastingReasons();
        kinds();
        pauses();
        quietHours();
        timeZones();
    }
    void theFirstRuleThatSpeaksAgainstAnAlertDecides()
    {
        QFETCH(Change, change);
        QFETCH(QString, expected);
        Scene made = scene();
        change(made);
        const AlertSituation situation(made.rules, made.presence, made.now, made.zone);
        const AlertDecision decision = decide(made.news, situation);
        QCOMPARE(outcome(decision, made.zone), expected);
        QCOMPARE(decision.rule.isEmpty(), decision.verdict == AlertDecision::Verdict::Show);
        if (decision.until.isValid())
            QVERIFY(decision.until > made.now);
    }

    void aMessageIsShownAsWhatMattersMost_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("kind");
        const auto kind = [](const char* name, Change change, NewsKind expected) {
            QTest::newRow(name) << change << static_cast<int>(expected);
        };
        kind("a message", [](auto&) {}, NewsKind::Message);
        kind("with files", [](auto& s) { s.news.attachments = 3; }, NewsKind::Message);
        kind("to sign", [](auto& s) { s.news.signatureWanted = true; }, NewsKind::SignatureRequest);
        kind("to sign, which is off",
             [](auto& s) {
                 s.news.signatureWanted = true;
                 s.rules.unwanted << NewsKind::SignatureRequest;
             },
             NewsKind::Message);
        kind("with files, messages off",
             [](auto& s) { s.news.attachments = 1; s.rules.forbidden << NewsKind::Message; },
             NewsKind::Attachment);
    }
    void aMessageIsShownAsWhatMattersMost()
    {
        QFETCH(Change, change);
        QFETCH(int, kind);
        Scene made = scene();
        change(made);
        const AlertSituation situation(made.rules, made.presence, made.now, made.zone);
        QCOMPARE(static_cast<int>(decide(made.news, situation).kind), kind);
    }

    void itTellsNoMoreThanMayBeSeen_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("content");
        const auto tells = [](const char* name, Change change, AlertContent expected) {
            QTest::newRow(name) << change << static_cast<int>(expected);
        };
        const auto all = AlertContent::SenderAndSubject;
        const auto nothing = AlertContent::Nothing;
        tells("everything", [](auto&) {}, all);
        tells("as chosen", [](auto& s) { s.habits().content = AlertContent::SenderOnly; },
              AlertContent::SenderOnly);
        tells("screen locked", [](auto& s) { s.presence.screenLocked = true; }, nothing);
        tells("screen shared", [](auto& s) { s.presence.screenShared = true; }, nothing);
        tells("screen locked, VIP",
              [](auto& s) { s.vip(); s.presence.screenLocked = true; }, nothing);
        tells("screen shared, though only the sender was chosen",
              [](auto& s) {
                  s.presence.screenShared = true;
                  s.habits().content = AlertContent::SenderOnly;
              },
              nothing);
        tells("do not disturb", [](auto& s) { s.presence.doNotDisturb = true; }, all);
    }
    void itTellsNoMoreThanMayBeSeen()
    {
        QFETCH(Change, change);
        QFETCH(int, content);
        Scene made = scene();
        change(made);
        const AlertSituation situation(made.rules, made.presence, made.now, made.zone);
        QCOMPARE(static_cast<int>(decide(made.news, situation).content), content);
    }

    void itIsHeardAsThatIsWanted()
    {
        Scene made = scene();
        const auto sound = [&made] {
            return decide(made.news, AlertSituation(made.rules, {}, made.now, made.zone)).sound;
        };
        QVERIFY(sound().on && sound().file.isEmpty());
        made.habits().sound.file = QStringLiteral("/home/anna/bell.oga");
        QCOMPARE(sound().file, QStringLiteral("/home/anna/bell.oga"));
        made.habits().sound.on = false;
        QVERIFY(!sound().on);
    }

    void tomorrowMorningIsOneMomentForEverybodyWhoOffersIt_data()
    {
        QTest::addColumn<QDateTime>("now");
        QTest::addColumn<QTimeZone>("zone");
        QTest::addColumn<QDateTime>("expected");
        const auto row = [](const char* name, const QTimeZone& zone, const QDateTime& now,
                            const QDateTime& expected) {
            QTest::newRow(name) << now << zone << expected;
        };
        const auto at = [](int month, int day, int hour, int minute, const QTimeZone& zone) {
            return momentOf({2026, month, day}, {hour, minute}, zone);
        };
        const QTimeZone utc = QTimeZone::utc();
        row("at noon", utc, at(3, 5, 12, 0, utc), at(3, 6, 8, 0, utc));
        row("early in the morning", utc, at(3, 5, 4, 0, utc), at(3, 6, 8, 0, utc));
        row("just before midnight", utc, at(3, 5, 23, 59, utc), at(3, 6, 8, 0, utc));
        row("after midnight: the same one", utc, at(3, 6, 0, 1, utc), at(3, 6, 8, 0, utc));
        row("the day is that of the place", kKathmandu, at(3, 5, 23, 0, utc),
            at(3, 7, 8, 0, kKathmandu));
        row("clocks are put forward meanwhile", kBerlin, at(3, 28, 20, 0, kBerlin),
            at(3, 29, 6, 0, utc));
        row("clocks are put back meanwhile", kBerlin, at(10, 24, 20, 0, kBerlin),
            at(10, 25, 7, 0, utc));
    }
    void tomorrowMorningIsOneMomentForEverybodyWhoOffersIt()
    {
        QFETCH(QDateTime, now);
        QFETCH(QTimeZone, zone);
        QFETCH(QDateTime, expected);
        QCOMPARE(tomorrowMorning(now, zone), expected);
    }

    void theSameSituationGivesTheSameDecision()
    {
        Scene made = scene();
        made.quiet({13, 0}, {15, 0});
        const AlertSituation situation(made.rules, made.presence, made.now, made.zone);
        const AlertDecision one = decide(made.news, situation);
        const AlertDecision other = decide(made.news, situation);
        QCOMPARE(outcome(one, made.zone), outcome(other, made.zone));
    }
};

QTEST_GUILESS_MAIN(AlertDecisionTest)
#include "tst_alertdecision.moc"
