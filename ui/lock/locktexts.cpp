#include "ui/lock/locktexts.h"

#include <QCoreApplication>

namespace waxwing {

namespace {

constexpr int kLeastLength = 10;

struct Lock
{
    Q_DECLARE_TR_FUNCTIONS(waxwing::LockWindow)
};

LockTexts withSecondary(LockTexts texts, const QString& label, LockAction action)
{
    texts.secondary = label;
    texts.secondaryAction = action;
    return texts;
}

LockTexts waiting(const QString& heading, const QString& sentence)
{
    LockTexts texts;
    texts.busy = true;
    texts.heading = heading;
    texts.sentence = sentence;
    return texts;
}

LockTexts storeTexts(Icon icon, const QString& heading, const QString& sentence)
{
    LockTexts texts;
    texts.icon = icon;
    texts.heading = heading;
    texts.sentence = sentence;
    texts.primary = Lock::tr("Unlock");
    texts.primaryAction = LockAction::Unlock;
    return withSecondary(texts, Lock::tr("Go on without stored messages"),
                         LockAction::GoOnInMemory);
}

LockTexts choiceTexts(const QString& heading, const QString& sentence)
{
    LockTexts texts;
    texts.icon = Icon::Key;
    texts.heading = heading;
    texts.sentence = sentence;
    texts.primary = Lock::tr("Choose a passphrase…");
    texts.primaryAction = LockAction::ChoosePassphrase;
    return withSecondary(texts, Lock::tr("Keep nothing for now"), LockAction::GoOnInMemory);
}

LockTexts missingTexts(const QString& heading, const QString& sentence)
{
    LockTexts texts;
    texts.icon = Icon::Warning;
    texts.heading = heading;
    texts.sentence = sentence;
    texts.primary = Lock::tr("Begin anew");
    texts.primaryAction = LockAction::BeginAnew;
    return withSecondary(texts, Lock::tr("Go on without stored messages"),
                         LockAction::GoOnInMemory);
}

QString alertsSentence(const LockView& view)
{
    return view.alertsGoOn
               ? Lock::tr("New messages are still announced, without saying what is in them.")
               : Lock::tr("New messages are not announced until you unlock.");
}

LockTexts passphraseTexts(const LockView& view, Icon icon, const QString& sentence)
{
    LockTexts texts;
    texts.icon = icon;
    texts.heading = view.wasOpen ? Lock::tr("Waxwing is locked") : Lock::tr("Enter your passphrase");
    texts.sentence = view.wasOpen ? sentence + u' ' + alertsSentence(view) : sentence;
    texts.fields = 1;
    texts.primary = Lock::tr("Unlock");
    texts.primaryAction = LockAction::EnterPassphrase;
    return withSecondary(texts, Lock::tr("Forgot the passphrase?"), LockAction::ForgotPassphrase);
}

LockTexts damagedTexts(const QString& sentence)
{
    LockTexts texts;
    texts.icon = Icon::Warning;
    texts.heading = Lock::tr("The passphrase file cannot be read");
    texts.sentence = sentence;
    texts.primary = Lock::tr("Begin anew…");
    texts.primaryAction = LockAction::ForgotPassphrase;
    return withSecondary(texts, Lock::tr("Go on without stored messages"),
                         LockAction::GoOnInMemory);
}

LockTexts newPassphraseTexts()
{
    LockTexts texts;
    texts.icon = Icon::Key;
    texts.heading = Lock::tr("Choose a passphrase");
    texts.sentence = Lock::tr("You type it whenever Waxwing starts or is unlocked. It is kept "
                              "nowhere and nobody can restore it. Several words are good.");
    texts.fields = 2;
    texts.primary = Lock::tr("Use this passphrase");
    texts.primaryAction = LockAction::CreatePassphrase;
    return withSecondary(texts, Lock::tr("Back"), LockAction::Back);
}

LockTexts forgottenTexts()
{
    LockTexts texts;
    texts.icon = Icon::Warning;
    texts.heading = Lock::tr("Begin anew without the passphrase?");
    texts.sentence = Lock::tr("What is stored here stays on this computer, set aside: nothing is "
                              "deleted, but it cannot be read without the passphrase. You sign in "
                              "again, and your messages are fetched from the portal.");
    texts.primary = Lock::tr("Set aside and begin anew");
    texts.primaryAction = LockAction::GiveUpPassphrase;
    return withSecondary(texts, Lock::tr("Back"), LockAction::Back);
}

LockTexts standingTexts(const LockView& view)
{
    switch (view.standing) {
    case KeyStanding::Looking:
    case KeyStanding::Open:
        return waiting(Lock::tr("Opening your messages"), {});
    case KeyStanding::StoreStarting:
        return waiting(Lock::tr("Waiting for the credential store"),
                       Lock::tr("The key of your stored messages is in it. Waxwing goes on as soon "
                                "as it is there."));
    case KeyStanding::PromptOpen:
        return waiting(Lock::tr("Unlock the credential store"),
                       Lock::tr("Your system is asking for the password of the credential store, "
                                "in a window of its own."));
    case KeyStanding::StoreAbsent:
        return choiceTexts(Lock::tr("Where should your keys be?"),
                           Lock::tr("This desktop has no credential store that could keep the key "
                                    "of your stored messages. Choose a passphrase that you type at "
                                    "every start, or keep nothing on this computer."));
    case KeyStanding::PassphraseNotKept:
        return choiceTexts(Lock::tr("The passphrase cannot be used"),
                           Lock::tr("Its file cannot be written. Check that there is room on the "
                                    "disk and that you may write to your home folder, then try "
                                    "again."));
    case KeyStanding::StoreLocked:
        return storeTexts(Icon::Lock, Lock::tr("The credential store is locked"),
                          Lock::tr("The key of your stored messages is in it. Nothing is lost: "
                                   "unlock it, and everything is here again."));
    case KeyStanding::PromptCancelled:
        return storeTexts(Icon::Lock, Lock::tr("The credential store is still locked"),
                          Lock::tr("Its question was cancelled or its password was not right. "
                                   "Nothing is lost: you can try again at any time."));
    case KeyStanding::PromptUnanswered:
        return storeTexts(Icon::Lock, Lock::tr("Nobody answered"),
                          Lock::tr("Your system asked for the password of the credential store, "
                                   "and got no answer in a minute. Nothing is lost: you can try "
                                   "again at any time."));
    case KeyStanding::PassphraseWanted:
        return passphraseTexts(view, Icon::Lock, Lock::tr("Your passphrase opens it."));
    case KeyStanding::PassphraseWorking:
        return waiting(Lock::tr("Working with the passphrase"),
                       Lock::tr("This takes a second, on purpose: so does every guess."));
    case KeyStanding::PassphraseWrong:
        return passphraseTexts(view, Icon::Warning,
                               Lock::tr("This is not the passphrase. Check capital letters and the "
                                        "keyboard layout."));
    case KeyStanding::PassphraseFileDamaged:
        return damagedTexts(Lock::tr("It is damaged, so no passphrase can open it. If you have a "
                                     "backup of the file “vault”, put it back and start Waxwing "
                                     "again."));
    case KeyStanding::PassphraseFileNewer:
        return damagedTexts(Lock::tr("A later version of Waxwing has written it. Install that "
                                     "version, and everything is here again."));
    case KeyStanding::OtherStore:
        return missingTexts(Lock::tr("This is another credential store"),
                            Lock::tr("Messages are stored here, but their key is in another "
                                     "credential store: perhaps you signed in to another desktop, "
                                     "or Waxwing was installed in another way. Sign in there, and "
                                     "they are here again. Or begin anew: what is stored is set "
                                     "aside, not deleted."));
    case KeyStanding::KeyLost:
        return missingTexts(Lock::tr("The key of your stored messages is gone"),
                            Lock::tr("The credential store no longer has it. You can begin anew: "
                                     "you sign in again and your messages are fetched from the "
                                     "portal. What is stored is set aside, not deleted."));
    case KeyStanding::Locked: {
        LockTexts texts;
        texts.heading = Lock::tr("Waxwing is locked");
        texts.sentence = alertsSentence(view);
        texts.primary = Lock::tr("Unlock");
        texts.primaryAction = LockAction::Unlock;
        return texts;
    }
    }
    return {};
}

} // namespace

LockTexts lockTexts(const LockView& view, LockPage page)
{
    switch (page) {
    case LockPage::NewPassphrase: return newPassphraseTexts();
    case LockPage::Forgotten: return forgottenTexts();
    case LockPage::Standing: break;
    }
    return standingTexts(view);
}

QString passphraseProblem(const QString& passphrase, const QString& repeated)
{
    if (passphrase.size() < kLeastLength)
        return Lock::tr("Use at least %n characters.", nullptr, kLeastLength);
    if (passphrase != repeated)
        return Lock::tr("The two are not the same. Type the passphrase again.");
    return {};
}

} // namespace waxwing
