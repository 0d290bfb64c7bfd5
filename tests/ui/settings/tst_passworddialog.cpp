#include "ui/common/noticebar.h"
#include "ui/common/passwordfield.h"
#include "ui/settings/passworddialog.h"

#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using Kind = PasswordChangeOutcome::Kind;

class PasswordDialogTest : public QObject
{
    Q_OBJECT

private:
    QPointer<PasswordDialog> m_dialog;

    [[nodiscard]] PasswordField* field(int index) const
    {
        return m_dialog->findChildren<PasswordField*>().at(index);
    }
    [[nodiscard]] QPushButton* button(const char* name) const
    {
        const auto buttons = m_dialog->findChildren<QPushButton*>();
        for (QPushButton* one : buttons) {
            if (one->isVisible() && one->text() == QLatin1String(name))
                return one;
        }
        return nullptr;
    }
    void type(const char* old, const char* first, const char* second) const
    {
        QTest::keyClicks(field(0), QString::fromLatin1(old));
        QTest::keyClicks(field(1), QString::fromLatin1(first));
        QTest::keyClicks(field(2), QString::fromLatin1(second));
    }
    static PasswordManagement rules()
    {
        PasswordManagement settings;
        settings.enabled = true;
        settings.minimumLength = 8;
        return settings;
    }
    static PasswordChangeOutcome outcomeWith(Kind kind)
    {
        PasswordChangeOutcome outcome;
        outcome.kind = kind;
        return outcome;
    }

private Q_SLOTS:
    void init()
    {
        m_dialog = new PasswordDialog(QStringLiteral("ann@example.org"), QStringLiteral("Example"));
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog));
    }
    void cleanup()
    {
        if (m_dialog)
            m_dialog->close();
        QTRY_VERIFY(!m_dialog);
    }

    void sendsNothingBeforeTheRulesAreKnown()
    {
        QVERIFY(!button("Change password")->isEnabled());
        m_dialog->setRules(rules());
        QVERIFY(button("Change password")->isEnabled());
    }

    void asksForTheRulesAgainAfterANetworkFailure()
    {
        QSignalSpy asked(m_dialog, &PasswordDialog::rulesRequested);
        m_dialog->setRules(failure(ErrorKind::Network));
        QVERIFY(!button("Change password")->isEnabled());
        button("Try again")->click();
        QCOMPARE(asked.size(), 1);
    }

    void sendsOldAndNewOnceBothAreGood()
    {
        QSignalSpy submitted(m_dialog, &PasswordDialog::submitted);
        m_dialog->setRules(rules());
        button("Change password")->click();
        QVERIFY(field(0)->property("invalid").toBool());
        type("old", "long-enough", "long-enougH");
        button("Change password")->click();
        QVERIFY(field(2)->property("invalid").toBool());
        QCOMPARE(submitted.size(), 0);
        field(2)->selectAll();
        QTest::keyClicks(field(2), QStringLiteral("long-enough"));
        QTest::keyClick(field(2), Qt::Key_Return);
        QCOMPARE(submitted.size(), 1);
        QCOMPARE(submitted.first().at(0).value<Secret>().reveal(), QByteArray("old"));
        QCOMPARE(submitted.first().at(1).value<Secret>().reveal(), QByteArray("long-enough"));
        QVERIFY(!button("Change password")->isEnabled());
    }

    void keepsWhatWasTypedWhenTheOldPasswordIsWrong()
    {
        m_dialog->setRules(rules());
        type("old", "long-enough", "long-enough");
        button("Change password")->click();
        m_dialog->setOutcome(outcomeWith(Kind::WrongOldPassword));
        QVERIFY(field(0)->property("invalid").toBool() && field(0)->hasFocus());
        QCOMPARE(field(1)->text(), QStringLiteral("long-enough"));
        QVERIFY(button("Change password")->isEnabled());
    }

    void saysAtTheNewPasswordWhatThePortalRefuses()
    {
        m_dialog->setRules(rules());
        type("old", "long-enough", "long-enough");
        button("Change password")->click();
        PasswordChangeOutcome refused = outcomeWith(Kind::FieldsRefused);
        refused.problems = {{FormField::Password, QStringLiteral("used before")}};
        m_dialog->setOutcome(refused);
        QVERIFY(field(1)->property("invalid").toBool());
        QVERIFY(!field(0)->property("invalid").toBool());
    }

    void isDoneOnceChangedAndHoldsNoPassword()
    {
        m_dialog->setRules(rules());
        type("old", "long-enough", "long-enough");
        button("Change password")->click();
        m_dialog->setOutcome(outcomeWith(Kind::Changed));
        QVERIFY(!button("Change password"));
        for (int i = 0; i < 3; ++i)
            QVERIFY(field(i)->text().isEmpty());
        QVERIFY(m_dialog->findChild<NoticeBar*>()->text().contains(u"Example"));
        button("Close")->click();
        QTRY_VERIFY(!m_dialog);
    }

    void escapeClosesIt()
    {
        QTest::keyClick(m_dialog, Qt::Key_Escape);
        QTRY_VERIFY(!m_dialog);
    }
};

QTEST_MAIN(PasswordDialogTest)
#include "tst_passworddialog.moc"
