#!/usr/bin/python3
"""A server that cannot prove who it is gets nothing: no request, no password, and the person gets a
reason instead of a button to go on anyway."""

import re

from journey import Client, Portal, SESSION, USER, click, fill, run

SAID = r"identity|certificate|secure connection"
WAYS_ROUND = re.compile(r"anyway|ignore|proceed|trust|accept|continue", re.I)


def try_with(told, kind):
    with Portal("--certificate", kind, folder=f"{SESSION}/portal-{kind}") as portal, \
            Client(portal, data=f"{SESSION}/client-{kind}") as client:
        app = client.open()
        fill(app.find("text", "E-mail address"), USER)
        click(app.find("push button", "Next"))
        app.says(SAID, timeout=30)
        told.picture(kind)
        for button in app.all("push button"):
            if WAYS_ROUND.search(button.get_name() or ""):
                raise AssertionError(f"there is a way round: '{button.get_name()}'")
        if app.has("password text"):
            raise AssertionError("a password was asked for")
        if portal.requests():
            raise AssertionError("a request reached a server that was not verified")
        client.must_be_alive()
        told.step(f"{kind}: refused with a reason, nothing was sent")


def journey(told):
    for kind in ("wrong-host", "expired", "untrusted"):
        try_with(told, kind)


if __name__ == "__main__":
    run("wrong-certificate", journey)
