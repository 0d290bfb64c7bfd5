// The least work that can turn a push frame into an alert, as a yardstick for the program: it gets
// the frame, makes the one search call over a warm connection with the program's libcurl options,
// and calls the notification daemon. No database, no ledger, no user interface, no second thread.
//
//   alertfloor PORTAL_API_URL PUSH_URL PUSH_KEY CA_FILE ADDRESS PASSWORD
//
// Prints "ready" once it is subscribed and runs until it is ended.
#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSslConfiguration>
#include <QWebSocket>

#include <curl/curl.h>

#include <cstdio>

namespace {

/// One kept connection to the portal.
class Api
{
public:
    Api(QByteArray base, const QByteArray& authorities)
        : m_base(std::move(base)), m_easy(curl_easy_init())
    {
        curl_blob blob{const_cast<char*>(authorities.constData()),
                       static_cast<size_t>(authorities.size()), CURL_BLOB_COPY};
        curl_easy_setopt(m_easy, CURLOPT_CAINFO_BLOB, &blob);
        curl_easy_setopt(m_easy, CURLOPT_HTTP_VERSION, long(CURL_HTTP_VERSION_2TLS));
        curl_easy_setopt(m_easy, CURLOPT_ACCEPT_ENCODING, "");
        curl_easy_setopt(m_easy, CURLOPT_TCP_KEEPALIVE, 1L);
        curl_easy_setopt(m_easy, CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
        curl_easy_setopt(m_easy, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(m_easy, CURLOPT_WRITEFUNCTION, &Api::onBody);
        curl_easy_setopt(m_easy, CURLOPT_WRITEDATA, this);
    }
    ~Api() { curl_easy_cleanup(m_easy); }
    Api(const Api&) = delete;
    Api& operator=(const Api&) = delete;

    QJsonObject get(const QByteArray& path) { return exchange(path, {}); }
    QJsonObject post(const QByteArray& path, const QJsonObject& body)
    {
        return exchange(path, QJsonDocument(body).toJson(QJsonDocument::Compact));
    }
    void useSession(const QString& token) { m_session = "x-sm-session-token: " + token.toUtf8(); }

private:
    static size_t onBody(char* data, size_t size, size_t count, void* self)
    {
        static_cast<Api*>(self)->m_answer.append(data, static_cast<qsizetype>(size * count));
        return size * count;
    }

    QJsonObject exchange(const QByteArray& path, const QByteArray& body)
    {
        const QByteArray url = m_base + path;
        curl_slist* headers = curl_slist_append(nullptr, "Accept: application/json");
        headers = curl_slist_append(headers, "x-sm-client-name: alertfloor");
        headers = curl_slist_append(headers, "x-sm-client-version: 1");
        if (!m_session.isEmpty())
            headers = curl_slist_append(headers, m_session.constData());
        if (body.isEmpty()) {
            curl_easy_setopt(m_easy, CURLOPT_HTTPGET, 1L);
        } else {
            headers = curl_slist_append(headers, "Content-Type: application/json");
            curl_easy_setopt(m_easy, CURLOPT_POST, 1L);
            curl_easy_setopt(m_easy, CURLOPT_POSTFIELDSIZE, long(body.size()));
            curl_easy_setopt(m_easy, CURLOPT_COPYPOSTFIELDS, body.constData());
        }
        curl_easy_setopt(m_easy, CURLOPT_URL, url.constData());
        curl_easy_setopt(m_easy, CURLOPT_HTTPHEADER, headers);
        m_answer.clear();
        const CURLcode code = curl_easy_perform(m_easy);
        curl_slist_free_all(headers);
        if (code != CURLE_OK)
            std::fprintf(stderr, "%s: %s\n", path.constData(), curl_easy_strerror(code));
        return QJsonDocument::fromJson(m_answer).object();
    }

    QByteArray m_base;
    QByteArray m_session;
    QByteArray m_answer;
    CURL* m_easy;
};

/// Without regard to the case of its first letter, which portals differ in.
QString member(const QJsonObject& object, const QString& name)
{
    const QString other = name.left(1).toUpper() + name.mid(1);
    return object.value(object.contains(name) ? name : other).toString();
}

void alertFor(const QJsonObject& message)
{
    const QVariantMap hints{{QStringLiteral("urgency"), QVariant::fromValue(uchar(1))}};
    QDBusMessage call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.Notifications"),
        QStringLiteral("/org/freedesktop/Notifications"),
        QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("Notify"));
    call << QStringLiteral("alertfloor") << 0U << QString() << QStringLiteral("New message")
         << member(message, QStringLiteral("subject"))
         << QStringList{QStringLiteral("default"), QStringLiteral("Open")} << hints << -1;
    QDBusConnection::sessionBus().asyncCall(call);
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 7)
        return 2;
    QFile authority(arguments[4]);
    if (!authority.open(QFile::ReadOnly))
        return 2;
    const QByteArray pem = authority.readAll();
    Api api(arguments[1].toUtf8(), pem);
    const QJsonObject login = api.post("/v1/login", {{QStringLiteral("username"), arguments[5]},
                                                     {QStringLiteral("password"), arguments[6]},
                                                     {QStringLiteral("cookieless"), true}});
    api.useSession(member(login, QStringLiteral("sessionToken")));
    const QJsonObject session = api.post(
        "/v1/notifications",
        {{QStringLiteral("deviceType"), QStringLiteral("InApp")},
         {QStringLiteral("enableUserTrackingNotifications"), false},
         {QStringLiteral("newAssetNotificationFilters"), QJsonArray{QStringLiteral("Message")}}});
    const QString channel = member(session, QStringLiteral("notificationSessionToken"));
    const QByteArray search = "/v1/messages/search?page=1&pageSize=8&filter=%7Btypes%3A%5BInbox%5D"
                              "%7D&sort=%7Btype%3ADate%2Cdirection%3ADesc%7D";
    api.get(search);

    QWebSocket socket;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.addCaCertificates(QSslCertificate::fromData(pem));
    socket.setSslConfiguration(tls);
    QObject::connect(
        &socket, &QWebSocket::textMessageReceived, &application, [&](const QString& text) {
            const QJsonObject frame = QJsonDocument::fromJson(text.toUtf8()).object();
            const QString event = frame.value(QStringLiteral("event")).toString();
            if (event == QStringLiteral("pusher:connection_established")) {
                const QJsonObject subscribe{
                    {QStringLiteral("event"), QStringLiteral("pusher:subscribe")},
                    {QStringLiteral("data"), QJsonObject{{QStringLiteral("channel"), channel}}}};
                socket.sendTextMessage(QString::fromUtf8(QJsonDocument(subscribe).toJson()));
            } else if (event == QStringLiteral("pusher_internal:subscription_succeeded")) {
                std::puts("ready");
                std::fflush(stdout);
            } else if (event == QStringLiteral("pusher:ping")) {
                socket.sendTextMessage(QStringLiteral(R"({"event":"pusher:pong","data":{}})"));
            } else if (event.compare(QStringLiteral("NewAssetPayload"), Qt::CaseInsensitive) == 0) {
                const QJsonObject page = api.get(search);
                alertFor(page.value(QStringLiteral("results")).toArray().first().toObject());
            }
        });
    QObject::connect(&socket, &QWebSocket::disconnected, &application, [] {
        std::fputs("the push connection ended\n", stderr);
        QCoreApplication::exit(1);
    });
    socket.open(QUrl(arguments[2] + QStringLiteral("/app/") + arguments[3] +
                     QStringLiteral("?protocol=7&client=alertfloor&version=1&flash=false")));
    return QCoreApplication::exec();
}
