#!/usr/bin/python3
"""Status, search and export on the command line: through the program that runs, and without one;
locked is said and not taken for empty; nothing of it counts as reading."""

import csv
import email
import email.policy
import io
import json
import os
import pathlib
import subprocess

from journey import (SESSION, Client, Portal, bodies_fetched, click, messages, row, run, sign_in,
                     wait_for_shown)


def ask(client, *words, status=0):
    """What a command prints; the program is started without a display of its own."""
    environment = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    done = subprocess.run(client.command(*words), capture_output=True, env=environment, timeout=60,
                          check=False)
    if done.returncode != status:
        raise AssertionError(f"{words} ended with {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode()


def check_answers(client, running):
    told = json.loads(ask(client, "status", "--json"))
    if told["running"] != running or told["locked"] or len(told["accounts"]) != 1:
        raise AssertionError(f"not the status: {told}")
    found = json.loads(ask(client, "search", "in:inbox", "--json", "--limit", "7"))
    if len(found) != 7 or found != sorted(found, key=lambda one: one["date"], reverse=True):
        raise AssertionError(f"not the newest seven: {found}")
    table = list(csv.DictReader(io.StringIO(ask(client, "search", "in:inbox", "--csv"))))
    if len(table) < 7 or table[0]["message"] != found[0]["message"]:
        raise AssertionError("the table is not that of the search")
    return told, found


def journey(told):
    with Portal("--messages", "60") as portal, Client(portal) as client:
        app = sign_in(told, client)
        portal.deliver("Figures for the archive", "Turnover grew by seven percent.")
        click(row(messages(app), "Figures for the archive"))
        wait_for_shown(app, "Turnover grew", 90)
        read = len(bodies_fetched(portal))

        status, found = check_answers(client, running=True)
        told.step(f"the program that runs answers: {status['accounts'][0]['state']}")

        out = pathlib.Path(SESSION) / "out"
        ask(client, "export", "in:inbox", "--to", str(out))
        mails = [email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
                 for file in out.glob("*.eml")]
        if not mails or not all(mail["Subject"] and mail["From"] for mail in mails):
            raise AssertionError(f"no mails: {list(out.iterdir())}")
        told.step(f"{len(mails)} of {len(found)} exported, the others were never opened")

        client.stop()
        if check_answers(client, running=False)[1][0]["message"] != found[0]["message"]:
            raise AssertionError("another answer without the program")
        told.step("the same without it, and without a display")
        ask(client, "search", status=2)
        if len(bodies_fetched(portal)) != read:
            raise AssertionError("a command has fetched a body")


if __name__ == "__main__":
    run("commands", journey)
