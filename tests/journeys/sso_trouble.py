#!/usr/bin/python3
"""What goes wrong between people and organisations: the browser is closed, somebody else is signed in
there, the organisation's provider is down. Each is told, and each can be repeated."""

from urllib.parse import parse_qs, urlsplit

from journey import Client, Portal, click, messages, run
from organisation import Browser, choose_northwind, told_why


def secrets_of(opened):
    values = parse_qs(urlsplit(opened["opened"]).query)
    return values["state"], values["code_challenge"]


def journey(told):
    with Portal("--messages", "10", "--with-identity-provider") as portal, Client(portal) as client:
        browser = Browser(portal.at["caPath"])
        app = client.open()
        browser.person(act="leave")
        choose_northwind(app)
        browser.wait_for("closed")
        told.picture("waiting")
        app.find("push button", "Copy the address")
        app.find("push button", "Open again")
        click(app.find("push button", "Cancel"))
        told_why(app, "was cancelled")
        told.step("the browser was closed: cancelled")

        browser.person(login="emily.clark@example.org")
        click(app.find("push button", "Try again"))
        first, second = browser.wait_for("opened"), browser.wait_for("opened", 2)
        if any(one == other for one, other in zip(secrets_of(first), secrets_of(second))):
            raise AssertionError("the second try has secrets of the first")
        told_why(app, "somebody else than anna.keller")
        told.picture("somebody-else")
        app.find("push button", "Sign out of my organisation")
        browser.wait_for("closed", 2)
        told.step("somebody else: told, with the sign-out of the organisation")

        portal.ask("identity-provider", stop=True)
        browser.person()
        click(app.find("push button", "Northwind account"))
        told_why(app, "out of order")
        browser.wait_for("closed", 3)
        told.step("the provider is down: told")

        portal.ask("identity-provider", start=True)
        browser.forget_everything()
        click(app.find("push button", "Try again"))
        messages(app)
        told.step("the provider is back: signed in")
        client.must_be_alive()


if __name__ == "__main__":
    run("sso-trouble", journey)
