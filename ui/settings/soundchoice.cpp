#include "ui/settings/soundchoice.h"

#include "ui/common/format.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

namespace waxwing {

namespace {

enum Choice { Desktop, None, Own, Choose };

} // namespace

SoundChoice::SoundChoice(QWidget* parent) : QWidget(parent), m_choices(new QComboBox(this))
{
    m_choices->setObjectName(QStringLiteral("sound"));
    m_choices->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choices->setMinimumContentsLength(24);
    auto* label = new QLabel(tr("&Sound:"), this);
    label->setBuddy(m_choices);
    m_choices->setAccessibleName(tr("Sound of alerts"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(label);
    row->addWidget(m_choices);
    row->addStretch(1);
    // By the person alone: what is set from outside needs no answer.
    connect(m_choices, &QComboBox::activated, this, &SoundChoice::take);
    render();
}

void SoundChoice::setSound(const AlertSound& sound)
{
    m_sound = sound;
    render();
}

void SoundChoice::render()
{
    const QSignalBlocker quiet(m_choices);
    m_choices->clear();
    m_choices->addItem(tr("As the desktop does"), Desktop);
    m_choices->addItem(tr("None"), None);
    if (!m_sound.file.isEmpty()) {
        const QFileInfo file(m_sound.file);
        const QString name = singleLine(file.fileName());
        m_choices->addItem(file.exists() ? name : tr("%1 (not there any more)").arg(name), Own);
    }
    m_choices->addItem(tr("A sound file of your own…"), Choose);
    const Choice current = !m_sound.on ? None : m_sound.file.isEmpty() ? Desktop : Own;
    m_choices->setCurrentIndex(m_choices->findData(current));
}

void SoundChoice::take(int index)
{
    const auto choice = static_cast<Choice>(m_choices->itemData(index).toInt());
    if (choice == Choose) {
        render(); // until there is a file, it stays as it was
        chooseFile();
        return;
    }
    AlertSound sound = m_sound;
    sound.on = choice != None;
    if (choice == Desktop)
        sound.file.clear();
    if (sound == m_sound)
        return;
    m_sound = sound;
    render();
    Q_EMIT changed();
}

void SoundChoice::chooseFile()
{
    const QString folder = m_sound.file.isEmpty() ? QDir::homePath()
                                                  : QFileInfo(m_sound.file).path();
    auto* dialog = new QFileDialog(this, tr("Choose a sound"), folder,
                                   tr("Sounds (*.wav *.oga *.ogg)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        m_sound = {true, file};
        render();
        Q_EMIT changed();
    });
    dialog->open();
}

} // namespace waxwing
