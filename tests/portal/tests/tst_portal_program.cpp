#include "tests/portal/tests/portaltest.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace waxwing::portal;

/// The program: what it prints, its command line, its control interface, and how fast it starts.
// The two compilers tell in ways of their own.
#ifdef __has_feature
constexpr bool kSanitized = __has_feature(address_sanitizer);
#elif defined(__SANITIZE_ADDRESS__)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

class ProgramTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;
    std::unique_ptr<QProcess> m_server;
    Json m_ready;

    bool start(const QStringList& more = {})
    {
        m_server = std::make_unique<QProcess>();
        QStringList arguments{QStringLiteral("serve"), QStringLiteral("--state-dir"),
                              m_directory.path()};
        m_server->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_server->start(QStringLiteral(PORTAL_PROGRAM), arguments + more);
        if (!m_server->waitForStarted())
            return false;
        while (!m_server->canReadLine() && m_server->waitForReadyRead(60'000)) {
        }
        m_ready = parseJson(m_server->readLine().toStdString());
        return m_ready.is_object();
    }

    /// Runs the command line and hands back what it prints; null if it fails.
    Json run(QStringList arguments)
    {
        QProcess process;
        process.start(QStringLiteral(PORTAL_PROGRAM),
                      arguments << QStringLiteral("--state-dir") << m_directory.path());
        process.waitForFinished(20'000);
        m_errors = process.readAllStandardError();
        if (process.exitCode() != 0)
            return {};
        return parseJson(process.readAllStandardOutput().toStdString());
    }

    std::unique_ptr<TestClient> client(const std::string& code = "example")
    {
        QFile authority(q(m_ready["caPath"].get<std::string>()));
        if (!authority.open(QFile::ReadOnly))
            return nullptr;
        return std::make_unique<TestClient>(authority.readAll().toStdString(),
                                            m_ready["baseUrl"].get<std::string>() + "/" + code +
                                                "/api");
    }

    QByteArray m_errors;

private slots:
    void cleanup()
    {
        if (m_server) {
            m_server->kill();
            m_server->waitForFinished();
        }
        m_server.reset();
    }

    void servesAndTellsWhere()
    {
        QVERIFY(start());
        for (const char* name :
             {"directoryUrl", "pushUrl", "pushKey", "caPath", "controlUrl", "controlToken"})
            QVERIFY2(!m_ready[name].get<std::string>().empty(), name);
        QVERIFY(client()->signIn(m_ready["accounts"][0]["emailAddress"],
                                 m_ready["accounts"][0]["password"]));
    }

    void sendsFromTheCommandLine()
    {
        QVERIFY(start());
        const auto anna = client();
        QVERIFY(anna->signIn());
        QFile file(m_directory.filePath(QStringLiteral("report.csv")));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("a;b\n");
        file.close();
        const Json sent =
            run({QStringLiteral("send"), QStringLiteral("--to"), QString::fromLatin1(kMainUser),
                 QStringLiteral("--subject"), QStringLiteral("Grüße 你好"),
                 QStringLiteral("--file"), file.fileName()});
        QVERIFY2(sent.is_object(), m_errors.constData());
        const Json newest = anna->search({}).json["results"][0];
        QCOMPARE(newest["guid"], sent["messageGuid"]);
        QCOMPARE(newest["subject"], Json("Grüße 你好"));
        QCOMPARE(newest["attachments"][0]["fileName"], Json("report.csv"));
        QCOMPARE(newest["attachments"][0]["fileSize"], Json(4));
    }

    void controlsFromTheCommandLine()
    {
        QVERIFY(start());
        const auto anna = client();
        QVERIFY(anna->signIn());
        const auto word = [](const char* text) { return QString::fromLatin1(text); };
        QVERIFY(run({word("fault"), word("--kind"), word("status"), word("--operation"),
                     word("GetLabels"), word("--status"), word("503"), word("--count"), word("1")})
                    .is_object());
        QCOMPARE(anna->get("/v1/labels").status, 503);
        QVERIFY(!run({word("fault"), word("--kind"), word("status"), word("--operation"),
                      word("SearchMesages")})
                     .is_object());
        QVERIFY2(m_errors.contains("'SearchMesages'") && m_errors.contains("SearchMessages"),
                 m_errors.constData());
        QCOMPARE(anna->get("/v1/labels").status, 200);
        QVERIFY(run({word("advance-clock"), word("--seconds"), word("3700")}).is_object());
        QCOMPARE(anna->get("/v1/labels").status, 401);
        QVERIFY(anna->signIn());
        QCOMPARE(run({word("expire-sessions")})["expired"], Json(1));
        QVERIFY(run({word("change-portal"), word("--changes"), word("{\"maintenance\":true}")})
                    .is_object());
        QCOMPARE(anna->login(kMainUser).status, 503);
        QVERIFY(run({word("reset")}).is_object());
        QVERIFY(anna->signIn());
        const Json listed = run({word("requests")});
        QCOMPARE(listed["requests"].back()["operation"], Json("Login"));
        QVERIFY(dump(listed).find(kPassword) == std::string::npos);
        QVERIFY(run({word("nonsense")}).is_null());
        QVERIFY(m_errors.contains("there is no command"));
        QVERIFY(run({word("recall"), word("--messageGuid"), word("1")}).is_null());
        QVERIFY(m_errors.contains("there is no message"));
        const Json counts = run({word("mailbox")});
        QVERIFY(counts["Inbox"] > 0);
    }

    void controlsSignOnFromTheCommandLine()
    {
        QVERIFY(start({QStringLiteral("--with-identity-provider")}));
        const auto word = [](const char* text) { return QString::fromLatin1(text); };
        QCOMPARE(run({word("identity-provider")})["running"], Json(true));
        QCOMPARE(
            run({word("identity-provider"), word("--faults"), word("{\"latency\":1}")})["running"],
            Json(true));
        QCOMPARE(run({word("identity-provider"), word("--stop")})["running"], Json(false));
        QCOMPARE(run({word("identity-provider")})["running"], Json(false));
        QCOMPARE(run({word("identity-provider"), word("--start")})["running"], Json(true));
        QVERIFY(run({word("proxy-fault"), word("--error"), word("access_denied")}).is_object());
        const Json moved = run({word("move-portal"), word("--portal"), word("example")});
        QVERIFY(moved["address"].get<std::string>().ends_with("/example"));
        QCOMPARE(client()->get("/public/ping").status, 0);
    }

    void leavesNoProviderBehind()
    {
        QVERIFY(start({QStringLiteral("--with-identity-provider")}));
        QVERIFY(run({QStringLiteral("identity-provider")})["running"] == true);
        QProcess children;
        children.start(QStringLiteral("pgrep"),
                       {QStringLiteral("-P"), QString::number(m_server->processId())});
        QVERIFY(children.waitForFinished());
        const QString provider = QString::fromLatin1(children.readAllStandardOutput()).trimmed();
        QVERIFY(!provider.isEmpty());
        m_server->kill(); // nobody tells it
        QVERIFY(m_server->waitForFinished());
        QTRY_VERIFY(!QFile::exists(QStringLiteral("/proc/") + provider));
    }

    void wantsTheTokenForControl()
    {
        QVERIFY(start());
        QProcess process;
        process.start(QStringLiteral(PORTAL_PROGRAM),
                      {QStringLiteral("reset"), QStringLiteral("--control"),
                       q(m_ready["controlUrl"].get<std::string>()), QStringLiteral("--token"),
                       QStringLiteral("guess")});
        process.waitForFinished(10'000);
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().contains("X-Portal-Control"));
        QFile state(m_directory.filePath(QStringLiteral("state.json")));
        QVERIFY((state.permissions() & (QFile::ReadGroup | QFile::ReadOther)) == 0);
    }

    void readsFiltersStrictlyWhenAsked()
    {
        QVERIFY(start({QStringLiteral("--strict")}));
        const auto anna = client();
        QVERIFY(anna->signIn());
        QCOMPARE(anna->search("{ \"types\":[Inbox]}").status, 400);
        QCOMPARE(anna->search("{types:[Inbox]}").status, 200);
    }

    void leavesWhatItPrintsForOtherPrograms()
    {
        QVERIFY(start());
        QFile state(m_directory.filePath(QStringLiteral("state.json")));
        QVERIFY(state.open(QFile::ReadOnly));
        QCOMPARE(Json::parse(state.readAll().toStdString()), m_ready);
    }

    void doesNotServeOtherwiseThanItWasTold_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* arguments, const char* said) {
            QTest::newRow(arguments) << QString::fromLatin1(arguments).split(QLatin1Char(' '))
                                     << QString::fromLatin1(said);
        };
        row("--strct", "--strct");
        row("--port 70000", "--port");
        row("--messages many", "--messages");
        row("--strict yes", "--strict");
        row("--seed", "--seed");
        row("--certificate green", "green");
    }

    void doesNotServeOtherwiseThanItWasTold()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, said);
        QProcess process;
        process.start(QStringLiteral(PORTAL_PROGRAM),
                      QStringList{QStringLiteral("serve"), QStringLiteral("--state-dir"),
                                  m_directory.path()} +
                          arguments);
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitCode(), 2);
        QVERIFY(process.readAllStandardError().contains(said.toLatin1()));
        QVERIFY(process.readAllStandardOutput().isEmpty());
    }

    void startsWithAHundredThousandMessagesInTenSeconds()
    {
        QElapsedTimer timer;
        timer.start();
        QVERIFY(start({QStringLiteral("--messages"), QStringLiteral("100000")}));
        const auto started = timer.elapsed();
        const qint64 allowed = kSanitized ? 40'000 : 10'000;
        const qint64 allowedSearch = kSanitized ? 1'000 : 100;
        QVERIFY2(started < allowed, qPrintable(QString::number(started)));
        const auto anna = client();
        QVERIFY(anna->signIn());
        timer.restart();
        const Answer answer = anna->search("{types:[Inbox]}", "page=1&pageSize=50");
        QVERIFY2(timer.elapsed() < allowedSearch, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(int(answer.json["results"].size()), 50);
        QCOMPARE(anna->search({}, "pageSize=1").json["totalItems"], Json(100000));
    }
};

QTEST_GUILESS_MAIN(ProgramTest)
#include "tst_portal_program.moc"
