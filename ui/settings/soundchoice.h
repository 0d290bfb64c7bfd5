#pragma once

#include "core/model/alertsound.h"

#include <QWidget>

class QComboBox;

namespace waxwing {

/// What alerts sound like: as the desktop does it, a file of the person's own, or nothing. A file
/// that is gone is said. A change goes out at once.
class SoundChoice final : public QWidget
{
    Q_OBJECT

public:
    explicit SoundChoice(QWidget* parent = nullptr);
    void setSound(const AlertSound& sound);
    [[nodiscard]] const AlertSound& sound() const { return m_sound; }

Q_SIGNALS:
    void changed();

private:
    void render();
    void take(int index);
    void chooseFile();

    QComboBox* m_choices;
    AlertSound m_sound;
};

} // namespace waxwing
