#!/usr/bin/python3
"""Files of a message: one is saved although the connection breaks in the middle, one whose name wants to leave
the folder stays in it, a picture is previewed; what lies on the disk is what was sent."""

import base64
import hashlib
import os
import re

from journey import (SESSION, Client, Portal, click, fill, is_enabled, messages, press, row, run,
                     sign_in, text_of, until, wait_for_shown)

REPORT = "".join(f"Line {number} of the report.\n" for number in range(120_000))  # about 3 MB
PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
                         "gg==")


def digest(data):
    return hashlib.sha256(data).hexdigest()


def saved(path, data):
    if not os.path.exists(path):
        return False
    with open(path, "rb") as file:
        return digest(file.read()) == digest(data)


def choose(app, name):
    click(row(app.find("list", "Attachments"), re.escape(name)))


def save_as(app, name, path):
    choose(app, name)
    click(app.find("push button", f"Save {name} as"))
    fill(app.find("text", re.compile("File name")), path)
    press("Return")


def journey(told):
    folder = os.path.join(SESSION, "saved")
    os.makedirs(folder)
    with Portal("--messages", "10") as portal, Client(portal) as client:
        app = sign_in(told, client)
        messages(app)
        until("live events are subscribed", lambda: portal.requests("CreateNotificationSession"))
        portal.deliver("Three files", "Please see below.", attachments=[
            {"name": "report.txt", "content": REPORT},
            {"name": "../../escaped.txt", "content": "outside?"},
            {"name": "pixel.png", "contentBase64": base64.b64encode(PIXEL).decode()}])
        click(row(messages(app), "Three files"))
        wait_for_shown(app, "Please see below", 40)
        told.picture("files")

        portal.fault("dropMidway", operation="DownloadAttachment", count=2)
        save_as(app, "report.txt", os.path.join(folder, "report.txt"))
        until("the report is whole", lambda: saved(os.path.join(folder, "report.txt"),
                                                    REPORT.encode()), 60)
        told.picture("saved")
        told.step("saved whole, although the connection broke twice")

        choose(app, "escaped.txt")
        click(app.find("push button", "Save all…"))
        fill(app.find("text", re.compile("Directory|File name")), folder)
        press("Return")
        until("all are there", lambda: len(os.listdir(folder)) >= 3, 60)
        outside = [name for name in os.listdir(SESSION) if "escaped" in name]
        if outside or os.path.exists(os.path.join(os.path.dirname(SESSION), "escaped.txt")):
            raise AssertionError(f"a file left the folder: {outside}")
        told.step("all were saved; a name that wants to leave the folder stays in it")

        choose(app, "pixel.png")
        button = app.find("push button", "Preview pixel.png")
        until("it can be previewed", lambda: is_enabled(button))
        click(button)
        app.find(None, "Picture: pixel.png")
        told.picture("preview")
        press("Escape")
        if not text_of(app.find(None, "Message text")):
            raise AssertionError("the message is gone behind the preview")
        told.step("a picture was previewed")
        client.must_be_alive()


if __name__ == "__main__":
    run("attachments", journey)
