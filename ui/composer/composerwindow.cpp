#include "ui/composer/composerwindow.h"

#include "core/spelling/speller.h"
#include "ui/common/errorsentence.h"
#include "ui/common/noticebar.h"
#include "ui/common/theme.h"
#include "ui/composer/composerattachments.h"
#include "ui/composer/composereditor.h"
#include "ui/composer/composerhead.h"
#include "ui/composer/composeroptions.h"
#include "ui/composer/composertexts.h"
#include "ui/composer/editorhtml.h"
#include "ui/composer/filepane.h"
#include "ui/composer/filetexts.h"
#include "ui/composer/formatbar.h"
#include "ui/composer/spellingmarks.h"
#include "ui/composer/spellingmenu.h"

#include <QCloseEvent>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QShortcut>
#include <QTextBrowser>
#include <QTextDocumentFragment>
#include <QToolButton>
#include <QVBoxLayout>

namespace waxwing {

ComposerWindow::ComposerWindow(ComposerController& controller, ComposerAttachments& attachments,
                               QWidget* parent)
    : QWidget(parent), m_controller(controller), m_attachments(attachments),
      m_notice(new NoticeBar(this)), m_head(new ComposerHead(controller, this)),
      m_editor(new ComposerEditor(this)), m_format(new FormatBar(*m_editor, this)),
      m_quoteView(new QTextBrowser(this)), m_files(new FilePane(attachments, this)),
      m_options(new ComposerOptionsPanel(controller, this)), m_keeping(new QLabel(this)),
      m_send(new QPushButton(tr("Send"), this))
{
    resize(760, 680);
    setMinimumSize(520, 420);
    setAcceptDrops(true);
    makeLayout();
    makeShortcuts();
    takeDraft();
    for (auto* field : findChildren<QLineEdit*>())
        field->installEventFilter(this);
    connect(m_editor, &ComposerEditor::filesOffered, m_files, &FilePane::take);
    connect(m_format, &FormatBar::plainChosen, this, &ComposerWindow::setPlain);
    connect(&m_controller, &ComposerController::changed, this, &ComposerWindow::render);
    connect(&m_attachments, &ComposerAttachments::changed, this, &ComposerWindow::render);
    connect(&m_controller, &ComposerController::finished, this, [this] {
        m_finished = true;
        close();
    });
    connect(m_notice, &NoticeBar::actionTriggered, &m_controller,
            &ComposerController::closeKeeping);
    connect(m_notice, &NoticeBar::secondActionTriggered, &m_controller,
            &ComposerController::closeDiscarding);
    render();
}

ComposerWindow::~ComposerWindow() = default;

void ComposerWindow::makeLayout()
{
    auto* notices = new QVBoxLayout;
    notices->setContentsMargins(16, 8, 16, 0);
    notices->addWidget(m_notice);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(notices);
    column->addWidget(m_head);
    column->addWidget(m_format);
    auto* text = new QVBoxLayout;
    text->setContentsMargins(16, 0, 16, 0);
    text->addWidget(m_editor, 2);
    text->addWidget(makeQuoteRow());
    text->addWidget(m_quoteView, 1);
    text->addWidget(m_files);
    column->addLayout(text, 1);
    column->addWidget(m_options);
    column->addWidget(makeBottom());
}

QWidget* ComposerWindow::makeQuoteRow()
{
    m_quoteRow = new QWidget(this);
    auto* show = new QToolButton(m_quoteRow);
    show->setText(m_controller.draft().action == DraftAction::Forward ? tr("Forwarded message")
                                                                     : tr("Quoted message"));
    show->setCheckable(true);
    show->setToolTip(tr("Show what is sent along below your text"));
    show->setFocusPolicy(Qt::StrongFocus);
    auto* remove = new QToolButton(m_quoteRow);
    remove->setText(tr("Leave out"));
    remove->setToolTip(tr("Send only what you write"));
    remove->setFocusPolicy(Qt::StrongFocus);
    auto* row = new QHBoxLayout(m_quoteRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(show);
    row->addWidget(remove);
    row->addStretch(1);
    m_quoteView->setOpenLinks(false);
    m_quoteView->setAccessibleName(show->text());
    m_quoteView->hide();
    connect(show, &QToolButton::toggled, m_quoteView, &QWidget::setVisible);
    connect(remove, &QToolButton::clicked, &m_controller, &ComposerController::removeQuote);
    return m_quoteRow;
}

QWidget* ComposerWindow::makeBottom()
{
    auto* bottom = new QWidget(this);
    m_optionsButton = new QToolButton(bottom);
    m_optionsButton->setText(tr("Options"));
    m_optionsButton->setCheckable(true);
    m_optionsButton->setFocusPolicy(Qt::StrongFocus);
    connect(m_optionsButton, &QToolButton::toggled, m_options, &QWidget::setVisible);
    const bool shown = m_controller.draft().needsPassword() || m_controller.draft().expiryDate.isValid();
    m_options->setVisible(shown);
    m_optionsButton->setChecked(shown);
    m_attach = new QToolButton(bottom);
    m_attach->setText(tr("Attach…"));
    m_attach->setIcon(themedIcon(Icon::Attachment));
    m_attach->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_attach->setToolTip(limitsSentence(m_attachments.rules(), locale()));
    m_attach->setFocusPolicy(Qt::StrongFocus);
    connect(m_attach, &QToolButton::clicked, m_files, &FilePane::choose);
    setTextStyle(*m_keeping, TextStyle::Caption);
    m_keeping->setWordWrap(true);
    m_keeping->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* discard = new QPushButton(tr("Discard"), bottom);
    discard->setToolTip(tr("Forget what was written. What the portal has already saved stays in its "
                           "Draft folder."));
    connect(discard, &QPushButton::clicked, this, [this] {
        if (m_controller.hasUnsaved())
            requestClose();
        else
            m_controller.closeKeeping();
    });
    setTone(*m_send, "primary");
    m_send->setToolTip(tr("Send (Ctrl+Enter). It can be undone for ten seconds."));
    connect(m_send, &QPushButton::clicked, this, [this] {
        m_head->applyRecipients();
        m_controller.send();
    });
    auto* row = new QHBoxLayout(bottom);
    row->setContentsMargins(16, 4, 16, 12);
    row->setSpacing(10);
    row->addWidget(m_attach);
    row->addWidget(m_optionsButton);
    row->addWidget(m_keeping, 1);
    row->addWidget(discard);
    row->addWidget(m_send);
    return bottom;
}

void ComposerWindow::makeShortcuts()
{
    const auto add = [this](const QKeySequence& keys, auto slot) {
        auto* shortcut = new QShortcut(keys, this);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    add(QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { m_send->click(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Enter), [this] { m_send->click(); });
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A), [this] { m_attach->click(); });
    add(QKeySequence(Qt::Key_Escape), [this] {
        if (!m_format->leaveLink())
            requestClose();
    });
    add(QKeySequence(Qt::CTRL | Qt::Key_B), [this] {
        if (!m_format->isPlain())
            m_editor->toggleBold();
    });
    add(QKeySequence(Qt::CTRL | Qt::Key_I), [this] {
        if (!m_format->isPlain())
            m_editor->toggleItalic();
    });
    add(QKeySequence(Qt::CTRL | Qt::Key_K), [this] { m_format->startLink(); });
}

void ComposerWindow::takeDraft()
{
    const Draft& draft = m_controller.draft();
    const bool plain = draft.bodyFormat == BodyFormat::Text;
    if (plain)
        m_editor->setPlainText(draft.body);
    else
        m_editor->setBodyHtml(draft.body);
    m_format->setPlain(plain);
    m_editor->setAcceptRichText(!plain);
    m_quoteView->setHtml(m_controller.quote());
    connect(m_editor, &QTextEdit::textChanged, &m_controller,
            &ComposerController::noteBodyChanged);
    m_controller.setBodySource([editor = QPointer<ComposerEditor>(m_editor),
                                controller = &m_controller] {
        if (!editor)
            return controller->draft().body;
        return controller->draft().bodyFormat == BodyFormat::Text ? editor->toPlainText()
                                                                  : editorHtml(*editor->document());
    });
}

void ComposerWindow::setPlain(bool plain)
{
    if (plain) {
        // Undo brings the formatting back with the text.
        QTextCursor all(m_editor->document());
        all.select(QTextCursor::Document);
        const QString text = m_editor->toPlainText();
        const QString quoted = QTextDocumentFragment::fromHtml(m_controller.quote()).toPlainText();
        all.insertText(quoted.isEmpty() ? text : text + QStringLiteral("\n\n") + quoted,
                       QTextCharFormat());
        m_controller.removeQuote();
    }
    m_editor->setAcceptRichText(!plain);
    m_controller.setBodyFormat(plain ? BodyFormat::Text : BodyFormat::Html);
}

void ComposerWindow::setSpeller(Speller& speller)
{
    m_marks = new SpellingMarks(*m_editor, speller, this);
    connect(m_editor, &ComposerEditor::menuMade, this,
            [this, &speller](QMenu& menu, const QTextCursor& place) {
                addSpelling(menu, *m_editor, speller, m_marks->wrongWordAt(place));
            });
    connect(m_marks, &SpellingMarks::found, m_editor, &ComposerEditor::openMenuAtCursor);
    connect(m_marks, &SpellingMarks::nothingFound, this,
            [this] { m_keeping->setText(tr("No misspelled word found")); });
    auto* next = new QShortcut(QKeySequence(Qt::Key_F7), this);
    connect(next, &QShortcut::activated, m_marks, &SpellingMarks::seekNext);
}

void ComposerWindow::focusContent()
{
    if (!m_head->focusEmptyField())
        m_editor->setFocus();
}

void ComposerWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (FilePane::takes(*event->mimeData()))
        event->acceptProposedAction();
}

void ComposerWindow::dropEvent(QDropEvent* event)
{
    if (m_files->take(*event->mimeData()))
        event->acceptProposedAction();
}

/// A file dropped on a field is a file, not the text of its address.
bool ComposerWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove
        || event->type() == QEvent::Drop) {
        auto* drop = static_cast<QDropEvent*>(event);
        if (FilePane::takes(*drop->mimeData())) {
            if (event->type() == QEvent::Drop)
                m_files->take(*drop->mimeData());
            drop->acceptProposedAction();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ComposerWindow::requestClose()
{
    if (!m_controller.hasUnsaved()) {
        m_controller.closeKeeping();
        return;
    }
    m_question = m_question == Question::Close ? Question::None : Question::Close;
    render();
}

void ComposerWindow::closeEvent(QCloseEvent* event)
{
    if (m_finished) {
        event->accept();
        return;
    }
    event->ignore();
    if (m_controller.phase() == ComposerPhase::Writing)
        requestClose();
}

void ComposerWindow::render()
{
    const bool writing = m_controller.phase() == ComposerPhase::Writing;
    ComposerStart titled = m_controller.start();
    titled.draft.subject = m_controller.draft().subject;
    setWindowTitle(composerTitle(titled));
    m_send->setEnabled(writing);
    const QString uploads = uploadsSentence(m_attachments.files(), m_attachments.isReachable());
    m_keeping->setText(uploads.isEmpty() ? keepingSentence(m_controller.keeping()) : uploads);
    const bool quoted = !m_controller.quote().isEmpty();
    m_quoteRow->setVisible(quoted);
    if (!quoted)
        m_quoteView->hide();
    renderNotice();
}

void ComposerWindow::renderNotice()
{
    m_notice->setAction({});
    m_notice->setSecondAction({});
    m_notice->show();
    if (m_question == Question::Close && m_controller.phase() == ComposerPhase::Writing) {
        m_notice->setNotice(NoticeTone::Warning, Icon::Draft, tr("Keep this draft?"));
        m_notice->setAction(tr("Keep draft"));
        m_notice->setSecondAction(tr("Discard"));
        return;
    }
    const ComposerProblem problem = m_controller.problem();
    if (m_controller.showsProblem() && problem != ComposerProblem::None) {
        if (problem == ComposerProblem::PasswordMissing || problem == ComposerProblem::PasswordWeak)
            m_optionsButton->setChecked(true);
        m_notice->setNotice(NoticeTone::Warning, Icon::Warning,
                            problemSentence(problem, m_controller.draft()));
        return;
    }
    if (const auto& error = m_controller.error()) {
        if (error->hasCode(u"44") || error->hasCode(u"45"))
            m_optionsButton->setChecked(true);
        const bool local = (error->is(ErrorKind::Storage) && !error->hasCode(u"source"))
                           || error->is(ErrorKind::Cancelled) || error->is(ErrorKind::Locked);
        m_notice->setNotice(NoticeTone::Danger, Icon::Warning,
                            local ? errorSentence(*error, ErrorContext::Cache)
                                  : refusalSentence(*error));
        return;
    }
    if (m_controller.start().losesContent && !m_controller.hasUnsaved()) {
        m_notice->setNotice(NoticeTone::Warning, Icon::Warning,
                            tr("This draft holds pictures or tables, which cannot be edited here. "
                               "They are lost once you change it; until then it stays as it is."));
        return;
    }
    const QString quota = quotaSentence(m_controller.quota());
    if (!quota.isEmpty()) {
        m_notice->setNotice(NoticeTone::Info, Icon::Info, quota);
        return;
    }
    m_notice->hide();
}

} // namespace waxwing
