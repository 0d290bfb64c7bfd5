#include "ui/signin/ssopage.h"

#include "ui/common/elidedlabel.h"
#include "ui/common/format.h"
#include "ui/common/noticebar.h"
#include "ui/common/spinner.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace waxwing {

namespace {

constexpr int kGap = 10;

QLabel* wrapping(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QVBoxLayout* columnOf(QWidget* page)
{
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    return column;
}

QString nameOf(const Authenticator& method)
{
    const QString name = singleLine(method.name);
    if (!name.isEmpty())
        return name;
    return method.loginUrl.isEmpty() ? SsoPage::tr("Password") : SsoPage::tr("Browser");
}

QString detailOf(const Authenticator& method, bool usedBefore)
{
    const QString description = singleLine(method.description);
    if (!usedBefore)
        return description;
    return description.isEmpty() ? SsoPage::tr("Used last")
                                 : SsoPage::tr("%1 · used last").arg(description);
}

/// As high as its lines want it: a button by itself knows of one line only.
class MethodButton final : public QPushButton
{
public:
    explicit MethodButton(QWidget* parent) : QPushButton(parent)
    {
        setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        return layout() ? layout()->sizeHint() : QPushButton::sizeHint();
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
};

/// A button with a name and a second line below it.
QPushButton* methodButton(const Authenticator& method, bool usedBefore, QWidget* parent)
{
    auto* button = new MethodButton(parent);
    auto* icon = new QLabel(button);
    auto* name = new ElidedLabel(button);
    auto* detail = new ElidedLabel(button);
    icon->setPixmap(themedIcon(method.loginUrl.isEmpty() ? Icon::Key : Icon::Globe)
                        .pixmap(QSize(22, 22), parent->devicePixelRatioF()));
    name->setText(nameOf(method));
    setTextStyle(*name, TextStyle::Strong);
    detail->setText(detailOf(method, usedBefore));
    detail->setSecondary(true);
    detail->setVisible(!detail->text().isEmpty());
    auto* lines = new QVBoxLayout;
    lines->setSpacing(1);
    lines->addWidget(name);
    lines->addWidget(detail);
    auto* row = new QHBoxLayout(button);
    row->setContentsMargins(14, 10, 14, 10);
    row->setSpacing(12);
    row->addWidget(icon);
    row->addLayout(lines, 1);
    for (QLabel* label : {icon, static_cast<QLabel*>(name), static_cast<QLabel*>(detail)})
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    button->setAccessibleName(nameOf(method));
    button->setAccessibleDescription(detail->text());
    return button;
}

} // namespace

SsoPage::SsoPage(QWidget* parent)
    : QWidget(parent), m_phases(new QStackedWidget(this))
{
    m_choose = makeChoose();
    m_waiting = makeWaiting();
    m_confirm = makeConfirm();
    auto* column = columnOf(this);
    column->addWidget(m_phases);
    for (QWidget* page : {m_choose, m_waiting, m_confirm})
        m_phases->addWidget(page);
}

QWidget* SsoPage::makeChoose()
{
    auto* page = new QWidget(this);
    m_chooseText = wrapping(page);
    m_keep = new QCheckBox(tr("Keep me signed in"), page);
    m_keep->setAccessibleName(m_keep->text());
    m_methods = new QVBoxLayout;
    m_methods->setSpacing(8);
    auto* column = columnOf(page);
    column->addWidget(m_chooseText);
    column->addWidget(m_keep);
    column->addSpacing(2);
    column->addLayout(m_methods);
    column->addStretch(1);
    return page;
}

QWidget* SsoPage::makeWaiting()
{
    auto* page = new QWidget(this);
    m_waitingTitle = wrapping(page);
    setTextStyle(*m_waitingTitle, TextStyle::Heading);
    m_waitingText = wrapping(page);
    m_until = wrapping(page);
    setTone(*m_until, "secondary");
    m_noBrowser = new NoticeBar(page);
    m_noBrowser->setNotice(NoticeTone::Warning, Icon::Warning,
                           tr("No browser could be started. Copy the address and open it in a "
                              "browser on this computer."));
    m_addressRow = new QWidget(page);
    m_address = new QLineEdit(m_addressRow);
    m_address->setReadOnly(true);
    m_address->setAccessibleName(tr("Address of the sign-in page"));
    m_copy = new QPushButton(tr("Copy"), m_addressRow);
    m_copy->setAccessibleName(tr("Copy the address"));
    m_openAgain = new QPushButton(tr("Open again"), page);
    m_openAgain->setAccessibleName(m_openAgain->text());
    auto* stop = new QPushButton(tr("Cancel"), page);
    stop->setAccessibleName(stop->text());
    setTone(*stop, "link");

    auto* title = new QHBoxLayout;
    title->setSpacing(12);
    title->addWidget(new Spinner(24, page));
    title->addWidget(m_waitingTitle, 1);
    auto* row = new QHBoxLayout(m_addressRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_address, 1);
    row->addWidget(m_copy);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_openAgain);
    buttons->addStretch(1);
    buttons->addWidget(stop);
    auto* column = columnOf(page);
    column->addLayout(title);
    column->addWidget(m_waitingText);
    column->addWidget(m_noBrowser);
    column->addSpacing(4);
    column->addWidget(m_addressRow);
    column->addLayout(buttons);
    column->addWidget(m_until);
    column->addStretch(1);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_address->text());
        m_copy->setText(tr("Copied"));
    });
    connect(m_openAgain, &QPushButton::clicked, this, &SsoPage::openAgainRequested);
    connect(stop, &QPushButton::clicked, this, &SsoPage::stopRequested);
    return page;
}

