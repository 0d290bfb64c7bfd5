#!/usr/bin/python3
"""What the program costs by being there: its start, its memory in the tray, and the processor while
nothing happens; each with 100 and with 100,000 messages in the cache.

5,000 messages instead and 10 s of idling with --brief. Run inside session.sh.
"""

import time

from measure import percentile, report, wants_brief
from journey import (SESSION, Client, Journey, Portal, close_window, cpu_seconds, memory_mb,
                     messages, monotonic_ns, sign_in, until)
from programs import end


def prepare(count, patience):
    """A portal with so many messages and a client that has them all."""
    portal = Portal("--messages", str(count), folder=f"{SESSION}/portal-{count}")
    portal.start()
    client = Client(portal, data=f"{SESSION}/client-{count}")
    app = sign_in(Journey("bench"), client)
    messages(app)
    wait_until_synced(portal, patience)
    client.stop()
    return portal, client


def wait_until_synced(portal, patience):
    """The first sync is over when nothing has been asked for a while."""
    end_at = time.monotonic() + patience
    seen, since = -1, time.monotonic()
    while time.monotonic() < end_at:
        now = len(portal.requests("SearchMessages"))
        if now != seen:
            seen, since = now, time.monotonic()
        if time.monotonic() - since > 5:
            return
        time.sleep(1)
    raise RuntimeError("the first sync did not end")


def start_ms(client):
    """From the start of the process until the inbox is painted."""
    began = monotonic_ns()
    client.start()
    painted = client.wait_for_trace("inbox-painted", since=began)["t"]
    time.sleep(1)
    client.stop()
    return (painted - began) / 1e6


def starts(small, large, times):
    """Both by turns, so that what else the machine does meets both alike."""
    start_ms(small), start_ms(large)
    found = {small: [], large: []}
    for _ in range(times):
        for client in (small, large):
            found[client].append(start_ms(client))
    return percentile(found[small], 0.5), percentile(found[large], 0.5)


def in_the_tray(client, settle):
    client.open()
    client.wait_for_trace("inbox-painted")
    time.sleep(2)
    close_window(client)
    time.sleep(settle)


def main():
    brief = wants_brief()
    many = 5_000 if brief else 100_000
    small_portal, small = prepare(100, 60)
    large_portal, large = prepare(many, 1200)
    try:
        little, much = starts(small, large, 5 if brief else 15)
        report("start_100k_ratio", much / little, "ratio", 1.3, messages=many,
               small_ms=round(little, 1), large_ms=round(much, 1))

        in_the_tray(small, 5)
        small_mb = memory_mb(small.process.pid)
        small.stop()
        in_the_tray(large, 5)
        large_mb = memory_mb(large.process.pid)
        report("tray_pss_mb", large_mb, "MB", 60, messages=many)
        report("tray_pss_100k_ratio", large_mb / small_mb, "ratio", 1.1, messages=many,
               small_mb=round(small_mb, 1))

        seconds = 10 if brief else 60
        time.sleep(5)
        before, began = cpu_seconds(large.process.pid), time.monotonic()
        time.sleep(seconds)
        used = cpu_seconds(large.process.pid) - before
        report("idle_cpu_percent", 100 * used / (time.monotonic() - began), "percent of a core", 0.2,
               seconds=seconds)
        large.stop()
    finally:
        for client in (small, large):
            if client.process:
                end(client.process)
        small_portal.stop()
        large_portal.stop()


if __name__ == "__main__":
    main()
