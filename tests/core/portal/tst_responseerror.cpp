#include "core/portal/responseerror.h"

#include <QTest>

using namespace waxwing;

class ResponseErrorTest : public QObject
{
    Q_OBJECT

private:
    static HttpResponse response(int status, const QByteArray& body,
                                 const QByteArray& retryAfter = {})
    {
        HttpResponse made;
        made.status = status;
        made.body = body;
        if (!retryAfter.isEmpty())
            made.headers.push_back({"retry-after", retryAfter});
        return made;
    }
    static QByteArray refusal(const char* code, const char* message = "Because.")
    {
        const Json status{
            {"errorCode", code}, {"message", message}, {"stackTrace", "at Some.Where"}};
        return QByteArray::fromStdString(Json{{"responseStatus", status}}.dump());
    }

private Q_SLOTS:
    void refusalsAreToldApartWhereCallersActDifferently_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("code");
        const auto row = [](const char* name, int status, const QByteArray& body, ErrorKind kind,
                            const char* code) {
            QTest::newRow(name) << status << body << kind << QString::fromLatin1(code);
        };
        row("session over", 401, refusal("811"), ErrorKind::SignInNeeded, "811");
        row("session over, told as 403", 403, refusal("811"), ErrorKind::SignInNeeded, "811");
        row("401 without a body", 401, "", ErrorKind::SignInNeeded, "");
        row("forbidden", 403, refusal("17"), ErrorKind::Forbidden, "17");
        row("not found", 404, refusal("929"), ErrorKind::NotFound, "929");
        row("unknown user", 403, refusal("810"), ErrorKind::NotFound, "810");
        row("suspended", 403, refusal("31"), ErrorKind::Portal, "31");
        row("maintenance", 503, refusal("50"), ErrorKind::Portal, "50");
        row("maintenance as a web page", 503, "<html>", ErrorKind::Portal, "");
        row("broken", 500, "oops", ErrorKind::Portal, "");
        row("sent elsewhere", 302, "", ErrorKind::Protocol, "sent-elsewhere");
        row("sent elsewhere with a reason", 307, refusal("811"), ErrorKind::SignInNeeded, "811");
        row("an error told with 200", 200, refusal("17"), ErrorKind::Portal, "17");
        row("in another case", 404, R"({"ResponseStatus":{"ErrorCode":"929"}})",
            ErrorKind::NotFound, "929");
    }
    void refusalsAreToldApartWhereCallersActDifferently()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        const auto answer = readAnswer(response(status, body));
        QVERIFY(!answer);
        QTEST(answer.error().kind, "kind");
        QTEST(answer.error().code, "code");
    }

    void theServersInnardsDoNotGetIntoTheLog()
    {
        const auto answer = readAnswer(response(500, refusal("Oops", "Subject: secret")));
        QVERIFY(!answer);
        QVERIFY(!toLogString(answer.error()).contains(QStringLiteral("secret")));
        QVERIFY(!toLogString(answer.error()).contains(QStringLiteral("Some.Where")));
        QCOMPARE(answer.error().portalMessage, QStringLiteral("Subject: secret"));
    }

    void successIsAnObjectOrNothing_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("object") << QByteArray(R"({"a":1})") << true;
        QTest::newRow("nothing") << QByteArray() << true;
        QTest::newRow("blank") << QByteArray(" \r\n") << true;
        QTest::newRow("empty status") << QByteArray(R"({"responseStatus":{}})") << true;
        QTest::newRow("list") << QByteArray("[1]") << false;
        QTest::newRow("garbage") << QByteArray("\x01\x02") << false;
    }
    void successIsAnObjectOrNothing()
    {
        QFETCH(QByteArray, body);
        const auto answer = readAnswer(response(200, body));
        QTEST(answer.has_value(), "accepted");
        if (!answer)
            QCOMPARE(answer.error().kind, ErrorKind::Protocol);
    }

    void retryAfterIsReadInBothForms()
    {
        const auto seconds = readAnswer(response(429, "{}", "17"));
        QCOMPARE(seconds.error().retryAfter, std::chrono::seconds(17));
        const QDateTime soon = QDateTime::currentDateTimeUtc().addSecs(90);
        const QByteArray date
            = QLocale::c().toString(soon, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'")).toLatin1();
        const auto until = readAnswer(response(429, "{}", date));
        QVERIFY(until.error().retryAfter);
        QVERIFY(*until.error().retryAfter > std::chrono::seconds(60));
        for (const char* nonsense : {"-5", "soon", "Mon, 99 Foo 2026"})
            QVERIFY(!readAnswer(response(429, "{}", nonsense)).error().retryAfter);
    }
};

QTEST_GUILESS_MAIN(ResponseErrorTest)
#include "tst_responseerror.moc"
