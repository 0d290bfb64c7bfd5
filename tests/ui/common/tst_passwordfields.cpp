#include "ui/common/newpasswordfields.h"
#include "ui/common/passwordfield.h"

#include <QAccessible>
#include <QCheckBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace waxwing;

namespace {

PasswordRules rules()
{
    PasswordManagement settings;
    settings.enabled = true;
    settings.minimumLength = 8;
    settings.minimumDigits = 1;
    return PasswordRules(settings);
}

QStringList said(const QWidget& widget)
{
    QStringList names;
    const auto labels = widget.findChildren<QLabel*>();
    for (const QLabel* label : labels) {
        if (!label->accessibleName().isEmpty())
            names << label->accessibleName();
    }
    return names;
}

} // namespace

class PasswordFieldsTest : public QObject
{
    Q_OBJECT

private:
    static QList<PasswordField*> fieldsOf(const QWidget& widget)
    {
        return widget.findChildren<PasswordField*>();
    }

private Q_SLOTS:
    void initTestCase() { PasswordField::hideFromAccessibility(); }

    void readersGetDotsWhetherItIsShownOrNot_data()
    {
        QTest::addColumn<bool>("revealed");
        QTest::newRow("hidden") << false;
        QTest::newRow("shown") << true;
    }
    void readersGetDotsWhetherItIsShownOrNot()
    {
        QFETCH(bool, revealed);
        PasswordField field;
        field.setAccessibleName(QStringLiteral("Password"));
        field.setRevealed(revealed);
        field.show();
        QTest::keyClicks(&field, QStringLiteral("Sesame-1"));
        QCOMPARE(field.text(), QStringLiteral("Sesame-1"));
        QAccessibleInterface* reader = QAccessible::queryAccessibleInterface(&field);
        QVERIFY(reader);
        QCOMPARE(reader->text(QAccessible::Name), QStringLiteral("Password"));
        QCOMPARE(reader->text(QAccessible::Value), QString(8, QChar(0x2022)));
        QVERIFY(reader->state().passwordEdit);
        QAccessibleTextInterface* text = reader->textInterface();
        QVERIFY(text);
        QCOMPARE(text->characterCount(), 8);
        QCOMPARE(text->text(0, 8), QString(8, QChar(0x2022)));
        QCOMPARE(text->text(2, 4), QString(2, QChar(0x2022)));
        QCOMPARE(text->text(-5, 99), QString(8, QChar(0x2022)));
        QVERIFY(!text->text(6, 2).contains(u'S'));
    }

    void takingThePasswordEmptiesTheField()
    {
        PasswordField field;
        field.setText(QStringLiteral("Päss-1"));
        QCOMPARE(field.take().reveal(), QByteArray("Päss-1"));
        QVERIFY(field.text().isEmpty());
    }

    void wipingOverwritesWhatWasTypedButNothingOfOthers()
    {
        PasswordField field;
        QTest::keyClicks(&field, QStringLiteral("Sesame-1"));
        field.wipe();
        QVERIFY(field.text().isEmpty());
        // A literal and a string that somebody else holds, too, are not ours to overwrite.
        field.setText(QStringLiteral("literal"));
        field.wipe();
        const QString theirs = QStringLiteral("of somebody ") + QString::number(7);
        field.setText(theirs);
        field.wipe();
        QCOMPARE(theirs, QStringLiteral("of somebody 7"));
    }

    void tellsEachRuleWhileTyping()
    {
        NewPasswordFields fields(QStringLiteral("New password"));
        fields.setRules(rules());
        fields.show();
        QCOMPARE(said(fields), QStringList({QStringLiteral("At least 8 character(s): not yet"),
                                            QStringLiteral("At least 1 digit(s): not yet")}));
        QTest::keyClicks(fieldsOf(fields).first(), QStringLiteral("abc1"));
        QCOMPARE(said(fields), QStringList({QStringLiteral("At least 8 character(s): not yet"),
                                            QStringLiteral("At least 1 digit(s): fulfilled")}));
        QTest::keyClicks(fieldsOf(fields).first(), QStringLiteral("defg"));
        QCOMPARE(said(fields), QStringList({QStringLiteral("At least 8 character(s): fulfilled"),
                                            QStringLiteral("At least 1 digit(s): fulfilled")}));
    }

    void saysWhatIsWrongAtItsField_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::addColumn<int>("wrong");
        QTest::newRow("nothing") << QString() << QString() << 0;
        QTest::newRow("against the rules") << QStringLiteral("short1") << QStringLiteral("short1")
                                           << 0;
        QTest::newRow("not repeated") << QStringLiteral("long-enough-1") << QString() << 1;
        QTest::newRow("different") << QStringLiteral("long-enough-1")
                                   << QStringLiteral("long-enough-2") << 1;
        QTest::newRow("good") << QStringLiteral("long-enough-1") << QStringLiteral("long-enough-1")
                              << -1;
    }
    void saysWhatIsWrongAtItsField()
    {
        QFETCH(QString, first);
        QFETCH(QString, second);
        QFETCH(int, wrong);
        NewPasswordFields fields(QStringLiteral("New password"));
        fields.setRules(rules());
        fields.show();
        QTest::keyClicks(fieldsOf(fields).at(0), first);
        QTest::keyClicks(fieldsOf(fields).at(1), second);
        QCOMPARE(fields.check(), wrong < 0);
        for (int i = 0; i < 2; ++i)
            QCOMPARE(fieldsOf(fields).at(i)->property("invalid").toBool(), i == wrong);
        QCOMPARE(fields.password().reveal(), first.toUtf8());
    }

    void enterMovesOn()
    {
        NewPasswordFields fields(QStringLiteral("New password"));
        fields.show();
        QVERIFY(QTest::qWaitForWindowExposed(&fields));
        QSignalSpy submitted(&fields, &NewPasswordFields::submitted);
        fields.focusField();
        QTest::keyClick(fieldsOf(fields).at(0), Qt::Key_Return);
        QVERIFY(fieldsOf(fields).at(1)->hasFocus());
        QCOMPARE(submitted.size(), 0);
        QTest::keyClick(fieldsOf(fields).at(1), Qt::Key_Return);
        QCOMPARE(submitted.size(), 1);
    }

    void hidesWhatIsTypedAgainOnceItIsWiped()
    {
        NewPasswordFields fields(QStringLiteral("New password"));
        fields.show();
        fields.findChild<QCheckBox*>()->setChecked(true);
        QCOMPARE(fieldsOf(fields).at(0)->echoMode(), QLineEdit::Normal);
        fields.wipe();
        QCOMPARE(fieldsOf(fields).at(0)->echoMode(), QLineEdit::Password);
        QCOMPARE(fieldsOf(fields).at(1)->echoMode(), QLineEdit::Password);
    }
};

QTEST_MAIN(PasswordFieldsTest)
#include "tst_passwordfields.moc"
