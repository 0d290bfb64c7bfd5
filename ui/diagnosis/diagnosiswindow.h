#pragma once

#include "ui/diagnosis/diagnosis.h"

#include <QDialog>

class QGridLayout;
class QPlainTextEdit;
class QPushButton;

namespace waxwing {

class Clock;
class NoticeBar;

/// Why alerts come or do not come: who shows them, what that can do, tray, credential store,
/// connections and what happened last, and a test of the real way. Shows what it is given. A copy
/// holds no names, addresses or subjects.
class DiagnosisWindow : public QDialog
{
    Q_OBJECT

public:
    explicit DiagnosisWindow(const Clock& clock, QWidget* parent = nullptr);

    void setDiagnosis(const Diagnosis& diagnosis);

Q_SIGNALS:
    void testRequested();
    void refreshRequested();

private:
    void showLines();
    void showTest();

    const Clock& m_clock;
    Diagnosis m_diagnosis;
    QWidget* m_facts;
    QGridLayout* m_grid;
    QPlainTextEdit* m_events;
    NoticeBar* m_notice;
    QPushButton* m_test;
};

} // namespace waxwing
