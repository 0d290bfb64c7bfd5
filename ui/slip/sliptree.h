#pragma once

#include "ui/slip/slippeople.h"
#include "ui/slip/slipstate.h"

#include <QTreeWidget>

namespace waxwing {

/// The delivery slip as a list: people with what each did, then how the message was sent and what
/// it is called. People open to all their deeds; a row can be copied; a reply or forward can be
/// gone to.
class SlipTree : public QTreeWidget
{
    Q_OBJECT

public:
    enum Kind { Section, Person, Deed, Fact };
    enum Role {
        KindRole = Qt::UserRole + 1,
        DetailRole, ///< the second line, or the value of a fact
        IconRole,
        RelatedRole, ///< guid of a message that can be gone to
        StrongRole,  ///< something to notice, as that it was read
    };

    explicit SlipTree(QWidget* parent = nullptr);
    /// The same message again keeps what is open and current.
    void setSlip(const SlipState& state, const QDateTime& now);

Q_SIGNALS:
    void messageRequested(const waxwing::Guid& message);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void addSection(const QString& name);
    void addPerson(const SlipPerson& person, bool tracked, const QDateTime& now);
    void addDeed(QTreeWidgetItem* person, const TrackingDetail& deed, const QDateTime& now);
    void addFact(const QString& name, const QString& value);
    void follow(QTreeWidgetItem* item);
    void copyCurrent();
    [[nodiscard]] QString pathOf(const QTreeWidgetItem* item) const;
    [[nodiscard]] QTreeWidgetItem* itemAtPath(const QString& path) const;

    Guid m_message;
};

} // namespace waxwing
