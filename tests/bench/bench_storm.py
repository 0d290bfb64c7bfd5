#!/usr/bin/python3
"""10,000 messages at once, while the program waits in the tray: how long its main loop is busy with
itself at most, told by calls that only the main loop answers. They are one alert.

2,000 messages with --brief. Run inside session.sh --notify recorder.
"""

import threading
import time

import gi

from measure import report, wants_brief
from journey import Client, Journey, Portal, Recorder, close_window, messages, sign_in, until
from landing import pid_of_program

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

PAUSE = 0.002


class Pulse(threading.Thread):
    """Asks the program again and again for something that takes it no time."""

    def __init__(self):
        super().__init__(daemon=True)
        self.ended = threading.Event()
        self.longest = 0.0
        self.beats = 0

    def run(self):
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        while not self.ended.is_set():
            began = time.monotonic()
            # Of a path with an object behind it Qt answers where that object lives.
            bus.call_sync("org.waxwing.Waxwing", "/org/waxwing/Waxwing",
                          "org.freedesktop.DBus.Introspectable", "Introspect", None,
                          GLib.VariantType("(s)"), Gio.DBusCallFlags.NO_AUTO_START, 60_000, None)
            self.longest = max(self.longest, time.monotonic() - began)
            self.beats += 1
            self.ended.wait(PAUSE)

    def stop(self):
        self.ended.set()
        self.join()


def longest_of(seconds):
    pulse = Pulse()
    pulse.start()
    time.sleep(seconds)
    pulse.stop()
    return pulse.longest * 1000


def wait_until_quiet(portal, patience=300):
    """Nothing is asked of the portal for three seconds."""
    def asked():
        return len(portal.requests("SearchMessages"))

    seen, since, end = asked(), time.monotonic(), time.monotonic() + patience
    while time.monotonic() - since < 3:
        if time.monotonic() > end:
            raise RuntimeError("the storm does not end")
        time.sleep(0.25)
        now = asked()
        if now != seen:
            seen, since = now, time.monotonic()


def main():
    count = 2_000 if wants_brief() else 10_000
    notes = Recorder()
    with Portal("--messages", "100") as portal, Client(portal) as client:
        app = sign_in(Journey("bench"), client)
        messages(app)
        client.wait_for_trace("live-and-synced")
        until("the program answers on the bus", pid_of_program)
        close_window(client)
        time.sleep(5)
        for number in range(count):
            portal.deliver(f"Storm {number}", "x", push=False, sendEmailNotification=False)
        before = len(notes.alerts())
        calm = longest_of(3)
        pulse = Pulse()
        pulse.start()
        began = time.monotonic()
        portal.deliver("The last of the storm", "x")
        until("an alert comes", lambda: len(notes.alerts()) > before, 120)
        wait_until_quiet(portal)
        took = time.monotonic() - began - 3
        pulse.stop()
        client.must_be_alive()
        fresh = [one for one in notes.alerts()[before:] if not one["replaced"]]
    report("storm_longest_stall_ms", pulse.longest * 1000, "ms", 50, messages=count,
           calm_ms=round(calm, 1), seconds=round(took, 1), beats=pulse.beats,
           alerts=len(fresh))
    if len(fresh) != 1:
        raise AssertionError(f"a storm should be one alert, not {len(fresh)}")


if __name__ == "__main__":
    main()
