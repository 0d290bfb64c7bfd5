#include "ui/common/sessiontexts.h"

#include <QTest>

using namespace waxwing;

class SessionTextsTest : public QObject
{
    Q_OBJECT

    const QDateTime now{{2026, 3, 5}, {14, 30}, Qt::UTC};
    const QLocale locale{QStringLiteral("en_GB")};

    AccountStatus status(Liveness liveness, SessionEnd ended = SessionEnd::None) const
    {
        AccountStatus made;
        made.liveness = liveness;
        made.ended = ended;
        made.since = now.addSecs(-1800);
        return made;
    }

private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "UTC"); }

    void saysAnotherLineForEveryState()
    {
        QSet<QString> lines;
        for (int i = 0; i <= static_cast<int>(Liveness::Paused); ++i) {
            const QString line = stateLine(status(static_cast<Liveness>(i)), now, locale);
            QVERIFY(!line.isEmpty());
            lines << line;
        }
        for (int i = static_cast<int>(SessionEnd::Unused); i <= static_cast<int>(SessionEnd::Unknown);
             ++i)
            lines << stateLine(status(Liveness::SignInNeeded, static_cast<SessionEnd>(i)), now,
                               locale);
        QCOMPARE(lines.size(), 9 + 7);
    }

    void saysAnotherSentenceForEveryEndAndNamesThePortal()
    {
        QSet<QString> sentences;
        for (int i = static_cast<int>(SessionEnd::NotKept); i <= static_cast<int>(SessionEnd::Unknown);
             ++i) {
            const QString sentence
                = sessionEndSentence(static_cast<SessionEnd>(i), QStringLiteral("Example\nOrg"));
            QVERIFY2(sentence.contains(u"Example Org"), qPrintable(sentence));
            QVERIFY(sentence.endsWith(u'.'));
            sentences << sentence;
        }
        QCOMPARE(sentences.size(), 8);
    }

    void tellsSinceWhenAndUntilWhen()
    {
        QCOMPARE(stateLine(status(Liveness::Offline), now, locale),
                 QStringLiteral("offline since 14:00"));
        QCOMPARE(stateLine(status(Liveness::SignInNeeded, SessionEnd::Unused), now, locale),
                 QStringLiteral("session ended 14:00: not used"));
        QCOMPARE(stateLine(status(Liveness::SignInNeeded, SessionEnd::SignedOut), now, locale),
                 QStringLiteral("signed out"));
        AccountStatus live = status(Liveness::Live);
        live.sessionEnds = now.addSecs(12 * 60 + 59);
        QCOMPARE(stateLine(live, now, locale),
                 QStringLiteral("connected · session ends in 12 minute(s) if not used"));
        live.sessionEnds = now.addSecs(-5);
        QCOMPARE(stateLine(live, now, locale),
                 QStringLiteral("connected · session ends now if not used"));
    }
};

QTEST_GUILESS_MAIN(SessionTextsTest)
#include "tst_sessiontexts.moc"
