#pragma once

#include "ui/composer/composercontroller.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTextBrowser;
class QToolButton;

namespace waxwing {

class ComposerAttachments;
class ComposerEditor;
class ComposerHead;
class ComposerOptionsPanel;
class FilePane;
class FormatBar;
class NoticeBar;
class Speller;
class SpellingMarks;

/// The window in which one message is written. What it decides is decided by the controllers, which
/// must outlive it.
class ComposerWindow : public QWidget
{
    Q_OBJECT

public:
    ComposerWindow(ComposerController& controller, ComposerAttachments& attachments,
                   QWidget* parent = nullptr);
    ~ComposerWindow() override;
    /// Who checks the spelling; must outlive it. Once.
    void setSpeller(Speller& speller);
    /// Where one goes on writing: the first field without content.
    void focusContent();

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Question { None, Close };
    void makeLayout();
    QWidget* makeQuoteRow();
    QWidget* makeBottom();
    void makeShortcuts();
    void takeDraft();
    void setPlain(bool plain);
    void requestClose();
    void render();
    void renderNotice();

    ComposerController& m_controller;
    ComposerAttachments& m_attachments;
    NoticeBar* m_notice;
    ComposerHead* m_head;
    ComposerEditor* m_editor;
    FormatBar* m_format;
    QWidget* m_quoteRow = nullptr;
    QTextBrowser* m_quoteView;
    FilePane* m_files;
    QToolButton* m_attach = nullptr;
    QToolButton* m_optionsButton = nullptr;
    ComposerOptionsPanel* m_options;
    QLabel* m_keeping;
    QPushButton* m_send;
    SpellingMarks* m_marks = nullptr;
    Question m_question = Question::None;
    bool m_finished = false;
};

} // namespace waxwing
