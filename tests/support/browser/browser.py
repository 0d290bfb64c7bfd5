"""The person's system browser in a journey: real Chromium behind the desktop's URL handler.

The program under test opens it by itself, through xdg-open and the default handler of the private
desktop. It trusts the local authority because that is imported into its certificate database, as an
organisation would do; certificate checks are never switched off.
"""

import json
import os
import pathlib
import subprocess

from desktop import until
from programs import SESSION

HERE = pathlib.Path(__file__).resolve().parent
ENTRY = """[Desktop Entry]
Type=Application
Name=Test browser
Exec={program} %u
MimeType=x-scheme-handler/http;x-scheme-handler/https;
NoDisplay=true
"""


def _run(*command):
    subprocess.run(command, check=True, capture_output=True, stdin=subprocess.DEVNULL)


class Browser:
    """`act` decides what the person does with the next page that is opened, see browser.mjs."""

    def __init__(self, authority):
        self.folder = os.path.join(SESSION, "browser")
        os.makedirs(self.folder, exist_ok=True)
        self._trust(authority)
        self._become_default()
        self.person()

    def person(self, login="anna.keller@example.org", password="Compass-Rose-9", act="sign-in",
               **more):
        with open(os.path.join(self.folder, "person.json"), "w", encoding="utf-8") as file:
            json.dump({"login": login, "password": password, "act": act, **more}, file)

    def forget_everything(self):
        """As a person does who clears the browser's history: nobody is signed in anywhere."""
        _run("rm", "-rf", os.path.join(self.folder, "profile"))

    def seen(self, kind=None):
        try:
            with open(os.path.join(self.folder, "log.jsonl"), encoding="utf-8") as lines:
                found = [json.loads(line) for line in lines if line.endswith("\n")]
        except FileNotFoundError:
            return []
        return [one for one in found if kind is None or kind in one]

    def wait_for(self, kind, number=1, timeout=30):
        """The `number`th thing of a kind that it came across."""
        def look():
            errors = self.seen("error")
            if errors and kind != "error":
                raise AssertionError(f"the browser failed: {errors[-1]['error']}")
            found = self.seen(kind)
            return found[number - 1] if len(found) >= number else None

        return until(f"the browser says '{kind}' {number} times", look, timeout)

    def _trust(self, authority):
        # Where Chromium looks depends on its version; it reads one of them.
        for place in (os.path.join(os.environ["HOME"], ".pki", "nssdb"),
                      os.path.join(os.environ["XDG_DATA_HOME"], "pki", "nssdb")):
            os.makedirs(place, exist_ok=True)
            _run("certutil", "-d", f"sql:{place}", "-N", "--empty-password")
            _run("certutil", "-d", f"sql:{place}", "-A", "-t", "C,,", "-n", "local", "-i", authority)

    @staticmethod
    def _become_default():
        applications = os.path.join(os.environ["XDG_DATA_HOME"], "applications")
        os.makedirs(applications, exist_ok=True)
        with open(os.path.join(applications, "test-browser.desktop"), "w", encoding="utf-8") as file:
            file.write(ENTRY.format(program=HERE / "browser.mjs"))
        _run("update-desktop-database", applications)
        _run("xdg-mime", "default", "test-browser.desktop", "x-scheme-handler/http",
             "x-scheme-handler/https")
