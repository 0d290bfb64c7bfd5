#pragma once

#include <QTextEdit>

namespace waxwing {

/// A text field that holds only what can be sent: pasted text keeps bold, italic, lists, links and
/// quotes, and nothing is loaded for it.
class ComposerEditor : public QTextEdit
{
    Q_OBJECT

public:
    explicit ComposerEditor(QWidget* parent = nullptr);
    /// `html` must have been made safe; what cannot be edited is left out.
    void setBodyHtml(const QString& html);
    void toggleBold();
    void toggleItalic();
    void toggleList(bool numbered);
    void toggleQuote();
    void makeLink(const QString& target);

protected:
    bool event(QEvent* event) override;
    void insertFromMimeData(const QMimeData* source) override;
    QVariant loadResource(int type, const QUrl& name) override;
};

} // namespace waxwing
