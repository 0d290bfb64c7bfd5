#!/usr/bin/python3
"""Signs in through the organisation, with the system browser: sign in there, consent, back to the
program, inbox filled. Then signs out of both, and in again without being asked for the way."""

import re

from journey import Client, Portal, click, messages, run, until
from organisation import Browser, choose_northwind, settings, sign_out


def journey(told):
    with Portal("--messages", "40", "--with-identity-provider") as portal, Client(portal) as client:
        browser = Browser(portal.at["caPath"])
        browser.person(act="reload")
        app = client.open()
        choose_northwind(app, keep=True)
        told.step("the program has sent the browser out")
        address = browser.wait_for("opened")["opened"]
        if "code_challenge_method=S256" not in address or "login_hint=anna" not in address:
            raise AssertionError(f"opened {address}")
        listed = messages(app)
        told.picture("inbox")
        end = browser.wait_for("end")
        if browser.wait_for("callback")["status"] != 200 or "close this window" not in end["text"]:
            raise AssertionError(f"the browser shows {end}")
        if "ERR_CONNECTION_REFUSED" not in browser.wait_for("reload")["reload"]:
            raise AssertionError("somebody still listens for a second callback")
        until("the first sync is done", lambda: listed.get_child_count() == portal.ask(
            "mailbox", portal="northwind")["Inbox"], 60)
        told.step("back in the program, the inbox is filled; a second callback finds nobody")

        browser.person()
        settings(app)
        sign_out(app, of_organisation=True, told=told)
        until("no token is valid any more", lambda: not portal.ask("tokens")["tokens"])
        out = browser.wait_for("opened", 2)["opened"]
        if "/logout" not in out or "client_id=secure-desktop" not in out:
            raise AssertionError(f"opened {out}")
        browser.wait_for("closed", 2)
        if "signed out" not in browser.seen("end")[-1]["text"]:
            raise AssertionError(f"the organisation says {browser.seen('end')[-1]}")
        told.step("signed out of the portal and of the organisation")

        # The settings may have scrolled on with the focus.
        app.find("push button", re.compile("Sign in$"), within=app.find("dialog"),
                 hidden=True).get_action_iface().do_action(0)
        browser.wait_for("opened", 3)
        until("it is live again",
              lambda: len(portal.requests("CreateNotificationSession")) > 1, 30)
        told.step("signed in again, straight through the browser")
        client.must_be_alive()


if __name__ == "__main__":
    run("sso", journey)
