#include "ui/settings/clientcertificateform.h"
#include "ui/settings/networksection.h"
#include "ui/settings/settingsdialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace waxwing;

namespace {

template<typename T>
T* named(QWidget& window, const char* name)
{
    const auto all = window.findChildren<T*>();
    for (T* widget : all) {
        if (widget->accessibleName() == QLatin1String(name) && widget->isVisibleTo(&window))
            return widget;
    }
    return nullptr;
}

QString textOf(const QWidget& window)
{
    QStringList texts;
    const auto labels = window.findChildren<QLabel*>();
    for (const QLabel* label : labels) {
        if (label->isVisibleTo(&window))
            texts << label->text();
    }
    return texts.join(u'\n').remove(QChar(0x200B));
}

NetworkSettings manual()
{
    NetworkSettings settings;
    settings.proxy.mode = ProxySettings::Mode::Manual;
    settings.proxy.host = QStringLiteral("proxy.example.org");
    settings.proxy.port = 3128;
    return settings;
}

AuthorityRow authority(bool managed)
{
    AuthorityRow row;
    row.subject = QStringLiteral("Example Root");
    row.fingerprint = QStringLiteral("AB:CD:EF");
    row.managed = managed;
    return row;
}

} // namespace

class NetworkSectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChoiceOfProxyIsToldOnce()
    {
        NetworkSection section;
        section.show();
        QSignalSpy changed(&section, &NetworkSection::proxyChanged);
        named<QRadioButton>(section, "None: always connect directly")->click();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.last().at(0).value<ProxySettings>().mode, ProxySettings::Mode::None);
    }

    void aManualProxyCountsOnceItHasAnAddress()
    {
        NetworkSection section;
        section.show();
        QSignalSpy changed(&section, &NetworkSection::proxyChanged);
        QVERIFY(!named<QLineEdit>(section, "Name of the proxy"));
        named<QRadioButton>(section, "This one:")->click();
        QVERIFY(changed.isEmpty());
        QVERIFY(!named<QPushButton>(section, "Use this proxy")->isEnabled());
        named<QLineEdit>(section, "Name of the proxy")->setText(QStringLiteral(" p.example.org "));
        QVERIFY(!named<QPushButton>(section, "Use this proxy")->isEnabled());
        named<QLineEdit>(section, "Port of the proxy")->setText(QStringLiteral("3128"));
        named<QLineEdit>(section, "Reached without the proxy")
            ->setText(QStringLiteral(".example.net, , 10.0.0.0/8"));
        named<QPushButton>(section, "Use this proxy")->click();
        QCOMPARE(changed.size(), 1);
        const auto proxy = changed.last().at(0).value<ProxySettings>();
        QCOMPARE(proxy.host, QStringLiteral("p.example.org"));
        QCOMPARE(proxy.port, quint16(3128));
        QCOMPARE(proxy.bypass.first(), QStringLiteral(".example.net"));
        QCOMPARE(proxy.bypass.last(), QStringLiteral("10.0.0.0/8"));
    }

    void whatIsBeingTypedSurvivesAnUpdate()
    {
        NetworkSection section;
        section.show();
        section.setNetwork(manual());
        named<QLineEdit>(section, "Name of the proxy")->setText(QStringLiteral("half-typed"));
        NetworkSettings update = manual();
        update.proxyDeclined = true;
        section.setNetwork(update);
        QCOMPARE(named<QLineEdit>(section, "Name of the proxy")->text(),
                 QStringLiteral("half-typed"));
        QSignalSpy asked(&section, &NetworkSection::proxySignInRequested);
        const auto buttons = section.findChildren<QPushButton*>();
        for (QPushButton* button : buttons) {
            if (button->text() == u"Sign in…")
                button->click();
        }
        QCOMPARE(asked.size(), 1);
    }

    void aManagedProxyIsShownAndCannotBeChanged()
    {
        NetworkSection section;
        section.show();
        NetworkSettings settings = manual();
        settings.proxyManaged = true;
        section.setNetwork(settings);
        QVERIFY(textOf(section).contains(u"Managed by your organisation"));
        const auto choices = section.findChildren<QRadioButton*>();
        for (const QRadioButton* choice : choices) {
            QVERIFY(!choice->isEnabled());
            QCOMPARE(choice->toolTip(), QStringLiteral("Managed by your organisation"));
        }
        auto* host = named<QLineEdit>(section, "Name of the proxy");
        QCOMPARE(host->text(), QStringLiteral("proxy.example.org"));
        QVERIFY(!host->isEnabled());
        QVERIFY(!named<QPushButton>(section, "Use this proxy"));
    }

    void anAuthorityIsShownWithWhatPeopleCompareAndCanBeRemoved()
    {
        NetworkSection section;
        section.show();
        NetworkSettings settings;
        settings.authorities = {authority(false)};
        section.setNetwork(settings);
        QVERIFY(textOf(section).contains(u"Example Root"));
        QVERIFY(textOf(section).contains(u"AB:CD:EF"));
        QSignalSpy removed(&section, &NetworkSection::authorityRemoved);
        named<QPushButton>(section, "Remove Example Root")->click();
        QCOMPARE(removed.last().at(0).toString(), QStringLiteral("AB:CD:EF"));
        settings.authorities = {authority(true)};
        settings.authoritiesManaged = true;
        section.setNetwork(settings);
        QVERIFY(!named<QPushButton>(section, "Remove Example Root"));
        QVERIFY(!named<QPushButton>(section, "Add authority from a file"));
    }

    void aCertificateThatCannotBeUsedSaysWhy()
    {
        NetworkSection section;
        section.show();
        ClientCertificateRow row;
        row.id = QStringLiteral("7");
        row.fileName = QStringLiteral("zoe.p12");
        row.problem = Error(ErrorKind::Storage);
        row.problem->code = QStringLiteral("certificate-expired");
        NetworkSettings settings;
        settings.clientCertificates = {row};
        section.setNetwork(settings);
        QVERIFY(textOf(section).contains(u"zoe.p12"));
        QVERIFY(textOf(section).contains(u"has expired"));
        QSignalSpy removed(&section, &NetworkSection::clientCertificateRemoved);
        named<QPushButton>(section, "Remove zoe.p12")->click();
        QCOMPARE(removed.last().at(0).toString(), QStringLiteral("7"));
    }

    void aFormThatWasNotTakenKeepsWhatWasTypedButNoPassphrase()
    {
        ClientCertificateForm form;
        form.show();
        QSignalSpy submitted(&form, &ClientCertificateForm::submitted);
        named<QPushButton>(form, "Add client certificate")->click();
        form.setFile(QStringLiteral("/home/zoe/zoe.p12"));
        auto* passphrase = named<QLineEdit>(form, "Passphrase");
        passphrase->setText(QStringLiteral("geheim"));
        named<QPushButton>(form, "Add this certificate")->click();
        QCOMPARE(submitted.size(), 1);
        QCOMPARE(submitted.last().at(1).value<Secret>().reveal(), QByteArray("geheim"));
        QVERIFY(passphrase->text().isEmpty());
        Error wrong(ErrorKind::Storage);
        wrong.code = QStringLiteral("passphrase-wrong");
        form.showProblem(wrong);
        QVERIFY(textOf(form).contains(u"not the passphrase"));
        QCOMPARE(named<QLineEdit>(form, "File")->text(), QStringLiteral("/home/zoe/zoe.p12"));
        form.close();
        QVERIFY(!form.isOpen());
        named<QPushButton>(form, "Add client certificate")->click();
        QVERIFY(named<QLineEdit>(form, "File")->text().isEmpty());
    }

    void thePolicyIsShownAsWhatItIs()
    {
        SettingsDialog dialog;
        dialog.show();
        QVERIFY(!textOf(dialog).contains(u"Your organisation manages"));
        ManagedView managed;
        managed.present = true;
        managed.alertContent = true;
        managed.restrictsPortals = true;
        managed.allowedPortals = QStringList{QStringLiteral("example")};
        managed.lockAfterMinutes = 15;
        managed.noOfflineCopies = true;
        dialog.setManagedView(managed);
        const QString text = textOf(dialog);
        QVERIFY(text.contains(u"Your organisation manages"));
        QVERIFY(text.contains(u"example"));
        QVERIFY(text.contains(u"15"));
        QVERIFY(text.contains(u"No message is kept"));
        QVERIFY(!named<QRadioButton>(dialog, "Sender only")->isEnabled());
        QVERIFY(named<QRadioButton>(dialog, "Dark")->isEnabled());
        managed.unreadable = true;
        dialog.setManagedView(managed);
        QVERIFY(textOf(dialog).contains(u"cannot be read"));
    }
};

QTEST_MAIN(NetworkSectionTest)
#include "tst_networksection.moc"
