"""What all journeys share: steps that are told and photographed, and the way through sign-in.

A journey is a function that gets a Journey. Run it inside session.sh; exit status 0 means passed.
"""

import os
import pathlib
import subprocess
import sys
import time
import traceback

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support" / "desktop"))

# pylint: disable=wrong-import-position
import wayland  # noqa: E402
from desktop import (Application, NotSeen, active_window_pid, centre, children, click,  # noqa: E402
                     click_at, colours, extents, fill, is_checked, is_enabled, is_focused,
                     is_showing, press,
                     row, rows, screenshot, text_of, until, walk, windows_of, xdotool)
from programs import (COLLEAGUE, PASSWORD, SESSION, USER, Client, Portal, Recorder,  # noqa: E402
                      cpu_seconds, memory_mb, monotonic_ns)

SCREENSHOTS = os.environ.get("WAXWING_SCREENSHOTS", "build/screenshots")
PORTAL_NAME = "Example Org"


class Journey:
    def __init__(self, name):
        self.name = name
        self.pictures = 0
        self.started = time.monotonic()

    def step(self, what):
        print(f"{time.monotonic() - self.started:6.1f}  {what}", flush=True)

    def picture(self, what):
        self.pictures += 1
        path = os.path.join(SCREENSHOTS, f"{self.name}-{self.pictures:02d}-{what}.png")
        screenshot(path)
        return path


def run(name, journey):
    """Runs `journey(Journey)`; what went wrong is told with a picture of the screen."""
    told = Journey(name)
    Client.at_failure = told.picture
    try:
        journey(told)
    except Exception:  # pylint: disable=broad-except
        traceback.print_exc(file=sys.stdout)
        print(f"pictures of it are in {SCREENSHOTS}")
        sys.exit(1)
    told.step("passed")


# --- the program's own ways


def sign_in(told, client, app=None, address=USER, password=PASSWORD, portal=PORTAL_NAME, keep=True,
            pictures=False):
    """From the address to the inbox, by pointer and keyboard."""
    picture = told.picture if pictures else (lambda what: None)
    app = app or client.open()
    field = app.find("text", "E-mail address")
    picture("address")
    fill(field, address)
    click(app.find("push button", "Next"))
    choose_portal(app, portal, picture)
    enter_password(app, password, keep, picture)
    app.find("list", "Messages", timeout=30)
    return app


def choose_portal(app, portal=PORTAL_NAME, picture=lambda what: None):
    portals = app.find("list", "Portals")
    entry = row(portals, portal)
    picture("portals")
    click(entry)  # that is choosing already


def enter_password(app, password=PASSWORD, keep=True, picture=lambda what: None):
    fill(app.find("password text", "Password"), password)
    box = app.find("check box", "Keep me signed in")
    if is_checked(box) != keep:
        click(box)
    picture("password")
    click(app.find("push button", "Sign in"))


def messages(app, timeout=30):
    """The list of messages, once it has entries."""
    listed = app.find("list", "Messages", timeout=timeout)
    until("messages are listed", lambda: listed.get_child_count() > 0, timeout)
    return listed


def shown_text(app):
    """What the reader shows."""
    return text_of(app.find(None, "Message text"))


def wait_for_shown(app, piece, timeout=20):
    """Waits until the reader shows the text. Before the very first opening it asks whether the
    sender may know: a person says yes."""
    def shown():
        if any(piece in text_of(node) for node in app.all(None, "Message text")):
            return True
        asked = app.all("push button", "Open message")
        if asked and is_enabled(asked[0]):
            click(asked[0])
        return False

    try:
        until(f"the reader shows '{piece}'", shown, timeout, step=0.2)
    except NotSeen as problem:
        raise NotSeen(f"{problem}\n{app.tree()}") from None


def bodies_fetched(portal):
    """Calls of GetMessage that told a sender "it was read"."""
    return [one for one in portal.requests("GetMessage")
            if "retrievebody=false" not in str(one["query"]).lower()]


# --- real notifications by dunst


def dunst_alerts():
    """How many alerts dunst shows at this moment."""
    said = subprocess.run(["dunstctl", "count", "displayed"], capture_output=True, text=True,
                          check=True)
    return int(said.stdout)


def dunst_window():
    """The screen rectangle of dunst's alerts: x, y, width, height."""
    said = subprocess.run(["xwininfo", "-root", "-tree"], capture_output=True, text=True,
                          check=True).stdout
    for line in said.splitlines():
        if '"Dunst"' in line or '("dunst"' in line:
            size, position = line.split()[-2], line.split()[-1]
            width, height = size.split("+")[0].split("x")
            x, y = position[1:].split("+")
            if int(width) > 10:
                return int(x), int(y), int(width), int(height)
    return None


def click_newest_alert():
    until("an alert is on the screen", lambda: dunst_alerts() > 0 and dunst_window())
    # dunst stacks downwards: the newest is the lowest.
    x, y, width, height = dunst_window()
    click_at(x + width // 2, y + height - 20)


# --- windows


def close_window(client):
    """As a click on its close button would; through the window manager."""
    if wayland.is_here():
        wayland.close_windows(client.process.pid)
        until("no window is left", lambda: not wayland.windows(client.process.pid))
        return
    for window in windows_of_size(client):
        subprocess.run(["xdotool", "windowactivate", "--sync", window], check=False,
                       capture_output=True)
        press("alt+F4")
    until("no window is left", lambda: not windows_of_size(client))


def windows_of_size(client, least=200):
    """Windows of the client that are more than an icon in a tray."""
    found = []
    for window in windows_of(client.process.pid):
        said = subprocess.run(["xdotool", "getwindowgeometry", "--shell", window],
                              capture_output=True, text=True, check=False).stdout
        width = next((int(line[6:]) for line in said.splitlines() if line.startswith("WIDTH=")), 0)
        if width >= least:
            found.append(window)
    return found
