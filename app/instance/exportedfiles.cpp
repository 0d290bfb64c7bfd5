#include "app/instance/exportedfiles.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>

namespace waxwing {

namespace {

constexpr qsizetype kWordBytes = 45; ///< an encoded word has at most 75 characters
constexpr qsizetype kLineBytes = 57; ///< 76 characters of base64

/// RFC 2047 where it has to be; never a line break from outside.
QByteArray headerText(const QString& text)
{
    const QString line = text.simplified();
    const bool plain = std::all_of(line.begin(), line.end(), [](QChar letter) {
        return letter.unicode() >= 0x20 && letter.unicode() < 0x7f;
    });
    if (plain && !line.contains(QStringLiteral("=?")) && line.size() <= 900)
        return line.toLatin1();
    QByteArray encoded;
    QByteArray word;
    const auto flush = [&] {
        encoded += (encoded.isEmpty() ? "" : "\r\n ") + QByteArray("=?UTF-8?B?") + word.toBase64()
                   + "?=";
        word.clear();
    };
    for (const char32_t letter : line.toUcs4()) { // whole characters in each word
        const QByteArray bytes = QString::fromUcs4(&letter, 1).toUtf8();
        if (word.size() + bytes.size() > kWordBytes)
            flush();
        word += bytes;
    }
    flush();
    return encoded;
}

QByteArray people(const QJsonArray& array)
{
    QByteArrayList list;
    for (const QJsonValue& value : array) {
        const QJsonObject person = value.toObject();
        QString address = person.value(QStringLiteral("address")).toString().simplified();
        address.remove(u'<').remove(u'>').remove(u' ');
        QString name = person.value(QStringLiteral("name")).toString().simplified();
        if (name.isEmpty() || name == address) {
            list << '<' + address.toUtf8() + '>';
            continue;
        }
        const QByteArray shown = headerText(name);
        name.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
        list << (shown.startsWith("=?") ? shown : '"' + name.toLatin1() + '"') + " <"
                    + address.toUtf8() + '>';
    }
    return list.join(",\r\n ");
}

QByteArray base64Lines(const QByteArray& bytes)
{
    QByteArray lines;
    for (qsizetype at = 0; at < bytes.size(); at += kLineBytes)
        lines += bytes.mid(at, kLineBytes).toBase64() + "\r\n";
    return lines;
}

QJsonObject objectOf(const QByteArray& line)
{
    return QJsonDocument::fromJson(line).object();
}

/// By date, so that a file manager sorts them; the guid is ours, so it cannot lead anywhere.
QString fileNameOf(const QJsonObject& message, const QString& ending)
{
    QString guid;
    for (const QChar letter : message.value(QStringLiteral("message")).toString()) {
        if (letter.isLetterOrNumber() && letter.unicode() < 0x80)
            guid += letter;
    }
    const QDateTime date = QDateTime::fromString(
        message.value(QStringLiteral("date")).toString(), Qt::ISODate);
    return QStringLiteral("%1-%2.%3").arg(
        date.toUTC().toString(QStringLiteral("yyyyMMdd-HHmmss")), guid.left(32), ending);
}

bool writeNew(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QFile::WriteOnly | QFile::NewOnly))
        return false;
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return file.write(bytes) == bytes.size() && file.flush();
}

CommandAnswer failed(const QString& problem)
{
    CommandAnswer answer;
    answer.exit = CommandExit::Failed;
    answer.problem = problem;
    return answer;
}

} // namespace

QByteArray asMail(const QByteArray& line)
{
    const QJsonObject message = objectOf(line);
    if (message.isEmpty())
        return {};
    const QDateTime date
        = QDateTime::fromString(message.value(QStringLiteral("date")).toString(), Qt::ISODate);
    QByteArray mail;
    mail += "From: " + people(message.value(QStringLiteral("from")).toArray()) + "\r\n";
    const QByteArray to = people(message.value(QStringLiteral("to")).toArray());
    const QByteArray cc = people(message.value(QStringLiteral("cc")).toArray());
    if (!to.isEmpty())
        mail += "To: " + to + "\r\n";
    if (!cc.isEmpty())
        mail += "Cc: " + cc + "\r\n";
    mail += "Subject: " + headerText(message.value(QStringLiteral("subject")).toString()) + "\r\n";
    mail += "Date: " + date.toString(Qt::RFC2822Date).toLatin1() + "\r\n";
    for (const QJsonValue& name : message.value(QStringLiteral("attachments")).toArray())
        mail += "X-Waxwing-Attachment: " + headerText(name.toString()) + "\r\n";
    const bool html = message.value(QStringLiteral("html")).toBool();
    mail += "MIME-Version: 1.0\r\nContent-Type: text/" + QByteArray(html ? "html" : "plain")
            + "; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n";
    return mail + base64Lines(message.value(QStringLiteral("body")).toString().toUtf8());
}

CommandAnswer writeExport(const CommandRequest& request, const CommandAnswer& answer)
{
    if (answer.exit != CommandExit::Done)
        return answer;
    if (!QDir().mkpath(request.folder))
        return failed(CommandRequest::tr("the folder cannot be made"));
    const QDir folder(request.folder);
    const bool mail = request.format != CommandRequest::Format::Json;
    int written = 0;
    for (const QByteArray& line : answer.output.split('\n')) {
        if (line.isEmpty())
            continue;
        const QJsonObject message = objectOf(line);
        const QString name = fileNameOf(message, mail ? QStringLiteral("eml")
                                                      : QStringLiteral("json"));
        const QByteArray bytes = mail ? asMail(line) : QJsonDocument(message).toJson();
        if (!writeNew(folder.filePath(name), bytes))
            return failed(CommandRequest::tr("%n file(s) were written, then one could not be: it "
                                             "is there already, or there is no room",
                                             nullptr, written));
        ++written;
    }
    CommandAnswer done;
    done.output = QByteArray::number(written) + " files\n";
    done.problem = answer.problem;
    return done;
}

} // namespace waxwing
