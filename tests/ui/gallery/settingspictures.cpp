#include "tests/ui/gallery/album.h"
#include "tests/ui/gallery/pictures.h"
#include "tests/ui/gallery/samples.h"
#include "ui/common/sessiontexts.h"
#include "ui/network/proxysigninwindow.h"
#include "ui/settings/clientcertificateform.h"
#include "ui/settings/networksection.h"
#include "ui/settings/passworddialog.h"
#include "ui/settings/profiledialog.h"
#include "ui/settings/settingsdialog.h"
#include "ui/settings/spellingsection.h"

#include <QLineEdit>
#include <QCheckBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>

namespace waxwing {

namespace {

SettingsAccount account(int number, Liveness liveness, SessionEnd ended = SessionEnd::Unused)
{
    const AccountRecord record = samples::record(number);
    SettingsAccount made;
    made.id = record.id;
    made.name = made.portalName = record.serviceName;
    made.emailAddress = record.emailAddress;
    made.status = samples::status(liveness);
    if (liveness == Liveness::SignInNeeded)
        made.status.ended = ended;
    if (liveness == Liveness::Live)
        made.status.sessionEnds = samples::now().addSecs(41 * 60);
    made.state = stateLine(made.status, samples::now(), QLocale());
    return made;
}

QList<SettingsAccount> accounts(int number)
{
    QList<SettingsAccount> all;
    for (int i = 0; i < number; ++i) {
        all << account(i, i == 0 ? Liveness::Live : Liveness::SignInNeeded);
        all.last().canChangePassword = i == 0;
    }
    return all;
}

template<typename Setup>
void draw(Album& album, const QString& name, Setup setup)
{
    const QString full = QStringLiteral("settings-") + name;
    if (!album.wants(full))
        return;
    SettingsDialog dialog;
    dialog.spelling().setDictionaries({QStringLiteral("de_DE"), QStringLiteral("en_US")});
    dialog.show();
    setup(dialog);
    album.take(dialog, full);
}

NetworkSettings network()
{
    NetworkSettings settings;
    settings.proxy.mode = ProxySettings::Mode::Manual;
    settings.proxy.host = QStringLiteral("proxy.hochschule-nordlicht.example");
    settings.proxy.port = 3128;
    settings.proxy.bypass = QStringList{QStringLiteral(".nordlicht.example"),
                                        QStringLiteral("10.0.0.0/8")};
    AuthorityRow root;
    root.subject = QStringLiteral("Nordlicht Root CA 2024");
    root.fingerprint = QStringLiteral("4F:1C:93:0A:77:E2:5B:D8:60:3E:91:AF:2C:08:B4:6D:"
                                      "D3:11:7E:C5:9A:42:F0:86:1B:68:2D:EE:54:A7:0F:39");
    root.validFrom = QDateTime(QDate(2024, 1, 15), QTime(12, 0), Qt::UTC);
    root.validUntil = QDateTime(QDate(2034, 1, 15), QTime(12, 0), Qt::UTC);
    AuthorityRow old = root;
    old.subject = QStringLiteral("Filter appliance of the second floor");
    old.validUntil = QDateTime(QDate(2026, 2, 1), QTime(12, 0), Qt::UTC);
    old.expired = true;
    settings.authorities = {root, old};
    ClientCertificateRow own;
    own.id = QStringLiteral("1");
    own.fileName = QStringLiteral("laptop.p12");
    own.subject = QStringLiteral("Laptop 4711");
    own.host = QStringLiteral("portal.nordlicht.example");
    own.validUntil = QDateTime(QDate(2027, 6, 30), QTime(12, 0), Qt::UTC);
    ClientCertificateRow broken;
    broken.id = QStringLiteral("2");
    broken.fileName = QStringLiteral("zoe-old.pem");
    broken.problem = Error(ErrorKind::Storage);
    broken.problem->code = QStringLiteral("certificate-expired");
    settings.clientCertificates = {own, broken};
    return settings;
}

void scrollTo(SettingsDialog& dialog, QWidget& part)
{
    QTest::qWait(20);
    auto* area = dialog.findChild<QScrollArea*>();
    area->verticalScrollBar()->setValue(part.mapTo(area->widget(), QPoint(0, 0)).y() - 20);
}

/// The window is made tall enough for the whole part.
void showNetwork(SettingsDialog& dialog)
{
    dialog.resize(740, 1180);
    scrollTo(dialog, dialog.network());
}

ManagedView policy()
{
    ManagedView managed;
    managed.present = true;
    managed.alertContent = true;
    managed.restrictsPortals = true;
    managed.allowedPortals = QStringList{QStringLiteral("example"), QStringLiteral("klinik-am-see")};
    managed.directory = QStringLiteral("directory.nordlicht.example");
    managed.noOfflineCopies = true;
    managed.lockAfterMinutes = 15;
    return managed;
}

void drawNetwork(Album& album)
{
    draw(album, QStringLiteral("network"), [](SettingsDialog& dialog) {
        dialog.network().setNetwork(network());
        showNetwork(dialog);
    });
    draw(album, QStringLiteral("no-dictionary"), [](SettingsDialog& dialog) {
        dialog.spelling().setDictionaries({});
        scrollTo(dialog, dialog.spelling());
    });
    draw(album, QStringLiteral("network-plain"), [](SettingsDialog& dialog) {
        dialog.network().setNetwork({});
        dialog.resize(740, 700);
        scrollTo(dialog, dialog.network());
    });
    draw(album, QStringLiteral("network-refused"), [](SettingsDialog& dialog) {
        NetworkSettings settings;
        settings.proxyDeclined = true;
        dialog.network().setNetwork(settings);
        Error error(ErrorKind::Storage);
        error.code = QStringLiteral("certificate-not-authority");
        dialog.network().showAuthorityProblem(error);
        auto* form = dialog.findChild<ClientCertificateForm*>();
        form->setFile(QStringLiteral("/home/zoe/Documents/laptop.p12"));
        error.code = QStringLiteral("passphrase-wrong");
        form->showProblem(error);
        showNetwork(dialog);
    });
    draw(album, QStringLiteral("network-managed"), [](SettingsDialog& dialog) {
        NetworkSettings settings = network();
        settings.proxyManaged = true;
        settings.authoritiesManaged = true;
        settings.authorities.removeLast();
        settings.authorities.first().managed = true;
        settings.clientCertificates.clear();
        dialog.network().setNetwork(settings);
        dialog.resize(740, 860);
        scrollTo(dialog, dialog.network());
    });
    draw(album, QStringLiteral("managed"), [](SettingsDialog& dialog) {
        Settings settings;
        settings.alertContent = AlertContent::Nothing;
        dialog.setSettings(settings);
        dialog.setManagedView(policy());
    });
    draw(album, QStringLiteral("managed-unreadable"), [](SettingsDialog& dialog) {
        ManagedView managed;
        managed.present = managed.unreadable = managed.alertContent = true;
        Settings settings;
        settings.alertContent = AlertContent::Nothing;
        dialog.setSettings(settings);
        dialog.setManagedView(managed);
    });
}

void scrollToEnd(SettingsDialog& dialog)
{
    QTest::qWait(20);
    auto* bar = dialog.findChild<QScrollArea*>()->verticalScrollBar();
    bar->setValue(bar->maximum());
}

template<typename Setup>
void drawPassword(Album& album, const QString& name, Setup setup, int account = 0)
{
    const QString full = QStringLiteral("password-") + name;
    if (!album.wants(full))
        return;
    const AccountRecord record = samples::record(account);
    // Deletes itself once it is closed, as in the program.
    auto* dialog = new PasswordDialog(record.emailAddress, record.serviceName);
    dialog->show();
    setup(*dialog);
    QTest::qWait(20);
    dialog->adjustSize();
    album.take(*dialog, full);
    dialog->close();
    QTest::qWait(20);
}

PasswordManagement rules()
{
    PasswordManagement rules;
    rules.enabled = true;
    rules.minimumLength = 10;
    rules.minimumCapitals = 1;
    rules.minimumDigits = 2;
    return rules;
}

void typeInto(PasswordDialog& dialog, const QStringList& words)
{
    const auto fields = dialog.findChildren<QLineEdit*>();
    for (int i = 0; i < words.size() && i < fields.size(); ++i)
        QTest::keyClicks(fields.at(i), words.at(i));
}

void drawPasswords(Album& album)
{
    drawPassword(album, QStringLiteral("loading"), [](PasswordDialog&) {});
    drawPassword(album, QStringLiteral("change"),
                 [](PasswordDialog& dialog) { dialog.setRules(rules()); });
    drawPassword(album, QStringLiteral("long-name"),
                 [](PasswordDialog& dialog) { dialog.setRules(rules()); }, 1);
    drawPassword(album, QStringLiteral("typing"), [](PasswordDialog& dialog) {
        dialog.setRules(rules());
        typeInto(dialog, {QStringLiteral("old"), QStringLiteral("Long-enough")});
    });
    drawPassword(album, QStringLiteral("wrong-old"), [](PasswordDialog& dialog) {
        dialog.setRules(rules());
        typeInto(dialog, {QStringLiteral("old")});
        PasswordChangeOutcome outcome;
        outcome.kind = PasswordChangeOutcome::Kind::WrongOldPassword;
        dialog.setOutcome(outcome);
    });
    drawPassword(album, QStringLiteral("refused"), [](PasswordDialog& dialog) {
        dialog.setRules(rules());
        typeInto(dialog, {QStringLiteral("old"), QStringLiteral("Long-Enough-12"),
                          QStringLiteral("Long-Enough-12")});
        PasswordChangeOutcome outcome;
        outcome.kind = PasswordChangeOutcome::Kind::FieldsRefused;
        outcome.problems = {{FormField::Password, QStringLiteral("Used before")}};
        dialog.setOutcome(outcome);
    });
    drawPassword(album, QStringLiteral("offline"), [](PasswordDialog& dialog) {
        dialog.setRules(failure(ErrorKind::Network));
    });
    drawPassword(album, QStringLiteral("changed"), [](PasswordDialog& dialog) {
        dialog.setRules(rules());
        dialog.setOutcome(PasswordChangeOutcome());
    });
}

void drawProfile(Album& album)
{
    const QString full = QStringLiteral("profile-away");
    if (!album.wants(full))
        return;
    auto* dialog = new ProfileDialog(samples::record(1).serviceName);
    Profile profile;
    profile.firstName = QStringLiteral("Zoë");
    profile.lastName = QStringLiteral("Baumgärtner");
    profile.title = QStringLiteral("Dr.");
    profile.language = QStringLiteral("de");
    profile.outOfOffice = true;
    profile.outOfOfficeMessage = QStringLiteral("Back on 16 March.");
    profile.signatureHtml = QStringLiteral("<p>Zoë Baumgärtner<br>Hochschule Nordlicht</p>");
    dialog->setProfile(profile, {QStringLiteral("en"), QStringLiteral("de")});
    dialog->setSaved({});
    dialog->show();
    dialog->resize(520, 760);
    QTest::qWait(20);
    album.take(*dialog, full);
    dialog->close();
    QTest::qWait(20);
}

} // namespace

void drawSettings(Album& album)
{
    drawProfile(album);
    drawPasswords(album);
    draw(album, QStringLiteral("noaccount"), [](SettingsDialog&) {});
    draw(album, QStringLiteral("accounts"), [](SettingsDialog& dialog) {
        Settings settings;
        settings.theme = ThemeChoice::Dark;
        settings.alertContent = AlertContent::SenderOnly;
        dialog.setSettings(settings);
        dialog.setAccounts(accounts(2));
    });
    draw(album, QStringLiteral("end"), [](SettingsDialog& dialog) {
        Settings settings;
        settings.alertContent = AlertContent::Nothing;
        dialog.setSettings(settings);
        dialog.setAccounts(accounts(2));
        scrollToEnd(dialog);
    });
    draw(album, QStringLiteral("remove"), [](SettingsDialog& dialog) {
        dialog.setAccounts(accounts(1));
        const QString remove = samples::record(0).serviceName;
        const auto buttons = dialog.findChildren<QPushButton*>();
        for (QPushButton* button : buttons) {
            if (button->accessibleName().contains(remove)
                && button->property("tone").toString() == u"link")
                button->click();
        }
        dialog.resize(740, 1200); // the cards and what they ask, without scrolling
    });
    draw(album, QStringLiteral("sign-out"), [](SettingsDialog& dialog) {
        QList<SettingsAccount> all = accounts(2);
        all.first().signsOutOfOrganisation = true;
        dialog.setAccounts(all);
        const QString name = all.first().portalName;
        const auto buttons = dialog.findChildren<QPushButton*>();
        for (QPushButton* button : buttons) {
            if (button->accessibleName().startsWith(name)
                && button->property("tone").toString() != u"link") {
                button->click();
                break; // the one about the session comes first
            }
        }
        dialog.resize(740, 1200); // the cards and what they ask, without scrolling
    });
    drawNetwork(album);
    draw(album, QStringLiteral("keep-nothing"), [](SettingsDialog& dialog) {
        dialog.setAccounts(accounts(1));
        for (auto* box : dialog.findChildren<QCheckBox*>()) {
            if (box->isEnabled() && !box->isChecked()) {
                box->click();
                break;
            }
        }
        scrollToEnd(dialog);
    });
    draw(album, QStringLiteral("forced"), [](SettingsDialog& dialog) {
        StorageView storage;
        storage.keys = StorageView::Keys::Memory;
        storage.keepsNothing = storage.forced = true;
        dialog.setStorage(storage);
        scrollToEnd(dialog);
    });
    draw(album, QStringLiteral("passphrase"), [](SettingsDialog& dialog) {
        StorageView storage;
        storage.keys = StorageView::Keys::Passphrase;
        storage.change = StorageView::Change::Wrong;
        dialog.setStorage(storage);
        scrollToEnd(dialog);
    });
    draw(album, QStringLiteral("states"), [](SettingsDialog& dialog) {
        auto paused = account(0, Liveness::Paused);
        paused.name = QStringLiteral("My own name for it");
        auto ended = account(1, Liveness::SignInNeeded, SessionEnd::AddressChanged);
        auto out = account(0, Liveness::SignInNeeded, SessionEnd::SignedOut);
        out.id = samples::guid(77);
        dialog.setAccounts({paused, ended, out});
        dialog.resize(740, 900);
        scrollToEnd(dialog);
    });
    draw(album, QStringLiteral("rename"), [](SettingsDialog& dialog) {
        dialog.setAccounts(accounts(2));
        const auto buttons = dialog.findChildren<QToolButton*>();
        if (!buttons.isEmpty())
            buttons.first()->click();
        scrollToEnd(dialog);
    });
    draw(album, QStringLiteral("small"), [](SettingsDialog& dialog) {
        dialog.setAccounts(accounts(2));
        dialog.resize(dialog.minimumSize());
    });
}

void drawProxySignIn(Album& album)
{
    const auto drawOne = [&](const char* name, const char* scheme, bool refused) {
        const QString full = QStringLiteral("proxy-") + QLatin1StringView(name);
        if (!album.wants(full))
            return;
        ProxyChallenge challenge;
        challenge.route.kind = ProxyRoute::Kind::Http;
        challenge.route.host = QStringLiteral("proxy.nordlicht.example");
        challenge.route.port = 3128;
        challenge.realm = QStringLiteral("Internet access of Nordlicht staff");
        challenge.schemes = QStringList{QLatin1String(scheme)};
        ProxySignInWindow window;
        window.ask(challenge, refused);
        if (refused)
            window.findChild<QLineEdit*>()->setText(QStringLiteral("zoe.lindqvist"));
        window.show();
        album.take(window, full);
    };
    drawOne("digest", "Digest", false);
    drawOne("basic", "Basic", false);
    drawOne("refused", "Digest", true);
}

} // namespace waxwing
