"""Uses a program the way a person does: finds controls by role and name through the accessibility
bus, clicks and types with a real pointer and keyboard, and looks at the screen.

Runs inside session.sh with /usr/bin/python3. Nothing here sleeps for luck: whatever takes time is
waited for by `until`, with a deadline and a message that says what was expected.
"""

import os
import re
import subprocess
import time

import gi
import wayland

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

Atspi.set_timeout(3000, 6000)

PATIENCE = float(os.environ.get("WAXWING_PATIENCE", "20"))


class NotSeen(AssertionError):
    """What was waited for did not happen in time."""


def until(what, condition, timeout=PATIENCE, step=0.05):
    """The first true value of `condition()`; raises NotSeen naming `what`."""
    end = time.monotonic() + timeout
    while True:
        try:
            value = condition()
        except GLib.Error:  # the object went away while it was looked at
            value = None
        if value:
            return value
        if time.monotonic() > end:
            raise NotSeen(f"not within {timeout:g} s: {what}")
        time.sleep(step)


def children(node):
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield child


LISTS = ("list", "table", "tree", "tree table")
MANY = 40


def walk(node, depth=0):
    """The node and all below it; long lists are left to `rows`, they may have a million entries."""
    yield depth, node
    if depth and node.get_role_name() in LISTS and node.get_child_count() > MANY:
        return
    for child in children(node):
        yield from walk(child, depth + 1)


def rows(node, limit=MANY):
    """The first entries of a list, as (accessible, text)."""
    found = []
    for index in range(min(node.get_child_count(), limit)):
        child = node.get_child_at_index(index)
        if child is not None:
            found.append((child, child.get_name()))
    return found


def row(node, pattern, timeout=PATIENCE, limit=MANY):
    """The first entry of a list that reads like `pattern`; waits for it."""
    expression = re.compile(pattern, re.I | re.S)

    def look():
        return next((entry for entry, text in rows(node, limit) if expression.search(text or "")),
                    None)

    try:
        return until(f"an entry like '{pattern}'", look, timeout)
    except NotSeen as problem:
        said = [text for _, text in rows(node, 10)]
        raise NotSeen(f"{problem}; the first entries are {said}") from None


def is_showing(node):
    states = node.get_state_set()
    return states.contains(Atspi.StateType.SHOWING) and states.contains(Atspi.StateType.VISIBLE)


def is_enabled(node):
    return node.get_state_set().contains(Atspi.StateType.ENABLED)


def is_checked(node):
    return node.get_state_set().contains(Atspi.StateType.CHECKED)


def is_focused(node):
    return node.get_state_set().contains(Atspi.StateType.FOCUSED)


def is_selected(node):
    return node.get_state_set().contains(Atspi.StateType.SELECTED)


def text_of(node):
    """What the control says: its text if it has one, else its name."""
    if "Text" in node.get_interfaces():
        return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))
    return node.get_name()


def matches(expected, actual):
    """`expected` is None for anything, a compiled pattern to search for, or the whole text."""
    if expected is None:
        return True
    if isinstance(expected, re.Pattern):
        return expected.search(actual or "") is not None
    return expected == actual


def extents(node):
    box = node.get_extents(Atspi.CoordType.SCREEN)
    left, top = wayland.offset() if wayland.is_here() else (0, 0)
    return box.x + left, box.y + top, box.width, box.height


def centre(node):
    x, y, width, height = extents(node)
    return x + width // 2, y + height // 2


