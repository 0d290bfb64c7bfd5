#include "ui/reader/messageprinter.h"

#include "ui/reader/printedmessage.h"
#include "ui/reader/readercontroller.h"

#include <QLocale>
#include <QPrintDialog>
#include <QPrintPreviewDialog>
#include <QPrinter>

#include <memory>

namespace waxwing {

namespace {

/// What a dialog works on, for as long as it is there.
struct Job
{
    Job(const ReaderState& state, Guid ofAccount)
        : document(state, QLocale()), printer(QPrinter::HighResolution),
          account(ofAccount), message(state.summary->guid)
    {
        printer.setPageMargins(QMarginsF(18, 18, 18, 18), QPageLayout::Millimeter);
    }
    PrintedMessage document;
    QPrinter printer;
    Guid account;
    Guid message;
};

} // namespace

MessagePrinter::MessagePrinter(ReaderController& reader, QObject* parent)
    : QObject(parent), m_reader(reader)
{}

void MessagePrinter::print(QWidget* window)
{
    if (!printRefusal(m_reader.state()).isEmpty())
        return;
    auto job = std::make_shared<Job>(m_reader.state(), m_reader.account().id);
    auto* dialog = new QPrintDialog(&job->printer, window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, qOverload<QPrinter*>(&QPrintDialog::accepted), this,
            [this, job](QPrinter* printer) {
                job->document.print(printer);
                Q_EMIT printed(job->account, job->message);
            });
    dialog->open();
}

void MessagePrinter::preview(QWidget* window)
{
    if (!printRefusal(m_reader.state()).isEmpty())
        return;
    auto job = std::make_shared<Job>(m_reader.state(), m_reader.account().id);
    auto* dialog = new QPrintPreviewDialog(&job->printer, window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QPrintPreviewDialog::paintRequested, this,
            [job](QPrinter* printer) { job->document.print(printer); });
    // Accepted by the preview means sent to a printer; looking is not printing.
    connect(dialog, &QDialog::accepted, this,
            [this, job] { Q_EMIT printed(job->account, job->message); });
    dialog->open();
}

bool MessagePrinter::printTo(QPrinter& printer)
{
    const ReaderState& state = m_reader.state();
    if (!printRefusal(state).isEmpty())
        return false;
    const PrintedMessage document(state, QLocale());
    document.print(&printer);
    Q_EMIT printed(m_reader.account().id, state.summary->guid);
    return true;
}

} // namespace waxwing
