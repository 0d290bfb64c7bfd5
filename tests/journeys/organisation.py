"""What the journeys through an organisation's sign-in share."""

import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support" / "browser"))

# pylint: disable=wrong-import-position
from journey import USER, choose_portal, click, fill, is_checked, until  # noqa: E402
from browser import Browser  # noqa: E402,F401


def choose_northwind(app, keep=False):
    """From the address to the browser."""
    fill(app.find("text", "E-mail address"), USER)
    click(app.find("push button", "Next"))
    choose_portal(app, "Northwind")
    box = app.find("check box", "Keep me signed in")
    if is_checked(box) != keep:
        click(box)
    click(app.find("push button", "Northwind account"))


def told_why(app, pattern):
    """Waits for the sentence and for the way back to the buttons."""
    app.says(pattern, timeout=30)
    app.find("push button", "Northwind account")


def settings(app):
    click(app.find("push button", "Settings"))
    app.says("What an alert shows")


def sign_out(app, of_organisation, told):
    dialog = app.find("dialog")
    click(app.find("push button", re.compile("Sign out$"), within=dialog))
    box = app.find("check box", re.compile("Also sign out of my organisation"), within=dialog)
    if is_checked(box) != of_organisation:
        click(box)
        until("the box is ticked", lambda: is_checked(box) == of_organisation)
    told.picture("sign-out")
    click(app.find("push button", "Sign out", within=dialog))
