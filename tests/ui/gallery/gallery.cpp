#include "tests/support/manualclock.h"
#include "tests/ui/gallery/fakes.h"
#include "ui/common/iconset.h"
#include "ui/common/theme.h"
#include "ui/inbox/mainwindow.h"
#include "ui/inbox/messagelistmodel.h"
#include "ui/inbox/messagelistpane.h"
#include "ui/inbox/messagelistview.h"
#include "ui/reader/readercontroller.h"
#include "ui/reader/readerview.h"
#include "ui/signin/signincontroller.h"
#include "ui/signin/signinwindow.h"
#include "ui/tray/trayicon.h"

#include <QApplication>
#include <QDir>
#include <QMenu>
#include <QPainter>
#include <QTest>
#include <QTextStream>
#include <QTranslator>

/// Draws every state of every window into PNG files, so that one can look at all of them.
/// Usage: waxwing-gallery OUTDIR [name filter]

using namespace waxwing;

namespace {

class Gallery
{
public:
    Gallery(QApplication& application, QDir folder, QString filter)
        : m_application(application), m_folder(std::move(folder)), m_filter(std::move(filter))
    {}

    void all()
    {
        const struct Variant
        {
            QString name;
            Theme theme;
            QLocale locale;
            Qt::LayoutDirection direction;
        } variants[] = {
            {QStringLiteral("light"), Theme::light(), QLocale(QStringLiteral("en_GB")), Qt::LeftToRight},
            {QStringLiteral("dark"), Theme::night(), QLocale(QStringLiteral("en_GB")), Qt::LeftToRight},
            {QStringLiteral("german"), Theme::light(), QLocale(QStringLiteral("de_DE")), Qt::LeftToRight},
            {QStringLiteral("rtl"), Theme::light(), QLocale(QStringLiteral("ar_EG")), Qt::RightToLeft},
        };
        for (const Variant& variant : variants) {
            m_variant = variant.name;
            QLocale::setDefault(variant.locale);
            QTranslator translator;
            if (translator.load(QStringLiteral(":/i18n/waxwing_%1.qm")
                                    .arg(variant.locale.name().left(2))))
                QCoreApplication::installTranslator(&translator);
            QGuiApplication::setLayoutDirection(variant.direction);
            applyTheme(m_application, variant.theme);
            signIn();
            inbox();
            reader();
            tray();
            icons();
        }
    }

private:
    void save(QWidget& widget, const QString& name)
    {
        const QString full = name + u'-' + m_variant;
        if (!full.contains(m_filter))
            return;
        QTest::qWait(30);
        const QPixmap picture = widget.grab();
        (void)picture.save(m_folder.filePath(full + QStringLiteral(".png")));
    }

    template<typename Setup>
    void signInStep(const QString& name, Setup setup, int wait = 0)
    {
        if (!(QStringLiteral("signin-") + name + u'-' + m_variant).contains(m_filter))
            return;
        samples::Steps steps;
        samples::Logos logos;
        ServicePublicSettings settings;
        settings.keepMeLoggedIn = true;
        steps.settings = Result<ServicePublicSettings>(settings);
        steps.portals = Result<QList<PortalChoice>>(samples::portals());
        SignInController controller(steps);
        SignInWindow window(controller, &logos);
        window.show();
        setup(steps, controller);
        if (wait > 0)
            QTest::qWait(wait);
        save(window, QStringLiteral("signin-") + name);
    }

