#pragma once

#include <QByteArray>
#include <QVariantMap>

namespace waxwing {

/// Puts a picture into the hints of a notification as the specification wants it (image-data); one
/// that cannot be read is left out.
void insertImage(QVariantMap& hints, const QByteArray& png);

} // namespace waxwing
