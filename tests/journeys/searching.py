#!/usr/bin/python3
"""Finding: results while typing, by words, people and operators, in a script without spaces and with accents
left out; what is not cached is asked of the portal; Escape goes back to the folder."""

from journey import (Client, Portal, click, fill, messages, press, row, rows, run, sign_in, until,
                     wait_for_shown)

DELIVERED = (
    ("Budget for the new café", "The figures are attached.", {}),
    ("会议记录", "请查看附件中的合同草案。", {}),
    ("Reisekosten", "Die Rechnung aus Zürich liegt bei.",
     {"attachments": [{"name": "rechnung.pdf", "content": "x" * 100}]}),
)

QUERIES = (
    ("cafe", "Budget for the new café"),
    ("合同", "会议记录"),
    ("zurich", "Reisekosten"),
    ("has:attachment reisekosten", "Reisekosten"),
    ("subject:budget -kitchen", "Budget for the new café"),
    ("from:jonas budget", "Budget for the new café"),
)


def found(app):
    """Subjects and all of what is listed as results."""
    listed = app.all("list", "Search results")
    return [text for _, text in rows(listed[0], 20)] if listed else []


def journey(told):
    with Portal("--messages", "200") as portal, Client(portal) as client:
        app = sign_in(told, client)
        messages(app)
        until("live events are subscribed", lambda: portal.requests("CreateNotificationSession"))
        for subject, body, more in DELIVERED:
            portal.deliver(subject, body, **more)
        for subject, body, _ in DELIVERED:
            click(row(messages(app), subject))
            wait_for_shown(app, body)
        told.step("three messages were read, so that their text is here")
        for query, subject in QUERIES:
            fill(app.find("text", "Search"), query)
            until(f"'{query}' finds '{subject}'",
                  lambda wanted=subject: any(wanted in text for text in found(app)), 20)
        told.picture("results")
        told.step("found by words, people and operators, in several scripts")
        fill(app.find("text", "Search"), "qwertzuiop-nowhere")
        until("nothing is found", lambda: not found(app))
        app.says("Nothing found|No messages|no message")
        told.picture("nothing")
        fill(app.find("text", "Search"), "reisekosten")
        click(row(app.find("list", "Search results"), "Reisekosten"))
        wait_for_shown(app, "Zürich")
        told.step("a result is shown in the reader")
        click(app.find("text", "Search"))
        press("Escape")
        messages(app)
        told.step("Escape goes back to the folder")
        client.must_be_alive()


if __name__ == "__main__":
    run("searching", journey)
