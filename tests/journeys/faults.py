#!/usr/bin/python3
"""Each fault of the portal at each call of the way in and of a message's arrival: the program stays
alive, says something true, and nothing is lost once the fault is over.

WAXWING_BRIEF=1 takes one of the three worst faults for each call of the way in, by turns, and all
three for those of an arrival.
"""

import contextlib
import os
import re
import time

from journey import (Client, NotSeen, PASSWORD, Portal, Recorder, SESSION, USER, click, fill, is_enabled,
                     messages, press, row, rows, run, sign_in, text_of,
                     until, wait_for_shown, PORTAL_NAME)

KINDS = {
    "status": {"status": 500}, "dropAfter": {}, "malformed": {}, "dropBefore": {},
    "dropMidway": {}, "truncated": {}, "wrongTypes": {}, "unknownFields": {},
    "oversized": {"bytes": 70 * 1024 * 1024}, "lateStatus": {"status": 503},
    "latency": {"milliseconds": 1500},
    "slowBody": {"bytes": 20_000},
}
WORST = ("status", "dropMidway", "malformed")
BURST_SECONDS = 10
BURST_MESSAGES = 5
BRIEF = os.environ.get("WAXWING_BRIEF")


def kinds(turn=None):
    chosen = KINDS
    if BRIEF:
        chosen = WORST if turn is None else [WORST[turn % len(WORST)]]
    return [(name, KINDS[name]) for name in chosen]


def calls_of_a_good_session(told):
    """Operations of the way in and of an arrival, as the portal has seen them."""
    with Portal("--messages", "20", folder=f"{SESSION}/portal-good") as portal, \
            Client(portal, data=f"{SESSION}/client-good") as client:
        app = sign_in(told, client)
        listed = messages(app)
        until("live events are subscribed", lambda: portal.requests("CreateNotificationSession"))
        way_in = list(dict.fromkeys(one["operation"] for one in portal.requests()))
        portal.ask("requests", clear=True)
        portal.deliver("A message to read", "Its text.")
        click(row(listed, "A message to read"))
        wait_for_shown(app, "Its text.")
        arrival = list(dict.fromkeys(one["operation"] for one in portal.requests()))
    return [name for name in way_in if name], [name for name in arrival if name]


def step_forward(app, seen):
    """One thing a person would do next on the way in; what they saw is added to `seen`."""
    for node in app.all("label"):
        seen.add(node.get_name())
    if app.has("list", "Messages"):
        return True
    again = [one for one in app.all("push button", re.compile("try again|retry", re.I))
             if is_enabled(one)]
    if again:
        click(again[0])
    elif app.has("password text", "Password"):
        button = app.all("push button", "Sign in")
        if button and is_enabled(button[0]):
            fill(app.find("password text", "Password", timeout=1), PASSWORD)
            press("Return")
    elif app.has("list", "Portals"):
        entries = rows(app.find("list", "Portals", timeout=1))
        wanted = [entry for entry, text in entries if PORTAL_NAME in (text or "")]
        if wanted:
            click(wanted[0])
    elif app.has("text", "E-mail address"):
        button = app.all("push button", "Next")
        if button and is_enabled(button[0]):
            fill(app.find("text", "E-mail address", timeout=1), USER)
            press("Return")
    return False


def way_in_with(told, operation, kind, needs):
    name = f"{operation}-{kind}"
    with Portal("--messages", "20", folder=f"{SESSION}/portal-{name}") as portal, \
            Client(portal, data=f"{SESSION}/client-{name}") as client:
        portal.fault(kind, operation, **needs)
        app = client.open()
        seen = set()

        def forward():
            client.must_be_alive()
            # What was seen may be gone when it is touched, since pages follow one another.
            with contextlib.suppress(NotSeen):
                return step_forward(app, seen)
            return False

        until(f"{name}: the way in is found nevertheless", forward, 90, step=0.6)
        messages(app, 60)
        client.must_be_alive()
        client.stop()


class Pace:
    """Keeps messages so far apart that none becomes part of a summary."""

    def __init__(self):
        self.moments = []

    def wait(self):
        if len(self.moments) >= BURST_MESSAGES:
            oldest = self.moments[-BURST_MESSAGES]
            time.sleep(max(0.0, oldest + BURST_SECONDS + 1 - time.monotonic()))

    def note_alert(self):
        self.moments.append(time.monotonic())


def arrival_with(told, portal, client, app, recorder, pace, operation, kind, needs):
    listed = app.find("list", "Messages")
    subject = f"During {operation} {kind}"
    pace.wait()
    portal.fault(kind, operation, **needs)
    guid = portal.deliver(subject, f"Body of {kind} at {operation}.")
    entry = row(listed, subject, timeout=90)
    recorder.wait_for(subject, timeout=30)
    pace.note_alert()
    click(entry)
    said = f"Body of {kind} at {operation}."
    piece = until(f"{subject}: read, or told why not",
                  lambda: _reads_or_tells(app, said), 60)
    portal.ask("clear-faults")
    if piece != "read":
        told.step(f"{subject}: told “{piece}”")
        retry = app.all("push button", re.compile("try again|retry", re.I))
        click(retry[0] if retry else row(listed, subject))
        wait_for_shown(app, said, 60)
    client.must_be_alive()
    count = len([one for one in recorder.alerts()
                 if subject in one["body"] and not one["replaced"]])
    if count != 1:
        raise AssertionError(f"'{subject}' ({guid}) was alerted {count} times")


def _reads_or_tells(app, said):
    asked = app.all("push button", "Open message")
    if asked and is_enabled(asked[0]):
        with contextlib.suppress(NotSeen):  # it goes as soon as it is not needed any more
            click(asked[0])
    if any(said in text_of(node) for node in app.all(None, "Message text")):
        return "read"
    for node in app.all("label"):
        if re.search(r"could not|cannot|broke off|fault|try again|timed? ?out|took too long"
                     r"|larger than", node.get_name() or "", re.I):
            return node.get_name()
    return None


def journey(told):
    recorder = Recorder()
    way_in, arrival = calls_of_a_good_session(told)
    told.step(f"the way in calls {', '.join(way_in)}; an arrival {', '.join(arrival)}")
    for turn, operation in enumerate(way_in):
        for kind, needs in kinds(turn):
            way_in_with(told, operation, kind, needs)
        told.step(f"way in: {operation} survives {', '.join(kind for kind, _ in kinds(turn))}")
    with Portal("--messages", "20") as portal, Client(portal) as client:
        app = sign_in(told, client)
        messages(app)
        until("live events are subscribed", lambda: portal.requests("CreateNotificationSession"))
        pace = Pace()
        for operation in arrival:
            for kind, needs in kinds():
                arrival_with(told, portal, client, app, recorder, pace, operation, kind, needs)
            told.step(f"arrival: {operation} survives {len(kinds())} faults")


if __name__ == "__main__":
    run("faults", journey)
