#include "core/model/uploadrules.h"

#include <algorithm>

namespace waxwing {

namespace {


/// Extensions are compared at the end of the name, without regard to case.
bool endsIn(const QString& fileName, QString extension)
{
    extension = extension.trimmed();
    if (!extension.startsWith(u'.'))
        extension.prepend(u'.');
    return extension.size() > 1 && fileName.trimmed().endsWith(extension, Qt::CaseInsensitive);
}

} // namespace

UploadRefusal checkUpload(const QString& fileName, qint64 size, qint64 attached,
                          const UploadRules& rules)
{
    if (fileName.trimmed().isEmpty())
        return UploadRefusal::NoName;
    if (fileName.size() > kLongestFileName)
        return UploadRefusal::LongName;
    const bool restricted = std::any_of(
        rules.restrictedExtensions.begin(), rules.restrictedExtensions.end(),
        [&fileName](const QString& extension) { return endsIn(fileName, extension); });
    if (restricted)
        return UploadRefusal::RestrictedExtension;
    if (!rules.mostMessageBytes)
        return UploadRefusal::None;
    if (size > *rules.mostMessageBytes)
        return UploadRefusal::TooLarge;
    return size > *rules.mostMessageBytes - attached ? UploadRefusal::TooLargeTogether
                                                     : UploadRefusal::None;
}

} // namespace waxwing
