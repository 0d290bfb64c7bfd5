#include "ui/links/linkdrop.h"
#include "ui/links/linkwindow.h"

#include <QFile>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace waxwing;

namespace {

const QByteArray kMail = "From: a@b.example\r\nTo: c@d.example\r\n\r\nhttps://w.portal.test/\r\n";

QPushButton* button(const QWidget& window, const QString& text)
{
    for (auto* one : window.findChildren<QPushButton*>()) {
        if (one->text() == text)
            return one;
    }
    return nullptr;
}

} // namespace

class LinkWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void handsOutWhatWasPasted()
    {
        LinkWindow window;
        QSignalSpy asked(&window, &LinkWindow::checkRequested);
        auto* text = window.findChild<QPlainTextEdit*>();
        text->setPlainText(QStringLiteral("https://w.portal.test/example/messages/1"));
        button(window, QStringLiteral("Check and open"))->click();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toByteArray(), QByteArray("https://w.portal.test/example/messages/1"));
        QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(text->accessibleName(), QStringLiteral("Link or notification mail"));
    }

    void handsOutAMailAsItIsButDoesNotShowIt()
    {
        LinkWindow window;
        QSignalSpy asked(&window, &LinkWindow::checkRequested);
        window.setContent(kMail);
        auto* text = window.findChild<QPlainTextEdit*>();
        QVERIFY(!text->toPlainText().contains(QStringLiteral("portal.test")));
        button(window, QStringLiteral("Check and open"))->click();
        QCOMPARE(asked[0][0].toByteArray(), kMail);
        text->setPlainText(QStringLiteral("something else"));
        button(window, QStringLiteral("Check and open"))->click();
        QCOMPARE(asked[1][0].toByteArray(), QByteArray("something else"));
    }

    void takesBackItsVerdictWhenTheTextChanges()
    {
        LinkWindow window;
        window.show();
        LinkProgress progress;
        progress.verdict.kind = NoticeVerdict::Kind::NoMessage;
        window.setProgress(progress);
        QVERIFY(window.findChild<NoticeBar*>()->isVisible());
        window.findChild<QPlainTextEdit*>()->setPlainText(QStringLiteral("x"));
        QVERIFY(!window.findChild<NoticeBar*>()->isVisible());
    }

    void offersToSignInOnlyWhereThatHelps()
    {
        LinkWindow window;
        window.show();
        QSignalSpy wanted(&window, &LinkWindow::signInRequested);
        LinkProgress progress;
        progress.verdict.kind = NoticeVerdict::Kind::PortalUnknown;
        progress.verdict.link.serviceCode = QStringLiteral("lagoon");
        window.setProgress(progress);
        QVERIFY(window.findChild<NoticeBar*>()->text().contains(QStringLiteral("lagoon")));
        auto* signIn = button(window, QStringLiteral("Sign in at this portal"));
        QVERIFY(signIn && signIn->isVisible());
        signIn->click();
        QCOMPARE(wanted.size(), 1);
        progress.verdict.kind = NoticeVerdict::Kind::WrongHost;
        window.setProgress(progress);
        QVERIFY(!button(window, QStringLiteral("Sign in at this portal")));
    }

    void saysSomethingOfItsOwnForEveryVerdict()
    {
        QSet<QString> sentences;
        int states = 0;
        LinkProgress progress;
        progress.portalName = QStringLiteral("Example Org");
        progress.address = QStringLiteral("anna@example.org");
        for (int kind = 1; kind <= static_cast<int>(NoticeVerdict::Kind::NotReadable); ++kind) {
            progress.verdict.kind = static_cast<NoticeVerdict::Kind>(kind);
            sentences << linkSentence(progress).text;
            ++states;
        }
        progress.verdict.kind = NoticeVerdict::Kind::Open;
        for (int stage = 1; stage <= static_cast<int>(LinkProgress::Stage::Failed); ++stage) {
            progress.stage = static_cast<LinkProgress::Stage>(stage);
            const QString text = linkSentence(progress).text;
            QVERIFY2(text.contains(QStringLiteral("Example Org")), qPrintable(text));
            sentences << text;
            ++states;
        }
        QCOMPARE(sentences.size(), states);
    }

    void namesWhereAForgeryLeadsWithoutBelievingItsText()
    {
        LinkProgress progress;
        progress.verdict.kind = NoticeVerdict::Kind::WrongHost;
        progress.verdict.hosts = {QStringLiteral("evil.test"), QString(500, u'a')};
        const LinkSentence sentence = linkSentence(progress);
        QVERIFY(sentence.text.contains(QStringLiteral("evil.test")));
        QVERIFY(sentence.text.size() < 400);
        QCOMPARE(sentence.tone, NoticeTone::Danger);
    }

    void readsWhatIsDropped()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("notice.eml")));
        QVERIFY(file.open(QFile::WriteOnly) && file.write(kMail) == kMail.size());
        file.close();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file.fileName())});
        QCOMPARE(LinkDrop::contentOf(data), kMail);
        data.setUrls({QUrl(QStringLiteral("waxwing://open?portal=a"))});
        QCOMPARE(LinkDrop::contentOf(data), QByteArray("waxwing://open?portal=a"));
        data.setUrls({QUrl::fromLocalFile(folder.path())});
        QVERIFY(LinkDrop::contentOf(data).isEmpty());
        data.setUrls({QUrl::fromLocalFile(file.fileName()), QUrl::fromLocalFile(file.fileName())});
        QVERIFY(LinkDrop::contentOf(data).isEmpty());
        QMimeData text;
        text.setText(QStringLiteral("plain"));
        QCOMPARE(LinkDrop::contentOf(text), QByteArray("plain"));
    }
};

QTEST_MAIN(LinkWindowTest)
#include "tst_linkwindow.moc"
