#pragma once

#include "core/base/guid.h"

#include <QList>
#include <QString>
#include <QStringView>
#include <QUrl>

#include <tl/expected.hpp>

namespace waxwing {

/// The one thing a link can ask for: show this message.
struct MessageLink
{
    QString serviceCode; ///< lower case
    Guid message;
    QString account; ///< address of one of several accounts at the portal; mostly empty

    friend bool operator==(const MessageLink&, const MessageLink&) = default;
};

/// A portal that is set up here, and where its web application lives: `urls.Webapp` of the
/// directory, `webAppLink` of the portal.
struct KnownPortal
{
    QString serviceCode;
    QList<QUrl> webAddresses{};
};

/// Why a text is no link that is followed.
enum class LinkFault {
    Empty,
    TooLong,
    StrangeCharacters, ///< controls, white space, letters beyond ASCII, back slashes
    OtherScheme,       ///< neither waxwing: nor https:
    Disguised,         ///< user info, percent-encoding, dot segments: nobody needs these here
    OtherAction,       ///< waxwing:// something else than open
    BadParts,          ///< a part is missing, given twice, unknown, or not of its form
    UnknownHost,       ///< https, but no portal that is set up here lives there
    OtherPath,         ///< the host of a portal, but not its web application
    NoMessage,         ///< its web application, but no message is named
};

inline constexpr qsizetype kLongestLink = 1024;

/// Reads a link; input from strangers. Accepts
///   waxwing://open?portal=<service code>&message=<guid>[&account=<address>]   (in any order)
///   <web address of a known portal>/messages/<guid>
/// and nothing that only resembles them. The second form is ours: the protocol names the web
/// addresses (directory.md 2.2, settings.md section 1) but not what lies below them (ADR 9). Pure.
[[nodiscard]] tl::expected<MessageLink, LinkFault>
readMessageLink(QStringView text, const QList<KnownPortal>& portals);

/// Text that was pasted or dropped: blanks around it and the brackets that mail programs put round
/// addresses are taken off. What is inside is not touched.
[[nodiscard]] QStringView trimmedLink(QStringView pasted);

/// The host of an https link as it is written, lower case; empty if there is none. To name whom a
/// refused link leads to.
[[nodiscard]] QString hostOf(QStringView link);

[[nodiscard]] QString toText(const MessageLink& link);

} // namespace waxwing
