#include "ui/common/theme.h"

#include "ui/common/themestyle.h"

#include <QApplication>
#include <QFontDatabase>
#include <QStyle>
#include <QThreadPool>
#include <QVariant>
#include <QWidget>

namespace waxwing {

namespace {

/// Fields of Theme by the names that the style sheet uses.
QList<std::pair<QString, QColor>> named(const Theme& theme)
{
    return {{QStringLiteral("@window"), theme.window},
            {QStringLiteral("@sidebar"), theme.sidebar},
            {QStringLiteral("@surface"), theme.surface},
            {QStringLiteral("@raised"), theme.raised},
            {QStringLiteral("@hover"), theme.hover},
            {QStringLiteral("@text"), theme.text},
            {QStringLiteral("@secondaryText"), theme.secondaryText},
            {QStringLiteral("@border"), theme.border},
            {QStringLiteral("@strongBorder"), theme.strongBorder},
            {QStringLiteral("@accentText"), theme.accentText},
            {QStringLiteral("@accentSoft"), theme.accentSoft},
            {QStringLiteral("@accentHover"), theme.accentHover},
            {QStringLiteral("@accent"), theme.accent},
            {QStringLiteral("@dangerSoft"), theme.dangerSoft},
            {QStringLiteral("@danger"), theme.danger},
            {QStringLiteral("@warningSoft"), theme.warningSoft},
            {QStringLiteral("@warning"), theme.warning},
            {QStringLiteral("@positive"), theme.positive},
            {QStringLiteral("@infoSoft"), theme.infoSoft}};
}

/// A desktop without settings gives the generic family; anything drawn for screens reads better.
QFont pleasantFont(QFont font)
{
    const bool generic = font.family().isEmpty()
                         || font.family().startsWith(u"Sans", Qt::CaseInsensitive)
                         || font.family() == u"DejaVu Sans";
    if (generic) {
        const QStringList installed = QFontDatabase::families();
        for (const auto& family :
             {QStringLiteral("Inter"), QStringLiteral("Cantarell"), QStringLiteral("Noto Sans"),
              QStringLiteral("Open Sans"), QStringLiteral("Ubuntu"), QStringLiteral("Roboto")}) {
            if (installed.contains(family)) {
                font.setFamily(family);
                break;
            }
        }
    }
    if (font.pointSizeF() > 0 && font.pointSizeF() < 10)
        font.setPointSizeF(10);
    return font;
}

} // namespace

Theme Theme::light()
{
    Theme t;
    t.dark = false;
    t.window = QColor(0xf7, 0xf6, 0xf3);
    t.sidebar = QColor(0xf0, 0xee, 0xea);
    t.surface = QColor(0xff, 0xff, 0xff);
    t.raised = QColor(0xff, 0xff, 0xff);
    t.hover = QColor(0xf1, 0xef, 0xeb);
    t.text = QColor(0x22, 0x26, 0x2a);
    t.secondaryText = QColor(0x5f, 0x65, 0x6c);
    t.border = QColor(0xe3, 0xe0, 0xda);
    t.strongBorder = QColor(0xb4, 0xb0, 0xa8);
    t.accent = QColor(0x1d, 0x6b, 0x78);
    t.accentHover = QColor(0x17, 0x5a, 0x66);
    t.accentText = QColor(0xff, 0xff, 0xff);
    t.accentSoft = QColor(0xdc, 0xec, 0xee);
    t.danger = QColor(0xb1, 0x36, 0x26);
    t.dangerSoft = QColor(0xfb, 0xe9, 0xe6);
    t.warning = QColor(0x8a, 0x5a, 0x00);
    t.warningSoft = QColor(0xfd, 0xf3, 0xda);
    t.positive = QColor(0x2c, 0x7a, 0x4b);
    t.infoSoft = QColor(0xe6, 0xef, 0xf2);
    return t;
}

Theme Theme::night()
{
    Theme t;
    t.dark = true;
    t.window = QColor(0x1b, 0x1d, 0x20);
    t.sidebar = QColor(0x17, 0x19, 0x1b);
    t.surface = QColor(0x21, 0x24, 0x27);
    t.raised = QColor(0x2a, 0x2d, 0x31);
    t.hover = QColor(0x2b, 0x2f, 0x33);
    t.text = QColor(0xe9, 0xe7, 0xe3);
    t.secondaryText = QColor(0xa6, 0xab, 0xb1);
    t.border = QColor(0x34, 0x38, 0x3c);
    t.strongBorder = QColor(0x5b, 0x61, 0x67);
    t.accent = QColor(0x62, 0xb9, 0xc4);
    t.accentHover = QColor(0x7c, 0xc9, 0xd2);
    t.accentText = QColor(0x0b, 0x25, 0x2a);
    t.accentSoft = QColor(0x24, 0x42, 0x48);
    t.danger = QColor(0xf2, 0x8b, 0x7a);
    t.dangerSoft = QColor(0x42, 0x28, 0x25);
    t.warning = QColor(0xe9, 0xbd, 0x5f);
    t.warningSoft = QColor(0x3d, 0x33, 0x1e);
    t.positive = QColor(0x74, 0xc6, 0x93);
    t.infoSoft = QColor(0x25, 0x32, 0x37);
    return t;
}

Theme Theme::of(const QPalette& palette)
{
    // The colour of text tells: a background may be transparent where a style sheet says so.
    const QColor text = palette.color(QPalette::Active, QPalette::WindowText);
    return text.lightness() > 127 ? night() : light();
}

Theme Theme::chosen(ThemeChoice choice, const QPalette& system)
{
    switch (choice) {
    case ThemeChoice::Light: return light();
    case ThemeChoice::Dark: return night();
    case ThemeChoice::System: break;
    }
    return of(system);
}

QPalette Theme::palette() const
{
    QPalette p;
    p.setColor(QPalette::Window, window);
    p.setColor(QPalette::WindowText, text);
    p.setColor(QPalette::Base, surface);
    p.setColor(QPalette::AlternateBase, window);
    p.setColor(QPalette::Text, text);
    p.setColor(QPalette::PlaceholderText, secondaryText);
    p.setColor(QPalette::Button, raised);
    p.setColor(QPalette::ButtonText, text);
    p.setColor(QPalette::BrightText, danger);
    p.setColor(QPalette::Highlight, accent);
    p.setColor(QPalette::HighlightedText, accentText);
    p.setColor(QPalette::Link, accent);
    p.setColor(QPalette::LinkVisited, accent);
    p.setColor(QPalette::ToolTipBase, dark ? raised : text);
    p.setColor(QPalette::ToolTipText, dark ? text : window);
    p.setColor(QPalette::Light, dark ? hover : surface);
    p.setColor(QPalette::Midlight, hover);
    p.setColor(QPalette::Mid, border);
    p.setColor(QPalette::Dark, strongBorder);
    p.setColor(QPalette::Shadow, QColor(0, 0, 0, 80));
    QColor disabled = secondaryText;
    disabled.setAlphaF(0.6F);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, disabled);
    return p;
}

