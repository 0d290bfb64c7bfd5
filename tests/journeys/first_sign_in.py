#!/usr/bin/python3
"""From an e-mail address to a read message: sign in, first sync, a message arrives, its real alert
is clicked with a real pointer, and the right message is on the screen. Leaves a picture of each."""

import time

from journey import (Client, Portal, bodies_fetched, click_newest_alert, dunst_alerts, messages,
                     run, sign_in, until, wait_for_shown)

SUBJECT = "Contract for the harbour crane"
BODY = "Dear Anna, the crane can be delivered in March. Please sign until Friday."


def journey(told):
    with Portal() as portal, Client(portal) as client:
        told.step("the portal is up, the client starts")
        app = sign_in(told, client, pictures=True)
        told.step("signed in")
        told.picture("progress")
        listed = messages(app)
        until("the first sync is done",
              lambda: listed.get_child_count() == portal.ask("mailbox")["Inbox"], 60)
        told.picture("inbox")
        told.step(f"{listed.get_child_count()} messages are listed")
        until("live events are subscribed", lambda: portal.requests("CreateNotificationSession"))
        if bodies_fetched(portal):
            raise AssertionError("a body was fetched although nobody has opened a message")
        if dunst_alerts():
            raise AssertionError("old messages raised alerts")

        portal.deliver("Something else entirely", "Not this one.")
        until("its alert is on the screen", lambda: dunst_alerts() == 1)
        guid = portal.deliver(SUBJECT, BODY)
        until("both alerts are on the screen", lambda: dunst_alerts() == 2)
        time.sleep(0.3)  # for the picture alone: dunst draws after it has counted
        told.picture("alert")
        told.step("a message has arrived, its alert is on the screen")
        if bodies_fetched(portal):
            raise AssertionError("an alert must not fetch the body")

        click_newest_alert()
        wait_for_shown(app, "the crane can be delivered")
        app.says(SUBJECT)
        told.picture("message")
        told.step("the alert was clicked, the message is on the screen")
        fetched = bodies_fetched(portal)
        if len(fetched) != 1 or guid.replace("-", "") not in str(fetched[0]).replace("-", ""):
            raise AssertionError(f"exactly this body should have been fetched: {fetched}")
        client.must_be_alive()


if __name__ == "__main__":
    run("first-sign-in", journey)
