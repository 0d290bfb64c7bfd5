#pragma once

#include "core/base/guid.h"

#include <QObject>

class QPrinter;
class QWidget;

namespace waxwing {

class ReaderController;

/// Print and print preview of the message on screen. Says which one was really printed, once for
/// each job. The dialogs show what was open when they were asked for. `reader` must outlive it.
class MessagePrinter : public QObject
{
    Q_OBJECT

public:
    MessagePrinter(ReaderController& reader, QObject* parent = nullptr);
    void print(QWidget* window);
    void preview(QWidget* window);
    /// Without a dialog; false if it cannot be printed.
    bool printTo(QPrinter& printer);

Q_SIGNALS:
    void printed(const waxwing::Guid& account, const waxwing::Guid& message);

private:
    ReaderController& m_reader;
};

} // namespace waxwing
