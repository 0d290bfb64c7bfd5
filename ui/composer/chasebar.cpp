#include "ui/composer/chasebar.h"

#include "ui/common/format.h"
#include "ui/common/noticebar.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace waxwing {

namespace {

constexpr int kOfferedDays[] = {1, 2, 3, 7, 14};
constexpr qsizetype kMostNames = 3;

class ChaseTexts
{
    Q_DECLARE_TR_FUNCTIONS(waxwing::ChaseTexts)

public:
    static QString unread(const QStringList& names, int more)
    {
        const QString list = names.join(QStringLiteral(", "));
        if (names.isEmpty())
            return tr("Not everybody has read this message yet.");
        if (more > 0)
            return tr("Not read yet by %1 and %n more.", nullptr, more).arg(list);
        return tr("Not read yet by %1.").arg(list);
    }
    static QString waited(const QString& sentence, int days)
    {
        return tr("%1 You wanted to be reminded after %n day(s).", "a sentence", days).arg(sentence);
    }
};

} // namespace

QString unreadSentence(const Chase& chase)
{
    QStringList names;
    for (const QString& name : chase.waiting)
        names << singleLine(name);
    names.removeAll(QString()); // the portal did not say who
    const auto more = static_cast<int>(std::max<qsizetype>(0, names.size() - kMostNames));
    return ChaseTexts::waited(ChaseTexts::unread(names.mid(0, kMostNames), more), chase.days);
}

ChaseBar::ChaseBar(QWidget* parent)
    : QObject(parent), m_bar(new NoticeBar(parent)), m_button(new QToolButton(parent)),
      m_menu(new QMenu(m_button)), m_choices(new QActionGroup(this))
{
    m_bar->hide();
    m_button->hide();
    m_button->setIcon(themedIcon(Icon::Expired));
    m_button->setIconSize(QSize(18, 18));
    m_button->setPopupMode(QToolButton::InstantPopup);
    m_button->setFocusPolicy(Qt::StrongFocus);
    m_button->setMenu(m_menu);
    connect(m_choices, &QActionGroup::triggered, this,
            [this](const QAction* action) { Q_EMIT daysChosen(action->data().toInt()); });
    connect(m_bar, &NoticeBar::actionTriggered, this, &ChaseBar::againRequested);
    connect(m_bar, &NoticeBar::secondActionTriggered, this, &ChaseBar::recallRequested);
    fillMenu(std::nullopt);
}

QWidget* ChaseBar::bar() const
{
    return m_bar;
}

void ChaseBar::fillMenu(const std::optional<Chase>& chase)
{
    const int chosen = chase && !chase->reminded.isValid() ? chase->days : 0;
    for (QAction* action : m_choices->actions()) {
        m_choices->removeAction(action);
        m_menu->removeAction(action);
        action->deleteLater(); // it may be the one that was just chosen
    }
    const auto add = [&](const QString& text, int days) {
        QAction* action = m_menu->addAction(text);
        action->setCheckable(true);
        action->setData(days);
        action->setActionGroup(m_choices);
        action->setChecked(days == chosen);
    };
    add(tr("No reminder"), 0);
    QList<int> offered(std::begin(kOfferedDays), std::end(kOfferedDays));
    if (chosen > 0 && !offered.contains(chosen))
        offered << chosen;
    std::sort(offered.begin(), offered.end());
    for (const int days : std::as_const(offered))
        add(tr("Remind me if it is still unread after %n day(s)", nullptr, days), days);
}

void ChaseBar::setChase(bool offered, bool canRecall, const std::optional<Chase>& chase)
{
    m_button->setVisible(offered);
    const bool waits = chase && !chase->reminded.isValid();
    const QString name = waits ? tr("Reminds you if it is unread after %n day(s)", nullptr,
                                    chase->days)
                               : tr("Remind me if it stays unread");
    m_button->setAccessibleName(name);
    m_button->setToolTip(name);
    fillMenu(chase);
    const bool reminds = offered && chase && chase->reminded.isValid();
    m_bar->setVisible(reminds);
    if (!reminds)
        return;
    m_bar->setNotice(NoticeTone::Warning, Icon::Expired, unreadSentence(*chase));
    m_bar->setAction(tr("Remind again in %n day(s)", nullptr, chase->days));
    m_bar->setSecondAction(canRecall ? tr("Recall…") : QString());
}

} // namespace waxwing
