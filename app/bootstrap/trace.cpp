#include "app/bootstrap/trace.h"

#include <QFile>

#include <chrono>

namespace waxwing {

void trace(const char* event)
{
    const QString path = qEnvironmentVariable("WAXWING_TRACE_FILE");
    if (path.isEmpty())
        return;
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    const auto nanoseconds = std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
    QFile file(path);
    if (file.open(QFile::Append))
        file.write(QByteArrayLiteral("{\"event\":\"") + event + QByteArrayLiteral("\",\"t\":")
                   + QByteArray::number(qint64(nanoseconds)) + QByteArrayLiteral("}\n"));
}

} // namespace waxwing
