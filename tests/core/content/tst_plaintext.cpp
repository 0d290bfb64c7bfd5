#include "core/content/plaintext.h"
#include "tests/core/content/harmless.h"

#include <QTest>
#include <QTextDocument>

using namespace waxwing;

class PlainTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void htmlBecomesReadableText_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* html, const char* text) {
            QTest::addRow("%s", html) << QString::fromUtf8(html) << QString::fromUtf8(text);
        };
        row("<p>One\n  two</p><p>three</p>", "One two\n\nthree");
        row("a<br>b", "a\nb");
        row("<div>a</div><div>b</div>", "a\nb");
        row("<ul><li>a<li>b</ul>c", "- a\n- b\n\nc");
        row("<table><tr><td>a<td>b<tr><td>c</table>", "a b\nc");
        row("<pre>a\n  b</pre>", "a\n  b");
        row("x<script>no</script><style>no</style>y", "xy");
        row("<div style='display:none'>no</div>yes", "yes");
        row("&lt;b&gt; &amp;amp;", "<b> &amp;");
        row("<b>bo</b>ld", "bold");
        row("", "");
    }

    void htmlBecomesReadableText()
    {
        QFETCH(QString, html);
        QFETCH(QString, text);
        QCOMPARE(plainTextOf(html), text);
    }

    void textBecomesHtmlWithLinks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("html");
        const auto row = [](const char* text, const char* html) {
            QTest::addRow("%s", text) << QString::fromUtf8(text)
                                      << QStringLiteral("<p style=\"white-space:pre-wrap;\">") +
                                             QString::fromUtf8(html) + QStringLiteral("</p>");
        };
        row("a < b & \"c\"", "a &lt; b &amp; &quot;c&quot;");
        row("a\r\nb\rc\nd", "a<br />b<br />c<br />d");
        row("see https://a.example/x?a=1&b=2.", "see <a href=\"https://a.example/x?a=1&amp;b=2\">"
                                                "https://a.example/x?a=1&amp;b=2</a>.");
        row("(https://a.example/x_(y))",
            "(<a href=\"https://a.example/x_(y)\">https://a.example/x_(y)</a>)");
        row("www.a.example, yes", "<a href=\"https://www.a.example\">www.a.example</a>, yes");
        row("<anna@a.example>", "&lt;<a href=\"mailto:anna@a.example\">anna@a.example</a>&gt;");
        row("javascript:alert(1)", "javascript:alert(1)");
        row("https://bank.example@evil.example/", "https://bank.example@evil.example/");
        row("https://", "https://");
        row("https://a.example/\"onclick=\"x",
            "<a href=\"https://a.example/\">https://a.example/</a>"
            "&quot;onclick=&quot;x");
    }

    void textBecomesHtmlWithLinks()
    {
        QFETCH(QString, text);
        QFETCH(QString, html);
        QCOMPARE(textToHtml(text), html);
        QCOMPARE(test::complaintAbout(textToHtml(text)), QString());
    }

    void spacesAndLinesSurviveTheDocument()
    {
        QTextDocument document;
        document.setHtml(textToHtml(QStringLiteral("a  b\n   c")));
        QCOMPARE(document.toPlainText(), QStringLiteral("a  b\n   c"));
    }
};

QTEST_MAIN(PlainTextTest)
#include "tst_plaintext.moc"
