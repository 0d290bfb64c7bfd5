#include "core/model/passwordrules.h"

#include <QTest>

using namespace waxwing;
using Kind = PasswordRule::Kind;

class PasswordRulesTest : public QObject
{
    Q_OBJECT

private:
    static PasswordManagement all()
    {
        PasswordManagement settings;
        settings.enabled = true;
        settings.minimumLength = 10;
        settings.maximumLength = 16;
        settings.minimumCapitals = 2;
        settings.minimumDigits = 2;
        settings.minimumSymbols = 1;
        return settings;
    }

private Q_SLOTS:
    void eachRuleIsToldFulfilledOrNot_data()
    {
        QTest::addColumn<QString>("password");
        QTest::addColumn<bool>("minimum");
        QTest::addColumn<bool>("capitals");
        QTest::addColumn<bool>("digits");
        QTest::addColumn<bool>("symbols");
        QTest::addColumn<bool>("maximum");
        const auto row = [](const char* name, const QString& password, bool minimum, bool capitals,
                            bool digits, bool symbols, bool maximum) {
            QTest::newRow(name) << password << minimum << capitals << digits << symbols << maximum;
        };
        row("empty", QString(), false, false, false, false, true);
        row("all", QStringLiteral("ABcdefgh12!"), true, true, true, true, true);
        row("one too short", QStringLiteral("ABcdef12!"), false, true, true, true, true);
        row("just long enough", QStringLiteral("ABcdefg12!"), true, true, true, true, true);
        row("just short enough", QStringLiteral("ABcdefghijklm12!"), true, true, true, true, true);
        row("one too long", QStringLiteral("ABcdefghijklmn12!"), true, true, true, true, false);
        row("one capital", QStringLiteral("Abcdefgh12!"), true, false, true, true, true);
        row("one digit", QStringLiteral("ABcdefgh1!x"), true, true, false, true, true);
        row("no symbol", QStringLiteral("ABcdefgh123"), true, true, true, false, true);
        row("capitals of other scripts do not count", QStringLiteral("ÄÖcdefgh12!"), true, false,
            true, true, true);
        row("digits of other scripts do not count", QStringLiteral("ABcdefgh١٢!"), true, true,
            false, true, true);
        row("a blank is no symbol", QStringLiteral("ABcdef gh12"), true, true, true, false, true);
        row("other symbols do not count", QStringLiteral("ABcdefgh12€"), true, true, true, false,
            true);
        row("characters count, not bytes", QStringLiteral("ABäöüß12!"), false, true, true, true,
            true);
        row("an emoji is one", QStringLiteral("ABcdef12!😀"), true, true, true, true, true);
    }
    void eachRuleIsToldFulfilledOrNot()
    {
        QFETCH(QString, password);
        QFETCH(bool, minimum);
        QFETCH(bool, capitals);
        QFETCH(bool, digits);
        QFETCH(bool, symbols);
        QFETCH(bool, maximum);
        const PasswordRules rules(all());
        const Secret secret(password.toUtf8());
        const QList<PasswordRule> expected{{Kind::MinimumLength, 10, minimum},
                                           {Kind::Capitals, 2, capitals},
                                           {Kind::Digits, 2, digits},
                                           {Kind::Symbols, 1, symbols},
                                           {Kind::MaximumLength, 16, maximum}};
        QCOMPARE(rules.check(secret), expected);
        QCOMPARE(rules.accept(secret), minimum && capitals && digits && symbols && maximum);
    }

    void aRuleWithZeroIsNone()
    {
        PasswordManagement settings;
        settings.enabled = true;
        settings.minimumDigits = 1;
        const QList<PasswordRule> rules
            = PasswordRules(settings).check(Secret(QByteArray("x")));
        QCOMPARE(rules, (QList<PasswordRule>{{Kind::Digits, 1, false}}));
    }

    void aPortalWithoutRulesTakesAnythingButNothing()
    {
        PasswordManagement settings = all();
        settings.enabled = false;
        const PasswordRules rules(settings);
        QVERIFY(rules.check(Secret(QByteArray("x"))).isEmpty());
        QVERIFY(rules.accept(Secret(QByteArray("x"))));
        QVERIFY(!rules.accept(Secret()));
        QVERIFY(!PasswordRules().accept(Secret()));
    }
};

QTEST_GUILESS_MAIN(PasswordRulesTest)
#include "tst_passwordrules.moc"
