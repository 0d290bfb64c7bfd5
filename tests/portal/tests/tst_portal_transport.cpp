#include "tests/portal/tests/portaltest.h"

#include <QElapsedTimer>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpSocket>

#include <curl/curl.h>

using namespace waxwing::portal;

/// What lies below the operations: TLS, both versions of HTTP, and everything that can go wrong
/// between an operation and its answer.
class TransportTest : public PortalTest
{
    Q_OBJECT

    /// Sends bytes over TLS and hands back what comes until the server closes or all is quiet.
    QByteArray raw(const QByteArray& bytes, int answers = 1)
    {
        QSslSocket socket;
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setCaCertificates(QSslCertificate::fromData(
            QByteArray::fromStdString(m_portal->addresses().authorityPem)));
        socket.setSslConfiguration(configuration);
        socket.connectToHostEncrypted(QStringLiteral("localhost"), m_portal->addresses().port);
        if (!socket.waitForEncrypted(5000))
            return socket.errorString().toUtf8();
        socket.write(bytes);
        QByteArray answer;
        while (answer.count("}") < answers && answer.count("\r\n\r\n") < answers &&
               socket.waitForReadyRead(5000))
            answer += socket.readAll();
        while (answer.count("HTTP/1.1 ") < answers && socket.waitForReadyRead(5000))
            answer += socket.readAll();
        if (socket.state() == QAbstractSocket::ConnectedState)
            socket.waitForReadyRead(50);
        return answer + socket.readAll();
    }

    static Fault make(FaultKind kind, const char* operation = "GetLabels")
    {
        Fault fault;
        fault.kind = kind;
        fault.operation = operation;
        return fault;
    }

private slots:
    void speaksBothVersionsOfHttp()
    {
        QCOMPARE(m_client->get("/v1/labels").protocol, std::string("2"));
        m_client->http1 = true;
        QCOMPARE(m_client->get("/v1/labels").protocol, std::string("1.1"));
        LocalPortalOptions options;
        options.seed.messages = 0;
        options.http2 = false;
        LocalPortal plain(options);
        QVERIFY(plain.start());
        QCOMPARE(TestClient(plain).get("/public/ping").protocol, std::string("1.1"));
    }

    void answersManyStreamsOfOneConnection()
    {
        CURLM* multi = curl_multi_init();
        curl_multi_setopt(multi, CURLMOPT_PIPELINING, CURLPIPE_MULTIPLEX);
        curl_multi_setopt(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, 1L);
        const std::string pem = m_portal->addresses().authorityPem;
        const std::string url = m_portal->addresses().directoryUrl + "/ping";
        std::vector<CURL*> handles;
        std::vector<std::string> bodies(40);
        for (auto& body : bodies) {
            CURL* curl = curl_easy_init();
            curl_blob authority{const_cast<char*>(pem.data()), pem.size(), CURL_BLOB_COPY};
            curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
            curl_easy_setopt(curl, CURLOPT_CAINFO_BLOB, &authority);
            curl_easy_setopt(curl, CURLOPT_PIPEWAIT, 1L);
            curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
            curl_easy_setopt(curl, CURLOPT_WRITEDATA, &body);
            curl_easy_setopt(
                curl, CURLOPT_WRITEFUNCTION,
                +[](char* bytes, size_t size, size_t count, void* target) {
                    static_cast<std::string*>(target)->append(bytes, size * count);
                    return size * count;
                });
            curl_multi_add_handle(multi, curl);
            handles.push_back(curl);
        }
        int running = 1;
        while (running > 0) {
            QCOMPARE(curl_multi_perform(multi, &running), CURLM_OK);
            curl_multi_poll(multi, nullptr, 0, 100, nullptr);
        }
        long connections = 0;
        for (CURL* curl : handles) {
            long made = 0;
            curl_easy_getinfo(curl, CURLINFO_NUM_CONNECTS, &made);
            connections += made;
            curl_multi_remove_handle(multi, curl);
            curl_easy_cleanup(curl);
        }
        curl_multi_cleanup(multi);
        QCOMPARE(connections, 1L);
        for (const auto& body : bodies)
            QVERIFY(body.find("8.12") != std::string::npos);
    }

