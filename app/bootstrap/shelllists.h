#pragma once

#include "app/bootstrap/preferences.h"

#include <QObject>

namespace waxwing {

class MainWindow;

/// What of the lists is remembered from one start to the next. Main thread; what it is given must
/// outlive it.
class ShellLists final : public QObject
{
    Q_OBJECT

public:
    explicit ShellLists(Preferences& preferences) : m_preferences(preferences) {}
    /// May die before this.
    void attach(MainWindow& window);

private:
    Preferences& m_preferences;
};

} // namespace waxwing
