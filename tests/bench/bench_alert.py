#!/usr/bin/python3
"""From the moment a push frame leaves the portal to the moment the notification daemon is called:
the program against the floor, a program that does nothing but the inevitable (alertfloor.cpp).

2,000 alerts each on the loopback; with --brief 20, too few for a 99th percentile. Run inside
session.sh --notify recorder.
"""

import os
import subprocess
import time

from measure import percentile, report, wants_brief
from journey import PASSWORD, USER, Client, Journey, Portal, Recorder, messages, sign_in, until
from programs import BIN, end

PAUSE = 0.6  # longer than the time in which the program collects events of a burst


def start_floor(portal):
    floor = subprocess.Popen(
        [os.path.join(BIN, "alertfloor"), portal.at["baseUrl"] + "/example/api",
         portal.at["pushUrl"], portal.at["pushKey"], portal.at["caPath"], USER, PASSWORD],
        stdout=subprocess.PIPE)
    if floor.stdout.readline().strip() != b"ready":
        raise RuntimeError("the floor did not start")
    return floor


def latencies(portal, recorder, count, pause):
    """Milliseconds from each frame to the call it leads to."""
    found = []
    for number in range(count):
        before = len(recorder.alerts())
        portal.ask("push-times", clear=True)
        portal.deliver(f"Latency {number}", "x")
        until("the alert", lambda: len(recorder.alerts()) > before, 20, step=0.01)
        called = recorder.alerts()[before]["t"]
        sent = portal.ask("push-times")["times"][0]
        found.append((called - sent) / 1e6)
        time.sleep(pause)
    return found


def main():
    count = 20 if wants_brief() else 2000
    verdicts = [(0.5, "alert_latency_p50_ratio", 1.5)]
    if not wants_brief():
        verdicts.append((0.99, "alert_latency_p99_ratio", 2.5))
    recorder = Recorder()
    with Portal("--messages", "200") as portal:
        floor = start_floor(portal)
        latencies(portal, recorder, 10, PAUSE)
        floors = latencies(portal, recorder, count, PAUSE)
        end(floor)
        with Client(portal) as client:
            app = sign_in(Journey("bench"), client)
            messages(app)
            client.stop()
            portal.ask("requests", clear=True)
            client.start("--hidden")
            until("live events are subscribed",
                  lambda: portal.requests("CreateNotificationSession"))
            time.sleep(3)
            latencies(portal, recorder, 10, PAUSE)
            measured = latencies(portal, recorder, count, PAUSE)
    for share, name, bound in verdicts:
        mine, least = percentile(measured, share), percentile(floors, share)
        report(name, mine / least, "ratio", bound, client_ms=round(mine, 2),
               floor_ms=round(least, 2), alerts=count)


if __name__ == "__main__":
    main()
