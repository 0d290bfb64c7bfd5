#pragma once

#include "core/store/messagestore.h"

#include <QWidget>

class QToolButton;

namespace waxwing {

/// What the list leaves out, as buttons above it: unread only, with attachments, protected, waiting
/// for the person's signature; all that are pressed must hold. One more takes all back.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget* parent = nullptr);

    [[nodiscard]] ListFilter filter() const;
    void toggleUnread();
    void clear();

Q_SIGNALS:
    void filterChanged();

private:
    QToolButton* addButton(const QString& name, const QString& explanation);
    void noteChange();

    QToolButton* m_unread;
    QToolButton* m_attachments;
    QToolButton* m_protected;
    QToolButton* m_signature;
    QToolButton* m_clear;
    bool m_clearing = false;
};

/// "Unread", "Unread, Attachments": the filters by the names of their buttons.
[[nodiscard]] QStringList filterNames(const ListFilter& filter);

} // namespace waxwing
