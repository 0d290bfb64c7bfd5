#include "core/content/cleanstyle.h"

#include <QTest>

using namespace waxwing;

class CleanStyleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyUnderstoodDeclarationsAreWritten_data()
    {
        QTest::addColumn<QString>("style");
        QTest::addColumn<QString>("css");
        const auto row = [](const char* style, const char* css) {
            QTest::addRow("%s", style) << QString::fromUtf8(style) << QString::fromUtf8(css);
        };
        row("color:#AbC", "color:#abc;");
        row("color: rgb(1, 2, 3)", "color:rgb(1, 2, 3);");
        row("color: rgba(1,2,3,.5)", "");
        row("color: inherit", "");
        row("color:red;;color", "color:red;");
        row("color:red}body{color:blue", "");
        row("background: #fff", "background-color:#fff;");
        row("background: #fff url(x)", "");
        row("background-image:none", "");
        row("font-size:1px", "font-size:8px;");
        row("font-size:900px", "font-size:48px;");
        row("font-size:0", "");
        row("font-size:1.5em", "font-size:24px;");
        row("font-size:150%", "font-size:24px;");
        row("font-size:x-large", "font-size:x-large;");
        row("font-size:calc(1px)", "");
        row("font-family:Arial,'Times New Roman',url(x)", "font-family:'arial','times new roman';");
        row("font-weight:650", "font-weight:bold;");
        row("font-weight:400", "font-weight:normal;");
        row("text-decoration:underline dotted red", "text-decoration:underline;");
        row("text-decoration:blink", "");
        row("margin:0 auto", "margin:0px 0px;");
        row("margin:-500px", "margin:0px;");
        row("margin-left:10pt", "margin-left:13px;");
        row("margin-x:10pt", "");
        row("padding:9999px", "padding:100px;");
        row("padding:1px 2px 3px 4px 5px", "");
        row("width:100%", "width:100%;");
        row("width:101%", "");
        row("width:99999px", "");
        row("border:1px solid #CCC", "border:1px solid #ccc;");
        row("border-left:thick double red", "border-left:3px double red;");
        row("border-image:url(x)", "");
        row("border:1px solid url(x)", "");
        row("line-height:1.4", "line-height:140%;");
        row("line-height:0", "");
        row("line-height:nan", "");
        row("line-height:inf", "");
        row("text-align:justify", "text-align:justify;");
        row("position:absolute;left:0", "");
        row("c\\6flor:red", "");
        row("color:\\72 ed", "");
        row("/*color:red*/color:blue/**/", "color:blue;");
        row("color:red/*", "color:red;");
        row("float:left;z-index:9;content:'x';cursor:url(x)", "");
        row("white-space:pre-wrap", "white-space:pre-wrap;");
        row("--x:1;color:var(--x)", "");
    }

    void onlyUnderstoodDeclarationsAreWritten()
    {
        QFETCH(QString, style);
        QFETCH(QString, css);
        QCOMPARE(cleanStyle(style, true).css, css);
    }

    void hiddenThingsAreRecognised_data()
    {
        QTest::addColumn<QString>("style");
        QTest::addColumn<bool>("hidden");
        QTest::newRow("none") << QStringLiteral("DISPLAY : none !important") << true;
        QTest::newRow("invisible") << QStringLiteral("visibility:hidden") << true;
        QTest::newRow("no height") << QStringLiteral("max-height:0px;overflow:hidden") << true;
        QTest::newRow("transparent") << QStringLiteral("opacity:0") << true;
        QTest::newRow("half transparent") << QStringLiteral("opacity:0.5") << false;
        QTest::newRow("some height") << QStringLiteral("max-height:10px") << false;
        QTest::newRow("for outlook only") << QStringLiteral("mso-hide:all") << false;
    }

    void hiddenThingsAreRecognised()
    {
        QFETCH(QString, style);
        QFETCH(bool, hidden);
        QCOMPARE(cleanStyle(style, true).hidden, hidden);
    }

    void coloursCanBeLeftOut()
    {
        QCOMPARE(cleanStyle(u"color:red;font-style:italic;border:1px solid red", false).css,
                 QStringLiteral("font-style:italic;border:1px solid;"));
    }
};

QTEST_GUILESS_MAIN(CleanStyleTest)
#include "tst_cleanstyle.moc"
