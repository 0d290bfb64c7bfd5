#pragma once

#include "core/base/clock.h"
#include "ui/reader/readerstate.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QStackedWidget;

namespace waxwing {

class AttachmentsController;
class AttachmentsPane;
class EmptyState;
class MessageBodyView;
class MessageHeader;
class NoticeBar;
class PasswordPanel;
class ReaderController;
class ReaderSlip;

/// The right pane: shows the state of the controller and passes on what the person does. Its
/// arguments must outlive it; without `attachments` they are only listed.
class ReaderView : public QWidget
{
    Q_OBJECT

public:
    ReaderView(ReaderController& controller, const Clock& clock, QWidget* parent = nullptr,
               AttachmentsController* attachments = nullptr);
    ~ReaderView() override;
    [[nodiscard]] AttachmentsPane& attachments() { return *m_attachments; }
    [[nodiscard]] MessageBodyView& body() { return *m_body; }
    void focusContent();

Q_SIGNALS:
    /// The person confirmed that this address may be opened in the browser.
    void linkConfirmed(const QUrl& target);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeLayout();
    void makeShortcuts();
    void render();
    void renderContent(const ReaderState& state);
    void renderBars(const ReaderState& state);
    void askAboutLink(const QUrl& target);
    void showPage(const QWidget* content);
    void showTarget(const QUrl& target);
    void placeTarget();

    ReaderController& m_controller;
    const Clock& m_clock;
    MessageHeader* m_header;
    QWidget* m_line;
    NoticeBar* m_facts;
    NoticeBar* m_imagesBar;
    NoticeBar* m_linkBar;
    QStackedWidget* m_stack;
    EmptyState* m_nothing;
    ReaderSlip* m_slip;
    PasswordPanel* m_password;
    MessageBodyView* m_body;
    AttachmentsPane* m_attachments;
    QLabel* m_target;
    QTimer m_loadingDelay;
    QUrl m_link;
    Guid m_shownGuid;
    ReaderPhase m_shownPhase = ReaderPhase::Nothing;
};

} // namespace waxwing
