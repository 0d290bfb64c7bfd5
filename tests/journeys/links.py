#!/usr/bin/python3
"""Links from notification mails land: through the desktop's own ways, with and without the program
running, at a portal that is set up and at one that is not; forgeries are named and open nothing."""

import os
import subprocess
import sys
import time

from journey import (SESSION, USER, Client, Portal, bodies_fetched, click, enter_password, fill,
                     messages, press, run, sign_in, text_of, until, wait_for_shown)
from landing import Started, pid_of_program, register


def own_link(guid):
    return f"waxwing://open?portal=example&message={guid}"


def web_link(portal, guid):
    return f"{portal.at['baseUrl']}/example/app/messages/{guid}"


def notice(app, piece):
    """The sentence of the link window."""
    def look():
        return [node for node in app.all("label", None) if piece in (node.get_name() or text_of(node))]

    return until(f"it says '{piece}'", look, 20)[0]


def check(app, link):
    """Puts the link into the link window, which the main window may have covered meanwhile."""
    press("ctrl+o")
    fill(app.find("text", "Link or notification mail"), link)
    click(app.find("push button", "Check and open"))


def journey(told):
    with Portal("--messages", "60") as portal, Client(portal) as client:
        register(client)
        app = sign_in(told, client)
        messages(app)

        first = portal.deliver("First linked", "The body that the first link leads to")
        before = len(bodies_fetched(portal))
        second = client.start("--", own_link(first))
        process, client.process = second, None
        if process.wait(20) != 0:
            raise AssertionError("the second start failed")
        client.process = Started(pid_of_program())
        wait_for_shown(app, "first link leads to")
        told.picture("handed-over")
        told.step("a link given to a second start is open in the first")
        if len(bodies_fetched(portal)) != before + 1:
            raise AssertionError("exactly one body should have been fetched")

        for tool, number in (("xdg-open", 2), ("gio", 3)):
            guid = portal.deliver(f"Linked {number}", f"Body number {number} of a link")
            link = own_link(guid)
            subprocess.run([*([tool] if tool != "gio" else ["gio", "open"]), link], check=True,
                           timeout=30)
            wait_for_shown(app, f"Body number {number}")
            told.step(f"{tool} brings a link to the program that runs")

        forged = "waxwing://open?portal=example&message=" + first + "&action=delete"
        subprocess.run(["gio", "open", forged], check=True, timeout=30)
        notice(app, "not complete, or was changed")
        told.picture("forged")
        check(app, web_link(portal, first).replace("localhost", "localhost.evil.test"))
        notice(app, "localhost.evil.test")
        told.picture("wrong-host")
        told.step("forgeries are named, with the host they lead to")
        check(app, web_link(portal, first))
        notice(app, "Genuine")
        wait_for_shown(app, "first link leads to")
        told.picture("genuine")
        told.step("the portal's own link is genuine, and open")
        mailed = portal.deliver("Mailed", "Body that a mail told of")
        mail = next(one for one in portal.ask("notificationMails")["mails"]
                    if one["messageGuid"] == mailed and one["to"] == USER)
        with open(mail["path"], encoding="utf-8") as file:
            letter = file.read()
        if "Mailed" in letter or "told of" in letter:
            raise AssertionError("a notification mail must not hold content")
        for kind, number in (("webLink", 1), ("ownLink", 2)):
            check(app, mail[kind])
            notice(app, "Genuine")
            wait_for_shown(app, "a mail told of")
            told.step(f"the mail's link number {number} is genuine, and open")
        gone = portal.deliver("Gone", "never seen")
        portal.ask("vanish", messageGuid=gone)
        check(app, f"waxwing://open?portal=example&message={gone}")
        notice(app, "does not have this message")
        told.step("a message that is gone is said to be gone")

        client.process.terminate()
        client.process.wait()
        cold = portal.deliver("Cold start", "Body behind a cold start")
        subprocess.run(["gio", "open", own_link(cold)], check=True, timeout=30)
        client.process = Started(until("the bus starts the program", pid_of_program, 30))
        app = client.application()
        wait_for_shown(app, "behind a cold start", 40)
        told.picture("cold-start")
        told.step("D-Bus activation starts the program and opens the message")

        client.process.terminate()
        client.process.wait()
        plain = portal.deliver("Plain start", "Body behind a plain start")
        client.start("--", own_link(plain))
        app = client.application()
        wait_for_shown(app, "behind a plain start", 40)
        told.step("so does the command line")
        client.stop()


def elsewhere(told):
    with Portal("--messages", "60") as portal, \
            Client(portal, data=os.path.join(SESSION, "fresh")) as client:
        guid = portal.deliver("For later", "Body that waits for a sign-in")
        portal.ask("requests", clear=True)
        app = client.open("--", own_link(guid))
        code = app.find("text", "Service code")
        until("the code is filled in", lambda: text_of(code) == "example")
        told.picture("portal-not-set-up")
        time.sleep(1)
        asked = portal.requests()
        if asked:
            raise AssertionError(f"asked before anybody wanted it: {asked}")
        told.step("a link for a portal that is not set up asks nobody by itself")
        click(app.find("push button", "Next"))
        address = app.find("text", "E-mail address", timeout=20)
        fill(address, USER)
        enter_password(app)
        wait_for_shown(app, "waits for a sign-in", 60)
        told.picture("after-sign-in")
        told.step("after the sign-in the message opens")
        client.stop()


if __name__ == "__main__":
    if "--elsewhere" in sys.argv:
        run("links-elsewhere", elsewhere)
    else:
        run("links", journey)
