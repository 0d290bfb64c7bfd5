#include "app/instance/singleinstance.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;

/// Real processes: the first stays, later ones hand over, crashes and strangers do no harm.
class TestSingleInstance : public QObject
{
    Q_OBJECT

private:
    /// One start of the stand-in program.
    struct Start
    {
        QProcess process;
        QByteArray said;

        Start(const QString& runtime, const QString& data, const QString& link = {})
        {
            process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            process.start(QStringLiteral(INSTANCE_PROBE), {runtime, data, link});
        }
        ~Start()
        {
            process.kill();
            process.waitForFinished();
        }
        bool says(const QByteArray& text)
        {
            return QTest::qWaitFor(
                [&] {
                    said += process.readAllStandardOutput();
                    return said.contains(text);
                },
                10'000);
        }
        bool ends()
        {
            return QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 10'000);
        }
    };

    QTemporaryDir m_folder;
    int m_round = 0;
    QString m_runtime;
    QString m_data;

    /// The socket of the first start.
    [[nodiscard]] QString socketPath() const
    {
        for (const QFileInfo& file : QDir(m_runtime).entryInfoList(QDir::System | QDir::Files)) {
            if (!file.fileName().endsWith(QStringLiteral(".lock")))
                return file.absoluteFilePath();
        }
        return {};
    }

private Q_SLOTS:
    void init()
    {
        m_runtime = m_folder.filePath(QStringLiteral("run%1").arg(++m_round));
        m_data = m_folder.filePath(QStringLiteral("data"));
    }

    void laterStartsHandOverAndLeaveFast()
    {
        Start first(m_runtime, m_data);
        QVERIFY(first.says("first\n"));
        QElapsedTimer timer;
        timer.start();
        Start second(m_runtime, m_data);
        QVERIFY(second.says("taken\n"));
        QVERIFY(second.ends());
        QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(second.process.exitCode(), 0);
        QVERIFY(first.says("{\"action\":\"show\",\"activationToken\":\"token\"}"));
    }

    void linksArriveAsTheyWereGiven_data()
    {
        QTest::addColumn<QString>("link");
        QTest::newRow("plain") << QStringLiteral("waxwing://open?guid=a%20b&c=d");
        QTest::newRow("quotes") << QStringLiteral("waxwing://\"},{\"action\":\"show");
        QTest::newRow("line breaks") << QStringLiteral("waxwing://a\nwaxwing://b\r\n");
        QTest::newRow("other alphabets") << QStringLiteral("waxwing://重要/é?x=😀");
        QTest::newRow("looks like an option") << QStringLiteral("--hidden");
    }

    void linksArriveAsTheyWereGiven()
    {
        QFETCH(QString, link);
        Start first(m_runtime, m_data);
        QVERIFY(first.says("first\n"));
        Start second(m_runtime, m_data, link);
        QVERIFY(second.says("taken\n"));
        QVERIFY(first.says("}\n"));
        const QByteArray line = first.said.mid(first.said.indexOf('{'));
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        QCOMPARE(object.value(QStringLiteral("action")).toString(), QStringLiteral("open"));
        QCOMPARE(object.value(QStringLiteral("link")).toString(), link);
    }

    void anotherDataFolderIsAnotherProgram()
    {
        Start first(m_runtime, m_data);
        QVERIFY(first.says("first\n"));
        Start other(m_runtime, m_data + u'2');
        QVERIFY(other.says("first\n"));
    }

    void aCrashedFirstStartIsReplaced()
    {
        {
            Start first(m_runtime, m_data);
            QVERIFY(first.says("first\n"));
            QVERIFY(!socketPath().isEmpty());
        } // killed: lock file and socket stay behind
        QVERIFY(!socketPath().isEmpty());
        Start next(m_runtime, m_data);
        QVERIFY(next.says("first\n"));
        Start second(m_runtime, m_data);
        QVERIFY(second.says("taken\n"));
    }

