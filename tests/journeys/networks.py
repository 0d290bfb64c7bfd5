#!/usr/bin/python3
"""An organisation's network: everything goes through a proxy that wants a sign-in, live events too;
then a policy forbids the portal, and then the policy cannot be read."""

import json

from journey import (PASSWORD, SESSION, USER, Client, Portal, choose_portal, click, dunst_alerts,
                     enter_password, fill, messages, run, until)
from officeproxy import OfficeProxy


def answer_proxy(app, told, password, picture=None):
    fill(app.find("text", "User name", timeout=30), OfficeProxy.USER)
    fill(app.find("password text", "Password"), password)
    if picture:
        told.picture(picture)
    click(app.find("push button", "Sign in"))


def through_proxy(told, portal, client):
    with OfficeProxy() as proxy:
        client.start(**proxy.environment())
        app = client.application()
        fill(app.find("text", "E-mail address"), USER)
        click(app.find("push button", "Next"))
        answer_proxy(app, told, "not it", "proxy")
        app.says("did not accept", timeout=30)
        told.picture("proxy-refused")
        answer_proxy(app, told, OfficeProxy.PASSWORD)
        choose_portal(app)
        enter_password(app)
        messages(app)
        until("live events are subscribed", lambda: portal.requests("CreateNotificationSession"))
        until("the push service was reached through the proxy", lambda: len(set(proxy.targets)) >= 2)
        told.step(f"signed in through the proxy, which was asked for {sorted(set(proxy.targets))}")
        portal.deliver("Through the proxy", "As everything.")
        until("its alert is on the screen", lambda: dunst_alerts() > 0)
        client.stop()

        refused = proxy.refused
        client.start(**proxy.environment())
        app = client.application()
        messages(app)
        portal.deliver("After a restart", "Nobody was asked.")
        until("its alert is on the screen", lambda: dunst_alerts() > 1)
        if app.has("text", "User name") or proxy.refused != refused:
            raise AssertionError("the kept sign-in was not used")
        client.stop()
        for secret in (PASSWORD, "x-sm-session-token"):
            if secret.encode() in proxy.clear:
                raise AssertionError(f"the proxy has seen {secret}")
    told.step("after a restart nobody was asked, and the proxy has seen no secret of a portal")


def write_policy(text):
    path = f"{SESSION}/policy.json"
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def under_policy(told, portal, client):
    before = len(portal.requests())
    policy = write_policy(json.dumps({"allowedPortals": ["clinic"], "alertContent": "nothing",
                                      "lockAfterMinutes": 15}))
    app = client.open("--policy", policy)
    app.says("organisation does not allow Example Org", timeout=30)
    messages(app)
    told.picture("not-allowed")
    if len(portal.requests()) != before:
        raise AssertionError(f"the forbidden portal was called: {portal.requests()[before:]}")
    client.stop()
    told.step("a policy forbids the portal: it is not called, what is stored can be read")

    alerts = dunst_alerts()
    app = client.open("--policy", write_policy('{"allowedPortals": "clinic"'))
    app.says("organisation does not allow", timeout=30)
    until("it is said aloud", lambda: dunst_alerts() > alerts)
    told.picture("unreadable")
    client.stop()
    fresh = Client(portal, data=f"{SESSION}/fresh")
    with fresh:
        app = fresh.open("--policy", f"{SESSION}/policy.json")
        fill(app.find("text", "E-mail address"), USER)
        click(app.find("push button", "Next"))
        app.says("settings of your organisation cannot be read", timeout=30)
        told.picture("unreadable-address")
    if len(portal.requests()) != before:
        raise AssertionError("somebody was called although the policy cannot be read")
    told.step("an unreadable policy: nothing is called at all")


def journey(told):
    with Portal() as portal, Client(portal) as client:
        through_proxy(told, portal, client)
        under_policy(told, portal, client)


if __name__ == "__main__":
    run("networks", journey)
