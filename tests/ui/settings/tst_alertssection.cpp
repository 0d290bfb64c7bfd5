#include "tests/support/samplemessages.h"
#include "ui/common/newskindname.h"
#include "ui/settings/alertssection.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFocusEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimeEdit>

using namespace waxwing;
using namespace waxwing::test;

namespace {

AlertAccountView account(int number)
{
    AlertAccountView view;
    view.id = guidOf(number);
    view.name = QStringLiteral("Portal %1").arg(number);
    view.allowed = {NewsKind::Message, NewsKind::Read, NewsKind::OutboxFailed};
    view.wanted = {NewsKind::Message};
    view.vips = QStringList{QStringLiteral("boss@example.org")};
    return view;
}

QCheckBox* box(const QWidget& section, const QString& text)
{
    const auto boxes = section.findChildren<QCheckBox*>();
    for (QCheckBox* one : boxes) {
        if (one->text().startsWith(text))
            return one;
    }
    return nullptr;
}

} // namespace

class AlertsSectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersOnlyTheKindsThatThePortalAllows()
    {
        AlertsSection section;
        section.setAccounts({account(1)});
        QVERIFY(!box(section, newsKindName(NewsKind::Message))->isHidden());
        QVERIFY(!box(section, newsKindName(NewsKind::Read))->isHidden());
        QVERIFY(box(section, newsKindName(NewsKind::Signed))->isHidden());
        QVERIFY(box(section, newsKindName(NewsKind::Message))->isChecked());
        QVERIFY(!box(section, newsKindName(NewsKind::Read))->isChecked());
    }

    void aKindGoesToItsAccount()
    {
        AlertsSection section;
        section.setAccounts({account(1), account(2)});
        QSignalSpy wanted(&section, &AlertsSection::wantedChanged);
        section.findChild<QComboBox*>()->setCurrentIndex(1);
        QVERIFY(wanted.isEmpty());
        box(section, newsKindName(NewsKind::Read))->click();
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().at(0).value<Guid>(), guidOf(2));
        QVERIFY(wanted.first().at(1).value<NewsKind>() == NewsKind::Read);
        QCOMPARE(wanted.first().at(2).toBool(), true);
    }

    void quietHoursGoOutDayByDay()
    {
        AlertsSection section;
        QSignalSpy changed(&section, &AlertsSection::habitsChanged);
        AlertHabitsView habits;
        habits.quietHours = usualQuietHours();
        section.setHabits(habits);
        QVERIFY(changed.isEmpty());
        box(section, QStringLiteral("Quiet hours:"))->click();
        QCOMPARE(changed.count(), 1);
        auto* from = section.findChildren<QTimeEdit*>().first();
        from->setTime(QTime(20, 30));
        Q_EMIT from->editingFinished();
        const auto view = changed.last().first().value<AlertHabitsView>();
        QVERIFY(view.quietHours.enabled);
        QCOMPARE(view.quietHours.days.at(0)->from, QTime(20, 30));
        QCOMPARE(view.quietHours.days.at(1)->from, QTime(22, 0));
    }

    void importantSendersAreAddressesAndOnlyThose()
    {
        AlertsSection section;
        section.setAccounts({account(1)});
        QSignalSpy vips(&section, &AlertsSection::vipsChanged);
        auto* field = section.findChild<QPlainTextEdit*>();
        QCOMPARE(field->toPlainText(), QStringLiteral("boss@example.org"));
        field->setPlainText(QStringLiteral("boss@example.org\n Carla@example.org \nnobody\n"));
        QFocusEvent left(QEvent::FocusOut);
        QCoreApplication::sendEvent(field, &left);
        QCOMPARE(vips.count(), 1);
        QCOMPARE(vips.first().last().toStringList(),
                 (QStringList{QStringLiteral("boss@example.org"),
                              QStringLiteral("Carla@example.org")}));
    }

    void anAlertCanBeTried()
    {
        AlertsSection section;
        QSignalSpy tried(&section, &AlertsSection::tryRequested);
        QSignalSpy trail(&section, &AlertsSection::trailRequested);
        const auto buttons = section.findChildren<QPushButton*>();
        for (QPushButton* button : buttons)
            button->click();
        QCOMPARE(tried.count(), 1);
        QCOMPARE(trail.count(), 1);
    }
};

QTEST_MAIN(AlertsSectionTest)
#include "tst_alertssection.moc"
