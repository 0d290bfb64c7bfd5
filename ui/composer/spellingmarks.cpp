#include "ui/composer/spellingmarks.h"

#include "core/spelling/speller.h"
#include "core/spelling/wordscan.h"
#include "ui/common/theme.h"
#include "ui/composer/editorhtml.h"

#include <QScrollBar>
#include <QTextBlock>
#include <QTextEdit>
#include <QTimer>

#include <algorithm>

namespace waxwing {

namespace {

constexpr int kPause = 120; ///< ms; nobody reads an underline while typing on

QTextCursor selectionOf(const QTextBlock& block, const ScannedWord& word)
{
    QTextCursor cursor(block);
    cursor.setPosition(block.position() + static_cast<int>(word.start));
    cursor.setPosition(cursor.position() + static_cast<int>(word.length), QTextCursor::KeepAnchor);
    return cursor;
}

bool isLink(const QTextCursor& word)
{
    QTextCursor first = word;
    first.setPosition(word.selectionStart() + 1);
    return first.charFormat().isAnchor();
}

/// What somebody else wrote is theirs.
bool isQuoted(const QTextBlock& block)
{
    return block.blockFormat().leftMargin() >= kQuoteMargin;
}

} // namespace

SpellingMarks::SpellingMarks(QTextEdit& editor, Speller& speller, QObject* parent)
    : QObject(parent), m_editor(editor), m_speller(speller), m_refresh(new QTimer(this))
{
    m_refresh->setSingleShot(true);
    m_refresh->setInterval(kPause);
    connect(m_refresh, &QTimer::timeout, this, &SpellingMarks::refresh);
    connect(&m_editor, &QTextEdit::textChanged, this, [this] {
        m_typing = true;
        refreshSoon();
    });
    connect(&m_editor, &QTextEdit::cursorPositionChanged, this, [this] {
        // Typing moves the cursor too, and says so after it has changed the text.
        if (!m_refresh->isActive())
            m_typing = false;
        refreshSoon();
    });
    connect(m_editor.verticalScrollBar(), &QScrollBar::valueChanged, this,
            &SpellingMarks::refreshSoon);
    connect(&m_speller, &Speller::changed, this, [this] {
        refresh();
        if (m_seeking)
            goOnSeeking();
    });
    refreshSoon();
}

void SpellingMarks::refreshSoon()
{
    m_refresh->start();
}

void SpellingMarks::refresh()
{
    QList<QTextEdit::ExtraSelection> marks;
    if (m_speller.standing() == Speller::Standing::Ready) {
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::SpellCheckUnderline);
        format.setUnderlineColor(Theme::of(m_editor.palette()).danger);
        const QRect seen = m_editor.viewport()->rect();
        const QTextBlock last = m_editor.cursorForPosition(seen.bottomRight()).block();
        const int cursor = m_editor.textCursor().position();
        for (QTextBlock block = m_editor.cursorForPosition(seen.topLeft()).block();
             block.isValid(); block = block.next()) {
            const QString text = block.text();
            const QList<ScannedWord> words
                = isQuoted(block) ? QList<ScannedWord>() : wordsToCheck(text);
            for (const ScannedWord& word : words) {
                const QTextCursor selection = selectionOf(block, word);
                const bool unfinished = m_typing && m_editor.hasFocus()
                                        && selection.selectionEnd() == cursor;
                if (!unfinished
                    && m_speller.verdict(selection.selectedText()) == Speller::Verdict::Wrong
                    && !isLink(selection))
                    marks << QTextEdit::ExtraSelection{selection, format};
            }
            if (block == last)
                break;
        }
    }
    m_editor.setExtraSelections(marks);
}

std::optional<QTextCursor> SpellingMarks::wrongWordAt(const QTextCursor& place) const
{
    const QTextBlock block = place.block();
    if (isQuoted(block))
        return std::nullopt;
    const QString text = block.text();
    for (const ScannedWord& word : wordsToCheck(text)) {
        const QTextCursor selection = selectionOf(block, word);
        if (selection.selectionStart() <= place.position()
            && place.position() <= selection.selectionEnd() && !isLink(selection)
            && m_speller.verdict(selection.selectedText()) == Speller::Verdict::Wrong)
            return selection;
    }
    return std::nullopt;
}

void SpellingMarks::seekNext()
{
    if (m_speller.standing() != Speller::Standing::Ready)
        return;
    m_seeking = true;
    goOnSeeking();
}

/// Words that have to be looked up come back here by Speller::changed().
void SpellingMarks::goOnSeeking()
{
    const int from = m_editor.textCursor().selectionEnd();
    std::optional<QTextCursor> ahead;
    std::optional<QTextCursor> behind;
    bool unknown = false;
    for (QTextBlock block = m_editor.document()->begin(); block.isValid(); block = block.next()) {
        if (isQuoted(block))
            continue;
        const QString text = block.text();
        for (const ScannedWord& word : wordsToCheck(text)) {
            const QTextCursor selection = selectionOf(block, word);
            const auto verdict = m_speller.verdict(selection.selectedText());
            unknown = unknown || verdict == Speller::Verdict::Unknown;
            if (verdict != Speller::Verdict::Wrong || isLink(selection))
                continue;
            std::optional<QTextCursor>& place = selection.selectionStart() >= from ? ahead : behind;
            if (!place)
                place = selection;
        }
    }
    if (unknown)
        return;
    m_seeking = false;
    const std::optional<QTextCursor> next = ahead ? ahead : behind;
    if (!next)
        return Q_EMIT nothingFound();
    m_editor.setTextCursor(*next);
    m_editor.ensureCursorVisible();
    Q_EMIT found();
}

} // namespace waxwing
