#!/usr/bin/python3
"""A kept session: after a restart the inbox is there at once and live again within one round trip,
without a question. Ended in the middle, it is renewed once. Where nothing renews them, two accounts
that end together give one alert and one window that leads through both."""

import time

from journey import (Client, Portal, Recorder, children, choose_portal, click, close_window, fill,
                     messages, run, sign_in, until)

CLINIC = "Klinik am See"


def must_not_ask(app):
    if app.has("password text"):
        raise AssertionError("it asks for the password")


def journey(told):
    with Portal("--messages", "60") as portal, Client(portal) as client:
        notes = Recorder()
        app = sign_in(told, client)
        messages(app)
        until("the sign-in is kept", lambda: portal.ask("held")["authenticationTokens"] == 1)

        client.stop()
        portal.ask("requests", clear=True)
        client.start()
        began = time.monotonic()
        app = client.application()
        messages(app)
        until("it is live again", lambda: portal.requests("CreateNotificationSession"))
        must_not_ask(app)
        if portal.requests("Login") or len(portal.requests("Authenticate")) != 1:
            raise AssertionError("one authenticate is all it takes")
        told.step(f"restarted: listed and live after {time.monotonic() - began:.1f} s, no question")

        portal.ask("expire-sessions")
        portal.ask("requests", clear=True)
        portal.deliver("After the end of the session")
        notes.wait_for("After the end of the session")
        if len(portal.requests("Authenticate")) != 1:
            raise AssertionError(f"renewed {len(portal.requests('Authenticate'))} times")
        must_not_ask(app)
        told.step("a session that ended in the middle was renewed once, without a word")

        add_clinic_unkept(app)
        until("both have live events",
              lambda: portal.ask("held", portal="clinic")["notificationSessions"] == 1)
        close_window(client)
        forget_the_kept_token(portal)
        portal.deliver("Nobody hears of it")
        portal.ask("deliver", **{"to": "anna.keller@example.org", "subject": "Nor of this",
                                 "portal": "clinic", "from": "dr.baumann@klinik-am-see.example"})
        alert = notes.wait_for("2 portals")
        for name in ("Example Org", CLINIC):
            if name not in alert["body"]:
                raise AssertionError(f"the alert names {name} not: {alert}")
        shown = [one for one in notes.alerts() if "Sign in at" in one["summary"]]
        if sum(not one.get("replaced") for one in shown) != 1:
            raise AssertionError(f"more than one alert: {shown}")
        told.step("two sessions ended: one alert that names both")

        notes.click(alert["id"])
        app.says("1 of 2")
        told.picture("first-of-two")
        enter_password(app)
        app.says("2 of 2")
        told.picture("second-of-two")
        click(app.find("push button", "Later"))
        app.gone("password text")
        told.step("one signed in, the other one put off")

        # Whose session was found to be over first is asked for first.
        unheard = {"Nobody hears of it", "Nor of this"}
        until("one of the two is heard of", lambda: unheard & said(notes))
        unheard -= said(notes)
        click_sign_in_of_banner(app)
        enter_password(app)
        for subject in unheard:
            notes.wait_for(subject)
        until("nothing asks any more", lambda: not app.has("password text"))
        client.must_be_alive()
        told.step("the other one later: both are live, and nothing was missed")


def add_clinic_unkept(app):
    click(app.find("push button", "Add account"))
    fill(app.find("text", "E-mail address"), "anna.keller@example.org")
    click(app.find("push button", "Next"))
    choose_portal(app, CLINIC)
    enter_password(app)


def said(notes):
    return {subject for subject in ("Nobody hears of it", "Nor of this")
            if any(subject in one["summary"] + one["body"] for one in notes.alerts())}


def enter_password(app):
    fill(app.find("password text", "Password"), "Correct-Horse-7")
    click(app.find("push button", "Sign in", within=window_of_password(app)))


def window_of_password(app):
    node = app.find("password text", "Password")
    while node.get_parent() and node.get_parent().get_role_name() != "application":
        node = node.get_parent()
    return node


def forget_the_kept_token(portal):
    """As a changed password does: sessions and tokens end everywhere."""
    portal.ask("sign-out-everywhere", user="anna.keller@example.org", portal="example")
    portal.ask("expire-sessions", portal="clinic")


def click_sign_in_of_banner(app):
    listed = app.find("list", "Messages")
    until("messages are listed", lambda: children(listed))
    click(app.find("push button", "Sign in"))


if __name__ == "__main__":
    run("sessions", journey)
