#!/usr/bin/python3
"""A real click on an alert, as a real notification server shows it, opens the message that the alert
is about: with the window closed, and again after the program has been quit."""

from journey import (Client, Portal, bodies_fetched, close_window, messages, run, sign_in, until,
                     wait_for_shown)
from alertservers import alerts_on_screen, server_now
from landing import Started, pid_of_program, quit_from_window, register


def journey(told):
    alerts = alerts_on_screen()
    with Portal("--messages", "60") as portal, Client(portal) as client:
        register(client)
        app = sign_in(told, client)
        messages(app)
        close_window(client)
        until("it says once where it has gone", lambda: alerts.shows("goes on in"))

        portal.deliver("Somebody else's", "Not this one")
        until("the first alert comes", lambda: alerts.shows("Somebody else's"))
        before = len(bodies_fetched(portal))
        portal.deliver("About the roof", "The body about the roof")
        until("the alert comes", lambda: alerts.shows("About the roof"))
        told.picture("alert")
        alerts.click("About the roof")
        wait_for_shown(app, "body about the roof")
        told.picture("opened")
        told.step(f"{server_now()}: a click opens the message that the alert is about")
        if len(bodies_fetched(portal)) != before + 1:
            raise AssertionError("exactly one body should have been fetched")
        if alerts.shows("Somebody else's"):  # some servers take alerts away after a few seconds
            alerts.click("Somebody else's")
            wait_for_shown(app, "Not this one")
            told.step("so does the one that came before it")

        portal.deliver("Left behind", "The body of what was left behind")
        until("the alert comes", lambda: alerts.shows("Left behind"))
        quit_from_window(app)
        until("the program is gone", lambda: pid_of_program() is None)
        told.picture("after-quitting")
        alerts.click("Left behind")
        client.process = Started(until("the bus starts the program", pid_of_program, 30))
        app = client.application()
        wait_for_shown(app, "what was left behind", 40)
        told.picture("cold-start")
        told.step("a click after quitting starts the program and opens the message")
        client.stop()


if __name__ == "__main__":
    run(f"alert-click-{server_now()}", journey)
