#include "core/content/cleanhtml.h"
#include "core/content/plaintext.h"
#include "ui/reader/messagebodyview.h"
#include "ui/reader/printedmessage.h"

#include <QDesktopServices>
#include <QFile>
#include <QImage>
#include <QLocale>
#include <QPainter>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QWidget>

#include <ctime>

using namespace waxwing;

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kSanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif
#else
constexpr bool kSanitized = false;
#endif

/// The promise is a second; sanitizers take many times as long, and their memory says nothing.
constexpr int kMostMs = kSanitized ? 30'000 : 1'000;
/// Ten megabytes, as somebody may send them.
constexpr int kLarge = kSanitized ? 256 * 1024 : 10 * 1024 * 1024;
constexpr qint64 kMostKilobytes = 200 * 1024;

/// A line of /proc/self/status in kB; 0 where there is no such thing.
qint64 statusOf(const char* name)
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QFile::ReadOnly))
        return 0;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray& line : lines) {
        if (line.startsWith(name))
            return line.mid(line.indexOf(':') + 1).simplified().split(' ').first().toLongLong();
    }
    return 0;
}

} // namespace

/// The whole way of a hostile body, from cleaning to painting and paper, with a server that would
/// notice if anything of it were asked for. %1 in a row is the server's address.
class HostileHtmlTest : public QObject
{
    Q_OBJECT

private:
    QString at(const char* html) const
    {
        return QString::fromUtf8(html).replace(QStringLiteral("%1"), m_base);
    }
    /// Cleaned, laid out, painted, searched for links, printed.
    void showEverywhere(const QString& html)
    {
        const CleanHtml clean = cleanHtml(html, CleanOptions());
        MessageBodyView view;
        view.resize(600, 500);
        view.setBody(clean.html, {});
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QImage paper(600, 500, QImage::Format_RGB32);
        static_cast<QWidget&>(view).render(&paper);
        view.selectAll();
        view.setBody(textToHtml(plainTextOf(html)), {});
        ReaderState state;
        state.phase = ReaderPhase::Open;
        state.summary.emplace();
        state.html = clean.html;
        PrintedMessage printed(state, QLocale::c());
        printed.setTextWidth(500);
        QPainter painter(&paper);
        printed.drawContents(&painter, QRectF(0, 0, 500, 500));
    }