QString Theme::styleSheet() const
{
    QString sheet = QStringLiteral(R"(
QLabel[tone="secondary"] { color: @secondaryText; }
QLabel[tone="danger"] { color: @danger; }
QLabel[tone="accent"] { color: @accent; }
QPushButton {
    background: @raised; color: @text; border: 1px solid @strongBorder;
    border-radius: 7px; padding: 7px 16px; min-height: 18px;
}
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @border; }
QPushButton:disabled { color: @secondaryText; border-color: @border; background: @window; }
QPushButton:focus { border: 2px solid @accent; padding: 6px 15px; }
QPushButton[tone="primary"] {
    background: @accent; color: @accentText; border: 1px solid @accent; font-weight: 600;
}
QPushButton[tone="primary"]:hover, QPushButton[tone="primary"]:pressed {
    background: @accentHover; border-color: @accentHover;
}
QPushButton[tone="primary"]:focus { border: 2px solid @text; }
QPushButton[tone="primary"]:disabled {
    background: @border; color: @secondaryText; border-color: @border;
}
QPushButton[tone="link"] {
    background: transparent; color: @accent; border: 1px solid transparent; padding: 4px 6px;
}
QPushButton[tone="link"]:hover { text-decoration: underline; }
QPushButton[tone="link"]:focus { border: 1px solid @accent; padding: 4px 6px; }
QPushButton[tone="link"][flush="true"] {
    padding: 4px 0; border: none; border-bottom: 1px solid transparent; border-radius: 0;
}
QPushButton[tone="link"][flush="true"]:focus { border-bottom-color: @accent; }
QPushButton[tone="link"]:disabled { color: @secondaryText; }
QToolButton {
    background: transparent; border: 1px solid transparent; border-radius: 7px; padding: 6px;
    color: @text;
}
QToolButton:hover { background: @hover; }
QToolButton:pressed, QToolButton:checked { background: @accentSoft; }
QToolButton:checked { color: @accent; }
QToolButton[chip="true"] { border: 1px solid @border; border-radius: 11px; padding: 2px 7px; }
QToolButton[chip="true"]:checked { border: 1px solid @accent; }
QToolButton:focus, QToolButton[chip="true"]:focus { border: 1px solid @accent; }
QToolButton:disabled { color: @secondaryText; }
QToolButton::menu-indicator { image: none; }
QLineEdit {
    background: @raised; color: @text; border: 1px solid @strongBorder; border-radius: 7px;
    padding: 7px 10px; min-height: 20px;
    selection-background-color: @accent; selection-color: @accentText;
}
QLineEdit:focus { border: 2px solid @accent; padding: 6px 9px; }
QLineEdit:disabled, QLineEdit:read-only { background: @window; color: @secondaryText; }
QLineEdit[invalid="true"] { border: 2px solid @danger; padding: 6px 9px; }
QComboBox {
    background: @raised; color: @text; border: 1px solid @strongBorder; border-radius: 7px;
    padding: 6px 10px; min-height: 20px;
}
QComboBox:focus { border: 2px solid @accent; padding: 5px 9px; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: url(:/waxwing/icons/down.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView {
    background: @surface; border: 1px solid @border; padding: 4px; outline: none;
    selection-background-color: @accentSoft; selection-color: @text;
}
QAbstractItemView { background: @surface; border: none; outline: none; }
QTreeView#folders, QTreeView#labels { background: @sidebar; }
QListView#radar { border: 1px solid @border; border-radius: 8px; padding: 4px; }
QListView#radar::item { padding: 7px 6px; border-radius: 7px; }
QListView#radar::item:hover { background: @hover; }
QListView#radar::item:selected { background: @accentSoft; color: @text; }
QListView#sections { background: @sidebar; padding: 18px 8px; }
QListView#sections::item { padding: 8px 10px; border-radius: 7px; }
QListView#sections::item:hover { background: @hover; }
QListView#sections::item:selected { background: @accentSoft; color: @text; }
QTreeView#labels { padding: 0 10px; }
QTreeView#labels::item { padding: 0 4px; border-radius: 7px; }
QTreeView#labels::item:hover { background: @hover; }
QTreeView#labels::item:selected { background: @accentSoft; color: @text; }
QTextBrowser { background: @surface; border: none; }
QMenu { background: @surface; border: 1px solid @border; padding: 6px; }
QMenu::item { padding: 7px 26px 7px 12px; border-radius: 5px; }
QMenu::item:selected { background: @accentSoft; color: @text; }
QMenu::item:disabled { color: @secondaryText; }
QMenu::separator { height: 1px; background: @border; margin: 6px 8px; }
QMenu::icon { padding-left: 10px; }
QMenu::indicator { width: 14px; height: 14px; padding-left: 8px; }
QSplitter::handle { background: @border; }
QSplitter::handle:horizontal { width: 1px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical {
    background: @strongBorder; border-radius: 4px; min-height: 36px; margin: 2px;
}
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal {
    background: @strongBorder; border-radius: 4px; min-width: 36px; margin: 2px;
}
QScrollBar::handle:hover { background: @secondaryText; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar {
    background: @border; border: none; border-radius: 3px; max-height: 6px; min-height: 6px;
}
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QCheckBox, QRadioButton { spacing: 9px; padding: 3px 2px; }
QToolTip { border: 1px solid @border; padding: 5px 8px; }
QFrame[frame="card"] { background: @surface; border: 1px solid @border; border-radius: 12px; }
QFrame[frame="surface"] { background: @surface; border: none; }
QFrame[frame="sidebar"] { background: @sidebar; border: none; }
QFrame[frame="line"] { background: @border; border: none; max-height: 1px; min-height: 1px; }
QFrame[frame="info"] { background: @infoSoft; border: none; border-radius: 8px; }
QFrame[frame="warning"] { background: @warningSoft; border: none; border-radius: 8px; }
QFrame[frame="danger"] { background: @dangerSoft; border: none; border-radius: 8px; }
)");
    for (const auto& [name, color] : named(*this))
        sheet.replace(name, color.name());
    return sheet;
}

void readFontsAhead()
{
    QThreadPool::globalInstance()->start([] { (void)QFontDatabase::families(); });
}

void applyTheme(QApplication& application, const Theme& theme)
{
    constexpr char kStyled[] = "waxwingStyle";
    if (!application.property(kStyled).toBool()) {
        QApplication::setStyle(new ThemeStyle);
        application.setProperty(kStyled, true);
    }
    QApplication::setFont(pleasantFont(QApplication::font()));
    QApplication::setPalette(theme.palette());
    application.setStyleSheet(theme.styleSheet());
}

StyleSheetPause::StyleSheetPause(QApplication& application)
    : m_application(application), m_sheet(application.styleSheet())
{
    m_application.setStyleSheet({});
}

StyleSheetPause::~StyleSheetPause()
{
    m_application.setStyleSheet(m_sheet);
}

QFont textFont(TextStyle style)
{
    QFont font = QApplication::font();
    const double base = font.pointSizeF() > 0 ? font.pointSizeF() : 10;
    switch (style) {
    case TextStyle::Display:
        font.setPointSizeF(base * 1.7);
        font.setWeight(QFont::DemiBold);
        break;
    case TextStyle::Title:
        font.setPointSizeF(base * 1.4);
        font.setWeight(QFont::DemiBold);
        break;
    case TextStyle::Heading:
        font.setPointSizeF(base * 1.12);
        font.setWeight(QFont::DemiBold);
        break;
    case TextStyle::Strong: font.setWeight(QFont::DemiBold); break;
    case TextStyle::Body: break;
    case TextStyle::Caption: font.setPointSizeF(base * 0.9); break;
    }
    return font;
}

void setTextStyle(QWidget& widget, TextStyle style)
{
    widget.setFont(textFont(style));
}

void setTone(QWidget& widget, const char* tone)
{
    widget.setProperty("tone", QString::fromLatin1(tone));
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
}

} // namespace waxwing
