#include "ui/reader/readerview.h"

#include "ui/common/emptystate.h"
#include "ui/common/focusscroll.h"
#include "ui/common/format.h"
#include "ui/common/noticebar.h"
#include "ui/common/theme.h"
#include "ui/reader/attachmentspane.h"
#include "ui/reader/messagebodyview.h"
#include "ui/reader/messageheader.h"
#include "ui/reader/passwordpanel.h"
#include "ui/reader/readercontroller.h"
#include "ui/reader/readerslip.h"

#include <QFrame>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace waxwing {

namespace {

constexpr int kLoadingDelay = 500;

bool mayBeOpened(const QUrl& target)
{
    const QString scheme = target.scheme();
    return target.isValid()
           && (scheme == u"https" || scheme == u"http" || scheme == u"mailto");
}

/// In a low window what does not fit is scrolled to, instead of squeezing the header.
QWidget* scrolled(QWidget* content)
{
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    followFocus(*area);
    return area;
}

} // namespace

ReaderView::ReaderView(ReaderController& controller, const Clock& clock, QWidget* parent,
                       AttachmentsController* attachments)
    : QWidget(parent), m_controller(controller), m_clock(clock), m_header(new MessageHeader(this)),
      m_line(new QFrame(this)), m_facts(new NoticeBar(this)), m_imagesBar(new NoticeBar(this)),
      m_linkBar(new NoticeBar(this)), m_stack(new QStackedWidget(this)),
      m_nothing(new EmptyState(this)), m_slip(new ReaderSlip(this)),
      m_password(new PasswordPanel(this)), m_body(new MessageBodyView(this)),
      m_attachments(new AttachmentsPane(attachments, this)), m_target(new QLabel(m_body))
{
    makeLayout();
    makeShortcuts();
    m_loadingDelay.setSingleShot(true);
    m_loadingDelay.setInterval(kLoadingDelay);
    connect(&m_loadingDelay, &QTimer::timeout, this, [this] {
        m_nothing->presentBusy(noticeOf(m_controller.state(), QLocale()).heading, {});
        showPage(m_nothing);
    });
    connect(&m_controller, &ReaderController::changed, this, &ReaderView::render);
    connect(m_slip, &ReaderSlip::actionTriggered, this, [this] {
        if (m_controller.state().phase == ReaderPhase::Forecast)
            m_controller.acceptForecast();
        else
            m_controller.open();
    });
    connect(m_slip, &ReaderSlip::secondActionTriggered, &m_controller,
            &ReaderController::declineForecast);
    connect(m_password, &PasswordPanel::submitted, &m_controller,
            &ReaderController::submitPassword);
    connect(m_imagesBar, &NoticeBar::actionTriggered, &m_controller,
            &ReaderController::loadImages);
    connect(m_body, &MessageBodyView::linkActivated, this, &ReaderView::askAboutLink);
    connect(m_body, &MessageBodyView::linkHovered, this, &ReaderView::showTarget);
    connect(m_linkBar, &NoticeBar::actionTriggered, this, [this] {
        m_linkBar->hide();
        Q_EMIT linkConfirmed(m_link);
    });
    connect(m_linkBar, &NoticeBar::secondActionTriggered, m_linkBar, &QWidget::hide);
    render();
}

ReaderView::~ReaderView() = default;

void ReaderView::makeLayout()
{
    m_line->setProperty("frame", QStringLiteral("line"));
    m_linkBar->setAction(tr("Open link"));
    m_linkBar->setSecondAction(tr("Cancel"));
    m_linkBar->hide();
    for (QWidget* page : {static_cast<QWidget*>(m_nothing), scrolled(m_slip), scrolled(m_password),
                          static_cast<QWidget*>(m_body)})
        m_stack->addWidget(page);
    auto* bars = new QVBoxLayout;
    bars->setContentsMargins(20, 8, 20, 0);
    bars->setSpacing(8);
    bars->addWidget(m_facts);
    bars->addWidget(m_imagesBar);
    bars->addWidget(m_linkBar);
    auto* files = new QVBoxLayout;
    files->setContentsMargins(20, 8, 16, 10);
    files->addWidget(m_attachments);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_line);
    column->addLayout(bars);
    column->addWidget(m_stack, 1);
    column->addLayout(files);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_target->setTextFormat(Qt::PlainText);
    m_target->setAutoFillBackground(true);
    m_target->setContentsMargins(8, 3, 8, 3);
    setTextStyle(*m_target, TextStyle::Caption);
    m_target->hide();
}

void ReaderView::makeShortcuts()
{
    const auto add = [this](const QKeySequence& keys, auto slot) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WindowShortcut);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    add(QKeySequence(Qt::CTRL | Qt::Key_Plus), [this] { m_body->zoom(1); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Equal), [this] { m_body->zoom(1); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Minus), [this] { m_body->zoom(-1); });
    add(QKeySequence(Qt::CTRL | Qt::Key_0), [this] { m_body->resetZoom(); });
}

