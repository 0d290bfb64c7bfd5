#include "core/model/draftfile.h"

#include "core/model/uploadrules.h"

namespace waxwing {

namespace {

constexpr qsizetype kLongestEnding = 20;

} // namespace

QString attachableName(const QString& fileName)
{
    QString name;
    for (const QChar letter : fileName.section(u'/', -1).section(u'\\', -1)) {
        if (letter.isPrint() || letter.isSurrogate() || letter.category() == QChar::Other_Format)
            name += letter;
    }
    name = name.trimmed();
    if (name.size() <= kLongestFileName)
        return name;
    const QString ending = name.section(u'.', -1);
    if (ending.size() > kLongestEnding || ending.size() == name.size())
        return name.left(kLongestFileName);
    return name.left(kLongestFileName - ending.size() - 1) + u'.' + ending;
}

UploadShare shareOf(const QList<DraftFile>& files)
{
    UploadShare share;
    for (const DraftFile& file : files) {
        if (!file.isPending() || file.stage == FileStage::Removing)
            continue;
        ++share.pending;
        share.sent += file.sent;
        share.total += file.size;
    }
    return share;
}

qint64 bytesOf(const QList<DraftFile>& files)
{
    qint64 bytes = 0;
    for (const DraftFile& file : files) {
        if (file.stage != FileStage::Removing)
            bytes += file.size;
    }
    return bytes;
}

} // namespace waxwing
