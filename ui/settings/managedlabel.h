#pragma once

#include <QWidget>

namespace waxwing {

/// The sign that something is decided by the organisation: a lock, the words, and why in the
/// tooltip.
class ManagedLabel : public QWidget
{
    Q_OBJECT

public:
    explicit ManagedLabel(QWidget* parent = nullptr);
};

/// Shows that `control` cannot be changed and why, or that it can.
void setManaged(QWidget& control, bool managed);

} // namespace waxwing
