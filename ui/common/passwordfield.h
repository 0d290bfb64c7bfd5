#pragma once

#include "core/base/secret.h"

#include <QLineEdit>

namespace waxwing {

/// A field for a password. What is typed goes out as a Secret only, and never to the accessibility
/// bus, not even while it is shown in the clear: readers get one dot for each character.
class PasswordField : public QLineEdit
{
    Q_OBJECT

public:
    explicit PasswordField(QWidget* parent = nullptr);

    /// Readable on the screen, or dots.
    void setRevealed(bool revealed);
    /// What is in the field; the field keeps it.
    [[nodiscard]] Secret secret() const;
    /// The same, and the field is empty afterwards.
    [[nodiscard]] Secret take();
    /// Overwrites what was typed before it empties the field.
    void wipe();
    /// Marks the field as wrong until something is typed.
    void setInvalid(bool invalid);

    /// Qt tells readers in the clear what is typed into any field. Called once at the start of a
    /// program, before the first window.
    static void hideFromAccessibility();
};

} // namespace waxwing
