#include "tests/support/samplemessages.h"
#include "ui/common/newskindname.h"
#include "ui/settings/alertssection.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFocusEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryFile>
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

QComboBox* combo(const QWidget& section, const char* accessibleName)
{
    const auto combos = section.findChildren<QComboBox*>();
    for (QComboBox* one : combos) {
        if (one->accessibleName() == QLatin1String(accessibleName))
            return one;
    }
    return nullptr;
}

/// As a person does it, by the keyboard.
void choose(QComboBox& combo, const QString& text)
{
    const int index = combo.findText(text);
    QVERIFY2(index >= 0, qPrintable(text));
    combo.setCurrentIndex(index);
    Q_EMIT combo.activated(index);
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
        combo(section, "Account whose alerts are set")->setCurrentIndex(1);
        QVERIFY(wanted.isEmpty());
        box(section, newsKindName(NewsKind::Read))->click();
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().at(0).value<Guid>(), guidOf(2));
        QVERIFY(wanted.first().at(1).value<NewsKind>() == NewsKind::Read);
        QCOMPARE(wanted.first().at(2).toBool(), true);
    }

    void theSoundIsTheDesktopsOneOfTheirOwnOrNone()
    {
        QTemporaryFile bell(QDir::tempPath() + QStringLiteral("/bellXXXXXX.oga"));
        QVERIFY(bell.open());
        AlertsSection section;
        QSignalSpy changed(&section, &AlertsSection::habitsChanged);
        QComboBox* sound = combo(section, "Sound of alerts");
        QCOMPARE(sound->currentText(), QStringLiteral("As the desktop does"));
        AlertHabitsView habits;
        habits.sound.file = bell.fileName();
        section.setHabits(habits);
        QVERIFY(changed.isEmpty());
        const QString own = QFileInfo(bell).fileName();
        QCOMPARE(sound->currentText(), own);

        const auto last = [&changed] {
            return changed.last().first().value<AlertHabitsView>().sound;
        };
        choose(*sound, QStringLiteral("None"));
        QCOMPARE(last(), (AlertSound{false, bell.fileName()}));
        choose(*sound, own); // it is still known
        QCOMPARE(last(), (AlertSound{true, bell.fileName()}));
        choose(*sound, QStringLiteral("As the desktop does"));
        QCOMPARE(last(), AlertSound());
        QCOMPARE(sound->findText(own), -1);
        QCOMPARE(changed.count(), 3);
    }

    void aSoundOfTheirOwnIsChosenFromAFile()
    {
        QTemporaryFile bell(QDir::tempPath() + QStringLiteral("/bellXXXXXX.wav"));
        QVERIFY(bell.open());
        AlertsSection section;
        QSignalSpy changed(&section, &AlertsSection::habitsChanged);
        QComboBox* sound = combo(section, "Sound of alerts");
        choose(*sound, QStringLiteral("A sound file of your own…"));
        QCOMPARE(sound->currentText(), QStringLiteral("As the desktop does"));
        auto* dialog = section.findChild<QFileDialog*>();
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(bell.fileName());
        QCOMPARE(changed.count(), 1);
        QCOMPARE(sound->currentText(), QFileInfo(bell).fileName());
        AlertHabitsView habits;
        habits.sound.file = bell.fileName();
        QVERIFY(bell.remove());
        section.setHabits(habits);
        QVERIFY(sound->currentText().contains(QStringLiteral("not there any more")));
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
