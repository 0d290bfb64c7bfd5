#pragma once

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace waxwing {

class ComposerEditor;

/// The buttons that format the text of a message, and the row in which a link is typed. `editor`
/// must outlive it.
class FormatBar : public QWidget
{
    Q_OBJECT

public:
    explicit FormatBar(ComposerEditor& editor, QWidget* parent = nullptr);
    /// Without taking it for a choice of the person.
    void setPlain(bool plain);
    [[nodiscard]] bool isPlain() const;
    void startLink();
    /// False: no link was being typed.
    bool leaveLink();

Q_SIGNALS:
    void plainChosen(bool plain);

private:
    QWidget* makeButtons();
    QWidget* makeLinkRow();
    void addLink();

    ComposerEditor& m_editor;
    QToolButton* m_plain = nullptr;
    QWidget* m_linkRow = nullptr;
    QLineEdit* m_link = nullptr;
};

} // namespace waxwing
