#include "ui/common/iconset.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QRadioButton>
#include <QTest>

#include <cmath>
#include <memory>

using namespace waxwing;

namespace {

double luminance(const QColor& color)
{
    const auto part = [](double c) {
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) + 0.0722 * part(color.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double one = luminance(a) + 0.05;
    const double two = luminance(b) + 0.05;
    return std::max(one, two) / std::min(one, two);
}

} // namespace

class ThemeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTextReadableOnEveryBackground()
    {
        for (const Theme& theme : {Theme::light(), Theme::night()}) {
            for (const QColor& background : {theme.window, theme.sidebar, theme.surface, theme.raised,
                                             theme.hover, theme.accentSoft, theme.infoSoft,
                                             theme.warningSoft, theme.dangerSoft}) {
                QVERIFY(contrast(theme.text, background) >= 7);
                QVERIFY2(contrast(theme.secondaryText, background) >= 4.5,
                         qPrintable(background.name()));
            }
            QVERIFY(contrast(theme.accentText, theme.accent) >= 4.5);
            QVERIFY(contrast(theme.accentText, theme.accentHover) >= 4.5);
            // Links and dates of unread messages; links in notices.
            for (const QColor& background : {theme.window, theme.surface, theme.hover,
                                             theme.accentSoft, theme.infoSoft, theme.warningSoft,
                                             theme.dangerSoft})
                QVERIFY2(contrast(theme.accent, background) >= 4.5, qPrintable(background.name()));
            for (const QColor& background : {theme.surface, theme.raised, theme.dangerSoft})
                QVERIFY2(contrast(theme.danger, background) >= 4.5, qPrintable(background.name()));
            QVERIFY(contrast(theme.warning, theme.warningSoft) >= 3);
            QVERIFY(contrast(theme.positive, theme.sidebar) >= 3);
        }
    }

    void knowsItsOwnPaletteAgain()
    {
        QVERIFY(!Theme::of(Theme::light().palette()).dark);
        QVERIFY(Theme::of(Theme::night().palette()).dark);
    }

    void followsTheSystemUnlessChosenOtherwise()
    {
        const QPalette dark = Theme::night().palette();
        QVERIFY(Theme::chosen(ThemeChoice::System, dark).dark);
        QVERIFY(!Theme::chosen(ThemeChoice::Light, dark).dark);
        QVERIFY(Theme::chosen(ThemeChoice::Dark, Theme::light().palette()).dark);
    }

    void drawsCheckBoxesThatStandOutOfTheirWindow_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("radio");
        QTest::newRow("light, box") << false << false;
        QTest::newRow("light, radio") << false << true;
        QTest::newRow("dark, box") << true << false;
        QTest::newRow("dark, radio") << true << true;
    }
    void drawsCheckBoxesThatStandOutOfTheirWindow()
    {
        QFETCH(bool, dark);
        QFETCH(bool, radio);
        const Theme theme = dark ? Theme::night() : Theme::light();
        applyTheme(*qApp, theme);
        std::unique_ptr<QAbstractButton> button;
        if (radio)
            button = std::make_unique<QRadioButton>();
        else
            button = std::make_unique<QCheckBox>();
        button->setCheckable(true);
        button->resize(button->sizeHint());
        const auto strongest = [&] {
            const QImage image = button->grab().toImage();
            double most = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    most = std::max(most, contrast(image.pixelColor(x, y), theme.window));
            return most;
        };
        QVERIFY(strongest() > 1.9);
        button->setChecked(true);
        QVERIFY(strongest() > 4.5);
    }

    void leavesNoNameOfAColourInTheStyleSheet()
    {
        QVERIFY(!Theme::light().styleSheet().contains(u'@'));
    }

    void drawsEveryIconInTheColourOfTheTheme()
    {
        for (int i = 0; i <= static_cast<int>(waxwing::Icon::Wrench); ++i) {
            const QPixmap pixmap = themedIcon(static_cast<waxwing::Icon>(i)).pixmap(32, 32);
            const QImage image = pixmap.toImage();
            int drawn = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    drawn += qAlpha(image.pixel(x, y)) > 128;
            QVERIFY2(drawn > 20, qPrintable(QString::number(i)));
        }
    }

    void drawsTheBirdAtEverySize()
    {
        for (const int size : {16, 22, 32, 48, 256}) {
            const QPixmap pixmap = applicationPixmap(size, 2);
            QCOMPARE(pixmap.width(), 2 * size);
            QVERIFY(qAlpha(pixmap.toImage().pixel(size, size)) == 255);
        }
    }
};

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
