#!/usr/bin/python3
"""What a person does with messages: HTML whose images wait for a word, attachments, a protected one
with a wrong and the right password, one that is recalled while it is open; filter, and both themes."""

import os
import re

from journey import (Client, Portal, click, fill, messages, press, row, rows, run, sign_in, text_of,
                     until, wait_for_shown)

HTML = """<h3>Figures of the <i>second</i> quarter</h3><script>alert(1)</script>
<p onclick="steal()">Turnover grew by 7&nbsp;%.</p><img src="{image}" alt="chart" width="40" height="40">
<p><a href="https://example.org/report">The whole report</a></p>"""


def requests_for(portal, path):
    return [one for one in portal.requests() if path in one["path"]]


def html_with_images(told, portal, app):
    portal.deliver("Quarterly figures", HTML.format(image=portal.at["baseUrl"] + "/pixel.png"),
                   bodyFormat="Html", attachments=[{"name": "figures.ods", "content": "x" * 2000}])
    click(row(messages(app), "Quarterly figures"))
    wait_for_shown(app, "Turnover grew")
    shown = text_of(app.find(None, "Message text"))
    if "alert(1)" in shown:
        raise AssertionError("a script became text")
    app.says("1 remote image")
    app.says("figures.ods")
    if requests_for(portal, "pixel.png"):
        raise AssertionError("a remote image was fetched without a word")
    told.picture("html")
    click(app.find("push button", re.compile("Load remote images")))
    until("the image is asked for", lambda: requests_for(portal, "pixel.png"))
    told.step("HTML is harmless, its image waits for a word")


def protected(told, portal, app):
    portal.deliver("For your eyes", "The safe is behind the picture.", fyeoType="UniquePassword",
                   password="Schwan-12")
    click(row(messages(app), "For your eyes"))
    field = app.find("password text", "Message password")
    told.picture("protected")
    fill(field, "wrong")
    press("Return")
    app.says("not the password of this message")
    told.picture("protected-wrong")
    fill(app.find("password text", "Message password"), "Schwan-12")
    press("Return")
    wait_for_shown(app, "behind the picture")
    told.picture("protected-open")
    # Whoever comes back to it is asked again.
    click(row(messages(app), "Quarterly figures"))
    wait_for_shown(app, "Turnover grew")
    click(row(messages(app), "For your eyes"))
    app.find("password text", "Message password")
    told.step("a protected message asks each time and tells a wrong password")


def recalled_while_open(told, portal, app):
    guid = portal.deliver("Sent by mistake", "This was for somebody else.")
    click(row(messages(app), "Sent by mistake"))
    wait_for_shown(app, "for somebody else")
    portal.ask("recall", messageGuid=guid, reason="wrong recipient")
    app.says("recalled")
    if any("somebody else" in text_of(node) for node in app.all(None, "Message text")):
        raise AssertionError("a recalled message is still shown")
    told.picture("recalled")
    told.step("a recalled message goes while it is open")


def filter_unread(told, app):
    listed = messages(app)
    before = listed.get_child_count()
    press("ctrl+u")
    until("only some are listed", lambda: 0 < app.find("list", "Messages").get_child_count() < before)
    for _, text in rows(app.find("list", "Messages"), 5)[1:]:
        if "Unread" not in text:
            raise AssertionError(f"not unread: {text}")
    told.picture("unread")
    press("ctrl+u")
    until("all are listed again", lambda: messages(app).get_child_count() == before)
    told.step("the unread filter filters")


def in_the_dark(told, client):
    client.stop()
    config = os.path.join(os.environ["XDG_CONFIG_HOME"], "waxwing", "waxwing.ini")
    with open(config, "w", encoding="utf-8") as file:
        file.write("[appearance]\ntheme=dark\n")
    app = client.open()
    click(row(messages(app), "Quarterly figures"))
    wait_for_shown(app, "Turnover grew")
    told.picture("dark")
    click(app.find("push button", "Settings"))
    app.find("radio button", re.compile("Dark"))
    told.picture("settings")
    told.step("settings open, in the dark")


def journey(told):
    with Portal("--messages", "80") as portal, Client(portal) as client:
        app = sign_in(told, client)
        messages(app)
        until("live events are subscribed", lambda: portal.requests("CreateNotificationSession"))
        html_with_images(told, portal, app)
        protected(told, portal, app)
        recalled_while_open(told, portal, app)
        filter_unread(told, app)
        in_the_dark(told, client)
        client.must_be_alive()


if __name__ == "__main__":
    run("reading", journey)