    void compressesWhenAccepted()
    {
        for (bool http1 : {false, true}) {
            m_client->http1 = http1;
            m_client->acceptGzip = false;
            const Answer plain = m_client->get("/v1/labels");
            QVERIFY(!plain.headers.contains("content-encoding"));
            QCOMPARE(plain.headers.at("content-length"), std::to_string(plain.body.size()));
            m_client->acceptGzip = true;
            const Answer packed = m_client->get("/v1/labels");
            QCOMPARE(packed.headers.at("content-encoding"), std::string("gzip"));
            QVERIFY(std::stoul(packed.headers.at("content-length")) < plain.body.size());
            QCOMPARE(q(packed.body), q(plain.body));
        }
    }

    void answersHeadWithoutBody()
    {
        for (bool http1 : {false, true}) {
            m_client->http1 = http1;
            const Answer answer = m_client->request("HEAD", "/v1/labels", {});
            QCOMPARE(answer.status, 200);
            QVERIFY(answer.body.empty());
            QVERIFY(std::stoul(answer.headers.at("content-length")) > 100);
        }
    }

    void readsBodiesInChunks()
    {
        const QByteArray login = "{\"username\":\"anna.keller@example.org\",";
        const QByteArray rest = "\"password\":\"Correct-Horse-7\",\"cookieless\":true}";
        const auto chunk = [](const QByteArray& bytes) {
            return QByteArray::number(bytes.size(), 16) + ";x=y\r\n" + bytes + "\r\n";
        };
        const QByteArray answer = raw("POST /example/api/v1/login HTTP/1.1\r\nHost: localhost\r\n"
                                      "x-sm-client-name: t\r\nTransfer-Encoding: chunked\r\n\r\n" +
                                      chunk(login) + chunk(rest) + "0\r\nTrailer: x\r\n\r\n");
        QVERIFY2(answer.startsWith("HTTP/1.1 200"), answer.constData());
        QVERIFY(answer.contains("sessionToken"));
    }

    void answersTwoRequestsOfOneConnection()
    {
        const QByteArray ping = "GET /ccc/api/ping HTTP/1.1\r\nHost: localhost\r\n\r\n";
        const QByteArray answer = raw(ping + ping, 2);
        QCOMPARE(answer.count("HTTP/1.1 200"), 2);
    }

