#include "ui/common/passwordfield.h"

#include "ui/common/secretfield.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QStyle>

namespace waxwing {

namespace {

constexpr QChar kDot(0x2022);

QString dots(qsizetype count)
{
    return QString(count, kDot);
}

/// What readers get to know of a PasswordField: that it is one, its cursor, and dots.
class AccessiblePasswordField final : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit AccessiblePasswordField(QWidget* widget)
        : QAccessibleWidget(widget, QAccessible::EditableText)
    {}

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TextInterface)
            return static_cast<QAccessibleTextInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? dots(characterCount()) : QAccessibleWidget::text(kind);
    }
    void setText(QAccessible::Text kind, const QString& text) override
    {
        if (kind == QAccessible::Value && !field()->isReadOnly())
            field()->setText(text);
        else
            QAccessibleWidget::setText(kind, text);
    }
    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.passwordEdit = true;
        state.selectableText = true;
        state.editable = !field()->isReadOnly();
        state.readOnly = field()->isReadOnly();
        return state;
    }

    void selection(int, int* start, int* end) const override
    {
        const bool selected = field()->hasSelectedText();
        *start = selected ? field()->selectionStart() : 0;
        *end = selected ? field()->selectionEnd() : 0;
    }
    int selectionCount() const override { return field()->hasSelectedText() ? 1 : 0; }
    void addSelection(int start, int end) override { setSelection(0, start, end); }
    void removeSelection(int) override { field()->deselect(); }
    void setSelection(int, int start, int end) override
    {
        field()->setSelection(start, end - start);
    }
    int cursorPosition() const override { return field()->cursorPosition(); }
    void setCursorPosition(int position) override { field()->setCursorPosition(position); }
    QString text(int start, int end) const override
    {
        const int count = characterCount();
        const int from = std::clamp(start, 0, count);
        return dots(std::clamp(end < 0 ? count : end, from, count) - from);
    }
    int characterCount() const override { return static_cast<int>(field()->text().size()); }
    QRect characterRect(int) const override { return rect(); }
    int offsetAtPoint(const QPoint&) const override { return -1; }
    void scrollToSubstring(int start, int) override { field()->setCursorPosition(start); }
    QString attributes(int, int* start, int* end) const override
    {
        *start = 0;
        *end = characterCount();
        return {};
    }

private:
    QLineEdit* field() const { return static_cast<QLineEdit*>(object()); }
};

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* field = qobject_cast<PasswordField*>(object);
    return field ? new AccessiblePasswordField(field) : nullptr;
}

void maskEvents(QAccessibleEvent* event)
{
    QAccessible::installUpdateHandler(nullptr);
    auto* field = qobject_cast<PasswordField*>(event->object());
    if (field && event->type() == QAccessible::TextInserted) {
        const auto* typed = static_cast<QAccessibleTextInsertEvent*>(event);
        QAccessibleTextInsertEvent masked(field, typed->changePosition(),
                                          dots(typed->textInserted().size()));
        QAccessible::updateAccessibility(&masked);
    } else if (field && event->type() == QAccessible::TextRemoved) {
        const auto* gone = static_cast<QAccessibleTextRemoveEvent*>(event);
        QAccessibleTextRemoveEvent masked(field, gone->changePosition(),
                                          dots(gone->textRemoved().size()));
        QAccessible::updateAccessibility(&masked);
    } else if (field && event->type() == QAccessible::TextUpdated) {
        const auto* change = static_cast<QAccessibleTextUpdateEvent*>(event);
        QAccessibleTextUpdateEvent masked(field, change->changePosition(),
                                          dots(change->textRemoved().size()),
                                          dots(change->textInserted().size()));
        QAccessible::updateAccessibility(&masked);
    } else if (field && event->type() == QAccessible::ValueChanged) {
        QAccessibleValueChangeEvent masked(field, dots(field->text().size()));
        QAccessible::updateAccessibility(&masked);
    } else {
        QAccessible::updateAccessibility(event);
    }
    QAccessible::installUpdateHandler(maskEvents);
}

} // namespace

PasswordField::PasswordField(QWidget* parent) : QLineEdit(parent)
{
    setEchoMode(QLineEdit::Password);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText
                        | Qt::ImhNoAutoUppercase);
    connect(this, &QLineEdit::textEdited, this, [this] { setInvalid(false); });
}

void PasswordField::setRevealed(bool revealed)
{
    setEchoMode(revealed ? QLineEdit::Normal : QLineEdit::Password);
}

Secret PasswordField::secret() const
{
    return Secret::fromText(text());
}

Secret PasswordField::take()
{
    return takeSecret(*this);
}

void PasswordField::wipe()
{
    forgetSecret(*this);
}

void PasswordField::setInvalid(bool invalid)
{
    if (property("invalid").toBool() == invalid)
        return;
    setProperty("invalid", invalid);
    style()->unpolish(this);
    style()->polish(this);
}

void PasswordField::hideFromAccessibility()
{
    QAccessible::installFactory(makeInterface);
    QAccessible::installUpdateHandler(maskEvents);
}

} // namespace waxwing
