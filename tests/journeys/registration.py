#!/usr/bin/python3
"""Somebody who was invited: the portal does not know the password (920), the registration form
opens, what is wrong in it is said at the field, the mail is confirmed, and the inbox is there.
Nothing that was typed into a password field is told to the accessibility bus."""

from journey import (PORTAL_NAME, Client, Portal, click, fill, is_checked, messages, press, run,
                     text_of, until)
from mailforms import Overheard, last_mail, sign_in_refused, tab_to, type_password

ADDRESS = "new.person@example.org"
NEW = "Brand-New-Word-42"


def fill_form(told, app, portal):
    app.find("text", "First name")
    told.picture("form-empty")
    fill(app.find("text", "First name"), "Nina")
    fill(app.find("text", "Last name"), "Neu")
    type_password(app, "Password", NEW[:5])
    type_password(app, "Repeat the password", NEW)
    click(tab_to(app, "push button", "Register"))
    app.says("does not fulfil all rules")
    told.picture("form-rules")
    type_password(app, "Password", NEW)
    click(tab_to(app, "check box", "Show what is typed"))
    until("it is shown", lambda: is_checked(app.find("check box", "Show what is typed")))
    told.picture("form-shown")
    if any(letter.isalnum() for letter in text_of(app.find("password text", "Password"))):
        raise AssertionError("a password that is shown is told to readers")
    type_password(app, "Repeat the password", NEW)
    click(tab_to(app, "push button", "Register"))
    app.says("Without your consent")
    if portal.requests("RegisterUser"):
        raise AssertionError("a form with faults was sent")
    told.picture("form-consent")
    click(tab_to(app, "check box", "I accept the terms of use"))
    click(tab_to(app, "push button", "Register"))


def confirm(told, app, portal):
    app.find("push button", "I have confirmed", timeout=30)
    told.picture("confirm")
    click(app.find("push button", "I have confirmed"))
    app.says("not confirmed yet")
    told.picture("confirm-not-yet")
    field = app.find("text", "Link or code from the e-mail")
    fill(field, "https://elsewhere.example/?token=1")
    press("Return")
    app.says("another server")
    told.picture("confirm-other-server")
    if portal.requests("ConfirmRegistration"):
        raise AssertionError("a token for another server was sent to the portal")
    fill(field, last_mail(portal, "confirm-registration")["link"])
    press("Return")


def journey(told):
    with Portal() as portal, Client(portal) as client, Overheard() as overheard:
        app = client.open()
        sign_in_refused(app, ADDRESS, "anything")
        app.says("not registered at " + PORTAL_NAME)
        told.picture("not-registered")
        told.step("the portal does not know the person yet")
        click(app.find("push button", "Register"))
        fill_form(told, app, portal)
        told.step("what was wrong was said at its field; the form was sent")
        confirm(told, app, portal)
        app.says("This folder is empty", timeout=30)
        told.step("confirmed by the pasted link; the inbox is there")
        if len(portal.requests("RegisterUser")) != 1:
            raise AssertionError("one registration was wanted")
        portal.deliver("Welcome", "Good to have you here.", to=ADDRESS)
        until("the first message is listed", lambda: messages(app).get_child_count() == 1, 30)
        told.picture("inbox")
        overheard.must_not_tell(NEW)
        overheard.must_not_tell("anything")
        told.step("no password was told to the accessibility bus")
        client.must_be_alive()


if __name__ == "__main__":
    run("registration", journey)
