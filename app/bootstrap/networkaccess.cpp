#include "app/bootstrap/networkaccess.h"

#include "core/async/launch.h"
#include "core/base/log.h"
#include "core/crypto/random.h"
#include "core/network/certificates.h"
#include "core/network/sockettls.h"

#include <QFile>
#include <QFileInfo>
#include <QPointer>

namespace waxwing {

namespace {

QDateTime today()
{
    return QDateTime::currentDateTimeUtc();
}

Result<QByteArray> contentOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly)) {
        Error error(ErrorKind::Storage, QStringLiteral("certificate file"));
        error.code = QStringLiteral("certificate-unreadable");
        return failure(std::move(error));
    }
    return file.read(8 * 1024 * 1024);
}

QString passphraseKey(const QString& id)
{
    return QStringLiteral("client-certificate/") + id;
}

AuthorityRow rowOf(const QSslCertificate& certificate, bool managed)
{
    const CertificateFacts facts = factsOf(certificate);
    AuthorityRow row;
    row.subject = facts.subject;
    row.fingerprint = facts.fingerprint;
    row.validFrom = facts.validFrom;
    row.validUntil = facts.validUntil;
    row.expired = facts.validUntil < today();
    row.managed = managed;
    return row;
}

} // namespace

NetworkAccess::NetworkAccess(const ManagedSettings& managed, Preferences& preferences,
                             SecretStore& secrets, const QString& extraCaFile)
    : m_managed(managed),
      m_preferences(preferences),
      m_secrets(secrets),
      m_system(std::make_shared<SystemProxy>()),
      m_routes([system = m_system](const QUrl& url) { return system->routeFor(url); }),
      m_signIn(m_routes, secrets)
{
    m_routes.setSettings(managed.proxy.value_or(preferences.proxy()));
    if (managed.extraAuthorities) {
        readManagedAuthorities();
    } else {
        if (!extraCaFile.isEmpty())
            readCommandLineAuthorities(extraCaFile);
    }
    applyTls();
    connect(&m_signIn, &ProxySignIn::questionChanged, this, &NetworkAccess::changed);
}

NetworkAccess::~NetworkAccess() = default;

void NetworkAccess::readCommandLineAuthorities(const QString& path)
{
    const Result<QByteArray> content = contentOf(path);
    if (content)
        m_commandLinePem = *content + '\n';
    else
        qCCritical(lcApp).noquote() << "--extra-ca:" << toLogString(content.error());
}

void NetworkAccess::readManagedAuthorities()
{
    for (const QString& entry : *m_managed.extraAuthorities) {
        const bool isText = entry.startsWith(u"-----BEGIN ");
        const Result<QByteArray> content =
            isText ? Result<QByteArray>(entry.toLatin1()) : contentOf(entry);
        const auto found = content ? readAuthorities(*content, today())
                                   : Result<QList<QSslCertificate>>(failure(content.error()));
        if (found) {
            m_managedAuthorities << *found;
            continue;
        }
        qCCritical(lcApp).noquote()
            << "an authority of the policy is not used:" << toLogString(found.error());
        m_authorityProblems << found.error();
    }
}

/// Parsed when they are looked at only: the first parsing loads all of TLS, and the start has no time for it.
QList<QSslCertificate> NetworkAccess::ownAuthorities() const
{
    const QByteArray pem = m_preferences.authorities();
    if (m_managed.extraAuthorities || pem.isEmpty())
        return {};
    return QSslCertificate::fromData(pem, QSsl::Pem);
}

void NetworkAccess::applyTls()
{
    TlsSettings tls;
    tls.authoritiesPem = m_commandLinePem + pemOf(m_managedAuthorities);
    if (!m_managed.extraAuthorities)
        tls.authoritiesPem += m_preferences.authorities();
    for (const Held& held : m_clientCertificates) {
        if (!held.problem)
            tls.clientCertificates.push_back(held.certificate);
    }
    m_tls = tls;
    if (m_transport)
        m_transport->setTls(std::move(tls));
}

CurlOptions NetworkAccess::curlOptions()
{
    CurlOptions curl;
    curl.userAgent = "waxwing/" + QCoreApplication::applicationVersion().toLatin1();
    curl.tls = m_tls;
    curl.proxy = [this](const QUrl& url) { return m_routes.routeFor(url); };
    curl.proxySignIn = [this](ProxyChallenge challenge, std::stop_token stop) {
        return m_signIn.ask(std::move(challenge), std::move(stop));
    };
    return curl;
}

PushNetwork NetworkAccess::pushNetwork(const QString& host)
{
    PushNetwork push; // QSslConfiguration loads OpenSSL: not before somebody connects
    push.tls = [this, host] { return socketTls(m_tls, host); };
    push.route = [this](QUrl url) { return m_routes.route(std::move(url)); };
    push.proxySignIn = [this](ProxyChallenge challenge) {
        launch(m_signIn.ask(std::move(challenge), {}), "sign in to the proxy");
    };
    return push;
}

AsyncResult<void> NetworkAccess::load()
{
    const QPointer<NetworkAccess> self(this);
    const QList<KeptClientCertificate> kept = m_preferences.clientCertificates();
    m_clientCertificates.clear();
    for (const KeptClientCertificate& entry : kept) {
        Result<Held> held = co_await open(entry);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (held)
            m_clientCertificates.push_back(*std::move(held));
    }
    if (!kept.isEmpty()) {
        applyTls();
        Q_EMIT changed();
    }
    co_return Result<void>();
}

