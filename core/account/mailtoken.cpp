#include "core/account/mailtoken.h"

#include <QUrl>
#include <QUrlQuery>

#include <algorithm>
#include <array>

namespace waxwing {

namespace {

constexpr qsizetype kLongestPaste = 8000;
constexpr qsizetype kLongestToken = 2000;
constexpr qsizetype kShortestInPath = 16; ///< shorter parts of a path are words

constexpr std::array kNames{u"token", u"forgotPasswordToken", u"registrationConfirmationToken",
                            u"quickRegistrationToken", u"quickRegistrationKey"};

bool isToken(const QString& text)
{
    return !text.isEmpty() && text.size() <= kLongestToken
           && std::all_of(text.begin(), text.end(), [](QChar c) {
                  return c.isPrint() && !c.isSpace() && c != u'<' && c != u'>' && c != u'"';
              });
}

bool isTokenName(const QString& name)
{
    return std::any_of(kNames.begin(), kNames.end(), [&name](const char16_t* known) {
        return name.compare(QStringView(known), Qt::CaseInsensitive) == 0;
    });
}

QString tokenInQuery(const QString& query)
{
    const auto items = QUrlQuery(query).queryItems(QUrl::FullyDecoded);
    const auto found = std::find_if(items.begin(), items.end(), [](const auto& item) {
        return isTokenName(item.first) && isToken(item.second);
    });
    return found == items.end() ? QString() : found->second;
}

QString tokenInPath(const QString& path)
{
    const QString last = path.section(u'/', -1, -1, QString::SectionSkipEmpty);
    const bool plain = std::all_of(last.begin(), last.end(), [](QChar c) {
        return c.isLetterOrNumber() || c == u'-' || c == u'_';
    });
    const bool hasDigit = std::any_of(last.begin(), last.end(), [](QChar c) { return c.isDigit(); });
    return plain && hasDigit && last.size() >= kShortestInPath ? last : QString();
}

QString tokenInLink(const QUrl& link)
{
    if (QString token = tokenInQuery(link.query(QUrl::FullyEncoded)); !token.isEmpty())
        return token;
    // Web applications put the address of their page behind the '#'.
    const QString fragment = link.fragment(QUrl::FullyEncoded);
    if (QString token = tokenInQuery(fragment.mid(fragment.indexOf(u'?') + 1)); !token.isEmpty())
        return token;
    if (QString token = tokenInPath(fragment); !token.isEmpty())
        return token;
    return tokenInPath(link.path());
}

} // namespace

std::optional<MailToken> readMailToken(const QString& pasted)
{
    if (pasted.size() > kLongestPaste)
        return std::nullopt;
    QString text;
    for (const QChar c : pasted) {
        if (!c.isSpace() && c.isPrint())
            text += c;
    }
    while (!text.isEmpty() && QStringView(u"<\"'“„").contains(text.front()))
        text.remove(0, 1);
    while (!text.isEmpty() && QStringView(u">\"'”“.,").contains(text.back()))
        text.chop(1);
    MailToken found;
    if (text.contains(u"://")) {
        const QUrl link(text, QUrl::TolerantMode);
        if (!link.isValid() || link.host().isEmpty())
            return std::nullopt;
        found.host = link.host();
        text = tokenInLink(link);
    }
    if (!isToken(text))
        return std::nullopt;
    found.token = Secret::fromText(std::move(text));
    return found;
}

} // namespace waxwing