    void signIn()
    {
        const QString address = QStringLiteral("ann@example.org");
        const auto password = [] { return Secret::fromText(QStringLiteral("x")); };
        signInStep(QStringLiteral("address"), [](auto&, auto&) {});
        signInStep(QStringLiteral("invalid"),
                   [](auto&, auto& c) { c.submitAddress(QStringLiteral("ann at example")); });
        signInStep(QStringLiteral("busy"), [&](auto& s, auto& c) {
            s.portals.reset();
            c.submitAddress(address);
        }, 650);
        signInStep(QStringLiteral("nothing"), [&](auto& s, auto& c) {
            s.portals = Result<QList<PortalChoice>>(QList<PortalChoice>());
            c.submitAddress(address);
        });
        signInStep(QStringLiteral("offline"), [&](auto& s, auto& c) {
            s.portals = Result<QList<PortalChoice>>(failure(ErrorKind::Network));
            c.submitAddress(address);
        });
        signInStep(QStringLiteral("code"), [](auto&, auto& c) { c.enterServiceCode(); });
        signInStep(QStringLiteral("portals"), [&](auto&, auto& c) { c.submitAddress(address); });
        signInStep(QStringLiteral("password"), [&](auto&, auto& c) {
            c.submitAddress(address);
            QTest::qWait(20);
            c.choosePortal(0);
        });
        signInStep(QStringLiteral("password-long"), [&](auto&, auto& c) {
            c.submitAddress(address);
            QTest::qWait(20);
            c.choosePortal(1);
        });
        signInStep(QStringLiteral("browser"), [&](auto&, auto& c) {
            c.submitAddress(address);
            QTest::qWait(20);
            c.choosePortal(2);
        });
        using Kind = SignInOutcome::Kind;
        for (const auto& [name, kind] :
             {std::pair(QStringLiteral("wrong"), Kind::WrongCredentials),
              std::pair(QStringLiteral("locked"), Kind::LockedOut),
              std::pair(QStringLiteral("pending"), Kind::RegistrationPending)}) {
            signInStep(name, [&, outcome = kind](auto& s, auto& c) {
                SignInOutcome answer;
                answer.kind = outcome;
                s.outcome = Result<SignInOutcome>(answer);
                c.submitAddress(address);
                QTest::qWait(20);
                c.choosePortal(0);
                QTest::qWait(20);
                c.submitPassword(password(), false);
            });
        }
        signInStep(QStringLiteral("factor"), [&](auto& s, auto& c) {
            SignInOutcome answer;
            answer.kind = Kind::SecondFactorNeeded;
            answer.factors = {{1, QString(), 1, QString()},
                              {2, QString(), 2, QStringLiteral("+41 ** *** 12 34")}};
            s.outcome = Result<SignInOutcome>(answer);
            c.submitAddress(address);
            QTest::qWait(20);
            c.choosePortal(0);
            QTest::qWait(20);
            c.submitPassword(password(), false);
        });
        signInStep(QStringLiteral("again"), [](auto&, auto& c) {
            c.startForAccount(samples::record(0),
                              QStringLiteral("Your session at Example Org has ended."));
        });
    }

    struct Window
    {
        samples::Rows rows;
        samples::Content content;
        samples::Logos images;
        test::ManualClock clock{samples::now()};
        FolderModel folders;
        MessageListModel messages{clock};
        ReaderController controller;
        ReaderView* view;
        MainWindow window;
        explicit Window(qint64 total)
            : rows(total),
              controller({clock, clock,
                          [](const QString& body, BodyFormat format, bool) {
                              return format == BodyFormat::Html
                                         ? ReadableBody{body, {}}
                                         : ReadableBody{textAsHtml(body), {}};
                          },
                          &images}),
              view(new ReaderView(controller, clock)), window({folders, messages}, view, clock)
        {
            QObject::connect(&window, &MainWindow::folderSelected, &messages,
                             [this](const Guid&, Folder) {
                                 messages.setSource(&rows, window.query());
                             });
        }
        void open()
        {
            ReaderAccount account{samples::record(0).id, QStringLiteral("ann@example.org"), true, true};
            controller.show(content, account, content.known.guid, ReaderController::Act::Selected);
        }
    };

    template<typename Setup>
    void mainWindow(const QString& name, qint64 total, Setup setup, int wait = 40)
    {
        if (!(name + u'-' + m_variant).contains(m_filter))
            return;
        Window shown(total);
        shown.window.show();
        setup(shown);
        QTest::qWait(wait);
        save(shown.window, name);
    }

