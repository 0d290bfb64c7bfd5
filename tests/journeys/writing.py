#!/usr/bin/python3
"""What a person does who writes: a new message that is undone and then sent, an answer, an unfinished one
that survives a kill, one that is written while the portal is away, one that the portal refuses, and a recall.
The portal has each exactly once."""

import re

from journey import (COLLEAGUE, Client, Portal, click, fill, is_enabled, messages, press, row, run,
                     sign_in, text_of, until, wait_for_shown)

SEND = "SendMessage"


def compose(app, to=None, subject=None, body=None):
    """Fills the composer that is on screen."""
    if to:
        fill(app.find("text", "To"), to)
        press("Tab")  # the list of people closes
    if subject:
        fill(app.find("text", "Subject"), subject)
    if body:
        fill(app.find("text", "Message"), body)


def open_composer(app):
    click(app.find("push button", "New message"))
    return app.find("push button", "Send")


def sent(portal):
    return portal.requests(SEND)


def arrives(portal, number, patience=40):
    until(f"{number} messages were sent", lambda: len(sent(portal)) >= number, patience)
    if len(sent(portal)) != number:
        raise AssertionError(f"sent {len(sent(portal))} times instead of {number}")


def undo_and_send(told, portal, app):
    open_composer(app)
    told.picture("composer")
    compose(app, COLLEAGUE, "Minutes of Monday", "Please find them below.")
    told.picture("filled")
    click(app.find("push button", "Send"))
    click(app.find("push button", "Undo"))
    field = app.find("text", "Subject")
    if text_of(field) != "Minutes of Monday":
        raise AssertionError("undo brought back something else")
    if sent(portal):
        raise AssertionError("it was sent although it was undone")
    click(app.find("push button", "Send"))
    app.find("push button", "Undo")
    told.picture("undo")
    arrives(portal, 1)
    told.step("undone, then sent, once")


def answer(told, portal, app):
    portal.deliver("A question", "Shall we meet?")
    click(row(messages(app), "A question"))
    wait_for_shown(app, "Shall we meet")
    until("answering is possible", lambda: is_enabled(app.find("push button", "Reply")))
    click(app.find("push button", "Reply"))
    field = app.find("text", "Subject")
    if "A question" not in text_of(field):
        raise AssertionError(f"the answer is called {text_of(field)}")
    if COLLEAGUE not in text_of(app.find("text", "To")):
        raise AssertionError("the answer goes to somebody else")
    compose(app, body="Yes, at ten.")
    told.picture("answer")
    press("ctrl+Return")
    arrives(portal, 2)
    told.step("an answer was sent by the keyboard alone")


def killed_while_writing(told, client, app):
    open_composer(app)
    compose(app, COLLEAGUE, "Half a thought", "It must not be lost.")
    app.says("Kept")
    client.kill()
    app = client.open()
    # What was kept here has gone to the portal's drafts by itself.
    messages(app)
    click(row(app.find("tree", "Folders"), "Drafts"))
    click(row(messages(app), "Half a thought", timeout=30))
    told.picture("kept")
    click(app.find("push button", "Continue writing"))
    until("the text is back", lambda: "It must not be lost" in text_of(app.find("text", "Message")))
    told.picture("continued")
    told.step("killed while writing: nothing was lost")
    return app


def accepted(portal):
    return [one for one in sent(portal) if one.get("status") == 200]


def offline(told, portal, app):
    before = len(accepted(portal))
    portal.fault("dropMidway", operation="PreCreateMessage", count=1000)
    portal.fault("dropMidway", operation="SaveMessage", count=1000)
    portal.fault("dropMidway", operation=SEND, count=1000)
    click(app.find("push button", "Send"))
    until("the time to undo is over", lambda: not app.has("push button", "Undo"), 30)
    app.find("push button", re.compile(r"Outbox \(1\)"))
    if len(accepted(portal)) != before:
        raise AssertionError("it was sent in spite of the fault")
    portal.ask("clear-faults")
    click(app.find("push button", "Sync now"))
    until("the outbox is empty", lambda: not app.has("push button", re.compile(r"Outbox")), 60)
    told.step("written while the portal was away, and sent afterwards")


def refused(told, portal, app):
    open_composer(app)
    compose(app, COLLEAGUE, "With a forbidden word", "X-REFUSED-BY-FILTER")
    click(app.find("push button", "Send"))
    app.says("filter", timeout=40)
    field = app.find("text", "Subject")
    if text_of(field) != "With a forbidden word":
        raise AssertionError("what was refused is not back")
    told.picture("refused")
    compose(app, body="Without it.")
    before = len(sent(portal))
    click(app.find("push button", "Send"))
    until("it was sent", lambda: len(sent(portal)) > before, 40)
    told.step("refused: back with the reason, mended, sent")


def recall(told, portal, app):
    click(row(app.find("tree", "Folders"), "Sent"))
    click(row(messages(app), "Minutes of Monday"))
    until("it can be recalled", lambda: is_enabled(app.find("push button", "Recall…")))
    click(app.find("push button", "Recall…"))
    fill(app.find("text", "Reason for recalling"), "wrong version")
    told.picture("recall")
    click(app.find("push button", "Recall message"))
    until("it was recalled", lambda: portal.requests("RecallMessage"))
    app.says("recalled")
    told.picture("recalled")
    told.step("recalled with a reason")


def journey(told):
    with Portal("--messages", "40") as portal, Client(portal) as client:
        app = sign_in(told, client)
        messages(app)
        until("live events are subscribed", lambda: portal.requests("CreateNotificationSession"))
        undo_and_send(told, portal, app)
        answer(told, portal, app)
        app = killed_while_writing(told, client, app)
        offline(told, portal, app)
        refused(told, portal, app)
        recall(told, portal, app)
        client.must_be_alive()


if __name__ == "__main__":
    run("writing", journey)
