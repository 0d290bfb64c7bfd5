#pragma once

#include "core/http/bodystream.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace waxwing {

/// One file as multipart/form-data, the way the portal takes a chunk (attachments.md section 3): the
/// part is called "upload", the name is UTF-8 in `filename`. Streams: only the frame is in memory.
class MultipartUpload final : public BodySource
{
public:
    /// `boundary` must not occur in the file; a random one does not.
    MultipartUpload(QByteArray boundary, const QString& fileName,
                    std::shared_ptr<BodySource> content);
    [[nodiscard]] QByteArray contentType() const;
    [[nodiscard]] qint64 size() const override;
    [[nodiscard]] bool rewind() override;
    [[nodiscard]] std::optional<qint64> give(char* into, qint64 room) override;

private:
    QByteArray m_boundary;
    QByteArray m_head;
    QByteArray m_tail;
    std::shared_ptr<BodySource> m_content;
    qint64 m_given = 0;
};

} // namespace waxwing