/// One that cannot be used is kept, with the reason: the person is told, and nothing is lost.
AsyncResult<NetworkAccess::Held> NetworkAccess::open(KeptClientCertificate kept)
{
    Result<Held> opened = read(kept, Secret());
    if (!opened && opened.error().hasCode(u"passphrase-needed")) {
        const QString key = passphraseKey(kept.id);
        const Result<std::optional<Secret>> passphrase = co_await m_secrets.read(key);
        if (!passphrase)
            opened = failure(passphrase.error());
        else if (*passphrase)
            opened = read(kept, **passphrase);
    }
    if (opened)
        co_return *std::move(opened);
    qCWarning(lcApp).noquote() << "a client certificate is not used:"
                               << toLogString(opened.error());
    Held held;
    held.kept = kept;
    held.problem = opened.error();
    co_return held;
}

Result<NetworkAccess::Held> NetworkAccess::read(const KeptClientCertificate& kept,
                                                const Secret& passphrase)
{
    const Result<QByteArray> file = contentOf(kept.file);
    if (!file)
        return failure(file.error());
    QByteArray keyFile;
    if (!kept.keyFile.isEmpty()) {
        const Result<QByteArray> content = contentOf(kept.keyFile);
        if (!content)
            return failure(content.error());
        keyFile = *content;
    }
    Result<ClientCertificate> certificate =
        readClientCertificate(*file, keyFile, passphrase, today());
    if (!certificate)
        return failure(certificate.error());
    Held held;
    held.kept = kept;
    held.certificate = *std::move(certificate);
    held.certificate.host = kept.host;
    held.own = QSslCertificate(held.certificate.chainPem, QSsl::Pem);
    return held;
}

NetworkSettings NetworkAccess::settings() const
{
    NetworkSettings settings;
    settings.proxy = m_managed.proxy.value_or(m_preferences.proxy());
    settings.proxyManaged = m_managed.proxy.has_value();
    settings.proxyDeclined = m_signIn.isDeclined();
    settings.authoritiesManaged = m_managed.extraAuthorities.has_value();
    settings.authorityProblems = m_authorityProblems;
    for (const QSslCertificate& authority : m_managedAuthorities)
        settings.authorities << rowOf(authority, true);
    const QList<QSslCertificate> own = ownAuthorities();
    for (const QSslCertificate& authority : own)
        settings.authorities << rowOf(authority, false);
    for (const Held& held : m_clientCertificates) {
        ClientCertificateRow row;
        row.id = held.kept.id;
        row.fileName = QFileInfo(held.kept.file).fileName();
        row.host = held.kept.host;
        row.problem = held.problem;
        if (!held.problem) {
            row.subject = factsOf(held.own).subject;
            row.validUntil = held.own.expiryDate();
        }
        settings.clientCertificates << row;
    }
    return settings;
}

void NetworkAccess::setProxy(const ProxySettings& proxy)
{
    if (m_managed.proxy)
        return;
    m_preferences.setProxy(proxy);
    m_routes.setSettings(proxy);
    m_signIn.reconsider();
    if (m_transport)
        m_transport->dropConnections();
    Q_EMIT changed();
}

Result<void> NetworkAccess::addAuthorities(const QString& file)
{
    if (m_managed.extraAuthorities)
        return failure(ErrorKind::Forbidden);
    const Result<QByteArray> content = contentOf(file);
    if (!content)
        return failure(content.error());
    const Result<QList<QSslCertificate>> found = readAuthorities(*content, today());
    if (!found)
        return failure(found.error());
    QList<QSslCertificate> own = ownAuthorities();
    for (const QSslCertificate& authority : *found) {
        if (!own.contains(authority))
            own << authority;
    }
    m_preferences.setAuthorities(pemOf(own));
    applyTls();
    Q_EMIT changed();
    return {};
}

void NetworkAccess::removeAuthority(const QString& fingerprint)
{
    QList<QSslCertificate> own = ownAuthorities();
    own.removeIf([&](const QSslCertificate& authority) {
        return factsOf(authority).fingerprint == fingerprint;
    });
    m_preferences.setAuthorities(pemOf(own));
    applyTls();
    Q_EMIT changed();
}

AsyncResult<void> NetworkAccess::addClientCertificate(ClientCertificateRequest request,
                                                      Secret passphrase)
{
    const QPointer<NetworkAccess> self(this);
    const Result<Guid> id = randomGuid();
    if (!id)
        co_return failure(id.error());
    KeptClientCertificate kept;
    kept.id = id->toString();
    kept.file = request.file;
    kept.keyFile = request.keyFile;
    kept.host = request.host.trimmed().toLower();
    Result<Held> held = read(kept, passphrase);
    if (!held)
        co_return failure(held.error());
    if (!passphrase.isEmpty()) {
        const QString key = passphraseKey(kept.id);
        const Result<void> written = co_await m_secrets.write(key, passphrase);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (!written)
            co_return failure(written.error());
    }
    m_clientCertificates.push_back(*std::move(held));
    QList<KeptClientCertificate> all = m_preferences.clientCertificates();
    all << kept;
    m_preferences.setClientCertificates(all);
    applyTls();
    Q_EMIT changed();
    co_return Result<void>();
}

void NetworkAccess::removeClientCertificate(const QString& id)
{
    std::erase_if(m_clientCertificates, [&](const Held& held) { return held.kept.id == id; });
    QList<KeptClientCertificate> all = m_preferences.clientCertificates();
    all.removeIf([&](const KeptClientCertificate& kept) { return kept.id == id; });
    m_preferences.setClientCertificates(all);
    launch(m_secrets.remove(passphraseKey(id)), "forget the passphrase of a certificate");
    applyTls();
    Q_EMIT changed();
}

void NetworkAccess::forgetNetwork()
{
    m_system->forget();
    m_signIn.reconsider();
}

} // namespace waxwing