QWidget* SsoPage::makeConfirm()
{
    auto* page = new QWidget(this);
    auto* title = wrapping(page);
    title->setText(tr("Is this the right account?"));
    setTextStyle(*title, TextStyle::Heading);
    m_confirmText = wrapping(page);
    m_accept = new QPushButton(page);
    setTone(*m_accept, "primary");
    auto* decline = new QPushButton(tr("No, end this session"), page);
    decline->setAccessibleName(decline->text());
    auto* column = columnOf(page);
    column->addWidget(title);
    column->addWidget(m_confirmText);
    column->addSpacing(4);
    column->addWidget(m_accept);
    column->addWidget(decline);
    column->addStretch(1);
    connect(m_accept, &QPushButton::clicked, this, &SsoPage::accepted);
    connect(decline, &QPushButton::clicked, this, &SsoPage::declined);
    return page;
}

void SsoPage::setState(const SsoState& state)
{
    const bool couldOpen = !m_openAgain->isHidden();
    const bool rebuilt = renderMethods(state);
    renderWaiting(state);
    const QString other = singleLine(state.signedInAs);
    m_confirmText->setText(tr("In the browser you have signed in to %1 as %2, not as %3.")
                               .arg(state.portalName, breakable(other),
                                    breakable(singleLine(state.expected))));
    m_accept->setText(tr("Yes, continue"));
    m_accept->setAccessibleName(tr("Yes, continue as %1").arg(other));
    QWidget* page = state.phase == SsoPhase::Choose    ? m_choose
                    : state.phase == SsoPhase::Confirm ? m_confirm
                                                       : m_waiting;
    m_phases->setCurrentWidget(page);
    const bool moved = std::exchange(m_shown, state.phase) != state.phase;
    // The keyboard is where something can be done next.
    if (isVisible() && (moved || rebuilt || couldOpen != !m_openAgain->isHidden()))
        focusField();
}

bool SsoPage::renderMethods(const SsoState& state)
{
    const bool several = state.methods.size() > 1;
    m_chooseText->setText(several
                              ? tr("How do you want to sign in?")
                              : tr("%1 signs you in through your organisation, in your browser.")
                                    .arg(state.portalName));
    QStringList shown;
    for (const Authenticator& method : state.methods)
        shown << method.name + u'\n' + method.description + u'\n' + method.loginUrl.toString();
    const bool rebuilt = shown != m_shownMethods;
    if (rebuilt) {
        m_shownMethods = shown;
        qDeleteAll(m_buttons);
        m_buttons.clear();
        m_keep->setChecked(state.keep);
        for (int i = 0; i < state.methods.size(); ++i) {
            const bool usedBefore = several && i == 0 && state.usedBefore;
            QPushButton* button = methodButton(state.methods.at(i), usedBefore, m_choose);
            connect(button, &QPushButton::clicked, this, [this, i] {
                Q_EMIT startRequested(i, !m_keep->isHidden() && m_keep->isChecked());
            });
            m_methods->addWidget(button);
            button->show(); // now, so that it can take the focus
            m_buttons << button;
        }
    }
    m_keep->setVisible(state.offerKeep);
    for (int i = 0; i < m_buttons.size(); ++i)
        m_buttons.at(i)->setEnabled(!state.hopeless.contains(i));
    return rebuilt;
}

void SsoPage::renderWaiting(const SsoState& state)
{
    const bool finishing = state.phase == SsoPhase::Finishing;
    const bool opened = !state.address.isEmpty() && !finishing;
    m_waitingTitle->setText(finishing ? tr("Signing in…") : tr("Continue in your browser"));
    const QString expected = singleLine(state.expected);
    QString text = expected.isEmpty() ? tr("Waxwing goes on by itself when you are done there.")
                                      : tr("Sign in there as %1. Waxwing goes on by itself when you "
                                           "are done.").arg(breakable(expected));
    if (state.again)
        text = tr("What the browser brought back had expired, so it was opened once more.") + u' '
               + text;
    m_waitingText->setText(text);
    m_waitingText->setVisible(!finishing);
    m_noBrowser->setVisible(opened && !state.browserStarted);
    const QString address = state.address.toString(QUrl::FullyEncoded);
    if (m_address->text() != address) {
        m_address->setText(address);
        m_address->setCursorPosition(0);
        m_copy->setText(tr("Copy"));
    }
    m_addressRow->setVisible(opened);
    m_openAgain->setVisible(opened);
    m_until->setVisible(opened);
    m_until->setText(tr("Waxwing waits for you until %1.")
                         .arg(QLocale().toString(state.until.toLocalTime().time(),
                                                 QLocale::ShortFormat)));
}

void SsoPage::focusField()
{
    switch (m_shown) {
    case SsoPhase::Choose:
        if (!m_buttons.isEmpty())
            m_buttons.first()->setFocus();
        return;
    case SsoPhase::Browser: return m_openAgain->setFocus();
    case SsoPhase::Confirm: return m_accept->setFocus();
    case SsoPhase::Finishing: return;
    }
}

} // namespace waxwing
