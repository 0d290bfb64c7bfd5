#pragma once

#include "core/model/userlabel.h"

#include <QMenu>

namespace waxwing {

/// Puts labels on the selected messages and takes them off: a check mark stands before those that
/// all of them carry, a number behind those that some do.
class LabelMenu : public QMenu
{
    Q_OBJECT

public:
    explicit LabelMenu(QWidget* parent = nullptr);
    /// `carried`: how many of the `messages` carry a label. With a refusal only that is shown.
    void present(const QList<UserLabel>& labels, const QHash<Guid, int>& carried, int messages,
                 const QString& refusal);

Q_SIGNALS:
    void markRequested(const waxwing::Guid& label, bool on);
    void newRequested();

private:
    void addBranch(const QList<UserLabel>& labels, const std::optional<Guid>& parent,
                   const QHash<Guid, int>& carried, int messages, int depth);
};

} // namespace waxwing
