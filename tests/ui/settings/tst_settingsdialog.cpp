#include "ui/common/noticebar.h"
#include "ui/settings/accountcard.h"
#include "ui/settings/alertpreview.h"
#include "ui/settings/settingsdialog.h"
#include "ui/settings/settingsindex.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace waxwing;

namespace {

Guid id(int number)
{
    return *Guid::parse(QStringLiteral("%1").arg(number, 32, 16, QLatin1Char('0')));
}

SettingsAccount account(int number, bool signedIn = true)
{
    SettingsAccount made;
    made.id = id(number);
    made.name = made.portalName = QStringLiteral("Portal %1").arg(number);
    made.emailAddress = QStringLiteral("ann@example.org");
    made.status.liveness = signedIn ? Liveness::Live : Liveness::SignInNeeded;
    made.state = QStringLiteral("state %1").arg(number);
    return made;
}

template<typename T>
T* named(QWidget& window, const QString& name)
{
    const auto all = window.findChildren<T*>();
    for (T* widget : all) {
        if (widget->accessibleName() == name && !widget->isHidden())
            return widget;
    }
    return nullptr;
}

void click(QWidget& window, const QString& name)
{
    auto* button = named<QAbstractButton>(window, name);
    QVERIFY2(button, qPrintable(name));
    button->click();
}

QString textOf(const QWidget& widget)
{
    QStringList texts;
    const auto labels = widget.findChildren<QLabel*>();
    for (const QLabel* label : labels) {
        if (!label->isHidden())
            texts << label->text();
    }
    return texts.join(u'\n');
}

} // namespace

class SettingsDialogTest : public QObject
{
    Q_OBJECT

    struct Scene
    {
        SettingsDialog dialog;
        QSignalSpy changed{&dialog, &SettingsDialog::settingsChanged};
        QSignalSpy signIn{&dialog, &SettingsDialog::signInRequested};
        QSignalSpy signOut{&dialog, &SettingsDialog::signOutRequested};
        QSignalSpy removal{&dialog, &SettingsDialog::removeRequested};
        Scene() { dialog.show(); }
        [[nodiscard]] Settings last() const { return changed.last().at(0).value<Settings>(); }
    };

private Q_SLOTS:
    void showsWhatIsSetWithoutCallingItAChange()
    {
        Scene scene;
        Settings settings;
        settings.theme = ThemeChoice::Dark;
        settings.alertContent = AlertContent::Nothing;
        scene.dialog.setSettings(settings);
        QVERIFY(named<QRadioButton>(scene.dialog, QStringLiteral("Dark"))->isChecked());
        QVERIFY(named<QRadioButton>(scene.dialog, QStringLiteral("Only that there is a message"))
                    ->isChecked());
        QVERIFY(scene.changed.isEmpty());
    }

