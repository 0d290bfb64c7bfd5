#include "tests/ui/gallery/album.h"
#include "tests/ui/gallery/pictures.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLocale>
#include <QTextStream>
#include <QTranslator>

/// Draws every state of every window with made-up data into PNG files, so that one can look at all
/// of them. Ends with 1 if Qt warned of something or a text does not fit.

using namespace waxwing;

namespace {

QStringList& warnings()
{
    static QStringList list;
    return list;
}

void takeWarning(QtMsgType type, const QMessageLogContext&, const QString& text)
{
    // Of the place the pictures are drawn in, not of what is drawn.
    const bool ofPlatform = text.startsWith(u"This plugin does not support")
                            || text.startsWith(u"QStandardPaths: XDG_RUNTIME_DIR");
    if (type != QtDebugMsg && type != QtInfoMsg && !ofPlatform)
        warnings() << text;
}

/// The value of an option if it is one of `allowed`, else nothing.
std::optional<QString> oneOf(const QCommandLineParser& parser, const QString& option,
                             const QStringList& allowed)
{
    const QString value = parser.value(option);
    if (allowed.contains(value))
        return value;
    QTextStream(stderr) << "--" << option << " must be one of: " << allowed.join(u' ') << '\n';
    return std::nullopt;
}

/// Every sentence as one of a language that is written from right to left would begin, so that the
/// layout can be judged without such a translation.
class MirroredSentences final : public QTranslator
{
public:
    QString translate(const char*, const char* text, const char*, int) const override
    {
        return QChar(0x200F) + QString::fromUtf8(text);
    }
    bool isEmpty() const override { return false; }
};

int report(const Album& album)
{
    QTextStream out(stdout);
    const QStringList all = warnings() + album.complaints();
    for (const QString& line : all)
        out << line << '\n';
    out << album.pictures() << " pictures, " << all.size() << " complaints\n";
    return all.isEmpty() && album.pictures() > 0 ? 0 : 1;
}

} // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("TZ", "UTC");
    QApplication application(argc, argv);
    const QString out = QStringLiteral("out");
    const QString theme = QStringLiteral("theme");
    const QString language = QStringLiteral("language");
    const QString direction = QStringLiteral("direction");
    const QString only = QStringLiteral("only");
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{out, QStringLiteral("Folder for the pictures."), QStringLiteral("folder")},
                       {theme, QStringLiteral("light or dark."), theme, QStringLiteral("light")},
                       {language, QStringLiteral("en or de."), language, QStringLiteral("en")},
                       {direction, QStringLiteral("ltr or rtl."), direction, QStringLiteral("ltr")},
                       {only, QStringLiteral("Only pictures with this in their name."), only}});
    parser.process(application);
    const auto chosenTheme = oneOf(parser, theme, {QStringLiteral("light"), QStringLiteral("dark")});
    const auto code = oneOf(parser, language, {QStringLiteral("en"), QStringLiteral("de")});
    const auto side = oneOf(parser, direction, {QStringLiteral("ltr"), QStringLiteral("rtl")});
    const QDir folder(parser.value(out));
    if (!chosenTheme || !code || !side || !parser.isSet(out) || !folder.mkpath(QStringLiteral(".")))
        parser.showHelp(2);

    qInstallMessageHandler(takeWarning);
    QLocale::setDefault(QLocale(*code == u"de" ? QStringLiteral("de_DE") : QStringLiteral("en_GB")));
    QGuiApplication::setLayoutDirection(*side == u"rtl" ? Qt::RightToLeft : Qt::LeftToRight);
    QTranslator translator;
    if (translator.load(QStringLiteral(":/i18n/waxwing_%1.qm").arg(*code)))
        QCoreApplication::installTranslator(&translator);
    else
        warnings() << QStringLiteral("no translation for ") + *code;
    MirroredSentences mirrored;
    if (*side == u"rtl")
        QCoreApplication::installTranslator(&mirrored);
    applyTheme(application, *chosenTheme == u"dark" ? Theme::night() : Theme::light());
    Album album(folder, parser.value(only));
    for (const auto draw : {drawSignIn, drawSingleSignOn, drawInbox, drawLabels, drawReader, drawSlip,
                            drawThreads, drawComposer,
                            drawSearch, drawSettings,
                            drawProxySignIn, drawLock, drawAlerts, drawLinks, drawDiagnosis,
                            drawTray, drawSentences, drawIcons})
        draw(album);
    return report(album);
}
