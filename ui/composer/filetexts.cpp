#include "ui/composer/filetexts.h"

#include "ui/common/format.h"
#include "ui/common/transfersentence.h"

#include <QCoreApplication>

namespace waxwing {

namespace {

class FileText
{
    Q_DECLARE_TR_FUNCTIONS(waxwing::FileText)
};

constexpr qsizetype kShownName = 60;

QString shownName(const QString& fileName)
{
    const QString name = singleLine(fileName);
    if (name.size() <= kShownName)
        return name;
    return name.left(kShownName / 2) + QChar(0x2026) + name.right(kShownName / 2);
}

} // namespace

QString fileDetail(const DraftFile& file, bool reachable, const QLocale& locale)
{
    const QString size = formatSize(file.size, locale);
    switch (file.stage) {
    case FileStage::Waiting:
    case FileStage::Announcing:
        if (file.origin == FileOrigin::Parent)
            return FileText::tr("%1 · of the forwarded message").arg(size);
        return reachable ? FileText::tr("%1 · waiting").arg(size)
                         : FileText::tr("%1 · waits for the connection").arg(size);
    case FileStage::Uploading: {
        const QString sent = formatSize(file.sent, locale);
        if (file.isPaused || !reachable)
            return FileText::tr("%1 of %2 · waits for the connection").arg(sent, size);
        return FileText::tr("%1 of %2").arg(sent, size);
    }
    case FileStage::AtPortal: return size;
    case FileStage::Removing: return {};
    case FileStage::Failed: return transferSentence(file.trouble);
    }
    return {};
}

QString refusalOf(const ComposerAttachments::Refusal& refusal, const UploadRules& rules,
                  const QLocale& locale)
{
    const QString name = shownName(refusal.fileName);
    const QString most = formatSize(rules.mostMessageBytes.value_or(0), locale);
    switch (refusal.why) {
    case UploadRefusal::None: return {};
    case UploadRefusal::NoName: return FileText::tr("A file without a name cannot be attached.");
    case UploadRefusal::LongName:
        return FileText::tr("The name of this file is too long: %1").arg(name);
    case UploadRefusal::RestrictedExtension:
        return FileText::tr("Your portal accepts no files of this kind: %1").arg(name);
    case UploadRefusal::TooLarge:
        return FileText::tr("This file is larger than the %2 that your portal accepts: %1")
            .arg(name, most);
    case UploadRefusal::TooLargeTogether:
        return FileText::tr("With this file the message would be larger than the %2 that your "
                            "portal accepts: %1")
            .arg(name, most);
    case UploadRefusal::Folder:
        return FileText::tr("Folders cannot be attached; pack it into one file first: %1").arg(name);
    case UploadRefusal::Unreadable:
        return FileText::tr("This file cannot be read: %1").arg(name);
    }
    return {};
}

QString uploadsSentence(const QList<DraftFile>& files, bool reachable)
{
    const UploadShare share = shareOf(files);
    if (share.pending == 0)
        return {};
    if (!reachable)
        return FileText::tr("Files are uploaded once the portal can be reached.");
    const int percent = share.total > 0 ? static_cast<int>(share.sent * 100 / share.total) : 0;
    return FileText::tr("%n file(s) on the way, %1 %. You need not wait: the message goes out with "
                        "them.",
                        nullptr, share.pending)
        .arg(percent);
}

QString limitsSentence(const UploadRules& rules, const QLocale& locale)
{
    QStringList lines(FileText::tr("Attach files (Ctrl+Shift+A). You can also drop or paste them."));
    if (rules.mostMessageBytes)
        lines << FileText::tr("Together at most %1.")
                     .arg(formatSize(*rules.mostMessageBytes, locale));
    if (!rules.restrictedExtensions.isEmpty())
        lines << FileText::tr("Not accepted: %1")
                     .arg(rules.restrictedExtensions.join(QStringLiteral(", ")));
    return lines.join(u'\n');
}

} // namespace waxwing
