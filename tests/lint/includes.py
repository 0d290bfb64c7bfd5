#!/usr/bin/env python3
"""Who may include whom: the folders of design section 3, third-party headers each in one folder,
no GUI in core, nothing that only one system has outside platform folders."""

import re

from sources import ROOT, files, finish, name_of

ROWS = [
    ["core/base"],
    ["core/async", "core/model", "core/crypto"],
    ["core/http", "core/vault", "core/search", "core/spelling"],
    ["core/portal", "core/realtime", "core/store", "core/content", "core/policy"],
    ["core/account", "core/sync", "core/alerts", "core/links", "core/network"],
]
UI_COMMON = "ui/common"

THIRD_PARTY = {
    r"curl/": "core/http",
    r"qt6keychain/": "core/vault",
    r"(openssl/|argon2\.h)": "core/crypto",
    r"nlohmann/": "core/portal",
    r"QWebSocket|QtWebSockets": "core/realtime",
    r"sqlite3(mc)?(\.h|/)": "core/store",
    r"gumbo\.h": "core/content",
    r"hunspell/": "core/spelling",
}
GUI = re.compile(
    r"(QtGui|QtWidgets|QWidget|QApplication|QGuiApplication|QIcon|QPixmap|QImage|QColor|QPalette|"
    r"QFont\w*|QWindow|QScreen|QPainter|QClipboard|QDesktopServices|QTextDocument|QTextCursor|"
    r"QKeySequence|QAction|QMenu|QMessageBox|QDialog|QSystemTrayIcon|QStandardItemModel)\b")
ONE_SYSTEM = re.compile(
    r"(QDBus\w*|QtDBus|linux/|sys/(?!types)|unistd\.h|pwd\.h|fcntl\.h|poll\.h|windows\.h|winrt/|"
    r"wrl/|wtsapi32\.h|Foundation/|AppKit/|CoreFoundation/|UserNotifications/|Security/|xcb/|X11/)",
    re.I)
INCLUDE = re.compile(r'^\s*#\s*(?:include|import)\s*([<"])([^">]+)[">]', re.M)


def folder_of(name):
    return "/".join(name.split("/")[:2])


def row_of(folder):
    return next((number for number, row in enumerate(ROWS) if folder in row), None)


def may_include(user, used):
    if user == used:
        return True
    user_top, used_top = user.split("/")[0], used.split("/")[0]
    if user_top == "core":
        mine, other = row_of(user), row_of(used)
        # A row may use what lies below it. Within the lowest but one, async and model stand alone.
        return mine is not None and other is not None and other < mine
    if user_top == "ui":
        return used_top == "core" or used == UI_COMMON or (used_top == "ui" and user == "ui/window")
    if user_top == "app":
        return used_top == "core" or user in ("app/bootstrap", "app/main.cpp")
    return False


def problems_in(name, text):
    folder = folder_of(name)
    in_platform = "/platform/" in name
    for match in INCLUDE.finditer(text):
        quoted, header = match.group(1) == '"', match.group(2)
        where = f"{name}:{text.count(chr(10), 0, match.start(2)) + 1}"
        if quoted and header.split("/")[0] in ("core", "ui", "app"):
            used = folder_of(header)
            if not may_include(folder, used):
                yield f"{where}: {folder} may not include {used}"
            if not (ROOT / header).exists():
                yield f"{where}: there is no {header}"
        elif quoted and not header.endswith(".moc") and not header.startswith("ui_"):
            yield f"{where}: includes of our own start at the root of the checkout: {header}"
        for pattern, owner in THIRD_PARTY.items():
            if re.match(pattern, header) and folder != owner:
                yield f"{where}: {header} belongs into {owner} alone"
        if name.startswith("core/") and GUI.match(header):
            yield f"{where}: core knows no GUI: {header}"
        if ONE_SYSTEM.match(header) and not in_platform:
            yield f"{where}: {header} exists on one system only, it belongs into a platform folder"


def links_in(name, text):
    """CMake targets of core that link the GUI."""
    for number, line in enumerate(text.split("\n"), 1):
        if re.search(r"Qt6::(Gui|Widgets|Svg)\b", line):
            yield f"{name}:{number}: core links no GUI"


def main():
    problems = []
    for path in files("core", "ui", "app"):
        problems += problems_in(name_of(path), path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "core").rglob("CMakeLists.txt")):
        problems += links_in(name_of(path), path.read_text(encoding="utf-8"))
    finish(problems)


if __name__ == "__main__":
    main()
