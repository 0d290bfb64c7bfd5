#!/usr/bin/python3
"""A real keyring that is locked: its prompt is cancelled, never answered, answered; one goes on in
memory meanwhile, and what was signed in there moves to the disk when the keyring is unlocked. Run it
inside session.sh --keyring locked."""

import os
import subprocess

from journey import (Client, Portal, Recorder, click, messages, press, run, sign_in,
                     until)
from desktop import type_text  # pylint: disable=wrong-import-order

COLLECTION = "/org/freedesktop/secrets/collection/login"


def gdbus(method, *arguments, path="/org/freedesktop/secrets"):
    return subprocess.run(["gdbus", "call", "--session", "--dest", "org.freedesktop.secrets",
                           "--object-path", path, "--method", method, *arguments],
                          capture_output=True, text=True, check=True).stdout


def lock_keyring():
    gdbus("org.freedesktop.Secret.Service.Lock", f"[objectpath '{COLLECTION}']")


def unlock_keyring():
    """As another program of the person does, by the system's prompt."""
    with subprocess.Popen(["secret-tool", "search", "--unlock", "server", "waxwing"],
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL):
        answer_prompt("Return", text="test")


def open_databases(client):
    folder = f"/proc/{client.process.pid}/fd"
    return [os.readlink(f"{folder}/{name}") for name in os.listdir(folder)
            if ".db" in os.readlink(f"{folder}/{name}")]


def prompt():
    """Windows of the system's prompt."""
    said = subprocess.run(["xdotool", "search", "--onlyvisible", "--class", "gcr-prompter"],
                          capture_output=True, text=True, check=False)
    return said.stdout.split()


def answer_prompt(*keys, text=None):
    window = until("the system's prompt is up", prompt, 20)[0]
    subprocess.run(["xdotool", "windowactivate", "--sync", window], check=False,
                   capture_output=True)
    until("the prompt has the focus", lambda: subprocess.run(
        ["xdotool", "getwindowfocus"], capture_output=True, text=True,
        check=False).stdout.strip() != "")
    if text:
        type_text(text)
    press(*keys)
    until("the prompt is gone", lambda: not prompt(), 20)


def databases(client):
    cache = os.path.join(client.data, "cache")
    return sorted(name for name in os.listdir(cache) if ".db" in name and "-" not in name[-4:]) \
        if os.path.isdir(cache) else []


def journey(told):
    recorder = Recorder()
    with Portal("--messages", "30") as portal, Client(portal) as client:
        app = client.open()
        answer_prompt("Escape")
        app.says("still locked")
        told.picture("cancelled")
        told.step("cancelled: said, and nothing was made")
        if databases(client):
            raise AssertionError("a file without a key was made")
        click(app.find("push button", "Unlock"))
        answer_prompt("Return", text="test")
        sign_in(told, client, app=app)
        messages(app)
        until("live events are subscribed", lambda: portal.requests("CreateNotificationSession"))
        told.step("unlocked by its prompt, signed in")
        files = databases(client)
        client.stop()

        lock_keyring()
        app = client.open()
        until("the system's prompt is up", prompt, 20)
        app.says("Nobody answered", timeout=90)
        told.picture("unanswered")
        told.step("never answered: said")
        answer_prompt("Escape")
        click(app.find("push button", "Go on without stored messages"))
        sign_in(told, client, app=app)
        messages(app)
        subscribed = len(portal.requests("CreateNotificationSession"))
        until("live events are subscribed", lambda: subscribed >= 2 or
              len(portal.requests("CreateNotificationSession")) >= 2)
        portal.deliver("Told in memory")
        recorder.wait_for("Told in memory")
        if databases(client) != files:
            raise AssertionError(f"files changed while locked: {files} {databases(client)}")
        told.step("went on in memory; the files were left alone")

        unlock_keyring()
        until("the files from before are open", lambda: open_databases(client), 60)
        messages(app)
        subscribed = len(portal.requests("CreateNotificationSession"))
        portal.deliver("Told from the disk")
        recorder.wait_for("Told from the disk", timeout=60)
        told.picture("taken-over")
        if databases(client) != files:
            raise AssertionError(f"not the files from before: {files} {databases(client)}")
        doubled = [one for one in recorder.alerts() if "Told in memory" in one["summary"] + one["body"]
                   and not one.get("replaced")]
        if len(doubled) != 1:
            raise AssertionError(f"the alert from before came again: {doubled}")
        told.step("unlocked later: moved to the files from before, nothing alerted twice")
        client.stop()
        app = client.open()
        messages(app)
        told.step("and after a restart everything is there")


if __name__ == "__main__":
    run("keyring", journey)
