#include "ui/signin/registrationpage.h"

#include <QApplication>
#include <QScrollArea>
#include <QTest>

using namespace waxwing;

/// The form in a window that is far too low for it, by the keyboard alone.
class RegistrationPageTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<RegistrationPage> m_page;

    static FormState everything()
    {
        FormState state;
        state.address = QStringLiteral("zoe@example.org");
        state.askCra = true;
        state.settings.keepMeLoggedIn = true;
        state.settings.termsEnabled = true;
        state.settings.termsLink = QUrl(QStringLiteral("https://example.org/terms"));
        state.settings.craHelpLink = QUrl(QStringLiteral("https://example.org/help"));
        state.settings.passwordManagement.enabled = true;
        state.settings.passwordManagement.minimumLength = 10;
        return state;
    }
    QScrollArea& area() const { return *m_page->findChild<QScrollArea*>(); }
    QRect placeOf(const QWidget& widget) const
    {
        return {widget.mapTo(area().viewport(), QPoint()), widget.size()};
    }
    bool isInView(const QWidget& widget) const
    {
        return area().viewport()->rect().contains(placeOf(widget).adjusted(0, 1, 0, -1));
    }

private Q_SLOTS:
    void init()
    {
        m_page = std::make_unique<RegistrationPage>();
        m_page->resize(440, 260);
        m_page->setState(everything());
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->activateWindow();
        m_page->focusField();
        QTRY_VERIFY(QApplication::focusWidget());
    }

    void theTabKeyGoesFromTheTopToTheBottomAndWhatItReachesIsSeen()
    {
        QStringList passed;
        int last = -1;
        for (QWidget* at = QApplication::focusWidget(); passed.size() < 30;
             at = QApplication::focusWidget()) {
            const QString name = at->accessibleName();
            if (passed.contains(name))
                break;
            passed << name;
            QVERIFY2(isInView(*at), qPrintable(name));
            const int top = at->mapTo(area().widget(), QPoint()).y();
            QVERIFY2(top >= last, qPrintable(name + QStringLiteral(" comes too late")));
            last = top;
            QTest::keyClick(at, Qt::Key_Tab);
        }
        QVERIFY2(passed.size() >= 13, qPrintable(passed.join(u' ')));
        QCOMPARE(passed.last(), QStringLiteral("Register"));
    }

    void whatReturnMovesOnToIsSeen()
    {
        for (int i = 0; i < 5; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
            QVERIFY2(isInView(*QApplication::focusWidget()),
                     qPrintable(QApplication::focusWidget()->accessibleName()));
        }
    }
};

QTEST_MAIN(RegistrationPageTest)
#include "tst_registrationpage.moc"
