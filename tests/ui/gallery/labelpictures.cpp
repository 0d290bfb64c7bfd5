#include "tests/ui/gallery/album.h"
#include "tests/ui/gallery/pictures.h"
#include "tests/ui/gallery/stage.h"
#include "ui/labels/labelmenu.h"
#include "ui/labels/labelpane.h"
#include "ui/radar/radarwindow.h"

#include <QTest>

namespace waxwing {

namespace {

QList<UserLabel> labels()
{
    const auto make = [](int number, const char* name, std::optional<Guid> parent = {}) {
        UserLabel label;
        label.guid = samples::guid(900 + number);
        label.name = QString::fromUtf8(name);
        label.parent = parent;
        return label;
    };
    return {make(1, "Invoices"), make(2, "2026", samples::guid(901)),
            make(3, "First quarter", samples::guid(902)), make(4, "Clients"),
            make(5, "Haftpflichtversicherungsangelegenheiten und Ähnliches", samples::guid(904)),
            make(6, "לקוחות", samples::guid(904))};
}

RadarEntry ending(int number, const char* subject, int hours, bool unread, int files, bool toSign)
{
    RadarEntry entry;
    entry.account = samples::record(number % 2).id;
    entry.accountName = samples::record(number % 2).serviceName;
    entry.message.row = samples::row(number);
    entry.message.row.subject = QString::fromUtf8(subject);
    entry.message.row.unread = unread;
    entry.message.files = files;
    entry.message.toSign = toSign;
    entry.message.ends = samples::now().addSecs(3600 * hours);
    return entry;
}

void drawRadar(Album& album, const QString& name, const QList<RadarEntry>& entries)
{
    if (!album.wants(name))
        return;
    test::ManualClock clock(samples::now());
    RadarWindow window(clock);
    window.setEntries(entries);
    window.show();
    QTest::qWait(20);
    album.take(window, name);
}

} // namespace

void drawLabels(Album& album)
{
    const auto draw = [&](const QString& name, const QList<LabelGroup>& groups, auto act) {
        const QString full = QStringLiteral("labels-") + name;
        if (!album.wants(full))
            return;
        Stage stage(60);
        auto* pane = new LabelPane;
        stage.window.addBelowFolders(pane);
        stage.window.show();
        stage.present(samples::accounts());
        pane->setGroups(groups);
        act(stage, pane->tree());
        QTest::qWait(40);
        album.take(stage.window, full);
    };
    const Guid first = samples::record(0).id;
    draw(QStringLiteral("one-account"), {{first, {}, labels(), {}}}, [=](Stage& s, LabelTree& tree) {
        s.window.showLabel(first, {samples::guid(902), QStringLiteral("2026")});
        tree.showLabel(first, samples::guid(902));
    });
    draw(QStringLiteral("naming"), {{first, {}, labels(), {}}}, [=](Stage&, LabelTree& tree) {
        tree.showLabel(first, samples::guid(904));
        tree.beginCreating(true);
    });
    draw(QStringLiteral("two-accounts"),
         {{first, samples::record(0).serviceName, labels().mid(0, 3), {}},
          {samples::record(1).id, samples::record(1).serviceName, labels().mid(3), {}}},
         [](Stage&, LabelTree&) {});
    draw(QStringLiteral("none-yet"), {{first, {}, {}, {}}}, [](Stage&, LabelTree&) {});
    drawRadar(album, QStringLiteral("labels-radar"),
              {ending(1, "Contract of employment", 3, true, 1, true),
               ending(2, "Quarterly report with everything that the committee has asked for since", 30,
                      false, 4, false),
               ending(3, "", 200, true, 0, false)});
    drawRadar(album, QStringLiteral("labels-radar-none"), {});
    const QString menuName = QStringLiteral("labels-menu");
    if (album.wants(menuName)) {
        LabelMenu menu;
        menu.present(labels(), {{samples::guid(901), 3}, {samples::guid(903), 1}}, 3, {});
        menu.popup(QPoint());
        album.take(menu, menuName);
        menu.close();
    }
}

} // namespace waxwing
