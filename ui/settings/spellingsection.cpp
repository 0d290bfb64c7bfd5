#include "ui/settings/spellingsection.h"

#include "ui/common/languagename.h"
#include "ui/common/theme.h"

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace waxwing {

SpellingSection::SpellingSection(QWidget* parent) : QWidget(parent), m_found(new QLabel(this))
{
    auto* heading = new QLabel(tr("Spelling"), this);
    setTextStyle(*heading, TextStyle::Heading);
    m_found->setWordWrap(true);
    m_found->setTextFormat(Qt::PlainText);
    setTone(*m_found, "secondary");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(heading);
    column->addWidget(m_found);
}

void SpellingSection::setDictionaries(const QStringList& languages)
{
    if (languages.isEmpty()) {
        m_found->setText(tr("Spelling is not checked: there is no dictionary on this computer. "
                            "Waxwing uses those of Hunspell, which systems install by language, "
                            "for example as hunspell-en-us."));
        return;
    }
    QStringList names;
    for (const QString& language : languages)
        names << languageName(language);
    m_found->setText(tr("There are dictionaries for %1. In which of them to look, or whether at "
                        "all, is chosen in the menu of the text while you write. F7 goes to the "
                        "next misspelled word.")
                         .arg(QLocale().createSeparatedList(names)));
}

} // namespace waxwing
