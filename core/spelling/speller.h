#pragma once

#include "core/spelling/dictionaryshelf.h"
#include "core/spelling/spellingchoice.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace waxwing {

/// Tells right words from wrong ones while one message is written. Answers at once from what it knows
/// and asks the dictionaries in the thread pool about the rest, many words at a time; a word is
/// right if one of the chosen languages has it. Main thread; the shelf must outlive it.
class Speller final : public QObject
{
    Q_OBJECT

public:
    enum class Standing {
        Waiting, ///< nobody has said yet what was chosen, or dictionaries are being read
        Off,     ///< by the person
        NoDictionary,
        Ready,
    };
    enum class Verdict { Unknown, Right, Wrong };

    /// `wanted`: the languages of the person, the dearest first.
    Speller(DictionaryShelf& shelf, QStringList wanted, QObject* parent = nullptr);

    /// What was chosen before. Only from here on dictionaries are looked for.
    void begin(const SpellingChoice& choice);
    [[nodiscard]] Standing standing() const { return m_standing; }
    [[nodiscard]] const SpellingChoice& choice() const { return m_choice; }
    [[nodiscard]] const QStringList& installed() const { return m_installed; }
    /// In which it looks.
    [[nodiscard]] const QStringList& languages() const { return m_languages; }

    /// Unknown words are asked for; changed() tells when they are known.
    [[nodiscard]] Verdict verdict(const QString& word);
    /// At most five, the likeliest first.
    [[nodiscard]] AsyncResult<QStringList> suggestions(QString word);

    void setOn(bool on);
    void setLanguage(const QString& language, bool used);
    /// Right from now on, in other messages too.
    void learn(const QString& word);
    /// Right in this message.
    void ignore(const QString& word);

Q_SIGNALS:
    /// Verdicts or the standing are others than before.
    void changed();
    /// By the person: to be remembered.
    void chosen(const waxwing::SpellingChoice& choice);

private:
    using Dictionaries = QList<std::shared_ptr<Dictionary>>;
    void choose(const SpellingChoice& choice);
    void start();
    void setStanding(Standing standing);
    [[nodiscard]] bool isOwn(const QString& word) const;
    void askSoon();
    AsyncResult<void> load(quint64 generation);
    AsyncResult<void> ask(quint64 generation);

    DictionaryShelf& m_shelf;
    QStringList m_wanted;
    SpellingChoice m_choice;
    Standing m_standing = Standing::Waiting;
    QStringList m_installed;
    QStringList m_languages;
    Dictionaries m_dictionaries;
    QSet<QString> m_ignored;
    QHash<QString, bool> m_known; ///< right or not
    QSet<QString> m_toAsk;
    bool m_asking = false;
    quint64 m_generation = 0;
};

} // namespace waxwing