    void inbox()
    {
        mainWindow(QStringLiteral("inbox-read"), 1284, [](Window& w) {
            w.content.body = samples::htmlBody();
            w.folders.setAccounts(samples::accounts());
            QTest::qWait(30);
            w.window.showMessage(samples::record(0).id, Folder::Inbox, samples::guid(1));
            w.open();
        });
        mainWindow(QStringLiteral("inbox-narrow"), 1284, [](Window& w) {
            w.content.body = samples::htmlBody();
            w.folders.setAccounts(samples::accounts());
            w.window.resize(740, 520);
            w.open();
        });
        mainWindow(QStringLiteral("inbox-nothing-selected"), 1284,
                   [](Window& w) { w.folders.setAccounts(samples::accounts()); });
        mainWindow(QStringLiteral("inbox-offline"), 1284, [](Window& w) {
            w.folders.setAccounts(samples::accounts(Liveness::Offline));
        });
        mainWindow(QStringLiteral("inbox-signin"), 1284, [](Window& w) {
            w.folders.setAccounts(samples::accounts(Liveness::SignInNeeded));
        });
        mainWindow(QStringLiteral("inbox-noaccount"), 0, [](Window&) {});
        mainWindow(QStringLiteral("inbox-empty"), 0, [](Window& w) {
            auto accounts = samples::accounts();
            accounts[0].counts.clear();
            w.folders.setAccounts(accounts);
        });
        mainWindow(QStringLiteral("inbox-unread-none"), 0, [](Window& w) {
            w.folders.setAccounts(samples::accounts());
            w.window.listPane().toggleUnreadOnly();
        });
        mainWindow(QStringLiteral("inbox-firstsync"), 0, [](Window& w) {
            auto accounts = samples::accounts();
            accounts[0].counts.clear();
            accounts[0].synced.clear();
            accounts[0].status.progress = {{Folder::Inbox, 0, 5000}};
            w.folders.setAccounts(accounts);
        });
        mainWindow(QStringLiteral("inbox-firstsync-going"), 1200, [](Window& w) {
            auto accounts = samples::accounts();
            accounts[0].status.progress = {{Folder::Inbox, 1200, 5000}};
            w.folders.setAccounts(accounts);
        });
        mainWindow(QStringLiteral("inbox-offline-empty"), 0, [](Window& w) {
            auto accounts = samples::accounts(Liveness::Offline);
            accounts[0].counts.clear();
            accounts[0].synced.clear();
            w.folders.setAccounts(accounts);
        });
        mainWindow(QStringLiteral("inbox-signin-empty"), 0, [](Window& w) {
            auto accounts = samples::accounts(Liveness::SignInNeeded);
            accounts[0].counts.clear();
            accounts[0].synced.clear();
            w.folders.setAccounts(accounts);
        });
        mainWindow(QStringLiteral("inbox-sort-menu"), 1284, [](Window& w) {
            w.folders.setAccounts(samples::accounts());
        });
    }

    template<typename Setup>
    void readerState(const QString& name, Setup setup, int wait = 60)
    {
        const QString full = QStringLiteral("reader-") + name;
        if (!(full + u'-' + m_variant).contains(m_filter))
            return;
        Window shown(0);
        std::unique_ptr<ReaderView> view(
            new ReaderView(shown.controller, shown.clock));
        view->resize(640, 560);
        view->show();
        setup(shown, *view);
        QTest::qWait(wait);
        save(*view, full);
    }

