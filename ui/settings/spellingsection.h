#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;

namespace waxwing {

/// Says in which languages spelling can be checked, or why it is not. It is chosen where one writes,
/// for each account.
class SpellingSection final : public QWidget
{
    Q_OBJECT

public:
    explicit SpellingSection(QWidget* parent = nullptr);
    /// Codes of the dictionaries of this computer.
    void setDictionaries(const QStringList& languages);

private:
    QLabel* m_found;
};

} // namespace waxwing
