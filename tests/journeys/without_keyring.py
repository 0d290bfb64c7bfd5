#!/usr/bin/python3
"""Without a usable credential store nothing is written to the disk, the program says so, and messages
can be read all the same. Run inside session.sh --keyring none (or locked)."""

import os

from journey import Client, Portal, Recorder, click, messages, run, sign_in, until


def journey(told):
    recorder = Recorder()
    with Portal("--messages", "40") as portal, Client(portal) as client:
        app = client.open()
        app.find("push button", "Choose a passphrase…")
        told.picture("choice")
        click(app.find("push button", "Keep nothing for now"))
        sign_in(told, client, app=app)
        messages(app)
        app.says("Nothing is kept on this computer")
        told.picture("memory")
        until("live events are subscribed", lambda: portal.requests("CreateNotificationSession"))
        portal.deliver("Even so")
        recorder.wait_for("Even so")
        told.step("it says that nothing is kept, and alerts all the same")
        files = [os.path.join(where, name) for where, _, names in os.walk(client.data)
                 for name in names if name.endswith((".db", "-wal", "-shm"))]
        if files:
            raise AssertionError(f"there are databases on the disk: {files}")
        client.stop()
        app = client.open()
        click(app.find("push button", "Keep nothing for now"))
        app.find("text", "E-mail address")
        told.step("the next start begins anew")


if __name__ == "__main__":
    run("without-keyring", journey)
