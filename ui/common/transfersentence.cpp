#include "ui/common/transfersentence.h"

#include "ui/common/errorsentence.h"

#include <QCoreApplication>

#include <optional>

namespace waxwing {

namespace {

class TransferText
{
    Q_DECLARE_TR_FUNCTIONS(waxwing::TransferText)

public:
    static std::optional<QString> ofOurs(const QString& code);
    static std::optional<QString> ofPortals(const Error& error);
};

std::optional<QString> TransferText::ofOurs(const QString& code)
{
    if (code == u"disk-full")
        return tr("There is not enough room for this file. Make room, or save it somewhere else.");
    if (code == u"file" || code == u"sink")
        return tr("The file cannot be written there. Save it in another folder.");
    if (code == u"length")
        return tr("What arrived is not as long as the portal announced, so it was not kept. Try "
                  "again.");
    if (code == u"too-large")
        return tr("This file is too large to be shown here. Save it instead.");
    if (code == u"source")
        return tr("The file on this computer has changed or is gone. Attach it again.");
    if (code == u"chunk-plan")
        return tr("The portal did not say clearly how it wants the file, so nothing was sent. Tell "
                  "its administrator.");
    if (code == u"upload-incomplete")
        return tr("The portal has not received all of the file. Try again to send what is missing.");
    if (code == u"connection-lost" || code == u"broken-answer")
        return tr("The connection was lost. Try again to go on where it stopped.");
    return std::nullopt;
}

std::optional<QString> TransferText::ofPortals(const Error& error)
{
    const QString& code = error.code;
    if (code == u"Portal.RestrictedAttachment")
        return tr("The portal accepts no files of this kind.");
    if (code == u"Portal.TooLarge" || error.httpStatus == 413)
        return tr("The files of this message are larger than the portal accepts. Remove some.");
    if (code == u"Portal.AttachmentIncomplete")
        return tr("The sender's upload of this file is not complete yet. Try again later.");
    if (code == u"Portal.Expired")
        return tr("This file has expired and cannot be fetched any more.");
    if (code == u"Portal.ChunkNotFound")
        return tr("The portal does not have this part of the file. Try again from the beginning.");
    if (code == u"Portal.AttachmentComplete")
        return tr("The portal has this file already, with another content. Remove it and attach it "
                  "again.");
    if (code == u"Portal.TokenNotFound")
        return tr("The address of this file was used already or is too old. Try again.");
    if (code == u"928")
        return tr("The portal does not accept this file as it is. Rename it, or attach it again.");
    if (code == u"907")
        return tr("The portal does not give you access to this file any more.");
    if (code == u"915")
        return tr("The sender has recalled the message with this file.");
    if (code == u"929")
        return tr("This file is not in the portal any more.");
    if (code == u"38")
        return tr("This file is protected by a password, and this was not the one. Enter it again.");
    return std::nullopt;
}

} // namespace

QString transferSentence(const Error& error)
{
    if (const auto ours = TransferText::ofOurs(error.code))
        return *ours;
    if (const auto theirs = TransferText::ofPortals(error))
        return *theirs;
    if (error.is(ErrorKind::Network) && error.code.isEmpty())
        return *TransferText::ofOurs(QStringLiteral("connection-lost"));
    if (error.is(ErrorKind::Storage))
        return *TransferText::ofOurs(QStringLiteral("file"));
    if (error.is(ErrorKind::NotFound) && error.code.isEmpty())
        return *TransferText::ofPortals([] {
            Error gone(ErrorKind::NotFound);
            gone.code = QStringLiteral("929");
            return gone;
        }());
    return errorSentence(error, ErrorContext::SignIn);
}

} // namespace waxwing
