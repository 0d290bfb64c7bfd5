#!/usr/bin/python3
"""What becomes of a click on an alert when things are no longer as they were: nobody is signed in any
more, or the message is gone."""

from journey import (USER, Client, Portal, Recorder, bodies_fetched, close_window, enter_password,
                     messages, run, sign_in, wait_for_shown)


def end_the_session(portal):
    """As a changed password does: sessions and tokens end everywhere."""
    portal.ask("sign-out-everywhere", user=USER, portal="example")


def journey(told):
    notes = Recorder()
    with Portal("--messages", "60") as portal, Client(portal) as client:
        app = sign_in(told, client)
        messages(app)
        portal.deliver("Read me first", "Body of the first")
        notes.click(notes.wait_for("Read me first")["id"])
        wait_for_shown(app, "Body of the first", 60)

        portal.deliver("Before the end", "Body behind a sign-in")
        alert = notes.wait_for("Before the end")
        close_window(client)
        end_the_session(portal)
        fetched = len(bodies_fetched(portal))
        notes.click(alert["id"])
        enter_password(app)
        told.picture("signed-out")
        wait_for_shown(app, "behind a sign-in", 60)
        if len([one for one in bodies_fetched(portal)[fetched:] if one.get("status") == 200]) > 1:
            raise AssertionError("the body was fetched more than once")
        told.step("a click while the session has ended signs in, then opens")

        portal.deliver("Known to be signed out", "Body behind another sign-in")
        alert = notes.wait_for("Known to be signed out")
        close_window(client)
        end_the_session(portal)
        portal.deliver("Nobody hears of it yet")
        notes.wait_for("Sign in at")
        notes.click(alert["id"])
        enter_password(app)
        wait_for_shown(app, "behind another sign-in", 60)
        notes.wait_for("Nobody hears of it yet")
        told.step("so does one while the program knows that nobody is signed in")

        gone = portal.deliver("Gone soon", "Nobody ever reads this")
        alert = notes.wait_for("Gone soon")
        close_window(client)
        portal.ask("vanish", messageGuid=gone)
        notes.click(alert["id"])
        app.says("This message is gone", timeout=60)
        told.picture("gone")
        told.step("of a message that is gone the click says so")
        client.stop()


if __name__ == "__main__":
    run("alert-fates", journey)
