#include "tests/core/content/harmless.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringList>
#include <QTextDocument>
#include <QUrl>

namespace waxwing::test {

namespace {

QSet<QString> words(const char* list)
{
    const QStringList items = QString::fromLatin1(list).split(u' ');
    return QSet<QString>(items.begin(), items.end());
}

QString complaintAboutAttribute(const QString& name, const QString& value, bool imagesAllowed)
{
    static const QSet<QString> known = words(
        "href src alt width height align valign bgcolor border cellpadding cellspacing colspan "
        "rowspan start type color size face dir lang style");
    if (!known.contains(name))
        return QStringLiteral("attribute ") + name;
    static const QRegularExpression active(
        QStringLiteral(
            "javascript|vbscript|expression|url\\s*\\(|@import|behavior|-moz-binding|\\\\|"
            "position"),
        QRegularExpression::CaseInsensitiveOption);
    if (name == u"href" || name == u"src") {
        const bool web = value.startsWith(u"https://") || value.startsWith(u"http://");
        const bool fine = name == u"href"
                              ? web || value.startsWith(u"mailto:")
                              : (web && imagesAllowed) || value.startsWith(u"data:image/");
        return fine ? QString() : name + u'=' + value;
    }
    if (name != u"alt" && active.match(value).hasMatch())
        return name + u'=' + value;
    return {};
}

class RecordingDocument final : public QTextDocument
{
public:
    QStringList asked;

protected:
    QVariant loadResource(int type, const QUrl& name) override
    {
        asked += QString::number(type) + u':' + name.toString();
        return {};
    }
};

} // namespace

QString complaintAbout(const QString& html, bool imagesAllowed)
{
    static const QSet<QString> elements = words(
        "a b big blockquote br center cite code dd dfn div dl dt em font h1 h2 h3 h4 h5 h6 hr i "
        "img "
        "kbd li ol p pre s samp small span strong sub sup table tbody td tfoot th thead tr tt u ul "
        "var");
    static const QRegularExpression tag(
        QStringLiteral("^</?([a-z0-9]+)((?: [a-z]+=\"[^\"<>]*\")*)(?: /)?>"));
    static const QRegularExpression pair(QStringLiteral(" ([a-z]+)=\"([^\"]*)\""));
    qsizetype at = 0;
    while ((at = html.indexOf(u'<', at)) >= 0) {
        const auto match = tag.match(html.mid(at, 8'000'000));
        if (!match.hasMatch())
            return QStringLiteral("not a tag of ours: ") + html.mid(at, 80);
        if (!elements.contains(match.captured(1)))
            return QStringLiteral("element ") + match.captured(1);
        for (auto pairs = pair.globalMatch(match.captured(2)); pairs.hasNext();) {
            const auto attribute = pairs.next();
            const QString complaint = complaintAboutAttribute(attribute.captured(1),
                                                              attribute.captured(2), imagesAllowed);
            if (!complaint.isEmpty())
                return complaint;
        }
        at += match.capturedLength();
    }
    for (const QChar c : html) {
        const char16_t u = c.unicode();
        if ((u < 0x20 && u != u'\n' && u != u'\t' && u != u'\r') || (u >= 0xfdd0 && u <= 0xfdef) ||
            u == 0xfffc || u == 0x202e)
            return QStringLiteral("character %1").arg(u, 4, 16);
    }
    return {};
}

QString resourcesLoadedBy(const QString& html)
{
    RecordingDocument document;
    document.setHtml(html);
    document.setTextWidth(600);
    (void)document.size(); // layout asks for images
    return document.asked.join(u' ');
}

} // namespace waxwing::test
