#pragma once

#include "tests/support/manualclock.h"
#include "tests/ui/gallery/fakes.h"
#include "ui/inbox/mainwindow.h"
#include "ui/inbox/messagelistmodel.h"
#include "ui/reader/readercontroller.h"
#include "ui/reader/readerview.h"

#include <QRegularExpression>

namespace waxwing {

/// A main window with everything behind it made up.
struct Stage
{
    samples::Rows rows;
    samples::Content content;
    samples::Logos images;
    test::ManualClock clock{samples::now()};
    FolderModel folders;
    MessageListModel messages{clock};
    ReaderController controller;
    ReaderView* view;
    MainWindow window;

    explicit Stage(qint64 total)
        : rows(total), controller({clock, clock, &Stage::clean, &images}),
          view(new ReaderView(controller, clock)), window({folders, messages}, view, clock)
    {
        QObject::connect(&window, &MainWindow::folderSelected, &messages,
                         [this](const Guid&, Folder) {
                             messages.setSource(&rows, window.query());
                         });
    }

    /// The accounts, with the inbox of the first on screen.
    void present(const QList<AccountView>& accounts)
    {
        folders.setAccounts(accounts);
        window.selectFolder(accounts.first().record.id, Folder::Inbox);
    }

    void open(ReaderController::Act act = ReaderController::Act::Opened)
    {
        controller.show(content, samples::readerAccount(true, true), content.known.guid, act);
    }

    /// The samples are clean; only their images have to be found.
    static ReadableBody clean(const QString& body, BodyFormat format, bool allowImages)
    {
        if (format == BodyFormat::Text)
            return {textAsHtml(body), {}};
        static const QRegularExpression kSource(QStringLiteral("src=\"(https:[^\"]+)\""));
        QList<QUrl> images;
        for (auto match = kSource.globalMatch(body); match.hasNext();)
            images << QUrl(match.next().captured(1));
        return {body, allowImages ? QList<QUrl>() : images};
    }
};

} // namespace waxwing
