#include "ui/diagnosis/diagnosiswindow.h"

#include "core/base/clock.h"
#include "ui/common/noticebar.h"
#include "ui/common/theme.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace waxwing {

namespace {

Icon iconOf(DiagnosisLine::Health health)
{
    switch (health) {
    case DiagnosisLine::Health::Good: return Icon::Check;
    case DiagnosisLine::Health::Attention: return Icon::Info;
    case DiagnosisLine::Health::Bad: return Icon::Warning;
    case DiagnosisLine::Health::Plain: break;
    }
    return Icon::Info;
}

constexpr int kTallest = 760;

} // namespace

DiagnosisWindow::DiagnosisWindow(const Clock& clock, QWidget* parent)
    : QDialog(parent), m_clock(clock), m_facts(new QWidget(this)), m_grid(new QGridLayout(m_facts)),
      m_events(new QPlainTextEdit(this)),
      m_notice(new NoticeBar(this, NoticeBar::Buttons::Below)),
      m_test(new QPushButton(tr("Test alerts"), this))
{
    setWindowTitle(tr("Diagnosis – Waxwing"));
    setWindowIcon(applicationIcon());
    setMinimumWidth(640);
    auto* heading = new QLabel(tr("Do alerts reach you?"), this);
    setTextStyle(*heading, TextStyle::Title);
    auto* lead = new QLabel(tr("What alerts depend on here. A copy of this page holds no names, "
                               "addresses or subjects."),
                            this);
    lead->setWordWrap(true);
    setTone(*lead, "secondary");
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(2, 1);
    auto* label = new QLabel(tr("Last events"), this);
    setTextStyle(*label, TextStyle::Strong);
    label->setBuddy(m_events);
    m_events->setAccessibleName(label->text());
    m_events->setReadOnly(true);
    m_events->setTabChangesFocus(true);
    m_events->setMinimumHeight(110);
    m_notice->hide();
    m_test->setAccessibleName(m_test->text());
    m_test->setDefault(true);
    setTone(*m_test, "primary");
    auto* copy = new QPushButton(tr("Copy"), this);
    auto* refresh = new QPushButton(tr("Look again"), this);
    auto* close = new QPushButton(tr("Close"), this);
    auto* bottom = new QHBoxLayout;
    for (QPushButton* button : {copy, refresh, close}) {
        button->setAccessibleName(button->text());
        button->setAutoDefault(false);
        bottom->addWidget(button);
    }
    bottom->insertStretch(2, 1);
    bottom->addWidget(m_test);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(28, 24, 28, 20);
    column->setSpacing(10);
    column->addWidget(heading);
    column->addWidget(lead);
    column->addSpacing(6);
    column->addWidget(m_facts);
    column->addWidget(m_notice);
    column->addSpacing(6);
    column->addWidget(label);
    column->addWidget(m_events, 1);
    column->addSpacing(6);
    column->addLayout(bottom);

    connect(m_test, &QPushButton::clicked, this, &DiagnosisWindow::testRequested);
    connect(refresh, &QPushButton::clicked, this, &DiagnosisWindow::refreshRequested);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(
            diagnosisText(m_diagnosis, m_clock.now(), QLocale()));
    });
}

void DiagnosisWindow::setDiagnosis(const Diagnosis& diagnosis)
{
    m_diagnosis = diagnosis;
    showLines();
    showTest();
    m_events->setPlainText(eventLines(diagnosis, QLocale()).join(u'\n'));
    // Lines that wrap are not in the size a layout hints at.
    layout()->activate();
    setMinimumHeight(std::min(kTallest, layout()->totalHeightForWidth(
                                            std::max(width(), minimumWidth()))));
}

void DiagnosisWindow::showLines()
{
    const QList<DiagnosisLine> lines = diagnosisLines(m_diagnosis, m_clock.now(), QLocale());
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    for (const DiagnosisLine& line : lines) {
        auto* mark = new QLabel(m_facts);
        if (line.health != DiagnosisLine::Health::Plain)
            mark->setPixmap(themedIcon(iconOf(line.health)).pixmap(16, 16));
        auto* name = new QLabel(line.name, m_facts);
        setTone(*name, "secondary");
        auto* value = new QLabel(line.value, m_facts);
        value->setTextFormat(Qt::PlainText);
        value->setWordWrap(true);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        m_grid->addWidget(mark, row, 0, Qt::AlignTop);
        m_grid->addWidget(name, row, 1, Qt::AlignTop);
        m_grid->addWidget(value, row, 2);
        ++row;
    }
}

void DiagnosisWindow::showTest()
{
    const SelfTestStage stage = m_diagnosis.selfTest;
    const bool underWay = stage == SelfTestStage::Sent || stage == SelfTestStage::WaitsForClick;
    m_test->setEnabled(!underWay);
    const QString sentence = selfTestSentence(stage);
    m_notice->setVisible(!sentence.isEmpty());
    if (sentence.isEmpty())
        return;
    const bool good = stage == SelfTestStage::Passed || underWay;
    m_notice->setNotice(good ? NoticeTone::Info : NoticeTone::Warning,
                        good ? Icon::Info : Icon::Warning, sentence);
    m_notice->setAccessibleName(sentence);
}

} // namespace waxwing