void ReaderView::render()
{
    const ReaderState& state = m_controller.state();
    const Guid guid = state.summary ? state.summary->guid : Guid();
    const bool another = guid != m_shownGuid || state.phase != m_shownPhase;
    if (guid != m_shownGuid) {
        m_linkBar->hide();
        m_target->hide();
        m_password->clear();
    }
    const bool leaving = m_shownPhase == ReaderPhase::Open && state.phase != ReaderPhase::Open;
    if (leaving || guid != m_shownGuid)
        m_body->clearBody();
    m_shownGuid = guid;
    m_shownPhase = state.phase;
    const bool hasSummary = state.summary.has_value();
    m_header->setVisible(hasSummary);
    m_line->setVisible(hasSummary);
    if (hasSummary)
        m_header->setSummary(*state.summary, m_clock.now());
    renderBars(state);
    renderContent(state);
    if (another && state.phase == ReaderPhase::PasswordNeeded && m_stack->isAncestorOf(focusWidget()))
        m_password->focusField();
}

void ReaderView::renderBars(const ReaderState& state)
{
    const bool open = state.phase == ReaderPhase::Open;
    const QString facts = state.summary && open
                              ? factsOf(*state.summary, m_clock.now(), QLocale())
                              : QString();
    m_facts->setVisible(!facts.isEmpty());
    if (!facts.isEmpty()) {
        const bool locked = state.summary->isProtected();
        m_facts->setNotice(NoticeTone::Info, locked ? Icon::Lock : Icon::Expired, facts);
    }
    const bool blocked = open && !state.blockedImages.isEmpty() && state.images.isEmpty();
    m_imagesBar->setVisible(blocked);
    if (blocked) {
        const auto number = static_cast<int>(state.blockedImages.size());
        m_imagesBar->setNotice(NoticeTone::Info, Icon::Image,
                               state.loadingImages
                                   ? tr("Loading remote images…")
                                   : tr("%n remote image(s) blocked, because loading them would tell "
                                        "the sender about it.", nullptr, number));
        m_imagesBar->setAction(state.loadingImages ? QString() : tr("Load remote images"));
    }
    const bool files = state.summary && !state.summary->attachments.isEmpty()
                       && (open || state.phase == ReaderPhase::Closed
                           || state.phase == ReaderPhase::Forecast
                           || state.phase == ReaderPhase::Offline);
    m_attachments->setVisible(files);
    if (files)
        m_attachments->setAttachments(state.summary->attachments);
}

void ReaderView::renderContent(const ReaderState& state)
{
    if (state.phase != ReaderPhase::Loading)
        m_loadingDelay.stop();
    switch (state.phase) {
    case ReaderPhase::Loading:
        if (!m_loadingDelay.isActive())
            m_loadingDelay.start();
        return;
    case ReaderPhase::Nothing: {
        const ReaderNotice notice = noticeOf(state, QLocale());
        m_nothing->present(notice.icon, notice.heading, notice.sentence);
        return showPage(m_nothing);
    }
    case ReaderPhase::PasswordNeeded:
        m_password->setState(state);
        return showPage(m_password);
    case ReaderPhase::Open:
        m_body->setBody(state.html, state.images);
        return showPage(m_body);
    default:
        m_slip->setNotice(noticeOf(state, QLocale()));
        return showPage(m_slip);
    }
}

void ReaderView::showPage(const QWidget* content)
{
    for (int i = 0; i < m_stack->count(); ++i) {
        const QWidget* page = m_stack->widget(i);
        if (page == content || page->isAncestorOf(content))
            m_stack->setCurrentIndex(i);
    }
}

void ReaderView::focusContent()
{
    if (m_stack->currentWidget()->isAncestorOf(m_password))
        m_password->focusField();
    else
        m_stack->currentWidget()->setFocus();
}

void ReaderView::askAboutLink(const QUrl& target)
{
    m_link = target;
    const QString shown = breakable(singleLine(target.toDisplayString(QUrl::FullyEncoded)));
    if (mayBeOpened(target)) {
        m_linkBar->setNotice(NoticeTone::Warning, Icon::Open,
                             target.scheme() == u"mailto"
                                 ? tr("Write an e-mail with your mail program?\n%1").arg(shown)
                                 : tr("Open %1 in your browser?\n%2")
                                       .arg(QString::fromLatin1(QUrl::toAce(target.host())), shown));
        m_linkBar->setAction(tr("Open link"));
    } else {
        m_linkBar->setNotice(NoticeTone::Danger, Icon::Warning,
                             tr("This link is not opened, because of its kind:\n%1").arg(shown));
        m_linkBar->setAction({});
    }
    m_linkBar->show();
}

void ReaderView::showTarget(const QUrl& target)
{
    m_target->setVisible(!target.isEmpty());
    if (target.isEmpty())
        return;
    const QString text = singleLine(target.toDisplayString(QUrl::FullyEncoded));
    m_target->setText(m_target->fontMetrics().elidedText(text, Qt::ElideMiddle,
                                                         m_body->width() - 40));
    placeTarget();
}

void ReaderView::placeTarget()
{
    m_target->adjustSize();
    m_target->move(0, m_body->height() - m_target->height());
    m_target->raise();
}

void ReaderView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_target->isVisible())
        placeTarget();
}

} // namespace waxwing
