#include "core/spelling/speller.h"

#include "core/async/launch.h"
#include "core/spelling/inpool.h"

#include <QPointer>

#include <algorithm>

namespace waxwing {

namespace {

constexpr qsizetype kMostKnown = 20'000;
constexpr qsizetype kMostSuggestions = 5;

using Dictionaries = QList<std::shared_ptr<Dictionary>>;

QHash<QString, bool> look(const Dictionaries& dictionaries, const QStringList& words)
{
    QHash<QString, bool> verdicts;
    for (const QString& word : words)
        verdicts.insert(word, std::any_of(dictionaries.begin(), dictionaries.end(),
                                          [&word](const auto& one) { return one->knows(word); }));
    return verdicts;
}

/// Each language's best before anybody's second.
QStringList suggestionsOf(const Dictionaries& dictionaries, const QString& word)
{
    QList<QStringList> all;
    qsizetype longest = 0;
    for (const auto& dictionary : dictionaries) {
        all << dictionary->suggestions(word);
        longest = std::max(longest, all.last().size());
    }
    QStringList mixed;
    for (qsizetype place = 0; place < longest; ++place) {
        for (const QStringList& one : std::as_const(all)) {
            const QString suggestion = one.value(place);
            if (!suggestion.isEmpty() && !mixed.contains(suggestion)
                && mixed.size() < kMostSuggestions)
                mixed << suggestion;
        }
    }
    return mixed;
}

} // namespace

Speller::Speller(DictionaryShelf& shelf, QStringList wanted, QObject* parent)
    : QObject(parent), m_shelf(shelf), m_wanted(std::move(wanted))
{}

void Speller::begin(const SpellingChoice& choice)
{
    m_choice = choice;
    start();
}

void Speller::choose(const SpellingChoice& choice)
{
    m_choice = choice;
    Q_EMIT chosen(m_choice);
}

void Speller::setStanding(Standing standing)
{
    m_standing = standing;
    Q_EMIT changed();
}

/// The list of dictionaries is wanted even when nothing is checked: to offer it.
void Speller::start()
{
    ++m_generation;
    m_known.clear();
    m_toAsk.clear();
    m_dictionaries.clear();
    setStanding(Standing::Waiting);
    launch(load(m_generation), "read dictionaries");
}

AsyncResult<void> Speller::load(quint64 generation)
{
    const QPointer<Speller> self(this);
    const Result<QStringList> installed = co_await m_shelf.languages();
    if (!self || generation != m_generation)
        co_return failure(ErrorKind::Cancelled);
    m_installed = installed.value_or(QStringList());
    m_languages = m_choice.languages;
    m_languages.removeIf([this](const QString& one) { return !m_installed.contains(one); });
    if (m_languages.isEmpty())
        m_languages = languagesFor(m_wanted, m_installed);
    if (!m_choice.on && !m_installed.isEmpty()) {
        setStanding(Standing::Off);
        co_return Result<void>();
    }
    Dictionaries dictionaries;
    const QStringList languages = m_languages;
    for (const QString& language : languages) {
        const Result<std::shared_ptr<Dictionary>> loaded
            = co_await m_shelf.dictionary(language);
        if (!self || generation != m_generation)
            co_return failure(ErrorKind::Cancelled);
        if (loaded)
            dictionaries << *loaded;
    }
    m_dictionaries = std::move(dictionaries);
    setStanding(m_dictionaries.isEmpty() ? Standing::NoDictionary : Standing::Ready);
    co_return Result<void>();
}

/// At the beginning of a sentence it is another word for a computer.
bool Speller::isOwn(const QString& word) const
{
    return m_ignored.contains(word) || m_choice.ownWords.contains(word)
           || m_choice.ownWords.contains(word.toLower());
}

Speller::Verdict Speller::verdict(const QString& word)
{
    if (m_standing != Standing::Ready)
        return Verdict::Unknown;
    QString plain = word;
    plain.replace(u'\u2019', u'\''); // as dictionaries write it
    if (isOwn(plain))
        return Verdict::Right;
    const auto known = m_known.constFind(plain);
    if (known != m_known.constEnd())
        return *known ? Verdict::Right : Verdict::Wrong;
    m_toAsk.insert(plain);
    askSoon();
    return Verdict::Unknown;
}

/// Once whoever goes through a text is at its end.
void Speller::askSoon()
{
    if (std::exchange(m_asking, true))
        return;
    QMetaObject::invokeMethod(
        this, [this] { launch(ask(m_generation), "look words up"); }, Qt::QueuedConnection);
}

AsyncResult<void> Speller::ask(quint64 generation)
{
    const QPointer<Speller> self(this);
    const QStringList words(m_toAsk.begin(), m_toAsk.end());
    m_toAsk.clear();
    auto task = inPool<QHash<QString, bool>>(
        [dictionaries = m_dictionaries, words] { return look(dictionaries, words); });
    const Result<QHash<QString, bool>> verdicts = co_await task;
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    m_asking = false;
    if (verdicts && generation == m_generation) {
        if (m_known.size() > kMostKnown)
            m_known.clear();
        m_known.insert(*verdicts);
        Q_EMIT changed();
    }
    if (self && !m_toAsk.isEmpty())
        askSoon();
    co_return Result<void>();
}

AsyncResult<QStringList> Speller::suggestions(QString word)
{
    word.replace(u'\u2019', u'\'');
    return inPool<QStringList>([dictionaries = m_dictionaries, word = std::move(word)] {
        return suggestionsOf(dictionaries, word);
    });
}

void Speller::setOn(bool on)
{
    if (m_choice.on == on)
        return;
    SpellingChoice choice = m_choice;
    choice.on = on;
    choose(choice);
    start();
}

void Speller::setLanguage(const QString& language, bool used)
{
    if (!m_installed.contains(language) || m_languages.contains(language) == used)
        return;
    SpellingChoice choice = m_choice;
    choice.languages = m_languages;
    if (used)
        choice.languages << language;
    else
        choice.languages.removeAll(language);
    choice.on = choice.on && !choice.languages.isEmpty();
    choose(choice);
    start();
}

void Speller::learn(const QString& word)
{
    SpellingChoice choice = m_choice;
    choice.ownWords << QString(word).replace(u'\u2019', u'\'');
    choose(choice);
    Q_EMIT changed();
}

void Speller::ignore(const QString& word)
{
    m_ignored.insert(QString(word).replace(u'\u2019', u'\''));
    Q_EMIT changed();
}

} // namespace waxwing
