"""What the journeys through the forms of sign-in share: the portal's mail, fields for passwords, and
an ear on the accessibility bus."""

import os
import pathlib
import subprocess
import sys

from journey import SESSION, click, fill, is_focused, press, text_of, until
from programs import end

OVERHEAR = pathlib.Path(__file__).resolve().parents[1] / "support" / "desktop" / "overhear.py"


class Overheard:
    """Everything the accessibility bus says about texts that change, while the block runs."""

    def __enter__(self):
        self.path = os.path.join(SESSION, "overheard.txt")
        self.process = subprocess.Popen([sys.executable, OVERHEAR, self.path])
        until("somebody listens", lambda: os.path.exists(self.path) and self.lines())
        return self

    def __exit__(self, *_):
        end(self.process)

    def lines(self):
        with open(self.path, encoding="utf-8") as said:
            return said.read().splitlines()

    def must_not_tell(self, secret):
        """Neither in one piece nor letter by letter."""
        lines = self.lines()
        typed = "".join(line.split("'")[1] for line in lines
                        if "text-changed:insert" in line and line.count("'") >= 2)
        if not typed:
            raise AssertionError("nothing at all was overheard: the ear is deaf")
        if secret in typed or any(secret in line for line in lines):
            raise AssertionError("the accessibility bus was told a password")


def last_mail(portal, kind):
    sent = until(f"a mail '{kind}' is sent",
                 lambda: [one for one in portal.ask("mails")["mails"] if one["kind"] == kind])
    return sent[-1]


def type_password(app, name, password):
    """Types over what is in the field; readers must be told dots."""
    field = app.find("password text", name)
    fill(field, password)
    until("as many dots are told as letters were typed", lambda: len(text_of(field)) == len(password))
    if any(letter.isalnum() for letter in text_of(field)):
        raise AssertionError("a password field tells readers its text")


def tab_to(app, role, name, most=40):
    """Moves on with the Tab key until the control has the focus: what is scrolled away comes."""
    for _ in range(most):
        for node in app.all(role, name, hidden=True):
            if is_focused(node):
                return node
        press("Tab")
    return app.find(role, name)


def sign_in_refused(app, address, password, portal=None):
    """To the password of the portal and one try."""
    fill(app.find("text", "E-mail address"), address)
    click(app.find("push button", "Next"))
    if portal:
        portal(app)
    fill(app.find("password text", "Password"), password)
    click(app.find("push button", "Sign in"))
