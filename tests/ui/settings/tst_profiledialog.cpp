#include "ui/common/noticebar.h"
#include "ui/settings/profiledialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace waxwing;

class ProfileDialogTest : public QObject
{
    Q_OBJECT

private:
    static Profile profile()
    {
        Profile made;
        made.firstName = QStringLiteral("Anna");
        made.lastName = QStringLiteral("Keller");
        made.language = QStringLiteral("de");
        made.signatureHtml = QStringLiteral("<p><b>Anna</b> Keller</p>");
        return made;
    }
    template<typename T>
    T* named(const QString& name) const
    {
        const auto all = m_dialog->findChildren<T*>();
        for (T* widget : all) {
            if (widget->accessibleName() == name)
                return widget;
        }
        return nullptr;
    }
    [[nodiscard]] QPushButton* save() const
    {
        return named<QPushButton>(QStringLiteral("Save at the portal"));
    }
    [[nodiscard]] Profile sent(QSignalSpy& spy) const
    {
        return spy.last().at(1).value<Profile>();
    }
    void present()
    {
        m_dialog->setProfile(profile(), {QStringLiteral("en"), QStringLiteral("de")});
    }

    QPointer<ProfileDialog> m_dialog;

private Q_SLOTS:
    void init() { m_dialog = new ProfileDialog(QStringLiteral("Example")); }
    void cleanup() { delete m_dialog; }

    void nothingCanBeSavedBeforeThePortalHasSaidWhatItHas()
    {
        QVERIFY(!save()->isEnabled());
        QVERIFY(!named<QLineEdit>(QStringLiteral("First name"))->isEnabled());
        present();
        QVERIFY(named<QLineEdit>(QStringLiteral("First name"))->isEnabled());
        QVERIFY(!save()->isEnabled()); // nothing has changed
    }
    void whatIsChangedGoesOutAndNothingElse()
    {
        present();
        QSignalSpy spy(m_dialog, &ProfileDialog::saveRequested);
        auto* name = named<QLineEdit>(QStringLiteral("Last name"));
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("Weber"));
        named<QCheckBox>(QStringLiteral("I am out of office"))->click();
        QVERIFY(save()->isEnabled());
        save()->click();
        QCOMPARE(spy.size(), 1);
        Profile expected = profile();
        expected.lastName = QStringLiteral("Weber");
        expected.outOfOffice = true;
        QCOMPARE(sent(spy), expected); // the formatted signature among it
        QCOMPARE(spy.last().at(0).value<Profile>(), profile());
        QVERIFY(!save()->isEnabled());
        m_dialog->setSaved({});
        QVERIFY(!save()->isEnabled());
        QVERIFY(m_dialog->findChild<NoticeBar*>()->text().contains(u"Example"));
    }
    void aSignatureThatIsChangedIsPlainText()
    {
        present();
        QSignalSpy spy(m_dialog, &ProfileDialog::saveRequested);
        auto* field = named<QPlainTextEdit>(QStringLiteral("Signature below my messages"));
        QVERIFY(field->toPlainText().contains(u"Anna Keller"));
        field->setPlainText(QStringLiteral("Anna <Keller>"));
        save()->click();
        QVERIFY(sent(spy).signatureHtml.contains(u"&lt;Keller&gt;"));
    }
    void aLanguageThatThePortalDoesNotOfferStays()
    {
        Profile odd = profile();
        odd.language = QStringLiteral("xx");
        m_dialog->setProfile(odd, {QStringLiteral("en")});
        const auto* languages = m_dialog->findChild<QComboBox*>();
        QCOMPARE(languages->currentData().toString(), QStringLiteral("xx"));
        QVERIFY(!save()->isEnabled());
    }
    void whatWasTypedStaysWhenItCannotBeSaved()
    {
        present();
        auto* name = named<QLineEdit>(QStringLiteral("First name"));
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("Ann"));
        save()->click();
        m_dialog->setSaved(failure(ErrorKind::Network));
        QCOMPARE(name->text(), QStringLiteral("Ann"));
        QVERIFY(save()->isEnabled());
        QVERIFY(!m_dialog->findChild<NoticeBar*>()->isHidden());
    }
    void asksAgainWhereThePortalCouldNotSay()
    {
        QSignalSpy again(m_dialog, &ProfileDialog::loadRequested);
        m_dialog->setProfile(failure(ErrorKind::Network), {});
        QVERIFY(!save()->isEnabled());
        Q_EMIT m_dialog->findChild<NoticeBar*>()->actionTriggered();
        QCOMPARE(again.size(), 1);
    }
};

QTEST_MAIN(ProfileDialogTest)
#include "tst_profiledialog.moc"
