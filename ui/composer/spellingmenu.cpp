#include "ui/composer/spellingmenu.h"

#include "core/spelling/speller.h"
#include "ui/common/languagename.h"
#include "ui/composer/composereditor.h"

#include <QCoroTask>

#include <QMenu>
#include <QPointer>

namespace waxwing {

namespace {

/// The word may have been typed over while the menu was open.
void replaceWord(ComposerEditor& editor, QTextCursor word, const QString& before,
                 const QString& suggestion)
{
    if (word.selectedText() != before)
        return;
    word.insertText(suggestion, word.charFormat());
    editor.setTextCursor(word);
}

void addSuggestions(QMenu& menu, QAction* above, ComposerEditor& editor, Speller& speller,
                    const QTextCursor& word)
{
    const QString text = word.selectedText();
    auto* looking = new QAction(ComposerEditor::tr("Looking for suggestions…"), &menu);
    looking->setEnabled(false);
    menu.insertAction(above, looking);
    QCoro::connect(speller.suggestions(text), &menu,
                   [&menu, looking, &editor, word, text](const Result<QStringList>& answer) {
                       const QStringList suggestions = answer.value_or(QStringList());
                       for (const QString& suggestion : suggestions) {
                           auto* action = new QAction(suggestion, &menu);
                           QFont font = action->font();
                           font.setBold(true);
                           action->setFont(font);
                           QObject::connect(action, &QAction::triggered, &editor,
                                            [&editor, word, text, suggestion] {
                                                replaceWord(editor, word, text, suggestion);
                                            });
                           menu.insertAction(looking, action);
                       }
                       if (suggestions.isEmpty()) {
                           looking->setText(ComposerEditor::tr("No suggestions"));
                           return;
                       }
                       const bool first = menu.activeAction() == nullptr
                                          || menu.activeAction() == looking;
                       menu.removeAction(looking);
                       if (first)
                           menu.setActiveAction(menu.actions().first());
                   });
}

void addWordActions(QMenu& menu, ComposerEditor& editor, Speller& speller,
                    const QTextCursor& word)
{
    QAction* above = menu.actions().value(0);
    const QString text = word.selectedText();
    addSuggestions(menu, above, editor, speller, word);
    auto* learn = new QAction(ComposerEditor::tr("Add “%1” to the dictionary").arg(text), &menu);
    QObject::connect(learn, &QAction::triggered, &speller, [&speller, text] { speller.learn(text); });
    auto* ignore = new QAction(ComposerEditor::tr("Ignore in this message"), &menu);
    QObject::connect(ignore, &QAction::triggered, &speller,
                     [&speller, text] { speller.ignore(text); });
    menu.insertActions(above, {learn, ignore});
    menu.insertSeparator(above);
}

void addChoices(QMenu& menu, Speller& speller)
{
    menu.addSeparator();
    auto* choices = menu.addMenu(ComposerEditor::tr("Spelling"));
    QAction* on = choices->addAction(ComposerEditor::tr("Check spelling"));
    on->setCheckable(true);
    const bool checks = speller.standing() != Speller::Standing::Off;
    on->setChecked(checks);
    QObject::connect(on, &QAction::toggled, &speller, &Speller::setOn);
    choices->addSeparator();
    for (const QString& language : speller.installed()) {
        QAction* action = choices->addAction(languageName(language));
        action->setCheckable(true);
        action->setChecked(speller.languages().contains(language));
        action->setEnabled(checks);
        QObject::connect(action, &QAction::toggled, &speller, [&speller, language](bool used) {
            speller.setLanguage(language, used);
        });
    }
}

} // namespace

void addSpelling(QMenu& menu, ComposerEditor& editor, Speller& speller,
                 const std::optional<QTextCursor>& wrongWord)
{
    if (speller.installed().isEmpty())
        return;
    if (wrongWord)
        addWordActions(menu, editor, speller, *wrongWord);
    addChoices(menu, speller);
}

} // namespace waxwing
