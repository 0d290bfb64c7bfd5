#pragma once

#include "ui/links/linktexts.h"

#include <QDialog>

class QPlainTextEdit;
class QPushButton;

namespace waxwing {

/// "Open link…" and "Is this notice genuine?": takes a link, a notification mail or its text by
/// paste or drop, and says what it is. Decides nothing: what is to be checked goes out, what came of
/// it comes back.
class LinkWindow : public QDialog
{
    Q_OBJECT

public:
    explicit LinkWindow(QWidget* parent = nullptr);

    /// What is being checked, if it did not come from here. A mail is not shown, only that it is one.
    void setContent(const QByteArray& content);
    void setProgress(const LinkProgress& progress);
    /// For the next link.
    void clear();

Q_SIGNALS:
    void checkRequested(const QByteArray& content);
    void signInRequested();

private:
    void submit();

    QPlainTextEdit* m_text;
    NoticeBar* m_notice;
    QPushButton* m_check;
    QByteArray m_mail; ///< dropped, waiting to be checked in place of the text
};

} // namespace waxwing
