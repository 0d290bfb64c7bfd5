#include "ui/slip/evidence.h"

#include "ui/common/format.h"
#include "ui/slip/slippeople.h"
#include "ui/slip/sliptexts.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFileInfo>
#include <QFont>
#include <QLocale>
#include <QPageLayout>
#include <QPageSize>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>

namespace waxwing {

namespace {

class EvidenceTexts
{
    Q_DECLARE_TR_FUNCTIONS(waxwing::EvidenceTexts)

public:
    static QString sheet(const SlipState& state, const QString& tableName, const QByteArray& hash,
                         const QDateTime& now, const QLocale& locale);

private:
    static QString factRows(const SlipState& state, const QDateTime& now, const QLocale& locale);
    static QString eventRows(const SlipState& state);
};

QString stamp(const QDateTime& date)
{
    return date.isValid() ? date.toUTC().toString(Qt::ISODateWithMs) : QString();
}

/// One cell: never a formula, always one field.
QString cell(const QString& text)
{
    QString safe = singleLine(text);
    static const QString kFormula = QStringLiteral("=+-@");
    if (!safe.isEmpty() && kFormula.contains(safe.front()))
        safe.prepend(u'\'');
    safe.replace(u'"', QStringLiteral("\"\""));
    return u'"' + safe + u'"';
}

QString line(const QStringList& cells)
{
    QStringList quoted;
    for (const QString& one : cells)
        quoted << cell(one);
    return quoted.join(u',') + QStringLiteral("\r\n");
}

QString guidText(const std::optional<Guid>& guid)
{
    return guid ? guid->toString() : QString();
}

QString row(const QStringList& cells, const char* tag = "td")
{
    QString html = QStringLiteral("<tr>");
    for (const QString& text : cells)
        html += QStringLiteral("<%1>%2</%1>").arg(QLatin1String(tag), text.toHtmlEscaped());
    return html + QStringLiteral("</tr>");
}

QString nameOf(const QList<SlipPerson>& people, const TrackingDetail& event)
{
    for (const SlipPerson& person : people) {
        const bool same = (event.actorGuid && person.user.guid == event.actorGuid)
                          || person.user.email.compare(event.actorEmail, Qt::CaseInsensitive) == 0;
        if (same)
            return singleLine(person.user.displayName());
    }
    return singleLine(event.actorEmail);
}

QString EvidenceTexts::factRows(const SlipState& state, const QDateTime& now, const QLocale& locale)
{
    const MessageSummary& message = *state.message;
    QString rows = row({tr("Subject"), singleLine(message.subject)})
                   + row({tr("Sender"), QStringLiteral("%1 <%2>").arg(
                                            singleLine(message.sender.displayName()),
                                            singleLine(message.sender.email))});
    for (const SlipFact& fact : deliveryFacts(state, now, locale))
        rows += row({fact.name, fact.value});
    for (const SlipFact& fact : identifierFacts(state))
        rows += row({fact.name, fact.value});
    return rows;
}

QString EvidenceTexts::eventRows(const SlipState& state)
{
    const QList<SlipPerson> people = peopleOf(*state.message, &*state.slip);
    QString rows = row({tr("When (UTC)"), tr("Who"), tr("Address"), tr("What")}, "th");
    const QList<TrackingDetail>& events = state.slip->events;
    for (auto event = events.crbegin(); event != events.crend(); ++event)
        rows += row({stamp(event->date), nameOf(people, *event), singleLine(event->actorEmail),
                     deedText(*event)});
    return rows;
}

QString EvidenceTexts::sheet(const SlipState& state, const QString& tableName,
                             const QByteArray& hash, const QDateTime& now, const QLocale& locale)
{
    QString html = QStringLiteral("<h1>%1</h1><p>%2</p><table cellpadding=\"3\">%3</table>")
                       .arg(tr("Delivery slip").toHtmlEscaped(),
                            slipHeadline(state).toHtmlEscaped(), factRows(state, now, locale));
    html += QStringLiteral("<h2>%1</h2>").arg(tr("What happened").toHtmlEscaped());
    if (!state.slip->complete)
        html += QStringLiteral("<p>%1</p>").arg(
            tr("There are more events than are listed here.").toHtmlEscaped());
    html += QStringLiteral("<table border=\"1\" cellspacing=\"0\" cellpadding=\"3\" "
                           "width=\"100%\">%1</table>")
                .arg(eventRows(state));
    html += QStringLiteral("<p>%1</p><p>%2<br>%3</p>")
                .arg(tr("As the portal told it on %1, saved on %2.")
                         .arg(stamp(state.slip->asOf), stamp(now))
                         .toHtmlEscaped(),
                     tr("SHA-256 of the table %1:").arg(tableName).toHtmlEscaped(),
                     QString::fromLatin1(hash));
    return html;
}

bool write(const QString& path, const QByteArray& content)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size()
           && file.commit();
}

} // namespace

