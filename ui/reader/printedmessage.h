#pragma once

#include "ui/reader/readerstate.h"

#include <QTextDocument>

class QLocale;

namespace waxwing {

/// The open message as it goes onto paper: who, when and what about, then the text as it is shown,
/// black on white. Loads nothing but the pictures that are on screen already.
class PrintedMessage : public QTextDocument
{
    Q_OBJECT

public:
    PrintedMessage(const ReaderState& state, const QLocale& locale);

protected:
    QVariant loadResource(int type, const QUrl& name) override;

private:
    QHash<QUrl, QImage> m_images;
};

/// Why the message on screen cannot be printed; empty if it can.
[[nodiscard]] QString printRefusal(const ReaderState& state);

} // namespace waxwing
