#include "app/instance/commandline.h"

#include <QTest>

using namespace waxwing;

/// The command line and the environment, row by row.
class TestCommandLine : public QObject
{
    Q_OBJECT

private:
    static tl::expected<StartOptions, QString>
    parse(const QString& line, const CommandLine::Environment& environment = {})
    {
        QStringList arguments{QStringLiteral("waxwing")};
        arguments += line.split(u' ', Qt::SkipEmptyParts);
        return CommandLine::parse(arguments, environment);
    }

private Q_SLOTS:
    void asksForNothingByDefault()
    {
        const auto options = parse(QString());
        QVERIFY(options);
        QVERIFY(!options->hidden && !options->showHelp && !options->showVersion);
        QVERIFY(options->directory.isEmpty() && options->link.isEmpty());
    }

    void readsFlags()
    {
        QVERIFY(parse(QStringLiteral("--hidden"))->hidden);
        QVERIFY(parse(QStringLiteral("--help"))->showHelp);
        QVERIFY(parse(QStringLiteral("--version"))->showVersion);
    }

    void readsValues_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("apart") << QStringLiteral(
            "--directory https://d.example:8443/ccc --extra-ca /ca.pem --push-url wss://p.example "
            "--push-key key --data-dir /data waxwing://open");
        QTest::newRow("with equals signs") << QStringLiteral(
            "--directory=https://d.example:8443/ccc --extra-ca=/ca.pem --push-url=wss://p.example "
            "--push-key=key --data-dir=/data -- waxwing://open");
        QTest::newRow("link first") << QStringLiteral(
            "waxwing://open --directory https://d.example:8443/ccc --extra-ca /ca.pem "
            "--push-url wss://p.example --push-key key --data-dir /data");
    }

    void readsValues()
    {
        QFETCH(QString, line);
        const auto options = parse(line);
        QVERIFY2(options, qPrintable(options ? QString() : options.error()));
        QCOMPARE(options->directory, QUrl(QStringLiteral("https://d.example:8443/ccc")));
        QCOMPARE(options->extraCaFile, QStringLiteral("/ca.pem"));
        QCOMPARE(options->pushUrl, QUrl(QStringLiteral("wss://p.example")));
        QCOMPARE(options->pushKey, QStringLiteral("key"));
        QCOMPARE(options->dataFolder, QStringLiteral("/data"));
        QCOMPARE(options->link, QStringLiteral("waxwing://open"));
    }

    void takesTheHandoverOfSingleSignOnOnlyWhenAsked()
    {
        QCOMPARE(parse(QString())->ssoHandover, SsoHandover::None);
        QCOMPARE(parse(QStringLiteral("--sso-handover pkce-loopback"))->ssoHandover,
                 SsoHandover::PkceLoopback);
        const auto other = parse(QStringLiteral("--sso-handover cookies"));
        QVERIFY(!other && other.error().contains(u"pkce-loopback"));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("names");
        QTest::newRow("unknown option")
            << QStringLiteral("--verbose") << QStringLiteral("--verbose");
        QTest::newRow("short option") << QStringLiteral("-h") << QStringLiteral("-h");
        QTest::newRow("missing value") << QStringLiteral("--data-dir") << QStringLiteral("value");
        QTest::newRow("empty value") << QStringLiteral("--data-dir=") << QStringLiteral("value");
        QTest::newRow("flag with value")
            << QStringLiteral("--hidden=yes") << QStringLiteral("--hidden");
        QTest::newRow("plain HTTP")
            << QStringLiteral("--directory http://d.example") << QStringLiteral("https://");
        QTest::newRow("no host") << QStringLiteral("--directory https:///x")
                                 << QStringLiteral("--directory");
        QTest::newRow("file as directory")
            << QStringLiteral("--directory file:///etc/passwd") << QStringLiteral("https://");
        QTest::newRow("plain push")
            << QStringLiteral("--push-url ws://p.example") << QStringLiteral("wss://");
        QTest::newRow("two links")
            << QStringLiteral("waxwing://a waxwing://b") << QStringLiteral("one link");
    }

    void refuses()
    {
        QFETCH(QString, line);
        QFETCH(QString, names);
        const auto options = parse(line);
        QVERIFY(!options);
        QVERIFY2(options.error().contains(names), qPrintable(options.error()));
    }

    void takesWhatFollowsTwoDashesForALink()
    {
        const auto options = parse(QStringLiteral("--hidden -- --data-dir=/tmp/evil"));
        QVERIFY(options);
        QCOMPARE(options->link, QStringLiteral("--data-dir=/tmp/evil"));
        QVERIFY(options->dataFolder.isEmpty());
    }

    void readsTheEnvironment()
    {
        const CommandLine::Environment environment{
            {QStringLiteral("WAXWING_DIRECTORY"), QStringLiteral("https://e.example")},
            {QStringLiteral("WAXWING_EXTRA_CA"), QStringLiteral("/e.pem")},
            {QStringLiteral("WAXWING_PUSH_URL"), QStringLiteral("wss://e.example")},
            {QStringLiteral("WAXWING_PUSH_KEY"), QStringLiteral("e")},
            {QStringLiteral("WAXWING_DATA_DIR"), QStringLiteral("/e")},
        };
        const auto options = parse(QStringLiteral("--push-key c"), environment);
        QVERIFY(options);
        QCOMPARE(options->directory, QUrl(QStringLiteral("https://e.example")));
        QCOMPARE(options->extraCaFile, QStringLiteral("/e.pem"));
        QCOMPARE(options->pushUrl, QUrl(QStringLiteral("wss://e.example")));
        QCOMPARE(options->dataFolder, QStringLiteral("/e"));
        QCOMPARE(options->pushKey, QStringLiteral("c")); // the command line counts more
    }

    void namesTheVariableThatIsWrong()
    {
        const auto options = parse(
            QString(), {{QStringLiteral("WAXWING_DIRECTORY"), QStringLiteral("http://e.example")}});
        QVERIFY(!options);
        QVERIFY(options.error().startsWith(QStringLiteral("WAXWING_DIRECTORY")));
    }

    void helpTellsEveryOptionAndVariable()
    {
        const QString help = CommandLine::helpText();
        for (const auto* word :
             {"--hidden", "--directory URL", "WAXWING_DIRECTORY", "--extra-ca FILE",
              "WAXWING_EXTRA_CA", "--push-url URL", "WAXWING_PUSH_URL", "--push-key KEY",
              "WAXWING_PUSH_KEY", "--data-dir DIR", "WAXWING_DATA_DIR",
              "--policy FILE", "WAXWING_POLICY", "--version", "--help"})
            QVERIFY2(help.contains(QLatin1StringView(word)), word);
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
