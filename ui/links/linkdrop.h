#pragma once

#include <QByteArray>
#include <QObject>

class QMimeData;
class QWidget;

namespace waxwing {

/// Lets links and notification mails be dropped on a widget and what is in it. Reads what was
/// dropped, a mail file at most as far as it could be a notice; judges nothing. Lives as long as its
/// target.
class LinkDrop : public QObject
{
    Q_OBJECT

public:
    explicit LinkDrop(QWidget& target);

    /// A link, a file, or a mail: what dropped() would tell; empty if it is nothing of that kind.
    [[nodiscard]] static QByteArray contentOf(const QMimeData& data);

Q_SIGNALS:
    void dropped(const QByteArray& content);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace waxwing
