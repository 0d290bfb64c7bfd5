#!/usr/bin/python3
"""Draws the pictures of the README: the main window with a message open, light and dark.

portrait.py FOLDER. Run inside session.sh; tools/screenshots.sh does.
"""

import os
import subprocess
import sys

from journey import (Client, Portal, messages, row, click, run, sign_in, until,
                     wait_for_shown, windows_of_size)

SUBJECT = "Commissioning of the harbour crane"
BODY = """<h2>Commissioning on 9 March</h2>
<p>Dear Anna,</p>
<p>the load test is done and the inspector has signed. What is left before the hand-over:</p>
<table><tr><th align="left">Step</th><th align="left">Who</th><th align="left">Until</th></tr>
<tr><td>Release of the budget for phase two</td><td>Anna</td><td>Wednesday</td></tr>
<tr><td>Briefing of both shifts</td><td>Jonas</td><td>Friday</td></tr>
<tr><td>Insurance certificate</td><td>Lucía</td><td>Friday</td></tr></table>
<p>The test protocol is attached. Please treat the figures as <b>confidential</b> until the board
has met.</p><p>Kind regards<br>Jonas</p>"""


def photograph(client, path):
    window = windows_of_size(client)[0]
    subprocess.run(["import", "-window", window, "-depth", "8", "-define", "png:compression-level=9",
                    path], check=True)


def journey(told):
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    config = os.path.join(os.environ["XDG_CONFIG_HOME"], "waxwing", "waxwing.ini")
    with Portal() as portal, Client(portal) as client:
        app = sign_in(told, client)
        messages(app)
        until("live events are subscribed", lambda: portal.requests("CreateNotificationSession"))
        portal.deliver(SUBJECT, BODY, bodyFormat="Html",
                       attachments=[{"name": "load-test-protocol.pdf", "content": "%PDF-1.4 " * 9000}])
        click(row(messages(app), SUBJECT))
        wait_for_shown(app, "load test is done")
        client.stop()
        for theme in ("light", "dark"):
            os.makedirs(os.path.dirname(config), exist_ok=True)
            with open(config, "w", encoding="utf-8") as file:
                file.write(f"[appearance]\ntheme={theme}\n")
            app = client.open()
            click(row(messages(app), SUBJECT))
            wait_for_shown(app, "load test is done")
            photograph(client, os.path.join(folder, f"inbox-{theme}.png"))
            told.step(f"{theme}: {folder}/inbox-{theme}.png")
            client.stop()


if __name__ == "__main__":
    run("portrait", journey)
