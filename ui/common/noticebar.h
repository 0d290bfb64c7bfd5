#pragma once

#include "ui/common/iconset.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace waxwing {

enum class NoticeTone { Info, Warning, Danger };

/// A strip with an icon, a sentence that may wrap, and up to two buttons. Used for banners and for
/// errors in place.
class NoticeBar : public QFrame
{
    Q_OBJECT

public:
    /// In narrow places the buttons stand below the text.
    enum class Buttons { Beside, Below };
    explicit NoticeBar(QWidget* parent = nullptr, Buttons buttons = Buttons::Beside);
    void setNotice(NoticeTone tone, Icon icon, const QString& text);
    /// An empty text hides the button.
    void setAction(const QString& text);
    void setSecondAction(const QString& text);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void actionTriggered();
    void secondActionTriggered();

protected:
    void changeEvent(QEvent* event) override;

private:
    void drawIcon();

    Icon m_iconName = Icon::Info;
    NoticeTone m_tone = NoticeTone::Info;
    QLabel* m_icon;
    QLabel* m_text;
    QPushButton* m_action;
    QPushButton* m_secondAction;
};

} // namespace waxwing