    void onlyOneOfManySimultaneousStartsIsTheFirst()
    {
        constexpr int kStarts = 6;
        std::vector<std::unique_ptr<Start>> starts;
        for (int i = 0; i < kStarts; ++i)
            starts.push_back(std::make_unique<Start>(m_runtime, m_data));
        int firsts = 0;
        for (const auto& start : starts) {
            QVERIFY(start->says("\n"));
            firsts += start->said.startsWith("first") ? 1 : 0;
        }
        QCOMPARE(firsts, 1);
        for (const auto& start : starts) {
            if (start->said.startsWith("second"))
                QVERIFY(start->says("\ntaken\n"));
        }
    }

    void aHungFirstStartIsReported()
    {
        QVERIFY(QDir().mkpath(m_runtime));
        SingleInstance deaf(m_runtime, m_data);
        QCOMPARE(deaf.claim(), SingleInstance::Role::First);
        Start second(m_runtime, m_data);
        // This process takes no messages while it waits here: no event loop runs.
        QVERIFY(second.process.waitForFinished(10'000));
        QCOMPARE(second.process.exitCode(), 1);
        QVERIFY(second.says("not taken\n"));
    }

    void strangersDoNoHarm_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray("\n");
        QTest::newRow("not JSON") << QByteArray("waxwing://open\n");
        QTest::newRow("no object") << QByteArray("[\"open\"]\n");
        QTest::newRow("unknown action") << QByteArray("{\"action\":\"quit\"}\n");
        QTest::newRow("wrong types") << QByteArray("{\"action\":1,\"link\":[]}\n");
        QTest::newRow("open without link") << QByteArray("{\"action\":\"open\"}\n");
        QTest::newRow("binary") << QByteArray("\0\xff\xfe\x80\n", 5);
        QTest::newRow("nested") << QByteArray(5'000, '[') + '\n';
        QTest::newRow("endless line") << QByteArray(200'000, 'x');
        QTest::newRow("long message")
            << "{\"action\":\"open\",\"link\":\"" + QByteArray(40'000, 'x') + "\"}\n";
    }

    void strangersDoNoHarm()
    {
        QFETCH(QByteArray, bytes);
        Start first(m_runtime, m_data);
        QVERIFY(first.says("first\n"));
        QLocalSocket stranger;
        stranger.connectToServer(socketPath());
        QVERIFY(stranger.waitForConnected());
        stranger.write(bytes);
        QTRY_COMPARE_WITH_TIMEOUT(stranger.state(), QLocalSocket::UnconnectedState, 10'000);
        QVERIFY(stranger.readAll().isEmpty());

        Start second(m_runtime, m_data);
        QVERIFY(second.says("taken\n"));
        QVERIFY(first.says("}\n"));
        QCOMPARE(first.said,
                 QByteArray("first\n{\"action\":\"show\",\"activationToken\":\"token\"}\n"));
    }

    void aSilentStrangerDoesNotBlockOthers()
    {
        Start first(m_runtime, m_data);
        QVERIFY(first.says("first\n"));
        QLocalSocket stranger;
        stranger.connectToServer(socketPath());
        QVERIFY(stranger.waitForConnected());
        Start second(m_runtime, m_data);
        QVERIFY(second.says("taken\n"));
    }

    void onlyThisUserMayConnect()
    {
        Start first(m_runtime, m_data);
        QVERIFY(first.says("first\n"));
        constexpr auto kOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                 QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QCOMPARE(QFile::permissions(m_runtime) & kOthers, QFile::Permissions());
        QCOMPARE(QFile::permissions(socketPath()) & kOthers, QFile::Permissions());
    }

    void failsWhereNothingCanBeWritten()
    {
        QFile file(m_runtime);
        QVERIFY(file.open(QFile::WriteOnly));
        Start start(m_runtime, m_data);
        QVERIFY(start.says("failed\n"));
    }
};

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "tst_singleinstance.moc"
