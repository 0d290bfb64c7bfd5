#!/usr/bin/python3
"""A forgotten password: only the sign-in of a chosen portal offers help, the mail is asked for, its
link is pasted, and the new password leads in. Afterwards the password is changed in the settings;
the kept sign-in survives that, and the next start needs no password."""

from journey import (PASSWORD, USER, Client, Portal, choose_portal, click, fill, messages, row,
                     run, until)
from mailforms import last_mail, tab_to, type_password

NEW = "Quite-New-Word-42"
NEWER = "Newer-Still-Word-43"


def reset(told, app, portal):
    click(app.find("push button", "Forgot password?"))
    app.says("an e-mail is on its way")
    told.picture("asked")
    field = app.find("text", "Link or code from the e-mail")
    fill(field, "not-the-right-code-0")
    type_password(app, "New password", NEW)
    type_password(app, "Repeat the password", NEW)
    click(tab_to(app, "check box", "Keep me signed in"))
    click(tab_to(app, "push button", "Set password and sign in"))
    app.says("not valid any more")
    told.picture("wrong-code")
    fill(field, last_mail(portal, "reset-password")["link"])
    click(tab_to(app, "push button", "Set password and sign in"))
    app.find("list", "Messages", timeout=30)


def change(told, app, portal):
    click(app.find("push button", "Settings"))
    app.says("What an alert shows")
    click(tab_to(app, "push button", "Example Org: Change password…"))
    app.find("password text", "Old password")
    type_password(app, "Old password", PASSWORD)
    type_password(app, "New password", NEWER)
    type_password(app, "Repeat the password", NEWER)
    click(app.find("push button", "Change password"))
    app.says("not your old password")
    told.picture("wrong-old-password")
    type_password(app, "Old password", NEW)
    before = len(portal.requests("GetNewAuthenticationToken"))
    click(app.find("push button", "Change password"))
    app.says("is changed")
    told.picture("changed")
    until("a new token is kept in place of the dead one",
          lambda: len(portal.requests("GetNewAuthenticationToken")) > before)
    click(app.find("push button", "Close"))


def journey(told):
    with Portal() as portal, Client(portal) as client:
        app = client.open()
        fill(app.find("text", "E-mail address"), USER)
        if app.has("push button", "Forgot password?"):
            raise AssertionError("help with passwords before a portal is chosen")
        click(app.find("push button", "Next"))
        choose_portal(app)
        reset(told, app, portal)
        told.step("the new password leads in")
        messages(app)
        until("the token is kept", lambda: portal.requests("GetNewAuthenticationToken"))
        change(told, app, portal)
        told.step("changed once more in the settings")
        client.stop()
        logins = len(portal.requests("Login"))
        app = client.open()
        messages(app)
        until("signed in by the kept token", lambda: portal.requests("Authenticate"))
        portal.deliver("After the change", "Still here.")
        until("live again", lambda: row(app.find("list", "Messages"), "After the change"), 30)
        if len(portal.requests("Login")) != logins:
            raise AssertionError("the kept sign-in should have been enough")
        told.picture("started-again")
        told.step("the next start needs no password")
        client.must_be_alive()


if __name__ == "__main__":
    run("forgotten-password", journey)
