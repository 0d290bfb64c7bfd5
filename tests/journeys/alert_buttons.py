#!/usr/bin/python3
"""Buttons of alerts that stand after the program was quit do what they say, and alerts about other
things than new messages find their message; pressed where xfce4-notifyd draws them."""

import subprocess
import time

from journey import (COLLEAGUE, USER, Client, Portal, click, messages, press, run, sign_in, text_of,
                     until, wait_for_shown, windows_of_size)
from alertservers import alerts_on_screen
from landing import Started, pid_of_program, quit_from_window, register


def stay_on_screen():
    """Its alerts go after seconds otherwise."""
    subprocess.run(["xfconf-query", "-c", "xfce4-notifyd", "-p", "/expire-timeout", "-n", "-t", "int",
                    "-s", "-1"], check=True)


def quit_with(client, app, alerts, piece):
    """Quits while that alert stands."""
    until(f"the alert '{piece}' comes", lambda: alerts.shows(piece), 30)
    quit_from_window(app)
    until("the program is gone", lambda: pid_of_program() is None)
    if not alerts.shows(piece):
        raise AssertionError("the alert went with the program")
    client.process = None


def started_by_the_bus(client):
    client.process = Started(until("the bus starts the program", pid_of_program, 30))


def window_of(client):
    """As a person gets it: by starting the program again."""
    running = client.process
    client.start().wait(20)
    client.process = running
    app = client.application()
    messages(app)
    return app


def trail_says(app, sentence):
    click(app.find("push button", "Settings"))
    app.says("What an alert shows")
    app.find("push button", "Was I alerted?", hidden=True).get_action_iface().do_action(0)
    app.find(None, "Alerts and what became of them")
    app.says(sentence)
    for _ in range(2):
        press("Escape")


def journey(told):
    stay_on_screen()
    alerts = alerts_on_screen()
    with Portal("--messages", "60") as portal, Client(portal) as client:
        register(client)
        app = sign_in(told, client)
        messages(app)
        portal.deliver("Read me first", "Body of the first")
        until("the first alert comes", lambda: alerts.shows("Read me first"))
        alerts.click("Read me first")
        wait_for_shown(app, "Body of the first")

        portal.deliver("Not now", "Body of what waits")
        quit_with(client, app, alerts, "Not now")
        alerts.press("Not now", "In an hour")
        started_by_the_bus(client)
        time.sleep(2)
        if windows_of_size(client):
            raise AssertionError("who wants to be alerted later wants no window")
        app = window_of(client)
        trail_says(app, "You wanted to be alerted later")
        told.picture("later")
        told.step("'In an hour', pressed after quitting, puts the alert off, without a window")

        portal.deliver("Answer me", "Body of the question")
        quit_with(client, app, alerts, "Answer me")
        alerts.press("Answer me", "Reply")
        started_by_the_bus(client)
        app = client.application()
        subject = app.find("text", "Subject", timeout=40)
        until("it is the answer", lambda: "Answer me" in text_of(subject))
        told.picture("reply")
        told.step("'Reply' opens the answer")
        press("Escape")
        app = window_of(client)

        first = portal.deliver("Too many words", "Body of the first of many")
        quit_with(client, app, alerts, "Too many words")
        portal.ask("requests", clear=True)
        alerts.press("Too many words", "Mute thread")
        started_by_the_bus(client)
        until("it is live again", lambda: portal.requests("CreateNotificationSession"), 30)
        portal.deliver("Too many words, again", "More", parentGuid=first)
        portal.deliver("Something else", "Body")
        until("other alerts come", lambda: alerts.shows("Something else"), 30)
        if alerts.shows("Too many words, again"):
            raise AssertionError("the thread was muted")
        app = window_of(client)
        trail_says(app, "The conversation is muted")
        told.step("'Mute thread' mutes the thread")

        sent = portal.deliver("Written by Anna", "Body that Anna wrote", to=COLLEAGUE, sender=USER)
        until("the message is in the cache", lambda: portal.requests("SearchMessages"))
        portal.ask("retrieved", messageGuid=sent, user=COLLEAGUE)
        quit_with(client, app, alerts, "Read your message")
        alerts.click("Read your message")
        started_by_the_bus(client)
        app = client.application()
        wait_for_shown(app, "Body that Anna wrote", 40)
        told.picture("what-was-read")
        told.step("'Read your message', clicked after quitting, opens the message that was read")
        client.stop()


if __name__ == "__main__":
    run("alert-buttons", journey)
