#include "tests/portal/notificationmails.h"

#include "tests/portal/text.h"

#include <QDir>
#include <QLocale>
#include <QSaveFile>

#include <algorithm>

namespace waxwing::portal {

namespace {

constexpr std::size_t kLongestLine = 76;
constexpr std::size_t kLongestWord = 60; ///< of an encoded word, whose frame takes 12 more
constexpr std::size_t kKeptNotices = 1000;
constexpr char kHex[] = "0123456789ABCDEF";

std::string escapedByte(unsigned char c)
{
    return {'=', kHex[c >> 4], kHex[c & 15]};
}

bool startsCharacter(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

std::string part(const std::string& type, const std::string& content)
{
    return "--notice\r\nContent-Type: " + type +
           "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
           quotedPrintable(content) + "\r\n";
}

} // namespace

std::string encodedWords(const std::string& text)
{
    const auto plain = [](char c) { return c >= ' ' && c < 0x7f; };
    if (std::all_of(text.begin(), text.end(), plain))
        return text;
    std::string result, word;
    const auto flush = [&] {
        result += (result.empty() ? "" : "\r\n ") + ("=?UTF-8?Q?" + word + "?=");
        word.clear();
    };
    for (char c : text) {
        // A character stays in one word.
        if (startsCharacter(c) && word.size() + 12 > kLongestWord)
            flush();
        const bool harmless = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                              (c >= '0' && c <= '9');
        if (c == ' ')
            word += '_';
        else if (harmless)
            word += c;
        else
            word += escapedByte(static_cast<unsigned char>(c));
    }
    flush();
    return result;
}

std::string quotedPrintable(const std::string& text)
{
    std::string result;
    std::size_t column = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\n') {
            result += "\r\n";
            column = 0;
            continue;
        }
        const bool lastBlank = c == ' ' && (i + 1 == text.size() || text[i + 1] == '\n');
        const bool plain = c >= ' ' && c < 0x7f && c != '=' && !lastBlank;
        const std::string piece = plain ? std::string(1, c)
                                        : escapedByte(static_cast<unsigned char>(c));
        if (column + piece.size() >= kLongestLine) {
            result += "=\r\n";
            column = 0;
        }
        result += piece;
        column += piece.size();
    }
    return result;
}

std::string notificationMail(const std::string& to, const std::string& name,
                             const std::string& senderName, const std::string& portalName,
                             const std::string& webLink, const std::string& ownLink,
                             const std::string& date)
{
    const std::string greeting = name.empty() ? std::string("Hello,") : "Hello " + name + ",";
    const std::string news = senderName + " sent you a secure message at " + portalName + ".";
    const std::string text = greeting + "\n\n" + news + "\n\nRead it in the browser:\n" + webLink +
                             "\n\nRead it in Waxwing:\n" + ownLink +
                             "\n\nThis mail does not contain the message itself.\n";
    const std::string html =
        "<html><body><p>" + htmlEscaped(greeting) + "</p>\n<p>" + htmlEscaped(news) +
        "</p>\n<p><a href=\"" + htmlEscaped(webLink) + "\">Read it in the browser</a> or <a href=\"" +
        htmlEscaped(ownLink) +
        "\">read it in Waxwing</a>.</p>\n<p>This mail does not contain the message "
        "itself.</p></body></html>\n";
    return "From: " + encodedWords(portalName) + " <no-reply@portal.example>\r\nTo: " +
           (name.empty() ? to : encodedWords(name) + " <" + to + ">") +
           "\r\nSubject: " + encodedWords(senderName + " sent you a secure message") +
           "\r\nDate: " + date +
           "\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"notice\"\r\n"
           "\r\n" +
           part("text/plain", text) + part("text/html", html) + "--notice--\r\n";
}

void sendNotificationMails(World& world, Portal& portal, const Message& message)
{
    if (world.mailFolder.empty())
        return;
    const auto nameOf = [](const Person& person) {
        return std::string(trimmed(person.firstName + " " + person.lastName));
    };
    const Person& sender = portal.person(message.sender);
    const std::string senderName = nameOf(sender).empty() ? sender.email : nameOf(sender);
    const std::string guid = message.guid.text();
    const std::string web = portal.settings.value("webAppLink", std::string()) + "/messages/" + guid;
    const std::string own = "waxwing://open?portal=" + portal.code + "&message=" + guid;
    const std::string date =
        QLocale::c()
            .toString(QDateTime::currentDateTimeUtc(), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss"))
            .toStdString() +
        " +0000";
    const QDir folder(QString::fromStdString(world.mailFolder));
    if (!folder.mkpath(QStringLiteral(".")))
        return;
    for (PersonId id : portal.recipients(message)) {
        const Person& reader = portal.person(id);
        const std::string name = guid + "-" + std::to_string(id) + ".eml";
        const std::string mail = notificationMail(reader.email, nameOf(reader), senderName,
                                                  portal.name, web, own, date);
        QSaveFile file(folder.filePath(QString::fromStdString(name)));
        if (!file.open(QFile::WriteOnly) || file.write(QByteArray::fromStdString(mail)) < 0 ||
            !file.commit())
            continue;
        world.notices.push_back({reader.email, file.fileName().toStdString(), guid, web, own});
        if (world.notices.size() > kKeptNotices)
            world.notices.pop_front();
    }
}

} // namespace waxwing::portal
