#include "core/links/noticecheck.h"
#include "tests/portal/localportal.h"
#include "tests/portal/notificationmails.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace waxwing::portal;

/// The mails of the portal, read by the client's own reader.
class NotificationMailsTest : public QObject
{
    Q_OBJECT

    static QByteArray contentOf(const NotificationMail& mail)
    {
        QFile file(QString::fromStdString(mail.path));
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }

    static Delivery delivery()
    {
        Delivery delivery;
        delivery.to = {"anna.keller@example.org"};
        delivery.cc = {"marie.dubois@example.org"};
        delivery.subject = "Not for the mail";
        delivery.body = "Nor is this";
        return delivery;
    }

private Q_SLOTS:
    void encodesHeadersInWholeCharacters()
    {
        QCOMPARE(encodedWords("plain"), std::string("plain"));
        QCOMPARE(encodedWords("Zoë Q"), std::string("=?UTF-8?Q?Zo=C3=AB_Q?="));
        std::string many;
        for (int i = 0; i < 40; ++i)
            many += "日";
        const std::string words = encodedWords(many);
        QVERIFY(words.find("\r\n =?UTF-8?Q?") != std::string::npos);
        for (const QByteArray& line : QByteArray::fromStdString(words).split('\n')) {
            const QByteArray word = line.trimmed();
            QVERIFY(word.size() <= 75);
            QCOMPARE(word.mid(10, word.size() - 12).count('=') % 3, 0);
        }
    }

    void breaksLinesWhereTheyCanBeJoinedAgain()
    {
        const QByteArray text
            = QByteArray::fromStdString(quotedPrintable(std::string(200, 'x') + "=é \nend"));
        for (QByteArray line : text.split('\n'))
            QVERIFY(line.trimmed().size() <= 76);
        QVERIFY(text.contains("=3D=C3=A9=20\r\nend"));
    }

    void tellsEveryRecipientWithBothLinksAndNoContent()
    {
        QTemporaryDir folder;
        LocalPortalOptions options;
        options.stateDirectory = folder.path().toStdString();
        LocalPortal portal(options);
        QVERIFY(portal.start());
        const std::string guid
            = portal.with([](Control& control) { return control.deliver(delivery()); });
        const auto mails
            = portal.with([](Control& control) { return control.notificationMails(); });
        QCOMPARE(mails.size(), std::size_t(2));
        const NotificationMail& mail = mails.front();
        const QByteArray content = contentOf(mail);
        QVERIFY(!content.contains("Not for the mail"));
        QVERIFY(!content.contains("Nor is this"));

        waxwing::KnownPortal known{QStringLiteral("example"), {}};
        const QString web = QString::fromStdString(mail.webLink);
        known.webAddresses << QUrl(web.left(web.indexOf(QStringLiteral("/messages/"))));
        const waxwing::Guid id = *waxwing::Guid::parse(QString(32, u'1'));
        const QList<waxwing::LinkAccount> accounts{{id, QString::fromStdString(mail.to), known}};
        const auto notice = waxwing::readNotice(content);
        QVERIFY(notice);
        QCOMPARE(notice->links,
                 (QStringList{web, QString::fromStdString(mail.ownLink)}));
        const auto verdict = waxwing::checkPasted(content, accounts);
        QCOMPARE(verdict.kind, waxwing::NoticeVerdict::Kind::Open);
        QCOMPARE(verdict.link.message.toString().toStdString(), guid);
        QVERIFY(verdict.hosts.isEmpty());
    }

    void writesNoneWhereNoneIsWanted()
    {
        QTemporaryDir folder;
        LocalPortalOptions options;
        options.stateDirectory = folder.path().toStdString();
        LocalPortal portal(options);
        QVERIFY(portal.start());
        auto quiet = delivery();
        quiet.sendEmailNotification = false;
        portal.with([&quiet](Control& control) { return control.deliver(quiet); });
        QVERIFY(portal.with([](Control& control) { return control.notificationMails(); }).empty());
    }
};

QTEST_GUILESS_MAIN(NotificationMailsTest)
#include "tst_portal_notificationmails.moc"