    void answersPlainHttpWithAServerFault()
    {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), m_portal->addresses().port);
        QVERIFY(socket.waitForConnected(5000));
        socket.write("GET /ccc/api/ping HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QByteArray answer;
        while (socket.waitForReadyRead(5000))
            answer += socket.readAll();
        QVERIFY2(answer.startsWith("HTTP/1.1 500 "), answer.constData());
        QCOMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    }

    void readsTargetsAsProxiesWriteThem()
    {
        const QByteArray answer =
            raw("GET https://localhost/ccc/api/ping HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QVERIFY2(answer.startsWith("HTTP/1.1 200"), answer.constData());
    }

    void keepsOldConnectionsOnlyOnWish_data()
    {
        QTest::addColumn<QByteArray>("wish");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("wish") << QByteArray("Connection: keep-alive\r\n")
                              << QByteArray("Connection: keep-alive\r\n");
        QTest::newRow("no wish") << QByteArray() << QByteArray("Connection: close\r\n");
    }

    void keepsOldConnectionsOnlyOnWish()
    {
        QFETCH(QByteArray, wish);
        QFETCH(QByteArray, said);
        const QByteArray answer = raw("GET /ccc/api/ping HTTP/1.0\r\n" + wish + "\r\n");
        QVERIFY2(answer.startsWith("HTTP/1.1 200"), answer.constData());
        QVERIFY2(answer.contains(said), answer.constData());
    }

    void saysThatABodyIsTooLargeToAClientThatSendsItAll()
    {
        QSslSocket socket;
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setCaCertificates(QSslCertificate::fromData(
            QByteArray::fromStdString(m_portal->addresses().authorityPem)));
        socket.setSslConfiguration(configuration);
        socket.connectToHostEncrypted(QStringLiteral("localhost"), m_portal->addresses().port);
        QVERIFY(socket.waitForEncrypted(5000));
        constexpr int kPieces = 66; // of a megabyte, two more than may be
        const QByteArray piece(1 << 20, 'x');
        socket.write("POST /ccc/api/ping HTTP/1.1\r\nHost: localhost\r\nContent-Length: " +
                     QByteArray::number(kPieces * piece.size()) + "\r\n\r\n");
        for (int i = 0; i < kPieces; ++i) {
            socket.write(piece);
            while (socket.bytesToWrite() > 0 && socket.state() == QAbstractSocket::ConnectedState)
                socket.waitForBytesWritten(5000);
            QCOMPARE(socket.state(), QAbstractSocket::ConnectedState);
        }
        QByteArray answer = socket.readAll();
        if (answer.isEmpty() && socket.waitForReadyRead(5000))
            answer = socket.readAll();
        QVERIFY2(answer.startsWith("HTTP/1.1 413"), answer.constData());
    }

    void refusesWhatIsNotHttp_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("status");
        QTest::newRow("words") << QByteArray("hello world\r\n\r\n") << QByteArray("400");
        QTest::newRow("no colon") << QByteArray("GET / HTTP/1.1\r\nnonsense\r\n\r\n")
                                  << QByteArray("400");
        QTest::newRow("length and chunks") << QByteArray("POST / HTTP/1.1\r\nContent-Length: 3\r\n"
                                                         "Transfer-Encoding: chunked\r\n\r\n")
                                           << QByteArray("400");
        QTest::newRow("bad length")
            << QByteArray("POST / HTTP/1.1\r\nContent-Length: -3\r\n\r\n") << QByteArray("400");
        QTest::newRow("bad chunk")
            << QByteArray("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n")
            << QByteArray("400");
        QTest::newRow("body too large")
            << QByteArray("POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n")
            << QByteArray("413");
        QTest::newRow("headers too large")
            << QByteArray("GET / HTTP/1.1\r\nA: " + QByteArray(70'000, 'a') + "\r\n\r\n")
            << QByteArray("431");
    }

    void refusesWhatIsNotHttp()
    {
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, status);
        const QByteArray answer = raw(request);
        QVERIFY2(answer.startsWith("HTTP/1.1 " + status), answer.constData());
    }

    void showsCertificatesThatMustBeRefused_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("good");
        QTest::newRow("valid") << int(CertificateKind::Valid) << true;
        QTest::newRow("wrong host") << int(CertificateKind::WrongHost) << false;
        QTest::newRow("expired") << int(CertificateKind::Expired) << false;
        QTest::newRow("untrusted") << int(CertificateKind::UntrustedAuthority) << false;
    }

    void showsCertificatesThatMustBeRefused()
    {
        QFETCH(int, kind);
        QFETCH(bool, good);
        LocalPortalOptions options;
        options.seed.messages = 0;
        options.certificate = static_cast<CertificateKind>(kind);
        LocalPortal portal(options);
        QVERIFY(portal.start());
        TestClient client(portal);
        const Answer answer = client.get("/public/ping");
        QCOMPARE(answer.status, good ? 200L : 0L);
        QCOMPARE(answer.curlCode, good ? int(CURLE_OK) : int(CURLE_PEER_FAILED_VERIFICATION));
        for (const char* host : {"127.0.0.1", "[::1]"}) {
            client.baseUrl = portal.portalUrl();
            client.baseUrl.replace(client.baseUrl.find("localhost"), 9, host);
            QCOMPARE(client.get("/public/ping").status, good ? 200L : 0L);
        }
    }

    void isNotTrustedWithoutItsAuthority()
    {
        const LocalPortalOptions options;
        LocalPortal other(options);
        QVERIFY(other.start());
        TestClient client(other.addresses().authorityPem, m_portal->portalUrl());
        QCOMPARE(client.get("/public/ping").curlCode, int(CURLE_PEER_FAILED_VERIFICATION));
    }

    void refusesOldTls()
    {
        QSslSocket socket;
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setCaCertificates(QSslCertificate::fromData(
            QByteArray::fromStdString(m_portal->addresses().authorityPem)));
        QT_WARNING_PUSH
        QT_WARNING_DISABLE_DEPRECATED
        configuration.setProtocol(QSsl::TlsV1_1);
        QT_WARNING_POP
        socket.setSslConfiguration(configuration);
        socket.connectToHostEncrypted(QStringLiteral("localhost"), m_portal->addresses().port);
        QVERIFY(!socket.waitForEncrypted(3000));
    }

    void answersWithFaults_data()
    {
        QTest::addColumn<bool>("http1");
        QTest::newRow("HTTP/2") << false;
        QTest::newRow("HTTP/1.1") << true;
    }

    void answersWithFaults()
    {
        QFETCH(bool, http1);
        m_client->http1 = http1;
        const auto labels = [this] { return m_client->get("/v1/labels"); };
        const Answer good = labels();

        Fault fault = make(FaultKind::Status);
        fault.status = 503;
        fault.errorCode = "50";
        fault.retryAfterSeconds = 3;
        m_portal->fault(fault);
        Answer answer = labels();
        QCOMPARE(answer.status, 503);
        QCOMPARE(q(answer.errorCode()), QStringLiteral("50"));
        QCOMPARE(q(answer.headers["retry-after"]), QStringLiteral("3"));
        QCOMPARE(labels().status, 200); // it was for one call

        for (FaultKind kind : {FaultKind::DropBefore, FaultKind::DropAfter}) {
            // Not for one call only: curl repeats by itself what a kept connection lost.
            fault = make(kind);
            fault.count = -1;
            m_portal->fault(fault);
            QCOMPARE(labels().status, 0);
            m_portal->clearFaults();
            QCOMPARE(labels().status, 200);
        }
        for (FaultKind kind : {FaultKind::DropMidway, FaultKind::Truncated}) {
            m_portal->fault(make(kind));
            answer = labels();
            QVERIFY(answer.curlCode != CURLE_OK);
            QVERIFY(answer.body.size() < good.body.size());
            QVERIFY(good.body.starts_with(answer.body));
            QCOMPARE(labels().status, 200);
        }

        fault = make(FaultKind::Latency);
        fault.milliseconds = 300;
        m_portal->fault(fault);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(labels().status, 200);
        QVERIFY(timer.elapsed() >= 300);

        m_portal->fault(make(FaultKind::Malformed));
        answer = labels();
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.json.is_discarded());

        m_portal->fault(make(FaultKind::WrongTypes));
        answer = labels();
        QVERIFY(answer.json["results"][0]["name"].is_number());
        QVERIFY(answer.json["results"][0]["allowDelete"].is_string());

        m_portal->fault(make(FaultKind::UnknownFields));
        answer = labels();
        QVERIFY(answer.json["results"][0].contains("xFutureObject"));
        QCOMPARE(answer.json["results"][0]["name"], good.json["results"][0]["name"]);

        fault = make(FaultKind::Oversized);
        fault.bytes = 3'000'000;
        m_portal->fault(fault);
        QVERIFY(labels().body.size() > 3'000'000);

        fault = make(FaultKind::SlowBody);
        fault.bytes = int(good.body.size()) * 3;
        m_portal->fault(fault);
        timer.restart();
        answer = labels();
        QCOMPARE(q(answer.body), q(good.body));
        QVERIFY(timer.elapsed() >= 200);

        fault = make(FaultKind::SlowBody);
        fault.bytes = 100;
        m_portal->fault(fault);
        m_client->timeoutMilliseconds = 400;
        answer = labels();
        QCOMPARE(answer.curlCode, int(CURLE_OPERATION_TIMEDOUT));
    }

    void appliesFaultsByCountAndOperation()
    {
        Fault fault = make(FaultKind::Status, "");
        fault.count = 2;
        m_portal->fault(fault);
        QCOMPARE(m_client->get("/v1/labels").status, 500);
        QCOMPARE(m_client->get("/v1/user/settings").status, 500);
        QCOMPARE(m_client->get("/v1/labels").status, 200);
        fault = make(FaultKind::Status, "getlabels");
        fault.count = -1;
        m_portal->fault(fault);
        for (int i = 0; i < 4; ++i)
            QCOMPARE(m_client->get("/v1/labels").status, 500);
        QCOMPARE(m_client->get("/v1/user/settings").status, 200);
        m_portal->clearFaults();
        QCOMPARE(m_client->get("/v1/labels").status, 200);
    }

    void losesTheAnswerButNotTheEffectOrTheOtherWayRound_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("status");
        QTest::newRow("answer lost") << int(FaultKind::DropAfter) << QStringLiteral("Sent");
        QTest::newRow("late status") << int(FaultKind::LateStatus) << QStringLiteral("Sent");
        QTest::newRow("request lost") << int(FaultKind::DropBefore) << QStringLiteral("Draft");
        QTest::newRow("refused") << int(FaultKind::Status) << QStringLiteral("Draft");
    }

    void losesTheAnswerButNotTheEffectOrTheOtherWayRound()
    {
        QFETCH(int, kind);
        QFETCH(QString, status);
        const std::string guid =
            m_client->post("/v1/messages", {{"actionCode", "New"}}).json["messageGuid"];
        m_client->put("/v1/messages/" + guid + "/save",
                      {{"bodyFormat", "Text"}, {"to", {"jonas.weber@example.org"}}});
        m_portal->fault(make(static_cast<FaultKind>(kind), "SendMessage"));
        QVERIFY(m_client->put("/v1/messages/" + guid + "/send").status != 200);
        QCOMPARE(q(m_client->get("/v1/messages/" + guid + "?retrieveBody=false").json["status"]),
                 status);
    }
};

QTEST_GUILESS_MAIN(TransportTest)
#include "tst_portal_transport.moc"