    QTcpServer m_server;
    QString m_base;
    int m_contacts = 0;

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_server.listen(QHostAddress::LocalHost));
        m_base = QStringLiteral("http://127.0.0.1:%1/x").arg(m_server.serverPort());
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket* socket = m_server.nextPendingConnection()) {
                ++m_contacts;
                socket->deleteLater();
            }
        });
        // Should anything open an address after all, it comes here.
        for (const char* scheme : {"http", "https", "file", "javascript", "data", "mailto"})
            QDesktopServices::setUrlHandler(QLatin1String(scheme), this, "opened");
    }
    void init() { m_contacts = 0; }

    void theServerNoticesWhoeverAsks()
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_server.serverPort());
        QTRY_COMPARE(m_contacts, 1);
    }

    void nothingIsRequested_data()
    {
        QTest::addColumn<QString>("html");
        // Whatever can name an address, in the ways that mail and web know.
        for (const char* attribute :
             {"src", "href", "background", "data", "poster", "action", "formaction", "cite", "longdesc",
              "usemap", "profile", "codebase", "classid", "archive", "manifest", "icon", "lowsrc",
              "dynsrc", "srcset", "imagesrcset", "xlink:href", "ping", "srcdoc", "content", "value",
              "pluginspage", "style"}) {
            for (const char* element :
                 {"img", "a", "body", "table", "td", "object", "embed", "video", "audio", "source",
                  "track", "iframe", "frame", "form", "button", "input", "link", "script", "base",
                  "area", "applet", "svg", "image", "use", "math", "layer", "bgsound", "portal",
                  "picture", "param", "meta", "html", "blockquote", "isindex"}) {
                QTest::addRow("%s %s", element, attribute)
                    << QStringLiteral("<%1 %2=\"%3\" rel=\"stylesheet\" autofocus autoplay "
                                      "type=\"image\">x</%1>")
                           .arg(QLatin1String(element), QLatin1String(attribute), m_base);
            }
        }
        for (const char* property :
             {"background", "background-image", "list-style", "list-style-image", "border-image",
              "border-image-source", "cursor", "content", "filter", "mask", "mask-image",
              "-webkit-mask", "clip-path", "shape-outside", "behavior", "-moz-binding", "src",
              "offset-path", "marker-start", "fill", "stroke", "image", "font-family"}) {
            const QString name = QLatin1String(property);
            for (const QString& value :
                 {QStringLiteral("url(%1)"), QStringLiteral("url('%1')"),
                  QStringLiteral("u\\72l(%1)"), QStringLiteral("URL(\"%1\")"),
                  QStringLiteral("/**/url/**/(%1)"), QStringLiteral("image-set('%1' 1x)"),
                  QStringLiteral("expression(open('%1'))")}) {
                QTest::newRow(qPrintable(name + u' ' + value))
                    << QStringLiteral("<div style=\"%1:%2\">x</div><style>p{%1:%2}</style><p>y</p>")
                           .arg(name, QString(value).arg(m_base));
            }
        }
        const auto row = [this](const char* name, const char* html) {
            QTest::newRow(name) << at(html);
        };
        row("script", "<script src='%1'></script><script>fetch('%1')</script>");
        row("handlers", "<img src=x onerror=\"fetch('%1')\"><body onload=\"open('%1')\">"
                        "<svg onload=\"fetch('%1')\"><details ontoggle=fetch('%1') open>");
        row("javascript", "<a href=\"java&#x09;script:fetch('%1')\">a</a>"
                          "<img src=\"javascript:fetch('%1')\"><iframe src=javascript:open('%1')>");
        row("data documents", "<iframe src=\"data:text/html,<img src='%1'>\"></iframe>"
                              "<object data=\"data:text/html;base64,PGltZyBzcmM9eD4=\"></object>"
                              "<img src=\"data:image/svg+xml,<svg><image href='%1'/></svg>\">");
        row("meta refresh", "<meta http-equiv=refresh content=\"0;url=%1\">"
                            "<meta http-equiv=\"Link\" content=\"<%1>; rel=stylesheet\">");
        row("style import", "<style>@import '%1';@import url(%1);@font-face{font-family:f;"
                            "src:url(%1)} p{font-family:f}</style><p>x</p>");
        row("svg", "<svg><image xlink:href='%1'/><use href='%1#a'/><foreignObject>"
                   "<img src='%1'></foreignObject><style>@import '%1'</style></svg>");
        row("math", "<math href='%1'><maction actiontype=\"statusline#%1\" xlink:href='%1'>x"
                    "</maction><mglyph src='%1'/></math>");
        row("form", "<form action='%1' method=post><input type=image src='%1'><button "
                    "formaction='%1' autofocus>b</button></form>");
        row("base", "<base href='%1'><img src=a.png><link rel=stylesheet href=b.css><a href=c>c</a>");
        row("prefetch", "<link rel=prefetch href='%1'><link rel=dns-prefetch href='%1'>"
                        "<link rel=preconnect href='%1'><link rel=icon href='%1'>");
        row("conditional comment", "<!--[if mso]><img src='%1'><![endif]--><v:image src='%1'/>"
                                   "<![if !mso]><img src='%1'><![endif]>");
        row("noscript and template", "<noscript><img src='%1'></noscript><template><img src='%1'>"
                                     "</template><xmp><img src='%1'></xmp>");
        row("no protocol", "<img src='//127.0.0.1/x'><img src='\\\\127.0.0.1\\x'>"
                           "<img src='file:////127.0.0.1/x'><img src=' %1'>");
    }
    void nothingIsRequested()
    {
        QFETCH(QString, html);
        showEverywhere(html);
        QTcpSocket last; // had anything been asked before, it would have come before this
        last.connectToHost(QHostAddress(QHostAddress::LocalHost), m_server.serverPort());
        QTRY_VERIFY(m_contacts > 0);
        QCOMPARE(m_contacts, 1);
    }

    void largeAndDeepBodiesStayQuickAndSmall_data()
    {
        QTest::addColumn<QString>("piece");
        QTest::addColumn<int>("size");
        QTest::newRow("text") << QStringLiteral("words and words ") << kLarge;
        QTest::newRow("paragraphs") << QStringLiteral("<p>some <b>words</b> here</p>")
                                    << kLarge;
        QTest::newRow("one line") << QStringLiteral("x") << kLarge;
        QTest::newRow("links") << QStringLiteral("<a href=\"https://a.example/\">link</a> ")
                               << kLarge;
        QTest::newRow("open divisions") << QStringLiteral("<div>") << kLarge;
        QTest::newRow("open tables") << QStringLiteral("<table><tr><td>") << kLarge;
        QTest::newRow("open formatting") << QStringLiteral("<b><i><u>") << kLarge;
        QTest::newRow("pictures") << QStringLiteral("<img src=\"https://a.example/i.png\">")
                                  << kLarge;
        QTest::newRow("entities") << QStringLiteral("&amp;&#x1F600;&nbsp;") << kLarge;
        QTest::newRow("comments") << QStringLiteral("<!-- x -->") << kLarge;
    }
    void largeAndDeepBodiesStayQuickAndSmall()
    {
        QFETCH(QString, piece);
        QFETCH(int, size);
        const QString html = piece.repeated(size / static_cast<int>(piece.size()));
        const qint64 before = statusOf("VmRSS");
        QFile peak(QStringLiteral("/proc/self/clear_refs"));
        const bool measured = !kSanitized && before > 0 && peak.open(QFile::WriteOnly)
                              && peak.write("5") == 1 && peak.flush();
        const std::clock_t begin = std::clock(); // of the processor: others may be busy
        const CleanHtml clean = cleanHtml(html, CleanOptions());
        const auto cleaning = static_cast<qint64>(std::clock() - begin) * 1000 / CLOCKS_PER_SEC;
        QVERIFY2(cleaning < kMostMs, qPrintable(QString::number(cleaning)));
        QVERIFY(clean.truncated || !clean.html.isEmpty() || piece.startsWith(u"<"));
        if (measured) {
            const qint64 used = statusOf("VmHWM") - before;
            QVERIFY2(used < kMostKilobytes, qPrintable(QString::number(used)));
        }
    }

public Q_SLOTS:
    void opened(const QUrl& target)
    {
        ++m_contacts;
        qWarning("%s was opened", qPrintable(target.toString()));
    }
};

QTEST_MAIN(HostileHtmlTest)
#include "tst_hostilehtml.moc"
