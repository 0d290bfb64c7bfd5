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

Q_SIGNALS:
    /// Files or a picture were pasted or dropped here; `data` lives as long as the call.
    void filesOffered(const QMimeData& data);

protected:
    bool event(QEvent* event) override;
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData* source) const override;
    void insertFromMimeData(const QMimeData* source) override;
    QVariant loadResource(int type, const QUrl& name) override;
};

} // namespace waxwing
