#pragma once

#include "ui/slip/slipstate.h"

#include <QByteArray>

class QLocale;

namespace waxwing {

/// What happened to a message, to be handed to somebody else: a table for machines and a sheet for
/// people, which names the SHA-256 of the table, so that one proves the other. Times are UTC.

/// RFC 4180, UTF-8 with a byte order mark; cells that a spreadsheet would calculate are quoted as
/// text.
[[nodiscard]] QByteArray evidenceTable(const SlipState& state);
[[nodiscard]] QByteArray sha256Of(const QByteArray& content);
/// The sheet as HTML of our own making: every word of others is escaped.
[[nodiscard]] QString evidenceSheet(const SlipState& state, const QString& tableName,
                                    const QByteArray& tableHash, const QDateTime& now,
                                    const QLocale& locale);
/// A PDF of A4 pages.
[[nodiscard]] QByteArray evidencePdf(const QString& sheet);

struct SavedEvidence
{
    QString pdf; ///< where they are; empty if one could not be written
    QString csv;
    QByteArray hash; ///< of the table
};
/// Writes both beside each other; `file` with or without ending. Leaves no half file.
[[nodiscard]] SavedEvidence saveEvidence(const SlipState& state, const QString& file,
                                         const QDateTime& now, const QLocale& locale);

} // namespace waxwing
