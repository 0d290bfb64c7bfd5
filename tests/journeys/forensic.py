#!/usr/bin/python3
"""After a whole session nothing readable is left on the disk: no subject, address, body, password or
token in any file or log, in any of the usual encodings."""

import base64
import os

from journey import (Client, PASSWORD, Portal, Recorder, SESSION, USER, messages, run, sign_in,
                     row, click, until, wait_for_shown)

SUBJECT = "Quarterly zebra figures 7261"
BODY = "The striped horses brought in 4182 pounds, tell nobody."
SENDER = "jonas.weber@example.org"
NEEDLES = {"subject": SUBJECT, "part of a subject": "zebra figures", "body": BODY,
           "part of a body": "striped horses brought", "own address": USER, "sender": SENDER,
           "sender's name": "Jonas Weber", "password": PASSWORD}
LEFT_BY_OTHERS = ("portal", "log/dunst", "log/recorder", "notify", "Xauthority")


def encodings(text):
    """How a text may lie in a file."""
    for codec in ("utf-8", "utf-16-le", "utf-16-be"):
        plain = text.encode(codec)
        yield codec, plain
        yield f"{codec} in hex", plain.hex().encode()
        for shift in range(3):  # base64 depends on where the text begins; its edges on neighbours
            coded = base64.b64encode(b"\0" * shift + plain)
            yield f"base64 of {codec}", coded[4 if shift else 0:-4]


def search(needles, folder):
    """Every find as a sentence; what other programs of the desktop keep is not ours."""
    patterns = [(name, how, data) for name, text in needles.items()
                for how, data in encodings(text) if len(data) >= 8]
    patterns += [(name, how, data.lower()) for name, how, data in patterns if "utf" in how]
    found, seen = [], 0
    for where, _, files in os.walk(folder):
        for file in files:
            path = os.path.join(where, file)
            name = os.path.relpath(path, folder)
            if name.startswith(LEFT_BY_OTHERS) or not os.path.isfile(path):
                continue
            with open(path, "rb") as content:
                data = content.read()
            seen += 1
            lower = data.lower()
            for needle, how, pattern in patterns:
                if pattern in data or ("utf" in how and pattern in lower):
                    found.append(f"{needle} as {how} in {name}")
    return sorted(set(found)), seen


def search_can_find(folder):
    """A search that finds nothing proves nothing unless it can find."""
    planted = os.path.join(folder, "planted")
    for codec, change in (("utf-8", lambda data: data), ("utf-16-le", lambda data: data),
                          ("utf-16-be", lambda data: data), ("utf-8", base64.b64encode),
                          ("utf-8", lambda data: base64.b64encode(b"x" + data)),
                          ("utf-8", lambda data: data.hex().encode())):
        with open(planted, "wb") as file:
            file.write(b"\x01\x02" + change(f"before {SUBJECT} after".encode(codec)) + b"\x03")
        found, _ = search(NEEDLES, folder)
        os.remove(planted)
        if not any("planted" in one for one in found):
            raise AssertionError(f"the search does not find {codec}")


def session_tokens(portal):
    """Every token the portal has given out: of the session, of staying signed in, of push."""
    tokens = portal.ask("tokens")["tokens"]
    if len(tokens) < 3:
        raise AssertionError(f"three tokens should be in use, not {len(tokens)}")
    return {f"token {number}": token for number, token in enumerate(tokens)}


def journey(told):
    recorder = Recorder()
    with Portal("--messages", "50") as portal, Client(portal) as client:
        app = sign_in(told, client)
        listed = messages(app)
        until("live events are subscribed", lambda: portal.requests("CreateNotificationSession"))
        portal.deliver(SUBJECT, BODY, sender=SENDER)
        recorder.wait_for("Jonas", timeout=30)
        click(row(listed, "zebra"))
        wait_for_shown(app, "striped horses")
        told.step("a message arrived and was read")
        needles = dict(NEEDLES, **session_tokens(portal))

        search_can_find(client.data)
        found, seen = search(needles, SESSION)
        client.kill()
        app = client.open()
        messages(app)
        client.stop()
        more, seen_after = search(needles, SESSION)
        found += more
        told.step(f"{seen} files while it ran, {seen_after} after it ended were searched for "
                  f"{len(needles)} texts")
        if found:
            raise AssertionError("readable on the disk:\n  " + "\n  ".join(sorted(set(found))))
        if not any(files for _, _, files in os.walk(client.data)):
            raise AssertionError("there is no cache at all: nothing was proved")


if __name__ == "__main__":
    run("forensic", journey)
