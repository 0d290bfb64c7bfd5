#!/usr/bin/python3
"""Signing out keeps what was read and stops the alerts; removing the account leaves nothing of it: no
file, no key and no token in the credential store, no session, token or notification session at the
portal."""

import os
import re
import subprocess

from journey import (Client, Portal, click, enter_password, messages, run, sign_in,
                     until)


def open_settings(app):
    click(app.find("push button", "Settings"))
    app.says("What an alert shows")


def databases(client):
    return [os.path.join(where, name) for where, _, names in os.walk(client.data) for name in names
            if re.search(r"\.db(-wal|-shm)?$", name)]


def files_of(client):
    """Everything in the client's folder: path to size."""
    return {os.path.relpath(os.path.join(where, name), client.data): os.path.getsize(
                os.path.join(where, name))
            for where, _, names in os.walk(client.data) for name in names}


def held(portal):
    return portal.ask("held")


def kept_in_the_keyring():
    said = subprocess.run(["secret-tool", "search", "--all", "--unlock", "server", "waxwing"],
                          capture_output=True, text=True, check=False)
    # Which store this is says nothing of anybody.
    return [entry for entry in re.findall(r"attribute\.user = (\S+)", said.stdout + said.stderr)
            if entry != "store-id"]


def files_of_accounts(client):
    """The account's files carry its id, the profile's own files the word."""
    return [name for name in files_of(client) if "cache" in name and "profile" not in name
            and not name.endswith(".store-id")]


def journey(told):
    with Portal("--messages", "40") as portal, Client(portal) as client:
        app = sign_in(told, client)
        messages(app)
        until("live events are subscribed", lambda: portal.requests("CreateNotificationSession"))
        until("the portal holds one of each", lambda: set(held(portal).values()) == {1})
        until("the sign-in is kept",
              lambda: any("authentication-token" in one for one in kept_in_the_keyring()))

        open_settings(app)
        click(app.find("push button", re.compile("Sign out$")))
        until("no token is valid any more", lambda: not portal.ask("tokens")["tokens"])
        until("nothing is held at the portal", lambda: set(held(portal).values()) == {0})
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
        told.step(f"before removing: {len(files_of(client))} files, {held(portal)} at the portal")
        keys = set(kept_in_the_keyring())
        click(app.find("push button", re.compile("Remove account…$"), within=app.find("dialog")))
        told.picture("question")
        click(app.find("push button", "Remove account"))
        app.find("text", "E-mail address")
        until("its database is gone", lambda: 0 < len(databases(client)) < before)
        until("no token is valid any more", lambda: not portal.ask("tokens")["tokens"])
        until("only the key of the program's own file is left", lambda: len(kept_in_the_keyring()) <= 1)
        until("nothing is held at the portal", lambda: set(held(portal).values()) == {0})
        left = set(kept_in_the_keyring())
        if not left < keys or any("authentication-token" in one for one in left):
            raise AssertionError(f"left in the credential store: {left}")
        others = files_of_accounts(client)
        if others:
            raise AssertionError(f"files are left: {others}")
        client.stop()
        others = files_of_accounts(client)
        if others or set(kept_in_the_keyring()) != left:
            raise AssertionError(f"something came back at the end: {others}, {kept_in_the_keyring()}")
        client.start()
        told.step("removed: no database, key or token of it is left")
        client.must_be_alive()


if __name__ == "__main__":
    run("remove-account", journey)