class Application:
    """One program on the accessibility bus, by process id, so that two runs are never mixed up."""

    def __init__(self, name, pid=None, timeout=PATIENCE):
        self.name, self.pid = name, pid
        self.root = until(f"application '{name}' on the accessibility bus", self._look, timeout)

    def _look(self):
        for node in children(Atspi.get_desktop(0)):
            if node.get_name() == self.name and self.pid in (None, node.get_process_id()):
                return node
        return None

    def all(self, role=None, name=None, within=None, hidden=False):
        found = []
        for _, node in walk(within or self.root):
            try:
                if role is not None and node.get_role_name() != role:
                    continue
                if matches(name, node.get_name()) and (hidden or is_showing(node)):
                    found.append(node)
            except GLib.Error:
                continue
        return found

    def find(self, role=None, name=None, within=None, timeout=PATIENCE, hidden=False):
        """The first such control that is showing; waits for it."""
        def look():
            found = self.all(role, name, within, hidden)
            return found[0] if found else None

        try:
            return until(f"{role or 'control'} '{_shown(name)}'", look, timeout)
        except NotSeen as problem:
            raise NotSeen(f"{problem}\n{self.tree()}") from None

    def has(self, role=None, name=None, within=None):
        return bool(self.all(role, name, within))

    def gone(self, role=None, name=None, timeout=PATIENCE):
        until(f"{role} '{_shown(name)}' gone", lambda: not self.has(role, name), timeout)

    def says(self, pattern, timeout=PATIENCE):
        """Waits until any showing control or text reads like `pattern` (case does not matter)."""
        expression = re.compile(pattern, re.I | re.S)

        def look():
            for node in self.all():
                if expression.search(node.get_name() or "") or expression.search(text_of(node)):
                    return node
            return None

        try:
            return until(f"somebody says '{pattern}'", look, timeout)
        except NotSeen as problem:
            raise NotSeen(f"{problem}\n{self.tree()}") from None

    def windows(self):
        return [node for node in children(self.root) if is_showing(node)]

    def tree(self, limit=200):
        """What can be seen, one control a line; for messages of failed tests."""
        lines = []
        try:
            for depth, node in walk(self.root):
                if len(lines) >= limit:
                    lines.append("…")
                    break
                shown = "" if is_showing(node) else " (hidden)"
                text = text_of(node)
                said = f" = {text[:80]!r}" if text != node.get_name() else ""
                lines.append(f"{'  ' * depth}{node.get_role_name()} {node.get_name()!r}{said}{shown}")
        except GLib.Error as problem:
            lines.append(f"(the tree ended: {problem.message})")
        return "\n".join(lines)


def _shown(name):
    return name.pattern if isinstance(name, re.Pattern) else name


# --- pointer and keyboard


def xdotool(*arguments):
    return subprocess.run(["xdotool", *map(str, arguments)], check=True, capture_output=True,
                          text=True).stdout.strip()


def click_at(x, y, button=1, times=1):
    if wayland.is_here():
        wayland.click_at(x, y, button, times)
        return
    # Not --sync: it waits for a motion that never comes when the pointer is there already.
    xdotool("mousemove", x, y)
    xdotool("click", "--repeat", times, "--delay", 60, button)


def click(node, button=1, times=1):
    """A real click in the middle of the control, once it stands still."""
    last = None

    def still():
        nonlocal last
        before, last = last, extents(node)
        return last == before and last[2] > 0

    until("the control stands still", still, step=0.04)
    click_at(*centre(node), button=button, times=times)


def press(*keys):
    if wayland.is_here():
        wayland.press(*keys)
        return
    xdotool("key", "--clearmodifiers", *keys)


def type_text(text):
    """Real key presses; slow enough that characters beyond ASCII are not lost."""
    if wayland.is_here():
        wayland.type_text(text)
        return
    xdotool("type", "--delay", 12 if text.isascii() else 60, text)


def fill(node, text):
    """Clicks into a field, replaces what is in it and waits until it is there."""
    click(node)
    # Characters beyond ASCII are put on spare keys while they are typed; a busy program may look at the keyboard
    # after that, and sees others.
    for left in range(0 if text.isascii() else 2, -1, -1):
        press("ctrl+a")
        type_text(text)
        if node.get_role_name() == "password text":
            return
        try:
            until(f"the field holds '{text}'", lambda: text_of(node) == text, 20 if left == 0 else 5)
            return
        except NotSeen:
            if left == 0:
                raise


# --- windows and pictures


def windows_of(pid):
    """X window ids of a process that are on the screen."""
    result = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(pid)],
                            capture_output=True, text=True, check=False)
    return result.stdout.split()


def active_window_pid():
    result = subprocess.run(["xdotool", "getactivewindow", "getwindowpid"], capture_output=True,
                            text=True, check=False)
    return int(result.stdout) if result.returncode == 0 and result.stdout.strip() else 0


def screenshot(path):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    if wayland.is_here():
        wayland.screenshot(path)
        return path
    subprocess.run(["import", "-window", "root", path], check=True)
    return path


def colours(x, y, width, height):
    """How many different colours a piece of the screen has: 1 means nothing is drawn there."""
    result = subprocess.run(
        ["import", "-window", "root", "-crop", f"{width}x{height}+{x}+{y}", "-format", "%k",
         "info:"], check=True, capture_output=True, text=True)
    return int(result.stdout)
