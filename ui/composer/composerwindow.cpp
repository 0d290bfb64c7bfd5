#include "ui/composer/composerwindow.h"

#include "ui/common/errorsentence.h"
#include "ui/common/noticebar.h"
#include "ui/common/theme.h"
#include "ui/composer/composereditor.h"
#include "ui/composer/composeroptions.h"
#include "ui/composer/composertexts.h"
#include "ui/composer/editorhtml.h"
#include "ui/composer/recipientfield.h"
#include "ui/composer/recipients.h"

#include <QCloseEvent>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QTextBrowser>
#include <QTextDocumentFragment>
#include <QToolButton>
#include <QVBoxLayout>

namespace waxwing {

namespace {

QToolButton* formatButton(const QString& text, const QString& name, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setText(text);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

bool isWebAddress(const QUrl& url)
{
    return url.isValid() && !url.host().isEmpty()
           && (url.scheme() == u"https" || url.scheme() == u"http");
}

} // namespace

ComposerWindow::ComposerWindow(ComposerController& controller, QWidget* parent)
    : QWidget(parent), m_controller(controller), m_notice(new NoticeBar(this)),
      m_to(new RecipientField(this)), m_cc(new RecipientField(this)),
      m_bcc(new RecipientField(this)), m_subject(new QLineEdit(this)),
      m_parentPassword(new QLineEdit(this)), m_guests(new QLabel(this)),
      m_editor(new ComposerEditor(this)), m_quoteView(new QTextBrowser(this)),
      m_options(new ComposerOptionsPanel(controller, this)), m_keeping(new QLabel(this)),
      m_send(new QPushButton(tr("Send"), this))
{
    resize(760, 680);
    setMinimumSize(520, 420);
    auto* notices = new QVBoxLayout;
    notices->setContentsMargins(16, 8, 16, 0);
    notices->addWidget(m_notice);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(notices);
    column->addWidget(makeHead());
    column->addWidget(makeFormatRow());
    column->addWidget(makeLinkRow());
    auto* text = new QVBoxLayout;
    text->setContentsMargins(16, 0, 16, 0);
    text->addWidget(m_editor, 2);
    text->addWidget(makeQuoteRow());
    text->addWidget(m_quoteView, 1);
    column->addLayout(text, 1);
    column->addWidget(m_options);
    column->addWidget(makeBottom());
    makeShortcuts();
    takeDraft();
    connect(&m_controller, &ComposerController::changed, this, &ComposerWindow::render);
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

QWidget* ComposerWindow::makeHead()
{
    auto* head = new QWidget(this);
    m_ccButton = new QToolButton(head);
    m_ccButton->setText(tr("Cc, Bcc"));
    m_ccButton->setToolTip(tr("Copies, and copies that the others do not see"));
    m_ccButton->setFocusPolicy(Qt::StrongFocus);
    auto* toRow = new QHBoxLayout;
    toRow->addWidget(m_to, 1);
    toRow->addWidget(m_ccButton);
    m_to->setAccessibleName(tr("To"));
    m_cc->setAccessibleName(tr("Cc"));
    m_bcc->setAccessibleName(tr("Bcc"));
    m_subject->setAccessibleName(tr("Subject"));
    m_parentPassword->setAccessibleName(tr("Password of the message you answer"));
    m_parentPassword->setEchoMode(QLineEdit::Password);
    setTextStyle(*m_guests, TextStyle::Caption);
    m_guests->setWordWrap(true);
    auto* form = new QFormLayout(head);
    form->setContentsMargins(16, 10, 16, 2);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const QString account = m_controller.start().accountName;
    if (!account.isEmpty()) {
        auto* from = new QLabel(account, head);
        from->setTextFormat(Qt::PlainText);
        form->addRow(tr("From"), from);
    }
    form->addRow(tr("&To"), toRow);
    qobject_cast<QLabel*>(form->labelForField(toRow))->setBuddy(m_to);
    form->addRow(tr("&Cc"), m_cc);
    form->addRow(tr("&Bcc"), m_bcc);
    form->addRow(QString(), m_guests);
    form->addRow(tr("&Subject"), m_subject);
    form->addRow(tr("Pass&word"), m_parentPassword);
    m_parentPassword->setPlaceholderText(tr("Password of the message you answer"));
    form->setRowVisible(m_parentPassword, m_controller.draft().parentIsProtected);
    const auto showCopies = [this, form](bool shown) {
        form->setRowVisible(m_cc, shown);
        form->setRowVisible(m_bcc, shown);
        m_ccButton->setVisible(!shown);
    };
    showCopies(!m_controller.draft().cc.isEmpty() || !m_controller.draft().bcc.isEmpty());
    connect(m_ccButton, &QToolButton::clicked, this, [this, showCopies] {
        showCopies(true);
        m_cc->setFocus();
    });
    for (RecipientField* field : {m_to, m_cc, m_bcc}) {
        field->setPeople(m_controller.start().people);
        connect(field, &QLineEdit::textChanged, this, &ComposerWindow::applyRecipients);
    }
    connect(m_subject, &QLineEdit::textChanged, &m_controller, &ComposerController::setSubject);
    connect(m_parentPassword, &QLineEdit::textEdited, this, [this](const QString& typed) {
        QString copy = typed;
        copy.detach();
        m_controller.setParentPassword(Secret::fromText(std::move(copy)));
    });
    return head;
}

QWidget* ComposerWindow::makeFormatRow()
{
    m_formatRow = new QWidget(this);
    auto* row = new QHBoxLayout(m_formatRow);
    row->setContentsMargins(16, 2, 16, 2);
    row->setSpacing(4);
    auto* bold = formatButton(tr("B", "bold"), tr("Bold (Ctrl+B)"), m_formatRow);
    QFont heavy = bold->font();
    heavy.setBold(true);
    bold->setFont(heavy);
    auto* italic = formatButton(tr("I", "italic"), tr("Italic (Ctrl+I)"), m_formatRow);
    QFont slanted = italic->font();
    slanted.setItalic(true);
    italic->setFont(slanted);
    auto* list = formatButton(tr("List"), tr("Bulleted list"), m_formatRow);
    auto* numbers = formatButton(tr("1. 2. 3."), tr("Numbered list"), m_formatRow);
    auto* link = formatButton(tr("Link"), tr("Insert a link (Ctrl+K)"), m_formatRow);
    auto* quote = formatButton(tr("Quote"), tr("Mark as a quotation"), m_formatRow);
    m_plain = formatButton(tr("Plain text"), tr("Write without any formatting"), m_formatRow);
    m_plain->setCheckable(true);
    connect(bold, &QToolButton::clicked, m_editor, &ComposerEditor::toggleBold);
    connect(italic, &QToolButton::clicked, m_editor, &ComposerEditor::toggleItalic);
    connect(list, &QToolButton::clicked, this, [this] { m_editor->toggleList(false); });
    connect(numbers, &QToolButton::clicked, this, [this] { m_editor->toggleList(true); });
    connect(link, &QToolButton::clicked, this, [this] {
        m_linkRow->show();
        m_link->setFocus();
    });
    connect(quote, &QToolButton::clicked, m_editor, &ComposerEditor::toggleQuote);
    connect(m_plain, &QToolButton::toggled, this, &ComposerWindow::setPlain);
    for (QToolButton* button : {bold, italic, list, numbers, link, quote}) {
        row->addWidget(button);
        connect(m_plain, &QToolButton::toggled, button, &QWidget::setDisabled);
    }
    row->addStretch(1);
    row->addWidget(m_plain);
    return m_formatRow;
}

QWidget* ComposerWindow::makeLinkRow()
{
    m_linkRow = new QWidget(this);
    m_link = new QLineEdit(m_linkRow);
    m_link->setPlaceholderText(QStringLiteral("https://"));
    m_link->setAccessibleName(tr("Address of the link"));
    auto* add = new QPushButton(tr("Insert link"), m_linkRow);
    auto* row = new QHBoxLayout(m_linkRow);
    row->setContentsMargins(16, 2, 16, 2);
    row->addWidget(m_link, 1);
    row->addWidget(add);
    connect(m_link, &QLineEdit::returnPressed, this, &ComposerWindow::addLink);
    connect(add, &QPushButton::clicked, this, &ComposerWindow::addLink);
    m_linkRow->hide();
    return m_linkRow;
}

void ComposerWindow::addLink()
{
    const QUrl url = QUrl::fromUserInput(m_link->text().trimmed());
    if (!isWebAddress(url)) {
        m_link->selectAll();
        m_link->setFocus();
        return;
    }
    m_editor->makeLink(url.toString(QUrl::FullyEncoded));
    m_link->clear();
    m_linkRow->hide();
    m_editor->setFocus();
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
    setTextStyle(*m_keeping, TextStyle::Caption);
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
        applyRecipients();
        m_controller.send();
    });
    auto* row = new QHBoxLayout(bottom);
    row->setContentsMargins(16, 4, 16, 12);
    row->setSpacing(10);
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
    add(QKeySequence(Qt::Key_Escape), [this] {
        if (m_linkRow->isVisible()) {
            m_linkRow->hide();
            m_editor->setFocus();
        } else {
            requestClose();
        }
    });
    const auto formatted = [this] { return !m_plain->isChecked(); };
    add(QKeySequence(Qt::CTRL | Qt::Key_B), [this, formatted] {
        if (formatted())
            m_editor->toggleBold();
    });
    add(QKeySequence(Qt::CTRL | Qt::Key_I), [this, formatted] {
        if (formatted())
            m_editor->toggleItalic();
    });
    add(QKeySequence(Qt::CTRL | Qt::Key_K), [this, formatted] {
        if (!formatted())
            return;
        m_linkRow->show();
        m_link->setFocus();
    });
}

void ComposerWindow::takeDraft()
{
    const Draft& draft = m_controller.draft();
    const QSignalBlocker to(m_to);
    const QSignalBlocker cc(m_cc);
    const QSignalBlocker bcc(m_bcc);
    const QSignalBlocker subject(m_subject);
    m_to->setEntries(draft.to);
    m_cc->setEntries(draft.cc);
    m_bcc->setEntries(draft.bcc);
    m_subject->setText(draft.subject);
    const bool plain = draft.bodyFormat == BodyFormat::Text;
    if (plain)
        m_editor->setPlainText(draft.body);
    else
        m_editor->setBodyHtml(draft.body);
    const QSignalBlocker button(m_plain);
    m_plain->setChecked(plain);
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
    m_linkRow->hide();
    m_controller.setBodyFormat(plain ? BodyFormat::Text : BodyFormat::Html);
}

void ComposerWindow::applyRecipients()
{
    m_controller.setRecipients(m_to->entries(), m_cc->entries(), m_bcc->entries());
}

void ComposerWindow::focusContent()
{
    if (m_controller.draft().to.isEmpty())
        m_to->setFocus();
    else if (m_controller.draft().subject.isEmpty())
        m_subject->setFocus();
    else
        m_editor->setFocus();
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
    m_keeping->setText(keepingSentence(m_controller.keeping()));
    const bool quoted = !m_controller.quote().isEmpty();
    m_quoteRow->setVisible(quoted);
    if (!quoted)
        m_quoteView->hide();
    const Draft& draft = m_controller.draft();
    const QStringList guests
        = guestsAmong(draft.to + draft.cc + draft.bcc, m_controller.start().people);
    m_guests->setVisible(!guests.isEmpty());
    m_guests->setText(tr("Guests of the portal: %1").arg(guests.join(QStringLiteral(", "))));
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
        const bool local = error->is(ErrorKind::Storage) || error->is(ErrorKind::Cancelled)
                           || error->is(ErrorKind::Locked);
        m_notice->setNotice(NoticeTone::Danger, Icon::Warning,
                            local ? errorSentence(*error, ErrorContext::Cache)
                                  : refusalSentence(*error));
        return;
    }
    m_notice->hide();
}

} // namespace waxwing
