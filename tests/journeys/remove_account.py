#!/usr/bin/python3
"""Signing out keeps what was read and stops the alerts; removing the account leaves nothing of it, on
this computer and of its tokens at the portal."""

import os
import re
import subprocess

from journey import (Client, Portal, click, messages, run, sign_in, until, enter_password)


def open_settings(app):
    click(app.find("push button", "Settings"))
    app.says("What an alert shows")


def databases(client):
    return [os.path.join(where, name) for where, _, names in os.walk(client.data) for name in names
            if re.search(r"\.db(-wal|-shm)?$", name)]


def kept_in_the_keyring():
    said = subprocess.run(["secret-tool", "search", "--all", "--unlock", "server", "waxwing"],
                          capture_output=True, text=True, check=False)
    return re.findall(r"attribute\.user = (\S+)", said.stdout + said.stderr)


def journey(told):
    with Portal("--messages", "40") as portal, Client(portal) as client:
        app = sign_in(told, client)
        messages(app)
        until("live events are subscribed", lambda: portal.requests("CreateNotificationSession"))
        until("the sign-in is kept",
              lambda: any("authentication-token" in one for one in kept_in_the_keyring()))

        open_settings(app)
        click(app.find("push button", re.compile("Sign out$")))
        until("no token is valid any more", lambda: not portal.ask("tokens")["tokens"])
        until("the kept sign-in is gone",
              lambda: not any("authentication-token" in one for one in kept_in_the_keyring()))
        app.says("signed out")
        messages(app)
        told.picture("signed-out")
        told.step("signed out: no token left, messages still listed")

        click(app.find("push button", re.compile("Sign in$"), within=app.find("dialog")))
        enter_password(app)
        until("it is live again", lambda: len(portal.requests("CreateNotificationSession")) > 1)
        told.step("signed in again")

        open_settings(app)
        before = len(databases(client))
        click(app.find("push button", re.compile("Remove account…$"), within=app.find("dialog")))
        told.picture("question")
        click(app.find("push button", "Remove account"))
        app.find("text", "E-mail address")
        until("its database is gone", lambda: 0 < len(databases(client)) < before)
        until("no token is valid any more", lambda: not portal.ask("tokens")["tokens"])
        until("only the key of the program's own file is left", lambda: len(kept_in_the_keyring()) <= 1)
        told.step("removed: no database, key or token of it is left")
        client.must_be_alive()


if __name__ == "__main__":
    run("remove-account", journey)
