#include "app/bootstrap/alerttexts.h"

#include <QImage>
#include <QTest>

using namespace waxwing;

/// What an alert says and shows beside it, at each level of content.
class AlertTextsTest : public QObject
{
    Q_OBJECT

private:
    static News letter(const QString& from)
    {
        News news;
        news.personName = from;
        news.personAddress = QStringLiteral("anna@example.org");
        news.subject = QStringLiteral("Roof");
        return news;
    }

    AlertTexts m_texts;

private Q_SLOTS:
    void aPictureIsShownOnlyOfWhoseNameIsShownAndNeverBesideProtectedNews_data()
    {
        QTest::addColumn<AlertContent>("content");
        QTest::addColumn<bool>("isProtected");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("picture");
        const QString anna = QStringLiteral("Anna Keller");
        QTest::newRow("all") << AlertContent::SenderAndSubject << false << anna << true;
        QTest::newRow("sender only") << AlertContent::SenderOnly << false << anna << true;
        QTest::newRow("nothing") << AlertContent::Nothing << false << anna << false;
        QTest::newRow("protected") << AlertContent::SenderAndSubject << true << anna << false;
        QTest::newRow("nobody") << AlertContent::SenderAndSubject << false << QString() << false;
    }
    void aPictureIsShownOnlyOfWhoseNameIsShownAndNeverBesideProtectedNews()
    {
        QFETCH(AlertContent, content);
        QFETCH(bool, isProtected);
        QFETCH(QString, name);
        QFETCH(bool, picture);
        News news = letter(name);
        news.isProtected = isProtected;
        AlertDecision decision;
        decision.content = content;
        const Alert alert = m_texts.forNews(news, decision, {});
        QCOMPARE(!alert.image.isEmpty(), picture);
        if (picture) {
            const QImage image = QImage::fromData(alert.image, "PNG");
            QCOMPARE(image.size(), QSize(64, 64));
            QCOMPARE(image.pixelColor(0, 0).alpha(), 0);
            QCOMPARE(image.pixelColor(32, 6).alpha(), 255);
        }
    }

    void newsOfTheProgramHasNoPicture()
    {
        AlertDecision decision;
        decision.kind = NewsKind::OutboxFailed;
        QVERIFY(m_texts.forNews(letter(QStringLiteral("Anna")), decision, {}).image.isEmpty());
    }

    void theSameNameAlwaysLooksTheSame()
    {
        const AlertDecision decision;
        const QByteArray first
            = m_texts.forNews(letter(QStringLiteral("Anna Keller")), decision, {}).image;
        const AlertTexts others;
        QCOMPARE(others.forNews(letter(QStringLiteral("Anna Keller")), decision, {}).image, first);
        QVERIFY(m_texts.forNews(letter(QStringLiteral("Jonas Weber")), decision, {}).image != first);
    }
};

QTEST_MAIN(AlertTextsTest)
#include "tst_alerttexts.moc"
