#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

class QApplication;
class QWidget;

namespace waxwing {

enum class ThemeChoice { System, Light, Dark };

/// The colours of the program as a value, and what Qt needs to wear them: a palette and a style
/// sheet over Fusion. Widgets that paint by themselves ask `Theme::of(palette())`, so that no
/// theme has to be handed around and a change of palette is enough to repaint everything.
struct Theme
{
    bool dark = false;
    QColor window;        ///< behind everything
    QColor sidebar;       ///< accounts and folders
    QColor surface;       ///< lists, cards, the message
    QColor raised;        ///< fields and buttons on a surface
    QColor hover;
    QColor text;
    QColor secondaryText; ///< still 4.5 : 1 on every background above
    QColor border;
    QColor strongBorder;  ///< of fields: 3 : 1 on the surface
    QColor accent;
    QColor accentHover;
    QColor accentText;    ///< on accent
    QColor accentSoft;    ///< selected row
    QColor danger;
    QColor dangerSoft;
    QColor warning;
    QColor warningSoft;
    QColor positive;
    QColor infoSoft;

    [[nodiscard]] static Theme light();
    [[nodiscard]] static Theme night();
    /// The theme that a palette belongs to, by the darkness of its window.
    [[nodiscard]] static Theme of(const QPalette& palette);
    /// `system` is the palette of the desktop before any theme was applied.
    [[nodiscard]] static Theme chosen(ThemeChoice choice, const QPalette& system);

    [[nodiscard]] QPalette palette() const;
    [[nodiscard]] QString styleSheet() const;
};

/// Begins to read the list of fonts in another thread: that takes as long as half a start. Whoever
/// needs it earlier waits.
void readFontsAhead();

/// Fusion, palette, style sheet and a pleasant font, for the whole program. May be called again at
/// any time to switch.
void applyTheme(QApplication& application, const Theme& theme);

/// While it lives, many widgets can be built quickly: with a style sheet, every one that gets a parent is styled
/// again, with all that it holds. At the end all are styled once; what measured itself gets a StyleChange.
class StyleSheetPause
{
public:
    explicit StyleSheetPause(QApplication& application);
    ~StyleSheetPause();
    Q_DISABLE_COPY_MOVE(StyleSheetPause)

private:
    QApplication& m_application;
    QString m_sheet;
};

/// Sizes of text, relative to the font of the desktop.
enum class TextStyle { Display, Title, Heading, Strong, Body, Caption };
[[nodiscard]] QFont textFont(TextStyle style);
void setTextStyle(QWidget& widget, TextStyle style);

/// Colours of texts and buttons by meaning; the style sheet knows them as the property "tone".
void setTone(QWidget& widget, const char* tone);

} // namespace waxwing
