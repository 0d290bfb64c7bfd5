#!/usr/bin/python3
"""The icon in a real tray: it is there, its menu opens, closing the window leaves it, a click brings
the window back, quitting from the menu ends the program."""

import re
import subprocess

from journey import (Client, Portal, click_at, close_window, colours, dunst_alerts,
                     messages, press, run,
                     sign_in, until, windows_of_size)


def icon():
    """The rectangle of the program's icon in the panel, if it is there."""
    said = subprocess.run(["xwininfo", "-root", "-tree"], capture_output=True, text=True,
                          check=True).stdout
    for line in said.splitlines():
        found = re.search(r'"waxwing".*?(\d+)x(\d+)[+-]-?\d+[+-]-?\d+\s+\+(\d+)\+(\d+)', line, re.I)
        if found:
            width, height, x, y = map(int, found.groups())
            if 8 <= width <= 64 and 8 <= height <= 64 and y > 800:
                return x, y, width, height
    return None


def menu():
    """The rectangle of the icon's open menu; a popup is no child of the accessible application."""
    said = subprocess.run(["xwininfo", "-root", "-tree"], capture_output=True, text=True,
                          check=True).stdout
    for line in said.splitlines():
        found = re.match(r'\s+(0x[0-9a-f]+).*?(\d+)x(\d+)\+-?\d+\+-?\d+\s+\+(\d+)\+(\d+)', line)
        if not found or '"waxwing"' not in line.lower():
            continue
        width, height, x, y = map(int, found.groups()[1:])
        state = subprocess.run(["xwininfo", "-id", found[1]], capture_output=True, text=True,
                               check=False).stdout
        if 100 <= width <= 600 and height >= 100 and "Override Redirect State: yes" in state \
                and "IsViewable" in state:
            return x, y, width, height
    return None


def click_quit():
    x, y, width, height = until("the menu is open", menu)
    click_at(x + width // 2, y + height - 22)


def click_icon(button=1):
    x, y, width, height = until("the icon is in the tray", icon)
    click_at(x + width // 2, y + height // 2, button)


def journey(told):
    with Portal("--messages", "40") as portal, Client(portal) as client:
        app = sign_in(told, client)
        messages(app)
        place = until("the icon is in the tray", icon)
        if colours(*place) < 3:
            raise AssertionError("the icon is empty")
        told.picture("icon")
        told.step("the icon is in the tray")

        close_window(client)
        client.must_be_alive()
        told.step("closing the window leaves the icon")
        click_icon()
        until("the window is back", lambda: windows_of_size(client))
        told.step("a click brings the window back")

        click_icon(3)
        until("the menu is open", menu)
        told.picture("menu")
        press("Escape")
        until("the menu is closed", lambda: menu() is None)
        told.step("its menu opens and closes")

        close_window(client)
        before = dunst_alerts()
        portal.deliver("While only the tray is there")
        until("the alert comes", lambda: dunst_alerts() > before)
        told.step("alerts come without a window")

        click_icon()
        until("the window is back", lambda: windows_of_size(client))
        subprocess.run(["dunstctl", "close-all"], check=True)  # it stays for alerts that still stand
        until("no alert stands", lambda: dunst_alerts() == 0)
        click_icon(3)
        click_quit()
        until("the program has ended", lambda: client.process.poll() is not None)
        if client.process.returncode != 0:
            raise AssertionError(f"it ended with {client.process.returncode}")
        told.step("it quits from its menu, also with its window open")


if __name__ == "__main__":
    run("tray", journey)
