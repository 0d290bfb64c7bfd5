#include "ui/common/noticebar.h"
#include "ui/network/proxysigninwindow.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace waxwing;

namespace {

ProxyChallenge challenge(const QStringList& schemes)
{
    ProxyChallenge asked;
    asked.route.kind = ProxyRoute::Kind::Http;
    asked.route.host = QStringLiteral("proxy.example.org");
    asked.route.port = 3128;
    asked.realm = QStringLiteral("Staff <b>only</b>\nplease");
    asked.schemes = schemes;
    return asked;
}

template<typename T>
T* named(QWidget& window, const char* name)
{
    const auto all = window.findChildren<T*>();
    for (T* widget : all) {
        if (widget->accessibleName() == QLatin1String(name))
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

} // namespace

class ProxySignInWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhichProxyAsksAndWhatItCallsItself()
    {
        ProxySignInWindow window;
        window.ask(challenge({QStringLiteral("Digest")}), false);
        window.show();
        QVERIFY(textOf(window).contains(u"proxy.example.org:3128"));
        QVERIFY(textOf(window).contains(u"“Staff <b>only</b> please”"));
        const auto labels = window.findChildren<QLabel*>();
        for (const QLabel* label : labels)
            QVERIFY(!label->text().contains(u"<b>") || label->textFormat() == Qt::PlainText);
    }

    void warnsOfAProxyThatTakesPasswordsReadable_data()
    {
        QTest::addColumn<QStringList>("schemes");
        QTest::addColumn<bool>("warned");
        QTest::newRow("Basic") << QStringList{QStringLiteral("basic")} << true;
        QTest::newRow("Basic and better")
            << QStringList{QStringLiteral("Basic"), QStringLiteral("Negotiate")} << false;
        QTest::newRow("not known") << QStringList{} << false;
    }
    void warnsOfAProxyThatTakesPasswordsReadable()
    {
        QFETCH(QStringList, schemes);
        ProxySignInWindow window;
        window.ask(challenge(schemes), false);
        window.show();
        QTEST(textOf(window).contains(u"unprotected"), "warned");
    }

    void handsOverWhatWasTypedOnceAndKeepsNoPassword()
    {
        ProxySignInWindow window;
        QSignalSpy answered(&window, &ProxySignInWindow::answered);
        window.ask(challenge({}), false);
        window.show();
        auto* signIn = named<QPushButton>(window, "Sign in");
        QVERIFY(!signIn->isEnabled());
        named<QLineEdit>(window, "User name")->setText(QStringLiteral(" zoe "));
        auto* password = named<QLineEdit>(window, "Password");
        QCOMPARE(password->echoMode(), QLineEdit::Password);
        password->setText(QStringLiteral("geheim"));
        window.findChild<QCheckBox*>()->setChecked(false);
        QTest::keyClick(password, Qt::Key_Return);
        QCOMPARE(answered.size(), 1);
        QCOMPARE(answered.first().at(0).toString(), QStringLiteral("zoe"));
        QCOMPARE(answered.first().at(1).value<Secret>().reveal(), QByteArray("geheim"));
        QCOMPARE(answered.first().at(2).toBool(), false);
        QVERIFY(password->text().isEmpty());
        QVERIFY(!window.isVisible());
    }

    void closingMeansNotNow_data()
    {
        QTest::addColumn<int>("way");
        QTest::newRow("button") << 0;
        QTest::newRow("escape") << 1;
        QTest::newRow("window") << 2;
    }
    void closingMeansNotNow()
    {
        QFETCH(int, way);
        ProxySignInWindow window;
        QSignalSpy declined(&window, &ProxySignInWindow::declined);
        window.ask(challenge({}), false);
        window.show();
        named<QLineEdit>(window, "Password")->setText(QStringLiteral("geheim"));
        if (way == 0)
            named<QPushButton>(window, "Not now")->click();
        else if (way == 1)
            QTest::keyClick(&window, Qt::Key_Escape);
        else
            window.close();
        QCOMPARE(declined.size(), 1);
        QVERIFY(named<QLineEdit>(window, "Password")->text().isEmpty());
    }

    void aRefusedSignInKeepsTheNameAndSaysSo()
    {
        ProxySignInWindow window;
        window.ask(challenge({}), false);
        named<QLineEdit>(window, "User name")->setText(QStringLiteral("zoe"));
        window.ask(challenge({}), true);
        window.show();
        QVERIFY(textOf(window).contains(u"did not accept"));
        QCOMPARE(named<QLineEdit>(window, "User name")->text(), QStringLiteral("zoe"));
    }
};

QTEST_MAIN(ProxySignInWindowTest)
#include "tst_proxysigninwindow.moc"
