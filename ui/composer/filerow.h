#pragma once

#include "core/model/draftfile.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace waxwing {

class ElidedLabel;

/// One attached file: name, how far it is, and what can be done about it.
class FileRow : public QWidget
{
    Q_OBJECT

public:
    explicit FileRow(QWidget* parent = nullptr);
    void show(const DraftFile& file, bool reachable);

Q_SIGNALS:
    void removeRequested(const waxwing::Guid& file);
    void retryRequested(const waxwing::Guid& file);

private:
    Guid m_file;
    QLabel* m_icon;
    ElidedLabel* m_name;
    ElidedLabel* m_detail;
    QLabel* m_trouble;
    QProgressBar* m_share;
    QToolButton* m_retry;
    QToolButton* m_remove;
};

} // namespace waxwing
