"""Alerts as real notification servers show them: found on the screen and clicked like a person would.

Which server runs is told by SESSION_NOTIFY (session.sh).
"""

import os
import re
import subprocess
import time

from desktop import Application, NotSeen, centre, click_at, text_of, until, walk


def server_now():
    return os.environ.get("SESSION_NOTIFY", "dunst")


class DunstAlerts:
    """dunst is nothing to the accessibility bus: where it shows what is told by its window."""

    def count(self):
        said = subprocess.run(["dunstctl", "count", "displayed"], capture_output=True, text=True,
                              check=True)
        return int(said.stdout)

    def __init__(self):
        self.known = 0  # alerts that were there before the one that is waited for
        self.seen = set()

    def shows(self, piece):
        """dunst does not tell what its alerts say: one more than before is the one."""
        if piece not in self.seen and self.count() > self.known:
            self.known = self.count()
            self.seen.add(piece)
        return piece in self.seen

    def rectangle(self):
        said = subprocess.run(["xwininfo", "-root", "-tree"], capture_output=True, text=True,
                              check=True).stdout
        for line in said.splitlines():
            if '"Dunst"' not in line and '("dunst"' not in line:
                continue
            found = re.search(r"(\d+)x(\d+)\+-?\d+\+-?\d+\s+\+(\d+)\+(\d+)", line)
            width, height, x, y = map(int, found.groups())
            if width > 10:
                return x, y, width, height
        return None

    def click(self, piece):
        until(f"an alert '{piece}' is on the screen", lambda: self.count() and self.rectangle())
        # dunst stacks downwards: the newest is the lowest.
        before = self.count()
        x, y, width, height = self.rectangle()
        click_at(x + width // 2, y + height - 20)
        until("the clicked alert goes", lambda: self.count() < before)
        self.known = self.count()


class GtkAlerts:
    """Servers whose alerts are GTK windows: texts and buttons are on the accessibility bus."""

    def __init__(self, program, clicks_body):
        self.program, self.clicks_body = program, clicks_body

    def _labels(self, piece):
        """Labels that say so, each with the window it is in."""
        try:
            application = Application(self.program, timeout=1)
        except NotSeen:
            return []
        return [(window, node) for window in application.windows()
                for node in application.all("label", None, within=window)
                if piece in (node.get_name() or "") or piece in (text_of(node) or "")]

    def _target(self, piece):
        for window, label in self._labels(piece):
            if self.clicks_body:
                return label
            button = self._button(window, "Open")
            if button:
                return button
        return None

    @staticmethod
    def _button(window, name):
        return next((node for _, node in walk(window) if node.get_name() == name), None)

    def shows(self, piece):
        return bool(self._labels(piece))

    def click(self, piece):
        """On the alert itself, where that opens; else on its button."""
        until(f"an alert '{piece}' is on the screen", lambda: self.shows(piece))
        self._click_still(until("it can be clicked", lambda: self._target(piece)))

    def press(self, piece, name):
        """Another button of that alert."""
        until(f"an alert '{piece}' is on the screen", lambda: self.shows(piece))
        self._click_still(until(f"it has a button '{name}'", lambda: next(
            (button for button in (self._button(window, name) for window, _ in self._labels(piece))
             if button), None)))

    @staticmethod
    def _click_still(node):
        last = None

        def still():
            nonlocal last
            before, last = last, centre(node)
            return last == before

        until("it stands still", still, step=0.3)
        click_at(*last)


class MakoAlerts:
    """mako draws on a layer of its own, which sway does not list: the newest alert is in the corner
    at the top right, where mako puts it unless told otherwise."""

    def _said(self):
        return subprocess.run(["makoctl", "list"], capture_output=True, text=True,
                              check=True).stdout

    def shows(self, piece):
        return piece in self._said()

    def click(self, piece):
        until(f"an alert '{piece}' is on the screen", lambda: self.shows(piece))
        time.sleep(0.5)  # it is drawn a moment after it is listed
        click_at(1280 - 10 - 150, 10 + 25)


def alerts_on_screen():
    return {"dunst": DunstAlerts,
            "xfce4-notifyd": lambda: GtkAlerts("xfce4-notifyd", clicks_body=False),
            "notification-daemon": lambda: GtkAlerts("notification-daemon", clicks_body=True),
            "mako": MakoAlerts,
            }[server_now()]()
