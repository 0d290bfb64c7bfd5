#include "tests/ui/gallery/album.h"
#include "tests/ui/gallery/pictures.h"
#include "ui/lock/lockwindow.h"

#include <QPushButton>

namespace waxwing {

namespace {

void press(LockWindow& window, LockAction action, LockPage page, const LockView& view)
{
    const LockTexts texts = lockTexts(view, page);
    const QString label = texts.primaryAction == action ? texts.primary : texts.secondary;
    for (auto* button : window.findChildren<QPushButton*>()) {
        if (button->text() == label)
            button->click();
    }
}

} // namespace

void drawLock(Album& album)
{
    const auto draw = [&](const QString& name, const LockView& view,
                          LockAction action = LockAction::None) {
        if (!album.wants(name))
            return;
        LockWindow window;
        window.setView(view);
        window.show();
        if (action != LockAction::None)
            press(window, action, LockPage::Standing, view);
        album.take(window, name);
    };
    const QStringList names{QStringLiteral("looking"), QStringLiteral("store-starting"),
                            QStringLiteral("store-absent"), QStringLiteral("store-locked"),
                            QStringLiteral("prompt-open"), QStringLiteral("prompt-cancelled"),
                            QStringLiteral("prompt-unanswered"),
                            QStringLiteral("passphrase-wanted"),
                            QStringLiteral("passphrase-working"),
                            QStringLiteral("passphrase-wrong"),
                            QStringLiteral("passphrase-damaged"),
                            QStringLiteral("passphrase-newer"),
                            QStringLiteral("passphrase-not-kept"), QStringLiteral("other-store"),
                            QStringLiteral("key-lost")};
    LockView view;
    for (int i = 0; i < names.size(); ++i) {
        view.standing = static_cast<KeyStanding>(i);
        draw(QStringLiteral("lock-") + names[i], view);
    }
    view.standing = KeyStanding::StoreAbsent;
    draw(QStringLiteral("lock-new-passphrase"), view, LockAction::ChoosePassphrase);
    view.standing = KeyStanding::PassphraseWanted;
    draw(QStringLiteral("lock-forgotten"), view, LockAction::ForgotPassphrase);
    view.wasOpen = true;
    draw(QStringLiteral("lock-by-hand-passphrase"), view);
    view.standing = KeyStanding::Locked;
    draw(QStringLiteral("lock-by-hand"), view);
    view.alertsGoOn = false;
    draw(QStringLiteral("lock-alerts-stopped"), view);
}

} // namespace waxwing
