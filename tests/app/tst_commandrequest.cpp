#include "app/instance/commandline.h"
#include "app/instance/exportedfiles.h"
#include "app/instance/question.h"
#include "app/instance/singleinstance.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using Kind = CommandRequest::Kind;
using Format = CommandRequest::Format;

/// Questions on the command line: how they are asked, how they travel, and what becomes of an export.
class TestCommandRequest : public QObject
{
    Q_OBJECT

private:
    static tl::expected<StartOptions, QString> parse(const QStringList& words)
    {
        return CommandLine::parse(QStringList(QStringLiteral("waxwing")) + words, {});
    }
    static QByteArray line(const QString& subject, const QString& sender)
    {
        QByteArray json = R"({"message":"0123456789abcdef0123456789abcdef",)"
                          R"("date":"2026-03-05T14:07:09Z","html":true,"body":"<p>Grüße</p>",)"
                          R"("to":[{"name":"","address":"b@example.org"}],"attachments":["ü.pdf"],)";
        json += "\"subject\":\"" + subject.toUtf8() + "\",\"from\":[{\"name\":\"" + sender.toUtf8()
                + "\",\"address\":\"a@example.org\"}]}\n";
        return json;
    }

private Q_SLOTS:
    void commandsAreTold_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<Format>("format");
        QTest::addColumn<QString>("query");
        QTest::addColumn<int>("limit");
        const auto row = [](const char* name, const char* words, Kind kind, Format format,
                            const char* query, int limit) {
            QTest::newRow(name) << QString::fromLatin1(words).split(u' ') << kind << format
                                << QString::fromLatin1(query) << limit;
        };
        row("status", "status --json", Kind::Status, Format::Json, "", 0);
        row("search", "search lease from:anna --csv --limit 5", Kind::Search, Format::Csv,
            "lease from:anna", 5);
        row("minus is a word", "--data-dir /d search lease -draft", Kind::Search, Format::Text,
            "lease -draft", 0);
        row("words only", "search -- --json", Kind::Search, Format::Text, "--json", 0);
        row("export", "export is:unread --to /x", Kind::Export, Format::Eml, "is:unread", 0);
        row("export as JSON", "export a --json --to /x", Kind::Export, Format::Json, "a", 0);
    }
    void commandsAreTold()
    {
        QFETCH(QStringList, words);
        QFETCH(Kind, kind);
        QFETCH(Format, format);
        QFETCH(QString, query);
        QFETCH(int, limit);
        const auto options = parse(words);
        QVERIFY2(options, qPrintable(options ? QString() : options.error()));
        QVERIFY(options->command);
        QCOMPARE(options->command->kind, kind);
        QCOMPARE(options->command->format, format);
        QCOMPARE(options->command->query, query);
        QCOMPARE(options->command->limit, limit);
    }

    void wrongCommandsAreRefused_data()
    {
        QTest::addColumn<QString>("words");
        QTest::newRow("search for nothing") << QStringLiteral("search");
        QTest::newRow("status of something") << QStringLiteral("status anna");
        QTest::newRow("export to nowhere") << QStringLiteral("export a");
        QTest::newRow("status as CSV") << QStringLiteral("status --csv");
        QTest::newRow("limit that is no number") << QStringLiteral("search a --limit many");
        QTest::newRow("option of nobody") << QStringLiteral("search a --loud");
    }
    void wrongCommandsAreRefused()
    {
        QFETCH(QString, words);
        QVERIFY(!parse(words.split(u' ')));
    }

    void everyCommandAndExitStatusIsInTheHelp()
    {
        const QString help = CommandLine::helpText();
        for (const char* word : {"status", "search", "export", "3 locked", "4 not allowed"})
            QVERIFY(help.contains(QLatin1StringView(word)));
    }

    void aQuestionIsAnsweredHoweverLongTheAnswerIs()
    {
        QTemporaryDir folder;
        SingleInstance first(folder.filePath(QStringLiteral("run")), QStringLiteral("/data"));
        QCOMPARE(first.claim(), SingleInstance::Role::First);
        CommandAnswer told;
        told.exit = CommandExit::Locked;
        told.output = QByteArray(3'000'000, 'x');
        told.problem = QStringLiteral("gesperrt");
        std::function<void(const CommandAnswer&)> later;
        CommandRequest heard;
        connect(&first, &SingleInstance::asked, this,
                [&](const CommandRequest& request, const auto& answer) {
                    heard = request;
                    later = answer;
                });
        SingleInstance second(folder.filePath(QStringLiteral("run")), QStringLiteral("/data"));
        QCOMPARE(second.claim(), SingleInstance::Role::Second);
        CommandRequest request;
        request.kind = Kind::Search;
        request.format = Format::Csv;
        request.query = QStringLiteral("Straße \"quoted\"\n");
        request.limit = 7;
        std::optional<CommandAnswer> got;
        connect(&second, &SingleInstance::answered, this,
                [&](const CommandAnswer& answer) { got = answer; });
        second.ask(request, std::chrono::seconds(3));
        QTRY_VERIFY(later != nullptr);
        QCOMPARE(heard.query, request.query);
        QCOMPARE(heard.format, request.format);
        QCOMPARE(heard.limit, 7);
        later(told);
        QTRY_VERIFY(got.has_value());
        QCOMPARE(got->exit, told.exit);
        QCOMPARE(got->output, told.output);
        QCOMPARE(got->problem, told.problem);
    }

    void nobodyThereIsAFailureAndNotAnEmptyAnswer()
    {
        QTemporaryDir folder;
        SingleInstance alone(folder.filePath(QStringLiteral("run")), QStringLiteral("/data"));
        std::optional<CommandAnswer> got;
        connect(&alone, &SingleInstance::answered, this,
                [&](const CommandAnswer& answer) { got = answer; });
        alone.ask(CommandRequest(), std::chrono::milliseconds(50));
        QTRY_VERIFY(got.has_value());
        QCOMPARE(got->exit, CommandExit::Failed);
        QVERIFY(!got->problem.isEmpty());
    }

    void halfAnAnswerIsNone()
    {
        CommandAnswer answer;
        answer.output = "abc";
        const QByteArray wire = toWire(answer);
        QVERIFY(answerFrom(wire));
        for (qsizetype length = 0; length < wire.size(); ++length)
            QVERIFY(!answerFrom(wire.left(length)));
        QVERIFY(!answerFrom("taken\n"));
    }

    void anExportedMessageIsAMail()
    {
        const QByteArray mail = asMail(line(QStringLiteral("Verträge 東京"), QStringLiteral("Änne")));
        const qsizetype end = mail.indexOf("\r\n\r\n");
        QVERIFY(end > 0);
        const QByteArray head = mail.left(end);
        QVERIFY(head.contains("Subject: =?UTF-8?B?"));
        QVERIFY(head.contains("To: <b@example.org>"));
        QVERIFY(head.contains("Date: 05 Mar 2026 14:07:09 +0000"));
        for (const char letter : head)
            QVERIFY(static_cast<unsigned char>(letter) < 0x80);
        QCOMPARE(QString::fromUtf8(QByteArray::fromBase64(mail.mid(end + 4))),
                 QStringLiteral("<p>Grüße</p>"));
    }

    void aSubjectCannotAddHeaders()
    {
        const QByteArray mail
            = asMail(line(QStringLiteral("a\\r\\nBcc: x@example.org"), QStringLiteral("b\\r\\nX: y")));
        const QByteArray head = mail.left(mail.indexOf("\r\n\r\n"));
        QVERIFY(!head.contains("\nBcc:"));
        QVERIFY(!head.contains("\nX:"));
    }

    void nothingIsOverwrittenAndNothingEscapesTheFolder()
    {
        QTemporaryDir folder;
        CommandRequest request;
        request.kind = Kind::Export;
        request.format = Format::Eml;
        request.folder = folder.filePath(QStringLiteral("out"));
        CommandAnswer answer;
        answer.output = line(QStringLiteral("a"), QStringLiteral("b"));
        QCOMPARE(writeExport(request, answer).exit, CommandExit::Done);
        const QStringList files = QDir(request.folder).entryList(QDir::Files);
        QCOMPARE(files, QStringList(QStringLiteral(
                            "20260305-140709-0123456789abcdef0123456789abcdef.eml")));
        QCOMPARE(writeExport(request, answer).exit, CommandExit::Failed);
        answer.output.replace("0123456789abcdef0123456789abcdef", "../../../etc/x");
        QCOMPARE(writeExport(request, answer).exit, CommandExit::Done);
        QCOMPARE(QDir(request.folder).entryList(QDir::Files).size(), 2);
        CommandAnswer locked;
        locked.exit = CommandExit::Locked;
        QCOMPARE(writeExport(request, locked).exit, CommandExit::Locked);
    }
};

QTEST_GUILESS_MAIN(TestCommandRequest)
#include "tst_commandrequest.moc"
