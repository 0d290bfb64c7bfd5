#pragma once

#include "ui/composer/composercontroller.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QTextBrowser;
class QToolButton;

namespace waxwing {

class ComposerEditor;
class ComposerOptionsPanel;
class NoticeBar;
class RecipientField;

/// The window in which one message is written. What it decides is decided by the controller, which
/// must outlive it.
class ComposerWindow : public QWidget
{
    Q_OBJECT

public:
    explicit ComposerWindow(ComposerController& controller, QWidget* parent = nullptr);
    ~ComposerWindow() override;
    /// Where one goes on writing: the first field without content.
    void focusContent();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    enum class Question { None, Close };
    QWidget* makeHead();
    QWidget* makeFormatRow();
    QWidget* makeLinkRow();
    QWidget* makeQuoteRow();
    QWidget* makeBottom();
    void makeShortcuts();
    void takeDraft();
    void setPlain(bool plain);
    void applyRecipients();
    void requestClose();
    void render();
    void renderNotice();
    void addLink();

    ComposerController& m_controller;
    NoticeBar* m_notice;
    RecipientField* m_to;
    RecipientField* m_cc;
    RecipientField* m_bcc;
    QToolButton* m_ccButton;
    QLineEdit* m_subject;
    QLineEdit* m_parentPassword;
    QLabel* m_guests;
    QWidget* m_formatRow;
    QToolButton* m_plain;
    QWidget* m_linkRow;
    QLineEdit* m_link;
    ComposerEditor* m_editor;
    QWidget* m_quoteRow;
    QTextBrowser* m_quoteView;
    QToolButton* m_optionsButton;
    ComposerOptionsPanel* m_options;
    QLabel* m_keeping;
    QPushButton* m_send;
    Question m_question = Question::None;
    bool m_finished = false;
};

} // namespace waxwing
