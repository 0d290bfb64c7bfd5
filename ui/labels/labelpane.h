#pragma once

#include "ui/labels/labeltree.h"

#include <QWidget>

class QToolButton;

namespace waxwing {

/// The labels in the sidebar: a heading, a button for a new one, and the tree.
class LabelPane : public QWidget
{
    Q_OBJECT

public:
    explicit LabelPane(QWidget* parent = nullptr);
    /// Hidden where no account has labels at all.
    void setGroups(const QList<LabelGroup>& groups);
    [[nodiscard]] LabelTree& tree() { return *m_tree; }

private:
    LabelTree* m_tree;
    QToolButton* m_add;
};

} // namespace waxwing
