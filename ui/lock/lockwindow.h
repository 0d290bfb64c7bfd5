#pragma once

#include "core/base/secret.h"
#include "ui/lock/locktexts.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace waxwing {

class NoticeBar;
class Spinner;

/// Stands in the place of the main window while nothing may be shown, or nothing can be: asks for
/// a passphrase, offers what can be done, and says what happens meanwhile. Shows what it is given;
/// what the person wants goes out as signals.
class LockWindow : public QWidget
{
    Q_OBJECT

public:
    explicit LockWindow(QWidget* parent = nullptr);
    void setView(const LockView& view);
    [[nodiscard]] LockPage page() const { return m_page; }

Q_SIGNALS:
    void unlockRequested();
    void passphraseEntered(const waxwing::Secret& passphrase);
    void passphraseChosen(const waxwing::Secret& passphrase);
    void passphraseGivenUp();
    void beginAnewRequested();
    void memoryRequested();

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void draw();
    void drawIcon();
    void take(LockAction action);
    void takeNewPassphrase();
    void showPage(LockPage page);
    [[nodiscard]] QLineEdit* makeField(const QString& name);

    LockView m_view;
    LockPage m_page = LockPage::Standing;
    LockTexts m_texts;
    QLabel* m_icon;
    Spinner* m_spinner;
    QLabel* m_heading;
    QLabel* m_sentence;
    QLineEdit* m_passphrase;
    QLineEdit* m_repeated;
    NoticeBar* m_problem;
    QPushButton* m_primary;
    QPushButton* m_secondary;
};

} // namespace waxwing
