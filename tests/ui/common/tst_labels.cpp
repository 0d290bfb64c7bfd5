#include "ui/common/clampedlabel.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/textline.h"

#include <QAccessible>
#include <QImage>
#include <QPainter>
#include <QTest>

using namespace waxwing;

namespace {

/// The columns between which `text` was drawn into a line of 200 pixels.
std::pair<int, int> drawnColumns(const QString& text, Qt::LayoutDirection layout)
{
    QImage image(200, 30, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintTextLine(painter, image.rect(), text, layout);
    painter.end();
    int first = image.width();
    int last = -1;
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y) {
            if (qGray(image.pixel(x, y)) < 128) {
                first = std::min(first, x);
                last = x;
            }
        }
    }
    return {first, last};
}

const QString kLong = QStringLiteral("Entwurf des Kaufvertrags mit allen Anlagen und Stellungnahmen ")
                          .repeated(6);

} // namespace

class LabelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsLinesAtTheLeadingEdgeWhateverTheirWriting_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("latin") << QStringLiteral("Anna");
        QTest::newRow("hebrew") << QStringLiteral("שרה");
    }
    void startsLinesAtTheLeadingEdgeWhateverTheirWriting()
    {
        QFETCH(QString, text);
        QVERIFY(drawnColumns(text, Qt::LeftToRight).second < 100);
        QVERIFY(drawnColumns(text, Qt::RightToLeft).first > 100);
    }

    void letsLettersRunAsTheTextDoes()
    {
        QCOMPARE(textDirectionFlag(QStringLiteral("1.8 MB")), int(Qt::TextForceLeftToRight));
        QCOMPARE(textDirectionFlag(QStringLiteral("(שרה)")), int(Qt::TextForceRightToLeft));
    }

    void keepsLongSubjectsToTheirLines()
    {
        ClampedLabel label(3);
        label.setFullText(kLong);
        label.resize(240, label.heightForWidth(240));
        label.show();
        QVERIFY(label.text().size() < kLong.size());
        QVERIFY(label.text().endsWith(QChar(0x2026)));
        QVERIFY(label.toolTip().contains(kLong));
        QVERIFY(label.QLabel::heightForWidth(240) <= 3 * label.fontMetrics().lineSpacing() + 2);
        QCOMPARE(label.heightForWidth(240), 3 * label.fontMetrics().lineSpacing());
    }

    void showsAllOfASubjectWhereThereIsRoomAgain()
    {
        ClampedLabel label(3);
        label.setFullText(QStringLiteral("Quarterly figures for the supervisory board"));
        label.resize(40, 60);
        label.show();
        label.resize(600, 60);
        QTRY_COMPARE(label.text(), QStringLiteral("Quarterly figures for the supervisory board"));
        QVERIFY(label.toolTip().isEmpty());
    }

    void drawsNoLoneEllipsis()
    {
        ElidedLabel label;
        label.setText(QStringLiteral("anna.keller@partner.example"));
        label.resize(label.fontMetrics().horizontalAdvance(QChar(0x2026)) + 3, 20);
        const QImage image = label.grab().toImage();
        for (int x = 0; x < image.width(); ++x)
            for (int y = 0; y < image.height(); ++y)
                QCOMPARE(image.pixel(x, y), image.pixel(0, 0));
        QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(&label);
        QCOMPARE(spoken->role(), QAccessible::StaticText);
        QCOMPARE(spoken->text(QAccessible::Name), QStringLiteral("anna.keller@partner.example"));
    }
};

QTEST_MAIN(LabelsTest)
#include "tst_labels.moc"