    void reader()
    {
        const auto account = [](bool explained, bool automatic) {
            return ReaderAccount{samples::record(0).id, QStringLiteral("ann@example.org"), automatic,
                                 explained};
        };
        using Act = ReaderController::Act;
        const Guid guid = samples::guid(1);
        readerState(QStringLiteral("closed"), [&](Window& w, ReaderView&) {
            w.controller.show(w.content, account(true, false), guid, Act::Selected);
        });
        readerState(QStringLiteral("forecast"), [&](Window& w, ReaderView&) {
            w.controller.show(w.content, account(false, true), guid, Act::Opened);
        });
        readerState(QStringLiteral("loading"), [&](Window& w, ReaderView&) {
            w.controller.show(w.content, account(true, true), guid, Act::Opened);
        }, 700);
        readerState(QStringLiteral("text"), [&](Window& w, ReaderView&) {
            w.content.known.bodyFormat = BodyFormat::Text;
            w.content.known.expiryDate = samples::now().addDays(7);
            w.content.known.attachments.clear();
            w.content.body = samples::textBody();
            w.controller.show(w.content, account(true, true), guid, Act::Opened);
        });
        readerState(QStringLiteral("colored"), [&](Window& w, ReaderView&) {
            w.content.body = QStringLiteral("<p style=\"color:#003366\">A newsletter that brings its "
                                            "own <font color=\"#cc0000\">colours</font>.</p>")
                             + samples::htmlBody();
            w.controller.show(w.content, account(true, true), guid, Act::Opened);
        });
        readerState(QStringLiteral("password"), [&](Window& w, ReaderView&) {
            w.content.known.options.fyeoType = FyeoType::UniquePassword;
            w.controller.show(w.content, account(true, true), guid, Act::Opened);
        });
        readerState(QStringLiteral("password-paused"), [&](Window& w, ReaderView&) {
            w.content.known.options.fyeoType = FyeoType::AccountPassword;
            Error wrong(ErrorKind::Forbidden);
            wrong.code = QStringLiteral("38");
            w.content.fetched = Result<Message>(failure(wrong));
            w.controller.show(w.content, account(true, true), guid, Act::Opened);
            QTest::qWait(20);
            for (int i = 0; i < 3; ++i) {
                w.controller.submitPassword(Secret::fromText(QStringLiteral("x")));
                QTest::qWait(20);
            }
        });
        readerState(QStringLiteral("recalled"), [&](Window& w, ReaderView&) {
            w.content.known.recallDate = samples::now().addSecs(-300);
            w.content.known.recallReason = QStringLiteral("Wrong version of the figures");
            w.controller.show(w.content, account(true, true), guid, Act::Opened);
        });
        readerState(QStringLiteral("expired"), [&](Window& w, ReaderView&) {
            w.content.known.expiryDate = samples::now().addDays(-1);
            w.controller.show(w.content, account(true, true), guid, Act::Opened);
        });
        readerState(QStringLiteral("withdrawn"), [&](Window& w, ReaderView&) {
            w.content.known.hasAccess = false;
            w.controller.show(w.content, account(true, true), guid, Act::Opened);
        });
        readerState(QStringLiteral("offline"), [&](Window& w, ReaderView&) {
            w.content.fetched = Result<Message>(failure(ErrorKind::Network));
            w.controller.show(w.content, account(true, true), guid, Act::Opened);
        });
        readerState(QStringLiteral("failed"), [&](Window& w, ReaderView&) {
            w.content.fetched = Result<Message>(failure(ErrorKind::Portal));
            w.controller.show(w.content, account(true, true), guid, Act::Opened);
        });
    }

    void tray()
    {
        if (!(QStringLiteral("tray-") + m_variant).contains(m_filter))
            return;
        TrayIcon tray;
        tray.setAccounts({{samples::guid(1), QStringLiteral("Example Org"), Liveness::Live, 3},
                          {samples::guid(2), QStringLiteral("Universitätsklinikum Nord"),
                           Liveness::SignInNeeded, 0}});
        tray.menu().popup(QPoint(0, 0));
        save(tray.menu(), QStringLiteral("tray"));
        tray.menu().close();
    }

    void icons()
    {
        const QString name = QStringLiteral("icons");
        if (!(name + u'-' + m_variant).contains(m_filter))
            return;
        QWidget sheet;
        sheet.resize(860, 620);
        QPixmap picture(sheet.size());
        picture.fill(Theme::of(QGuiApplication::palette()).surface);
        QPainter painter(&picture);
        int x = 10;
        for (const int side : {16, 22, 24, 32, 48, 64, 128, 256}) {
            painter.drawPixmap(x, 10, applicationPixmap(side, 1));
            x += side + 12;
        }
        x = 10;
        for (const qint64 unread : {0, 3, 42, 120}) {
            for (const int side : {16, 22, 32, 64}) {
                painter.drawPixmap(x, 290, unreadIcon(unread, false).pixmap(side, side));
                x += side + 8;
            }
            x += 14;
        }
        for (int i = 0; i <= static_cast<int>(waxwing::Icon::Wrench); ++i)
            painter.drawPixmap(10 + (i % 16) * 50, 380 + (i / 16) * 60,
                               themedIcon(static_cast<waxwing::Icon>(i), IconTone::Text)
                                   .pixmap(i % 2 ? 24 : 32));
        painter.end();
        (void)picture.save(m_folder.filePath(name + u'-' + m_variant + QStringLiteral(".png")));
    }

    QApplication& m_application;
    QDir m_folder;
    QString m_filter;
    QString m_variant;
};

} // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("TZ", "UTC");
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2) {
        QTextStream(stderr) << "usage: waxwing-gallery OUTDIR [filter]\n";
        return 2;
    }
    QDir().mkpath(arguments.at(1));
    Gallery(application, QDir(arguments.at(1)), arguments.value(2)).all();
    return 0;
}
