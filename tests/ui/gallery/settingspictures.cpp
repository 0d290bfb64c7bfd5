#include "tests/ui/gallery/album.h"
#include "tests/ui/gallery/pictures.h"
#include "tests/ui/gallery/samples.h"
#include "ui/settings/settingsdialog.h"

#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

namespace waxwing {

namespace {

QList<SettingsAccount> accounts(int number)
{
    QList<SettingsAccount> all;
    for (int i = 0; i < number; ++i) {
        const AccountRecord record = samples::record(i);
        all << SettingsAccount{record.id, record.serviceName, record.emailAddress, i == 0};
    }
    return all;
}

template<typename Setup>
void draw(Album& album, const QString& name, Setup setup)
{
    const QString full = QStringLiteral("settings-") + name;
    if (!album.wants(full))
        return;
    SettingsDialog dialog;
    dialog.show();
    setup(dialog);
    album.take(dialog, full);
}

void scrollToEnd(SettingsDialog& dialog)
{
    QTest::qWait(20);
    auto* bar = dialog.findChild<QScrollArea*>()->verticalScrollBar();
    bar->setValue(bar->maximum());
}

} // namespace

void drawSettings(Album& album)
{
    draw(album, QStringLiteral("noaccount"), [](SettingsDialog&) {});
    draw(album, QStringLiteral("accounts"), [](SettingsDialog& dialog) {
        Settings settings;
        settings.theme = ThemeChoice::Dark;
        settings.alertContent = AlertContent::SenderOnly;
        dialog.setSettings(settings);
        dialog.setAccounts(accounts(2));
    });
    draw(album, QStringLiteral("end"), [](SettingsDialog& dialog) {
        Settings settings;
        settings.alertContent = AlertContent::Nothing;
        dialog.setSettings(settings);
        dialog.setAccounts(accounts(2));
        scrollToEnd(dialog);
    });
    draw(album, QStringLiteral("remove"), [](SettingsDialog& dialog) {
        dialog.setAccounts(accounts(1));
        const QString remove = samples::record(0).serviceName;
        const auto buttons = dialog.findChildren<QPushButton*>();
        for (QPushButton* button : buttons) {
            if (button->accessibleName().contains(remove)
                && button->property("tone").toString() == u"link")
                button->click();
        }
        scrollToEnd(dialog);
    });
    draw(album, QStringLiteral("small"), [](SettingsDialog& dialog) {
        dialog.setAccounts(accounts(2));
        dialog.resize(dialog.minimumSize());
    });
}

} // namespace waxwing
