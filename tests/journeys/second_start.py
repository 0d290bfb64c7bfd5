#!/usr/bin/python3
"""Starting the program again shows the window of the one that runs; after a crash and after an
orderly end it opens the inbox without asking for anything, also without a network."""

import time

from journey import (Client, Portal, close_window, messages, run, sign_in, until, windows_of_size)


def start_again(client, *more):
    """A second start by a person; how long it took."""
    first = client.process
    before = time.monotonic()
    second = client.start(*more)
    status = second.wait(10)
    took = time.monotonic() - before
    client.process = first
    if status != 0:
        raise AssertionError(f"the second start ended with {status}")
    return took


def journey(told):
    with Portal("--messages", "60") as portal, Client(portal) as client:
        app = sign_in(told, client)
        messages(app)
        close_window(client)
        told.step("closed to the tray")
        client.must_be_alive()

        took = start_again(client)
        if took > 3:
            raise AssertionError(f"a second start should leave at once, it took {took:.1f} s")
        until("the window is there again", lambda: windows_of_size(client))
        told.step(f"a second start shows the window and leaves after {took:.2f} s")

        start_again(client, "not-a-link \"},{ at all")
        client.must_be_alive()
        told.step("a link that is none does no harm")

        client.kill()
        app = client.open()
        messages(app)
        if app.has("password text"):
            raise AssertionError("it asks for the password although it should stay signed in")
        told.step("after a crash it opens the inbox")

        client.stop()
        app = client.open("--hidden")
        time.sleep(1)
        if windows_of_size(client):
            raise AssertionError("a hidden start shows no window")
        start_again(client)
        until("the window is there", lambda: windows_of_size(client))
        told.step("a hidden start stays hidden until it is started again")

        client.stop()
        portal.stop()
        app = client.open()
        messages(app)
        told.step("without a portal what was read before is there")
        told.picture("offline")


if __name__ == "__main__":
    run("second-start", journey)
