#include "core/http/transport.h"

namespace waxwing {

QByteArray HttpResponse::header(QByteArrayView name) const
{
    for (const HttpHeader& header : headers) {
        if (header.name == name)
            return header.value;
    }
    return {};
}

} // namespace waxwing
