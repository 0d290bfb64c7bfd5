#pragma once

#include <QWidget>

class QFormLayout;
class QLabel;
class QLineEdit;
class QToolButton;

namespace waxwing {

class ComposerController;
class RecipientField;

/// The fields above the text of a message: who gets it, its subject, and the password of a protected
/// message that is answered. `controller` must outlive it.
class ComposerHead : public QWidget
{
    Q_OBJECT

public:
    explicit ComposerHead(ComposerController& controller, QWidget* parent = nullptr);
    /// What is in the draft, without taking it for a change.
    void takeDraft();
    void applyRecipients();
    /// The first field without content; false if there is none.
    bool focusEmptyField();

private:
    void makeLayout();
    void makeFields();
    void showCopies(bool shown);
    void render();

    ComposerController& m_controller;
    QFormLayout* m_form;
    RecipientField* m_to;
    RecipientField* m_cc;
    RecipientField* m_bcc;
    QToolButton* m_copies;
    QLineEdit* m_subject;
    QLineEdit* m_parentPassword;
    QLabel* m_guests;
    QLabel* m_elsewhere;
};

} // namespace waxwing
