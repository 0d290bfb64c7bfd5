#!/usr/bin/python3
"""From the moment a push frame leaves the portal to the moment the notification daemon is called:
the program against the floor, a program that does nothing but the inevitable (alertfloor.cpp).

2,000 alerts each on the loopback, by turns, so that what else the machine does meets both alike;
with --brief 20, too few for a 99th percentile. More than five alerts of an account within ten seconds
are a summary, so they go round ten accounts; each must be an alert of its own. Both must have asked
the portal the same. Run inside session.sh --notify recorder.
"""

import json
import os
import subprocess
import time

from measure import percentile, report, wants_brief
from bench_start import ADDRESSES, prepared
from journey import PASSWORD, Portal, Recorder, until
from programs import BIN, end

SENDER = "gast@partner.example"
FLOOR = "o'neill.patrick@example.org"
BURST_SECONDS, BURST_MOST = 10, 5
WARM_UP = 2  # rounds


class Arriving:
    """The calls that the notification daemon gets from now on."""

    def __init__(self):
        path = Recorder().path
        self.lines = open(path, encoding="utf-8") if os.path.exists(path) else None
        self.path = path
        if self.lines:
            self.lines.seek(0, os.SEEK_END)
        self.rest = ""

    def next_alert(self):
        if not self.lines:
            if not os.path.exists(self.path):
                return None
            self.lines = open(self.path, encoding="utf-8")
        while True:
            self.rest += self.lines.readline()
            if not self.rest.endswith("\n"):
                return None
            call, self.rest = json.loads(self.rest), ""
            if call["event"] == "notify":
                return call


def start_floor(portal):
    floor = subprocess.Popen(
        [os.path.join(BIN, "alertfloor"), portal.at["baseUrl"] + "/example/api",
         portal.at["pushUrl"], portal.at["pushKey"], portal.at["caPath"], FLOOR, PASSWORD],
        stdout=subprocess.PIPE)
    if floor.stdout.readline().strip() != b"ready":
        raise RuntimeError("the floor did not start")
    return floor


def latency(portal, arriving, number, to):
    """Milliseconds from the frame to the call that it leads to."""
    subject = f"Latency {number}"
    portal.ask("push-times", clear=True)
    portal.deliver(subject, "x", to=to, sender=SENDER, sendEmailNotification=False)
    called = until("the alert", arriving.next_alert, 20, step=0.002)
    if called["replaced"] or subject not in called["body"]:
        raise AssertionError(f"no alert of its own: {called['summary']}")
    return (called["t"] - portal.ask("push-times")["times"][0]) / 1e6


def searches(portal):
    """What was asked for, without order."""
    return {json.dumps(one["query"], sort_keys=True)
            for one in portal.requests("SearchMessages")}


def require_the_same_search(portal, arriving):
    """Nobody may be quicker because they ask for less."""
    asked = []
    for number, to in enumerate((ADDRESSES[0], FLOOR)):
        portal.ask("requests", clear=True)
        latency(portal, arriving, -number, to)
        time.sleep(1)
        asked.append(searches(portal))
    if not asked[1] or not asked[1] <= asked[0]:
        raise AssertionError(f"the program asks {asked[0]}, the floor {asked[1]}")


def by_turns(portal, arriving, people, count):
    """The program's and the floor's latencies."""
    # Half of the time that one account must be left alone, for each of both.
    pause = 1.03 * BURST_SECONDS / BURST_MOST / len(people) / 2
    mine, least = [], []
    for number in range(count):
        for found, to in ((mine, people[number % len(people)]), (least, FLOOR)):
            began = time.monotonic()
            found.append(latency(portal, arriving, number, to))
            time.sleep(max(0, began + pause - time.monotonic()))
    return mine, least


def main():
    brief = wants_brief()
    people = ADDRESSES[:3] if brief else ADDRESSES
    count = 20 if brief else 2000
    verdicts = [(0.5, "alert_latency_p50_ratio", 1.5)]
    if not brief:
        verdicts.append((0.99, "alert_latency_p99_ratio", 2.5))
    with Portal("--messages", "200") as portal:
        client = prepared(portal, "alerts", people, 120)
        floor = start_floor(portal)
        try:
            portal.ask("requests", clear=True)
            client.start("--hidden")
            until("all have live events", lambda: len(
                portal.requests("CreateNotificationSession")) >= len(people), 60)
            time.sleep(5)
            arriving = Arriving()
            require_the_same_search(portal, arriving)
            time.sleep(BURST_SECONDS)
            by_turns(portal, arriving, people, WARM_UP * len(people))
            measured, floors = by_turns(portal, arriving, people, count)
            client.must_be_alive()
        finally:
            end(floor)
            if client.process:
                end(client.process)
    for share, name, bound in verdicts:
        mine, least = percentile(measured, share), percentile(floors, share)
        report(name, mine / least, "ratio", bound, client_ms=round(mine, 2),
               floor_ms=round(least, 2), alerts=count, accounts=len(people))


if __name__ == "__main__":
    main()
