#include "tests/ui/gallery/samples.h"

namespace waxwing::samples {

namespace {

struct Sample
{
    QString who;
    QString subject;
    int minutesAgo;
    bool unread = false;
    bool files = false;
    bool locked = false;
    bool recalled = false;
    bool expired = false;
};

const QList<Sample>& list()
{
    static const QList<Sample> kList{
        {QStringLiteral("Anna Keller"), QStringLiteral("Quarterly figures for the supervisory board"),
         12, true, true},
        {QStringLiteral("Dr. Miriam Oduya"), QStringLiteral("Lab results – please read before Thursday"),
         55, true, false, true},
        {QStringLiteral("Notariat Hübner & Weiß"),
         QStringLiteral("Entwurf des Kaufvertrags, Donaudampfschifffahrtsgesellschaft"), 190, true, true},
        {QStringLiteral("Tomás Ribeiro"), QStringLiteral("Re: Travel expenses"), 240},
        {QStringLiteral("Ben Ott"), QStringLiteral("Access codes for the new building"), 60 * 22, false,
         false, false, true},
        {QStringLiteral("王小明"), QStringLiteral("第三季度财务报告已准备好，请查收"), 60 * 27, true, true},
        {QStringLiteral("Rechtsschutzversicherungsgesellschaft Süd-Ost, Abteilung Schadensregulierung"),
         QStringLiteral("Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"), 60 * 29, true,
         true, true},
        {QStringLiteral("שרה לוי"), QStringLiteral("פרוטוקול הישיבה מיום חמישי, כולל כל הנספחים שביקשת"),
         60 * 31, true},
        {QStringLiteral("مريم الحسن"), QStringLiteral("تقرير المشروع الشهري"), 60 * 50},
        {QStringLiteral("claims@insurance.example"), QString(), 60 * 75, false, true},
        {QStringLiteral("Sofia Lindqvist"),
         QStringLiteral("Your offer was accepted – next steps, documents to sign and the dates we agreed"),
         60 * 100, false, true},
        {QStringLiteral("Human Resources"), QStringLiteral("Salary statement February"), 60 * 24 * 9, false,
         true, true},
        {QStringLiteral("Peter van den Berg"), QStringLiteral("Tender documents"), 60 * 24 * 20, false, true,
         false, false, true},
        {QStringLiteral("Anna Keller"), QStringLiteral("Minutes of the January meeting"), 60 * 24 * 40},
        {QStringLiteral("Support"), QStringLiteral("Welcome to Example Org"), 60 * 24 * 120},
    };
    return kList;
}

} // namespace

QDateTime now()
{
    return QDateTime({2026, 3, 5}, {14, 17, 0}, Qt::UTC);
}

Guid guid(int number)
{
    return *Guid::parse(QStringLiteral("%1").arg(number, 32, 16, QLatin1Char('0')));
}

AccountRecord record(int number)
{
    AccountRecord record;
    record.id = guid(900 + number);
    record.serviceGuid = guid(100 + number);
    record.serviceName = number == 0 ? QStringLiteral("Example Org")
                                     : QStringLiteral("Universitätsklinikum Nord");
    record.emailAddress = number == 0 ? QStringLiteral("ann@example.org")
                                      : QStringLiteral("ann.schulze-wiedenbrueck@klinikum-nord.example");
    record.webApp = QUrl(QStringLiteral("https://w.portal.test/example"));
    return record;
}

AccountStatus status(Liveness liveness)
{
    AccountStatus status;
    status.liveness = liveness;
    status.since = now().addSecs(-3600);
    return status;
}

QList<AccountView> accounts(Liveness first)
{
    AccountView one{record(0), status(first), {}, {Folder::Inbox, Folder::Sent}};
    one.counts = {{Folder::Inbox, {1284, 4}}, {Folder::Sent, {310, 0}}, {Folder::Draft, {2, 0}},
                  {Folder::Archive, {8123, 17}}, {Folder::Trash, {14, 0}}};
    AccountView two{record(1), status(Liveness::Polling), {}, {Folder::Inbox}};
    two.counts = {{Folder::Inbox, {52, 1}}};
    return {one, two};
}

QList<PortalChoice> portals()
{
    const auto make = [](int number, const QString& name, const QString& country,
                         const QString& domain) {
        PortalChoice choice;
        choice.entry.serviceGuid = guid(100 + number);
        choice.entry.serviceName = name;
        choice.entry.jurisdiction = country;
        choice.entry.primaryDomain = domain;
        choice.entry.emailAddress = QStringLiteral("ann@example.org");
        choice.entry.urls = {{QStringLiteral("Webapp"),
                              QUrl(QStringLiteral("https://w.portal.test/example"))}};
        return choice;
    };
    QList<PortalChoice> portals{
        make(0, QStringLiteral("Example Org"), QStringLiteral("CH"), QStringLiteral("example.org")),
        make(1, QStringLiteral("Universitätsklinikum Nord – Zentrale Patientenaufnahme"),
             QStringLiteral("DE"), QStringLiteral("klinikum-nord.example")),
        make(2, QStringLiteral("Riverside Legal LLP"), QStringLiteral("GB"),
             QStringLiteral("riverside.example")),
        make(3, QStringLiteral("Old Trial"), QStringLiteral("US"), QStringLiteral("trial.example"))};
    portals[0].entry.branding = {{QStringLiteral("Square64x"),
                                  QUrl(QStringLiteral("https://cdn.portal.test/64.png"))}};
    portals[2].use = PortalChoice::Use::Browser;
    portals[3].use = PortalChoice::Use::Unavailable;
    portals[3].obstacle = PortalChoice::Obstacle::TrialExpired;
    return portals;
}

QList<PortalChoice> obstacles()
{
    using Obstacle = PortalChoice::Obstacle;
    QList<PortalChoice> all;
    for (int i = 1; i <= static_cast<int>(Obstacle::NotAllowed); ++i) {
        PortalChoice choice = portals().at(i % 3);
        choice.entry.serviceGuid = guid(200 + i);
        choice.use = PortalChoice::Use::Unavailable;
        choice.obstacle = static_cast<Obstacle>(i);
        all << choice;
    }
    return all;
}

ReaderAccount readerAccount(bool explained, bool automatic)
{
    return {record(0).id, record(0).emailAddress, automatic, explained};
}

MessageRow row(qint64 number)
{
    const Sample& sample = list().at(number % list().size());
    MessageRow row;
    row.guid = guid(static_cast<int>(number) + 1);
    row.date = now().addSecs(-60LL * sample.minutesAgo - (number / list().size()) * 86400 * 150);
    row.correspondent = sample.who;
    row.subject = sample.subject;
    row.unread = sample.unread && number < list().size();
    row.hasAttachments = sample.files;
    row.isProtected = sample.locked;
    row.isRecalled = sample.recalled;
    row.isExpired = sample.expired;
    return row;
}

MessageSummary summary()
{
    MessageSummary summary;
    summary.guid = guid(1);
    summary.date = now().addSecs(-720);
    summary.subject = QStringLiteral("Quarterly figures for the supervisory board");
    summary.sender = {{}, QStringLiteral("anna.keller@partner.example"), QStringLiteral("Anna"),
                      QStringLiteral("Keller")};
    summary.to = {{{}, QStringLiteral("ann@example.org"), QStringLiteral("Ann"),
                   QStringLiteral("Example")},
                  {{}, QStringLiteral("ben.ott@example.org"), QStringLiteral("Ben"),
                   QStringLiteral("Ott")},
                  {{}, QStringLiteral("board@example.org"), {}, {}}};
    summary.cc = {{{}, QStringLiteral("archive@partner.example"), {}, {}}};
    summary.bodyFormat = BodyFormat::Html;
    AttachmentSummary pdf;
    pdf.guid = guid(501);
    pdf.fileName = QStringLiteral("Quarterly-report-2026-Q1.pdf");
    pdf.fileSize = 1'840'220;
    AttachmentSummary sheet;
    sheet.guid = guid(502);
    sheet.fileName = QStringLiteral("figures with a very long name that nobody would ever type.xlsx");
    sheet.fileSize = 88'120;
    AttachmentSummary contract;
    contract.guid = guid(503);
    contract.fileName = QStringLiteral("Consent.docx");
    contract.fileSize = 20'000;
    contract.eSignatureRequired = true;
    summary.attachments = {pdf, sheet, contract};
    return summary;
}

MessageSummary longSummary()
{
    MessageSummary summary = samples::summary();
    summary.date = now().addDays(-400);
    summary.subject = QStringLiteral(
        "Entwurf des Kaufvertrags mit allen Anlagen, Stellungnahme der "
        "Rechtsschutzversicherungsgesellschaft und Rindfleischetikettierungsüberwachungsaufgaben"
        "übertragungsgesetz");
    summary.sender = {{}, QStringLiteral("marie-luise.von-hohenstein-schwarzenberg@universitaet.example"),
                      QStringLiteral("Prof. Dr. Dr. h. c. Marie-Luise"),
                      QStringLiteral("von Hohenstein-Schwarzenberg")};
    for (int i = 0; i < 10; ++i)
        summary.to << User{{}, QStringLiteral("member%1@supervisory-board.example").arg(i),
                           QStringLiteral("Member"), QStringLiteral("Number %1").arg(i)};
    return summary;
}

MessageSummary hebrewSummary()
{
    MessageSummary summary = samples::summary();
    summary.subject = QStringLiteral("פרוטוקול הישיבה מיום חמישי");
    summary.sender = {{}, QStringLiteral("sara.levi@partner.example"), QStringLiteral("שרה"),
                      QStringLiteral("לוי")};
    summary.attachments.resize(1);
    summary.attachments[0].fileName = QStringLiteral("פרוטוקול.pdf");
    return summary;
}

QString hebrewBody()
{
    return QStringLiteral("<p dir=\"rtl\">שלום אן,</p><p dir=\"rtl\">מצורף פרוטוקול הישיבה. אנא אשרי "
                          "עד יום שני (9.3.2026).</p><p dir=\"rtl\">בברכה<br>שרה</p>");
}

QString imageBody()
{
    return QStringLiteral("<p>Dear Ann,</p><p>our new building, seen from the river:</p>"
                          "<p><img src=\"https://img.partner.example/1.png\"></p>"
                          "<p><img src=\"https://img.partner.example/2.png\"></p><p>Anna</p>");
}

QString htmlBody()
{
    return QStringLiteral(
        "<p>Dear Ann,</p>"
        "<p>here are the figures we talked about. The short version:</p>"
        "<ul><li>Revenue grew by <b>8.2 %</b> against the first quarter of last year,</li>"
        "<li>costs stayed where they were,</li>"
        "<li>the two open positions are filled since Monday.</li></ul>"
        "<p>The details are in the attached report; the sheet holds the raw numbers. If you see "
        "anything odd, please tell me before <i>Thursday noon</i>, because the documents go to the "
        "board then. There is also <a href=\"https://partner.example/board/2026?from=mail\">the page "
        "with all the dates</a>.</p>"
        "<blockquote>Could you send me the figures, and who is still missing?<br>Ann</blockquote>"
        "<p>Kind regards<br>Anna</p>");
}

QString textBody()
{
    return QStringLiteral("Dear Ann,\n\nthis is a message in plain text.\n\n  - It keeps its line "
                          "breaks,\n  - and links such as https://example.org/a?b=c work.\n\nRegards\n"
                          "Anna\n");
}

AsyncResult<MessageRows> Rows::rows(ListQuery query, std::optional<RowKey> after, int limit)
{
    if (fails)
        co_return failure(ErrorKind::Storage);
    const bool down = query.order == Qt::DescendingOrder;
    // Keys carry the position, so that any start is found at once.
    qint64 position = down ? 0 : m_total - 1;
    if (after)
        position = after->date + (down ? 1 : -1);
    MessageRows answer;
    for (int i = 0; i < limit && position >= 0 && position < m_total; ++i) {
        const MessageRow made = row(position);
        answer.rows.append(made);
        answer.keys.append({QString(), position, made.guid});
        position += down ? 1 : -1;
    }
    answer.atEnd = position < 0 || position >= m_total;
    co_return answer;
}

AsyncResult<qint64> Rows::count(ListQuery)
{
    if (fails)
        co_return failure(ErrorKind::Storage);
    co_return m_total;
}

} // namespace waxwing::samples
