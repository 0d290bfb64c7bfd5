#pragma once

#include <QByteArray>
#include <QString>

namespace waxwing {

/// A password, token or key. Wiped when it dies, moved but not shared by accident: a copy is a
/// deep copy that is wiped on its own. It has no operator for streams, so it cannot be logged.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray bytes);
    /// Takes the UTF-8 form of `text` and wipes `text`.
    [[nodiscard]] static Secret fromText(QString&& text);

    Secret(const Secret& other);
    Secret(Secret&& other) noexcept;
    Secret& operator=(const Secret& other);
    Secret& operator=(Secret&& other) noexcept;
    ~Secret();

    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }
    /// The bytes themselves; valid while this object lives. Do not keep copies.
    [[nodiscard]] const QByteArray& reveal() const { return m_bytes; }
    /// Compares in constant time for equal lengths.
    [[nodiscard]] bool equals(const Secret& other) const;
    void wipe();

private:
    QByteArray m_bytes;
};

/// Overwrites the bytes so that the compiler cannot leave it out, then empties the array.
void wipeBytes(QByteArray& bytes);
void wipeText(QString& text);

} // namespace waxwing
