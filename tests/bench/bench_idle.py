#!/usr/bin/python3
"""What three accounts with live events cost while nothing happens: processor time, and how often the
program wakes up (voluntary context switches of all its threads).

Ten minutes; 20 s with --brief. Run inside session.sh.
"""

import glob
import time

from measure import report, wants_brief
from bench_start import ADDRESSES, prepared
from journey import SESSION, Portal, until
from programs import end

SETTLE = 30


def processor_seconds(pid):
    """Of all threads, those that have ended too, to the nanosecond: /proc/PID/stat ticks too rarely.
    The clock is what clock_getcpuclockid(3) makes of a process."""
    return time.clock_gettime((~pid << 3) | 2)


def wakeups(pid):
    """By thread: name and count so far."""
    found = {}
    for path in glob.glob(f"/proc/{pid}/task/*/status"):
        try:
            with open(path, encoding="ascii") as file:
                lines = dict(line.rstrip("\n").split(":\t", 1) for line in file if ":\t" in line)
        except (FileNotFoundError, ProcessLookupError):
            continue  # it has just ended
        found[path.split("/")[4]] = (lines["Name"], int(lines["voluntary_ctxt_switches"]))
    return found


def wakeups_within(pid, seconds):
    """By name of the threads. Looks every second, for those that end meanwhile."""
    before = wakeups(pid)
    seen = dict(before)
    until_then = time.monotonic() + seconds
    while (left := until_then - time.monotonic()) > 0:
        time.sleep(min(1, left))
        seen.update(wakeups(pid))
    woken = {}
    for thread, (name, count) in seen.items():
        woken[name] = woken.get(name, 0) + count - before.get(thread, (name, 0))[1]
    return woken


def main():
    seconds = 20 if wants_brief() else 600
    portal = Portal("--messages", "60", folder=f"{SESSION}/portal-idle")
    portal.start()
    client = prepared(portal, "idle", ADDRESSES[:3], 60)
    try:
        portal.ask("requests", clear=True)
        client.start("--hidden")
        until("all three have live events",
              lambda: len(portal.requests("CreateNotificationSession")) >= 3, 60)
        time.sleep(SETTLE)
        pid = client.process.pid
        used, began = processor_seconds(pid), time.monotonic()
        threads = wakeups_within(pid, seconds)
        passed = time.monotonic() - began
        used = processor_seconds(pid) - used
        client.must_be_alive()
        report("idle_three_accounts_cpu_percent", 100 * used / passed, "percent of a core", 0.1,
               seconds=seconds)
        report("idle_wakeups_per_s", sum(threads.values()) / passed, "1/s", 2, seconds=seconds,
               threads={name: round(count / passed, 2) for name, count in threads.items() if count})
    finally:
        if client.process:
            end(client.process)
        portal.stop()


if __name__ == "__main__":
    main()