    void tellsEveryChangeOnceAndWhole_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<ThemeChoice>("theme");
        QTest::addColumn<AlertContent>("content");
        const auto all = AlertContent::SenderAndSubject;
        const auto system = ThemeChoice::System;
        QTest::newRow("light") << "Light" << ThemeChoice::Light << all;
        QTest::newRow("dark") << "Dark" << ThemeChoice::Dark << all;
        QTest::newRow("sender") << "Sender only" << system << AlertContent::SenderOnly;
        QTest::newRow("nothing") << "Only that there is a message" << system
                                 << AlertContent::Nothing;
    }
    void tellsEveryChangeOnceAndWhole()
    {
        QFETCH(QString, button);
        Scene scene;
        click(scene.dialog, button);
        click(scene.dialog, button);
        QCOMPARE(scene.changed.size(), 1);
        QTEST(scene.last().theme, "theme");
        QTEST(scene.last().alertContent, "content");
    }

    void theSectionsAreReachedByName()
    {
        Scene scene;
        auto* sections = scene.dialog.findChild<SettingsIndex*>();
        auto* bar = scene.dialog.findChild<QScrollArea*>()->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 0);
        QVERIFY(sections->isRowHidden(0)); // nothing of an organisation
        const auto rowOf = [&](const char* name) {
            return sections->row(sections->findItems(QLatin1String(name), Qt::MatchExactly).value(0));
        };
        sections->setFocus();
        sections->setCurrentRow(rowOf("Network"));
        QTRY_VERIFY(bar->value() > 0);
        const int network = bar->value();
        QTest::keyClick(sections, Qt::Key_Up);
        QTRY_VERIFY(bar->value() < network);
        bar->setValue(0);
        QCOMPARE(sections->currentRow(), rowOf("Appearance"));
        ManagedView managed;
        managed.present = true;
        scene.dialog.setManagedView(managed);
        QTRY_VERIFY(!sections->isRowHidden(0));
    }

    void theReadForecastIsChosenHere()
    {
        Scene scene;
        click(scene.dialog, QStringLiteral("Show only the delivery slip until I open the message there"));
        QCOMPARE(scene.changed.size(), 1);
        QCOMPARE(scene.last().readForecast, ReadForecast::SlipOnly);
    }

    void changesByTheArrowKeysToo()
    {
        Scene scene;
        auto* system = named<QRadioButton>(scene.dialog, QStringLiteral("Like the system"));
        scene.dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&scene.dialog));
        system->setFocus();
        QTest::keyClick(system, Qt::Key_Right);
        QCOMPARE(scene.changed.size(), 1);
        QCOMPARE(scene.last().theme, ThemeChoice::Light);
    }

    void showsWhatAnAlertWouldTell_data()
    {
        QTest::addColumn<AlertContent>("content");
        QTest::addColumn<bool>("sender");
        QTest::addColumn<bool>("subject");
        QTest::newRow("all") << AlertContent::SenderAndSubject << true << true;
        QTest::newRow("sender") << AlertContent::SenderOnly << true << false;
        QTest::newRow("nothing") << AlertContent::Nothing << false << false;
    }
    void showsWhatAnAlertWouldTell()
    {
        QFETCH(AlertContent, content);
        AlertPreview preview;
        preview.setContent(content);
        QTEST(textOf(preview).contains(u"Anna Keller"), "sender");
        QTEST(textOf(preview).contains(u"Minutes"), "subject");
    }

    void offersToSignOutOrInByTheStateOfTheAccount()
    {
        Scene scene;
        scene.dialog.setAccounts({account(1), account(2, false)});
        click(scene.dialog, QStringLiteral("Portal 1: Sign out"));
        click(scene.dialog, QStringLiteral("Portal 2: Sign in"));
        QCOMPARE(scene.signOut.size(), 1);
        QCOMPARE(scene.signOut.last().at(0).value<Guid>(), id(1));
        QCOMPARE(scene.signIn.size(), 1);
        QCOMPARE(scene.signIn.last().at(0).value<Guid>(), id(2));
        scene.dialog.setAccounts({account(1, false), account(2)});
        QVERIFY(named<QPushButton>(scene.dialog, QStringLiteral("Portal 1: Sign in")));
        QVERIFY(named<QPushButton>(scene.dialog, QStringLiteral("Portal 2: Sign out")));
    }

    void whoSignsInThroughTheOrganisationIsAskedAboutItsSignOut_data()
    {
        QTest::addColumn<bool>("removal");
        QTest::addColumn<bool>("ofOrganisation");
        QTest::newRow("sign out here") << false << false;
        QTest::newRow("sign out there too") << false << true;
        QTest::newRow("remove here") << true << false;
        QTest::newRow("remove and sign out there") << true << true;
    }
    void whoSignsInThroughTheOrganisationIsAskedAboutItsSignOut()
    {
        QFETCH(bool, removal);
        QFETCH(bool, ofOrganisation);
        Scene scene;
        SettingsAccount sso = account(1);
        sso.signsOutOfOrganisation = true;
        scene.dialog.setAccounts({sso, account(2)});
        const QString box
            = QStringLiteral("Portal 1: Also sign out of my organisation, in the browser");
        QVERIFY(!named<QAbstractButton>(scene.dialog, box));
        click(scene.dialog, removal ? QStringLiteral("Portal 1: Remove account…")
                                    : QStringLiteral("Portal 1: Sign out"));
        QVERIFY(scene.signOut.isEmpty() && scene.removal.isEmpty());
        if (ofOrganisation)
            click(scene.dialog, box);
        click(scene.dialog, removal ? QStringLiteral("Remove account") : QStringLiteral("Sign out"));
        const QSignalSpy& answered = removal ? scene.removal : scene.signOut;
        QCOMPARE(answered.size(), 1);
        QCOMPARE(answered.last().at(0).value<Guid>(), id(1));
        QCOMPARE(answered.last().at(1).toBool(), ofOrganisation);
        QVERIFY(!named<QAbstractButton>(scene.dialog, box));
    }

    void staysSignedInWhenThePersonThinksBetter()
    {
        Scene scene;
        SettingsAccount sso = account(1);
        sso.signsOutOfOrganisation = true;
        scene.dialog.setAccounts({sso});
        click(scene.dialog, QStringLiteral("Portal 1: Sign out"));
        click(scene.dialog, QStringLiteral("Stay signed in"));
        QVERIFY(scene.signOut.isEmpty());
        QVERIFY(named<QPushButton>(scene.dialog, QStringLiteral("Portal 1: Sign out"))->isEnabled());
    }

    void pausesAndResumes()
    {
        Scene scene;
        QSignalSpy paused(&scene.dialog, &SettingsDialog::pauseRequested);
        SettingsAccount second = account(2);
        second.status.liveness = Liveness::Paused;
        scene.dialog.setAccounts({account(1), second});
        click(scene.dialog, QStringLiteral("Portal 1: Pause"));
        click(scene.dialog, QStringLiteral("Portal 2: Resume"));
        QCOMPARE(paused.size(), 2);
        QCOMPARE(paused.at(0), (QVariantList{QVariant::fromValue(id(1)), true}));
        QCOMPARE(paused.at(1), (QVariantList{QVariant::fromValue(id(2)), false}));
        QVERIFY(textOf(scene.dialog).contains(u"state 2"));
    }

    void takesANameOfOnesOwn_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("key");
        QTest::addColumn<QStringList>("told");
        QTest::newRow("a name") << "  My   clinic " << int(Qt::Key_Return) << QStringList{QStringLiteral("My clinic")};
        QTest::newRow("none: the portal's") << "" << int(Qt::Key_Return) << QStringList{QString()};
        QTest::newRow("the same") << "Portal 1" << int(Qt::Key_Return) << QStringList{};
        QTest::newRow("thought better of it") << "Other" << int(Qt::Key_Escape) << QStringList{};
    }
    void takesANameOfOnesOwn()
    {
        QFETCH(QString, typed);
        QFETCH(int, key);
        QFETCH(QStringList, told);
        Scene scene;
        QSignalSpy renamed(&scene.dialog, &SettingsDialog::renameRequested);
        scene.dialog.setAccounts({account(1)});
        click(scene.dialog, QStringLiteral("Portal 1: Rename"));
        auto* field = named<QLineEdit>(scene.dialog, QStringLiteral("Portal 1: Name of the account"));
        QVERIFY(field);
        QTRY_VERIFY(field->isVisible());
        QCOMPARE(field->text(), QStringLiteral("Portal 1"));
        field->setText(typed);
        scene.dialog.setAccounts({account(1)}); // told again meanwhile: what was typed stays
        QCOMPARE(field->text(), typed);
        QTest::keyClick(field, static_cast<Qt::Key>(key));
        QStringList names;
        for (const QVariantList& call : std::as_const(renamed))
            names << call.at(1).toString();
        QCOMPARE(names, told);
        QVERIFY(!field->isVisible());
        QVERIFY(scene.dialog.isVisible());
    }

    void movesAccountsUpAndDownByKeyboard()
    {
        Scene scene;
        QSignalSpy moved(&scene.dialog, &SettingsDialog::moveRequested);
        scene.dialog.setAccounts({account(1), account(2), account(3)});
        QVERIFY(!named<QAbstractButton>(scene.dialog, QStringLiteral("Portal 1: Move up"))->isEnabled());
        QVERIFY(!named<QAbstractButton>(scene.dialog, QStringLiteral("Portal 3: Move down"))->isEnabled());
        auto* up = named<QAbstractButton>(scene.dialog, QStringLiteral("Portal 3: Move up"));
        up->setFocus();
        QTest::keyClick(up, Qt::Key_Space);
        click(scene.dialog, QStringLiteral("Portal 1: Move down"));
        QCOMPARE(moved.size(), 2);
        QCOMPARE(moved.at(0).at(0).value<Guid>(), id(3));
        QCOMPARE(moved.at(0).at(1).toLongLong(), 1);
        QCOMPARE(moved.at(1).at(0).value<Guid>(), id(1));
        QCOMPARE(moved.at(1).at(1).toLongLong(), 1);
        scene.dialog.setAccounts({account(1), account(3), account(2)});
        QVERIFY(named<QAbstractButton>(scene.dialog, QStringLiteral("Portal 3: Move down"))->isEnabled());
        QVERIFY(!named<QAbstractButton>(scene.dialog, QStringLiteral("Portal 2: Move down"))->isEnabled());
        scene.dialog.setAccounts({account(1)});
        QVERIFY(!named<QAbstractButton>(scene.dialog, QStringLiteral("Portal 1: Move up")));
    }

    void removesAnAccountOnlyAfterSayingWhatIsDeleted()
    {
        Scene scene;
        scene.dialog.setAccounts({account(1), account(2)});
        click(scene.dialog, QStringLiteral("Portal 2: Remove account…"));
        QVERIFY(scene.removal.isEmpty());
        const QString question = textOf(scene.dialog);
        for (const auto& told : {u"ann@example.org at Portal 2", u"messages and attachments", u"key", u"kept sign-in",
                                 u"Nothing is deleted in the portal"})
            QVERIFY2(question.contains(QStringView(told)), qPrintable(question));
        click(scene.dialog, QStringLiteral("Remove account"));
        QCOMPARE(scene.removal.size(), 1);
        QCOMPARE(scene.removal.last().at(0).value<Guid>(), id(2));
    }

    void keepsTheAccountWhenThePersonThinksBetter()
    {
        Scene scene;
        scene.dialog.setAccounts({account(1)});
        click(scene.dialog, QStringLiteral("Portal 1: Remove account…"));
        click(scene.dialog, QStringLiteral("Keep it"));
        const auto* yes = named<QPushButton>(scene.dialog, QStringLiteral("Remove account"));
        QVERIFY(!yes || !yes->isVisible());
        QVERIFY(scene.removal.isEmpty());
        QVERIFY(named<QPushButton>(scene.dialog, QStringLiteral("Portal 1: Remove account…"))
                    ->isEnabled());
    }

    void keepsAnOpenQuestionWhenTheAccountsAreToldAgain()
    {
        Scene scene;
        scene.dialog.setAccounts({account(1), account(2)});
        click(scene.dialog, QStringLiteral("Portal 2: Remove account…"));
        scene.dialog.setAccounts({account(2, false)});
        click(scene.dialog, QStringLiteral("Remove account"));
        QCOMPARE(scene.removal.last().at(0).value<Guid>(), id(2));
    }

    void survivesThatItsAccountGoesWhileItsButtonIsPressed()
    {
        Scene scene;
        scene.dialog.setAccounts({account(1)});
        connect(&scene.dialog, &SettingsDialog::removeRequested, &scene.dialog,
                [&] { scene.dialog.setAccounts({}); });
        click(scene.dialog, QStringLiteral("Portal 1: Remove account…"));
        click(scene.dialog, QStringLiteral("Remove account"));
        QTRY_VERIFY(!scene.dialog.findChild<AccountCard*>());
        QVERIFY(textOf(scene.dialog).contains(u"No account yet"));
    }

    void asksForTheOtherThings()
    {
        Scene scene;
        QSignalSpy add(&scene.dialog, &SettingsDialog::addAccountRequested);
        QSignalSpy reset(&scene.dialog, &SettingsDialog::windowResetRequested);
        click(scene.dialog, QStringLiteral("Add account"));
        click(scene.dialog, QStringLiteral("Forget them"));
        QCOMPARE(add.size(), 1);
        QCOMPARE(reset.size(), 1);
        click(scene.dialog, QStringLiteral("Close"));
        QVERIFY(!scene.dialog.isVisible());
    }

    void isTornByNoHostileName()
    {
        Scene scene;
        SettingsAccount hostile = account(1);
        hostile.name = hostile.portalName = QStringLiteral("<b>Bank</b>\n\u202E") + QString(400, QLatin1Char('W'));
        scene.dialog.setAccounts({hostile});
        click(scene.dialog, singleLine(hostile));
        QVERIFY(scene.dialog.width() <= 740);
        QVERIFY(textOf(scene.dialog).contains(u"<b>Bank</b>"));
    }

private:
    static QString singleLine(const SettingsAccount& shown)
    {
        QString name = shown.portalName;
        name.replace(u'\n', u' ').remove(QChar(0x202E));
        return name.simplified() + QStringLiteral(": Remove account…");
    }
};

QTEST_MAIN(SettingsDialogTest)
#include "tst_settingsdialog.moc"
