#!/usr/bin/python3
"""A core image of the program holds no password and no kept token after sign-in, and no key of the
cache after locking. The search is proved by texts that must be there. Run it inside session.sh."""

import base64
import mmap
import os
import subprocess
import sys

from journey import (PASSWORD, SESSION, USER, Client, Portal, click, fill, messages, press, run,
                     sign_in, until)

PASSPHRASE = "wattle-scarlet-harbour-4417"


def encodings(data):
    """How bytes may lie in memory. Texts of base64 depend on where they begin."""
    yield "plain", data
    if all(byte < 128 for byte in data):
        yield "UTF-16", data.decode("ascii").encode("utf-16-le")
    yield "hexadecimal", data.hex().encode()
    yield "hexadecimal, capitals", data.hex().upper().encode()
    for shift in range(3):
        coded = base64.b64encode(b"\0" * shift + data)
        middle = coded[4 if shift else 0:-4]
        if len(middle) >= 8:
            yield "base64", middle


def core_of(pid):
    path = os.path.join(SESSION, "core")
    subprocess.run(["gcore", "-o", path, str(pid)], check=True, capture_output=True, timeout=240)
    return f"{path}.{pid}"


def search(pid, needles):
    """Which of the needles an image of the process holds, and how."""
    path = core_of(pid)
    try:
        with open(path, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as core:
            return sorted({f"{name} ({how}, near {around(core, core.find(data), len(data))!r})"
                           for name, needle in needles.items()
                           for how, data in encodings(needle) if core.find(data) >= 0})
    finally:
        os.remove(path)


def around(core, at, length):
    """What stands beside a find, without the find."""
    before = core[max(0, at - 48):at]
    return before + b" [...] " + core[at + length:at + length + 32]


def kept_secrets(client):
    """Names and values of what the program put into the credential store."""
    found = {}
    cache = os.path.join(client.data, "cache")
    for file in os.listdir(cache):
        if not file.endswith(".db"):
            continue
        owner, cache_id = file.split(".")[:2]
        for name in (f"cache-key/{cache_id}", f"authentication-token/{owner}"):
            said = subprocess.run(["secret-tool", "lookup", "server", "waxwing", "user", name],
                                  capture_output=True, check=False).stdout.strip()
            if said:
                value = base64.b64decode(said)
                found[name] = value.split(b" ")[2] if name.startswith("auth") else value
    return found


def must_hold(pid, what, needle):
    if not search(pid, {what: needle}):
        raise AssertionError(f"the search does not find {what}, so it proves nothing")


def must_not_hold(told, pid, when, needles):
    found = search(pid, needles)
    told.step(f"{when}: looked for {', '.join(needles)}")
    if found:
        raise AssertionError(f"{when} the memory holds\n  " + "\n  ".join(found))


def locked(app):
    press("ctrl+l")
    app.find("push button", "Unlock", timeout=20)


def with_credential_store(told):
    with Portal("--messages", "30") as portal, Client(portal) as client:
        app = sign_in(told, client)
        messages(app)
        until("the sign-in is kept", lambda: any(
            name.startswith("auth") for name in kept_secrets(client)), 30, step=0.5)
        until("live events are subscribed", lambda: portal.requests("CreateNotificationSession"))
        pid = client.process.pid
        secrets = kept_secrets(client)
        tokens = {name: value for name, value in secrets.items() if name.startswith("auth")}
        keys = {name: value for name, value in secrets.items() if name.startswith("cache-key")}
        if not tokens or len(keys) < 2:
            raise AssertionError(f"not the expected entries: {list(secrets)}")
        must_hold(pid, "the address on the screen", USER.encode())
        must_not_hold(told, pid, "after sign-in",
                      {"the password": PASSWORD.encode(), **tokens})
        locked(app)
        told.picture("locked")
        must_hold(pid, "the address of the session", USER.encode())
        must_not_hold(told, pid, "after locking",
                      {"the password": PASSWORD.encode(), **tokens, **keys})


def with_passphrase(told):
    with Portal("--messages", "30") as portal, Client(portal) as client:
        app = client.open()
        click(app.find("push button", "Choose a passphrase…"))
        for field in ("Passphrase", "Passphrase again"):
            fill(app.find("password text", field), PASSPHRASE)
        click(app.find("push button", "Use this passphrase"))
        app = sign_in(told, client, app=app)
        messages(app)
        pid = client.process.pid
        until("live events are subscribed", lambda: portal.requests("CreateNotificationSession"))
        must_hold(pid, "the address on the screen", USER.encode())
        needles = {"the passphrase": PASSPHRASE.encode(), "the password": PASSWORD.encode()}
        must_not_hold(told, pid, "after sign-in", needles)
        locked(app)
        must_not_hold(told, pid, "after locking", needles)
        fill(app.find("password text", "Passphrase"), PASSPHRASE)
        press("Return")
        messages(app)
        told.step("the passphrase opened it again")
        must_not_hold(told, pid, "after unlocking", needles)


if __name__ == "__main__":
    run("memory", with_passphrase if "--passphrase" in sys.argv else with_credential_store)
