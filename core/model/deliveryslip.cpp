#include "core/model/deliveryslip.h"

#include <array>

namespace waxwing {

TrackingKind trackingKindOf(const QString& type)
{
    struct Name
    {
        QLatin1String text;
        TrackingKind kind;
    };
    static const std::array kNames{
        Name{QLatin1String("Retrieved"), TrackingKind::Retrieved},
        Name{QLatin1String("Reviewed"), TrackingKind::Reviewed},
        Name{QLatin1String("Replied"), TrackingKind::Replied},
        Name{QLatin1String("Forwarded"), TrackingKind::Forwarded},
        Name{QLatin1String("Printed"), TrackingKind::Printed},
        Name{QLatin1String("Deleted"), TrackingKind::Deleted},
        Name{QLatin1String("Recalled"), TrackingKind::Recalled},
        Name{QLatin1String("Previewed"), TrackingKind::Previewed},
        Name{QLatin1String("Downloaded"), TrackingKind::Downloaded},
        Name{QLatin1String("Esigned"), TrackingKind::Esigned},
        Name{QLatin1String("EsignDeclined"), TrackingKind::EsignDeclined},
    };
    for (const Name& name : kNames) {
        if (type.compare(name.text, Qt::CaseInsensitive) == 0)
            return name.kind;
    }
    return TrackingKind::Other;
}

} // namespace waxwing
