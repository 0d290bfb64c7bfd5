#include "tests/ui/gallery/album.h"
#include "tests/ui/gallery/pictures.h"
#include "tests/ui/gallery/stage.h"
#include "tests/ui/search/fakesearch.h"
#include "ui/inbox/inboxtexts.h"
#include "ui/search/searchbar.h"
#include "ui/search/searchcontroller.h"
#include "ui/search/searchpane.h"
#include "ui/search/searchresultsmodel.h"
#include "ui/search/searchresultsview.h"

#include <QLineEdit>
#include <QMenu>
#include <QTest>
#include <QToolButton>

namespace waxwing {

namespace {

using namespace std::chrono_literals;

/// A window in which somebody searches two portals.
struct SearchStage : Stage
{
    test::FakeSearch port;
    SearchController search{{port, clock, clock}};
    SearchBar* bar = new SearchBar(search);
    SearchPane* pane = new SearchPane(search, clock);

    SearchStage() : Stage(120)
    {
        port.accounts = {{test::guidOf(0xa), QStringLiteral("Example Org")},
                         {test::guidOf(0xb), QStringLiteral("Klinik am See")}};
        QHash<Folder, QString> names;
        for (const Folder folder : kAllFolders)
            names.insert(folder, folderName(folder));
        pane->model().setFolderNames(names);
        window.placeSearch(bar);
        window.placeResults(pane);
        present(samples::accounts());
        window.show();
    }

    void type(const QString& text, bool everywhere)
    {
        search.setScope(everywhere ? Guid() : test::guidOf(0xa));
        if (everywhere)
            pane->model().setPortals({{test::guidOf(0xa), QStringLiteral("Example Org")},
                                      {test::guidOf(0xb), QStringLiteral("Klinik am See")}});
        port.cacheCalls.clear();
        bar->findChild<QLineEdit*>()->setText(text);
        window.showSearch(true);
        clock.advance(50ms);
    }

    static FoundMessage found(int number, const char* who, const char* subject, const char* snippet)
    {
        FoundMessage found = test::FakeSearch::message(number, QString::fromUtf8(snippet));
        found.row.date = samples::now().addSecs(-40000LL * (10 - number));
        found.searchRow = searchRowOf(found.row.date);
        found.row.correspondent = QString::fromUtf8(who);
        found.row.subject = QString::fromUtf8(subject);
        return found;
    }

    static FoundPage results()
    {
        FoundPage page;
        page.found << found(9, "Anna Keller", "Quarterly report, second draft",
                            "…please find the \x02report\x03 attached; the figures of March…")
                   << found(8, "Jürgen Schäfer", "Überweisung und Befund",
                            "…der \x02Report\x03 der Radiologie liegt bei, bitte prüfen Sie ihn…")
                   << found(7, "山田 太郎", "四半期report最終版", "四半期\x02report\x03最終版")
                   << found(5, "Élodie Lefèvre", "Re: contrat", "…le \x02report\x03 de la réunion…")
                   << found(3, "A very long name of an organisation that wants to be seen whole",
                            "A subject that goes on and on so that there is no room for a place",
                            "\x02Report\x03 of a long afternoon in which nobody knew when it would "
                            "end, and nobody dared to ask");
        page.found[0].row.unread = true;
        page.found[0].row.hasAttachments = true;
        page.found[1].row.folder = Folder::Sent;
        page.found[3].row.isProtected = true;
        page.found[3].snippet.clear();
        page.found[4].row.folder = Folder::Archive;
        return page;
    }

    void answerCaches(const FoundPage& first, const FoundPage& second = {})
    {
        for (int i = 0; !port.cacheCalls.empty(); ++i)
            port.takeCache().answer.complete(i == 0 ? first : second);
        QTest::qWait(20);
    }
};

template<typename Act>
void draw(Album& album, const QString& name, Act act)
{
    const QString full = QStringLiteral("search-") + name;
    if (!album.wants(full))
        return;
    SearchStage stage;
    act(stage);
    QTest::qWait(40);
    album.take(stage.window, full);
}

} // namespace

void drawSearch(Album& album)
{
    draw(album, QStringLiteral("field"), [](SearchStage&) {});
    draw(album, QStringLiteral("begun"),
         [](SearchStage& s) { s.type(QStringLiteral("from:"), false); });
    draw(album, QStringLiteral("searching"),
         [](SearchStage& s) { s.type(QStringLiteral("report"), false); });
    draw(album, QStringLiteral("one-portal"), [](SearchStage& s) {
        s.type(QStringLiteral("report"), false);
        s.answerCaches(SearchStage::results());
        s.pane->enterResults();
    });
    draw(album, QStringLiteral("all-portals"), [](SearchStage& s) {
        s.type(QStringLiteral("report"), true);
        FoundPage other;
        other.found << SearchStage::found(6, "Dr. Karin Weiß", "Termin", "…\x02Report\x03 folgt…");
        s.answerCaches(SearchStage::results(), other);
        s.clock.advance(700ms);
        s.port.takePortal().answer.complete(QList<FoundMessage>{
            SearchStage::found(4, "Pablo Núñez", "Report from before this computer", "")});
        Error error(ErrorKind::Network);
        error.code = QStringLiteral("connect");
        s.port.takePortal().answer.complete(failure(error));
    });
    draw(album, QStringLiteral("nothing"), [](SearchStage& s) {
        s.type(QStringLiteral("marzipan"), false);
        s.answerCaches({});
    });
    draw(album, QStringLiteral("nothing-everywhere"), [](SearchStage& s) {
        s.type(QStringLiteral("marzipan is:unread"), true);
        s.answerCaches({});
        s.clock.advance(700ms);
        while (!s.port.portalCalls.empty())
            s.port.takePortal().answer.complete(QList<FoundMessage>());
    });
    const QString menuName = QStringLiteral("search-menu");
    if (album.wants(menuName)) {
        SearchStage stage;
        stage.port.lists.insert(test::guidOf(0xa),
                                {{QStringLiteral("report"), QStringLiteral("from:anna contract")},
                                 {QStringLiteral("is:unread has:attachment")}});
        stage.type(QStringLiteral("report"), false);
        QMenu* menu = stage.bar->findChild<QToolButton*>()->menu();
        menu->popup(QPoint());
        album.take(*menu, menuName);
        menu->close();
    }
}

} // namespace waxwing