QByteArray evidenceTable(const SlipState& state)
{
    if (!state.message || !state.slip)
        return {};
    const MessageSummary& message = *state.message;
    const QList<SlipPerson> people = peopleOf(message, &*state.slip);
    QString table = line({QStringLiteral("message"), QStringLiteral("date_utc"),
                          QStringLiteral("event"), QStringLiteral("name"),
                          QStringLiteral("address"), QStringLiteral("attachment"),
                          QStringLiteral("attachment_name"), QStringLiteral("related_message"),
                          QStringLiteral("program")});
    const QString guid = message.guid.toString();
    table += line({guid, stamp(message.date), QStringLiteral("Sent"),
                   message.sender.displayName(), message.sender.email, {}, {},
                   guidText(message.parentGuid), {}});
    const QList<TrackingDetail>& events = state.slip->events;
    for (auto event = events.crbegin(); event != events.crend(); ++event)
        table += line({guidText(event->messageGuid ? event->messageGuid
                                                   : std::optional(message.guid)),
                       stamp(event->date), event->type, nameOf(people, *event), event->actorEmail,
                       guidText(event->attachmentGuid), event->attachmentName,
                       guidText(event->relatedMessageGuid),
                       event->clientName + u' ' + event->clientVersion});
    return QByteArrayLiteral("\xEF\xBB\xBF") + table.toUtf8();
}

QByteArray sha256Of(const QByteArray& content)
{
    return QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
}

QString evidenceSheet(const SlipState& state, const QString& tableName, const QByteArray& tableHash,
                      const QDateTime& now, const QLocale& locale)
{
    if (!state.message || !state.slip)
        return {};
    return EvidenceTexts::sheet(state, tableName, tableHash, now, locale);
}

QByteArray evidencePdf(const QString& sheet)
{
    QByteArray pdf;
    QBuffer buffer(&pdf);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(16, 16, 16, 16), QPageLayout::Millimeter);
    writer.setTitle(QStringLiteral("Waxwing"));
    QTextDocument document;
    document.setUndoRedoEnabled(false);
    QFont font;
    font.setPointSize(9);
    document.setDefaultFont(font);
    document.setDefaultStyleSheet(QStringLiteral("body, td, th { color: black; } "
                                                 "th { text-align: left; }"));
    document.setHtml(sheet);
    document.print(&writer);
    buffer.close();
    return pdf;
}

SavedEvidence saveEvidence(const SlipState& state, const QString& file, const QDateTime& now,
                           const QLocale& locale)
{
    SavedEvidence saved;
    const QByteArray table = evidenceTable(state);
    if (table.isEmpty() || file.isEmpty())
        return saved;
    QString base = file;
    for (const QString& ending : {QStringLiteral(".pdf"), QStringLiteral(".csv")}) {
        if (base.endsWith(ending, Qt::CaseInsensitive))
            base.chop(ending.size());
    }
    saved.hash = sha256Of(table);
    const QString csv = base + QStringLiteral(".csv");
    const QString pdf = base + QStringLiteral(".pdf");
    if (write(csv, table))
        saved.csv = csv;
    const QString sheet
        = evidenceSheet(state, QFileInfo(csv).fileName(), saved.hash, now, locale);
    if (!saved.csv.isEmpty() && write(pdf, evidencePdf(sheet)))
        saved.pdf = pdf;
    return saved;
}

} // namespace waxwing
