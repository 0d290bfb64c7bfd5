#include "ui/search/searchtexts.h"

#include "ui/common/errorsentence.h"

#include <QCoreApplication>

namespace waxwing {

namespace {

class SearchTexts
{
    Q_DECLARE_TR_FUNCTIONS(waxwing::SearchTexts)

public:
    static QString searched(const SearchController& search);
    static QString found(const SearchController& search, const QLocale& locale);
    static QString nothing(const SearchController& search);
    static QString help();
};

QString SearchTexts::searched(const SearchController& search)
{
    using Portal = SearchedPlace::Portal;
    QStringList kept;
    QStringList asking;
    QStringList asked;
    QStringList sentences;
    QStringList troubles;
    for (const SearchedPlace& searched : search.searched()) {
        const QString& name = searched.place.name;
        if (searched.cacheFailed) {
            troubles << tr("What is stored of %1 could not be searched. %2")
                            .arg(name, errorSentence(*searched.error, ErrorContext::Cache));
        } else if (searched.portal == Portal::Unreachable) {
            troubles << tr("%1: only what is stored here was searched. %2")
                            .arg(name, errorSentence(*searched.error, ErrorContext::Sync));
        } else if (searched.portal == Portal::Asked) {
            asked << name;
        } else if (searched.portal == Portal::Asking) {
            asking << name;
        } else {
            kept << name;
        }
    }
    const QString comma = QStringLiteral(", ");
    if (!asked.isEmpty())
        sentences << tr("Searched, here and at the portal: %1.").arg(asked.join(comma));
    if (!kept.isEmpty())
        sentences << tr("Searched what is stored here: %1.").arg(kept.join(comma));
    if (!asking.isEmpty())
        sentences << tr("Asking the portal: %1…").arg(asking.join(comma));
    sentences << troubles;
    const QStringList without = search.notSearched();
    if (!without.isEmpty())
        sentences << tr("Not searched: %1.").arg(without.join(comma));
    return sentences.join(u' ');
}

QString SearchTexts::found(const SearchController& search, const QLocale& locale)
{
    const auto count = static_cast<int>(search.results().size());
    if (search.hasMore())
        return tr("More than %1 messages").arg(locale.toString(count));
    return tr("%Ln message(s) found", nullptr, count);
}

QString SearchTexts::nothing(const SearchController& search)
{
    const bool filtered = search.text().contains(u':') || search.text().contains(u'-');
    QString sentence = filtered ? tr("Try fewer words, or leave out a condition.")
                                : tr("Try fewer words, or only their beginning.");
    sentence += u' '
                + tr("Text inside a message can be found only after it has been opened here, and never "
                     "in protected messages.");
    return sentence;
}

QString SearchTexts::help()
{
    return tr("Words, \"exact phrases\" and -exclusions, or narrow it down with from:anna, to:, "
              "subject:, has:attachment, is:unread, is:protected, after:2026-01, before:, in:sent.");
}

} // namespace

QString searchedSentence(const SearchController& search)
{
    return SearchTexts::searched(search);
}

QString foundSentence(const SearchController& search, const QLocale& locale)
{
    return SearchTexts::found(search, locale);
}

QString nothingFoundSentence(const SearchController& search)
{
    return SearchTexts::nothing(search);
}

QString searchHelp()
{
    return SearchTexts::help();
}

} // namespace waxwing
