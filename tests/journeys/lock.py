#!/usr/bin/python3
"""Locked means: nothing of a message in any window, the cache closed, alerts that tell nothing, and
no alert twice once it is open again. Then: locking with the screen, and keeping nothing at all."""

import os
import subprocess

from journey import (Client, Portal, Recorder, click, messages, press, row, run, sign_in, until,
                     wait_for_shown)

SUBJECT = "Terms for the lighthouse"
BODY = "The lamp is to be delivered before the autumn storms."


def open_databases(pid):
    folder = f"/proc/{pid}/fd"
    files = []
    for name in os.listdir(folder):
        try:
            files.append(os.readlink(os.path.join(folder, name)))
        except FileNotFoundError:
            continue
    return [file for file in files if ".db" in file]


def screen_saver(active):
    subprocess.run(["dbus-send", "--session", "--type=signal", "/org/freedesktop/ScreenSaver",
                    "org.freedesktop.ScreenSaver.ActiveChanged", f"boolean:{str(active).lower()}"],
                   check=True)


def entries_in_keyring():
    said = subprocess.run(["secret-tool", "search", "--all", "server", "waxwing"],
                          capture_output=True, text=True, check=False)
    return said.stdout.count("[/") + said.stderr.count("[/")


def nothing_shown(app, *texts):
    seen = app.tree(limit=5000)
    for text in texts:
        if text in seen:
            raise AssertionError(f"'{text}' can still be seen:\n{seen}")


def fresh(recorder, text):
    return [one for one in recorder.alerts() if text in one["summary"] + one["body"]]


def journey(told):
    recorder = Recorder()
    with Portal("--messages", "40") as portal, Client(portal) as client:
        app = sign_in(told, client)
        listed = messages(app)
        until("live events are subscribed", lambda: portal.requests("CreateNotificationSession"))
        portal.deliver(SUBJECT, BODY)
        recorder.wait_for(SUBJECT)
        click(row(listed, SUBJECT))
        wait_for_shown(app, "before the autumn storms")
        if not open_databases(client.process.pid):
            raise AssertionError("no cache is open: nothing could be proved")

        press("ctrl+l")
        app.find("push button", "Unlock")
        nothing_shown(app, SUBJECT, "autumn storms", "Messages", "anna.keller")
        until("the caches are closed", lambda: not open_databases(client.process.pid))
        told.picture("locked")
        told.step("locked: nothing is shown, the caches are closed")

        sessions = len(portal.requests("CreateNotificationSession"))
        until("the channel is up again", lambda: sessions >= 2 or
              len(portal.requests("CreateNotificationSession")) >= 2)
        before = len(recorder.alerts())
        portal.deliver("Seen by nobody", "Not even this.")
        recorder.wait_for("New secure message")
        if fresh(recorder, "Seen by nobody"):
            raise AssertionError("an alert tells the subject although the program is locked")
        told.step("an alert came and told nothing")
        recorder.click(recorder.alerts()[-1]["id"])
        app.find("push button", "Unlock")
        nothing_shown(app, "Seen by nobody", "Not even this")

        click(app.find("push button", "Unlock"))
        wait_for_shown(app, "Not even this")
        told.step("unlocked: the click from before leads to its message")
        messages(app)
        portal.deliver("After all")
        recorder.wait_for("After all")
        later = recorder.alerts()[before:]
        if len([one for one in later if not one.get("replaced")]) != 2:
            raise AssertionError(f"one alert for each of the two was expected: {later}")

        press("Escape")
        click(app.find("push button", "Settings"))
        box = app.find("check box", "Lock with the screen", hidden=True)
        box.get_action_iface().do_action(0)
        click(app.find("push button", "Close"))
        screen_saver(True)
        app.find("push button", "Unlock")
        screen_saver(False)
        told.step("locked with the screen")
        click(app.find("push button", "Unlock"))
        messages(app)
        if not entries_in_keyring():
            raise AssertionError("nothing is in the keyring: nothing can be proved")
        keep_nothing(told, app, client)


def keep_nothing(told, app, client):
    click(app.find("push button", "Settings"))
    box = app.find("check box", "Keep nothing on this computer", hidden=True)
    box.get_action_iface().do_action(0)
    app.find("push button", "Remove them", hidden=True).get_action_iface().do_action(0)
    cache = os.path.join(client.data, "cache")
    until("the cache files are gone", lambda: not os.listdir(cache), 30)
    until("the keys are gone", lambda: not entries_in_keyring(), 30)
    messages(app)
    if os.listdir(cache):
        raise AssertionError(f"there are files again: {os.listdir(cache)}")
    told.picture("nothing-kept")
    told.step("nothing is kept: no file, no key, and the session goes on")
    client.stop()
    app = client.open()
    app.find("text", "E-mail address")
    if os.listdir(cache):
        raise AssertionError(f"there are files after a restart: {os.listdir(cache)}")
    told.step("the next start begins anew")


if __name__ == "__main__":
    run("lock", journey)
