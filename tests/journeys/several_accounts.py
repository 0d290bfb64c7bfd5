#!/usr/bin/python3
"""Two portals at once: one list of all inboxes, names of one's own, another order, a pause and a
sign-out of one of them; alerts say which portal they come from. What was set survives a restart."""

from journey import (Client, Portal, Recorder, children, choose_portal, click, fill,
                     messages, press, row, run, sign_in, until, wait_for_shown)

CLINIC = "Klinik am See"


def add_clinic(app):
    click(app.find("push button", "Add account"))
    fill(app.find("text", "E-mail address"), "anna.keller@example.org")
    click(app.find("push button", "Next"))
    choose_portal(app, CLINIC)
    enter_password_without_keeping(app)


def enter_password_without_keeping(app):
    field = app.find("password text", "Password")
    fill(field, "Correct-Horse-7")
    window = field  # the banner of the main window has such a button, too
    while window.get_parent().get_role_name() != "application":
        window = window.get_parent()
    click(app.find("push button", "Sign in", within=window))


def folders(app):
    return app.find("tree", "Folders")


def folder_lines(app):
    return [node.get_name() for node in children(folders(app))]


def open_settings(app):
    click(app.find("push button", "Settings"))
    app.says("What an alert shows")


def push(app, name):
    """A button of the settings, also one that is scrolled away."""
    app.find("push button", name, hidden=True).get_action_iface().do_action(0)


def deliver(local, subject, **more):
    return local.ask("deliver", **{"to": "anna.keller@example.org", "subject": subject,
                                    "body": f"Body of {subject}"}, **more)["messageGuid"]


def clinic_message(portal, subject):
    return deliver(portal, subject, portal="clinic", **{"from": "dr.baumann@klinik-am-see.example"})


def example_message(portal, subject):
    return deliver(portal, subject, **{"from": "jonas.weber@example.org"})


def journey(told):
    with Portal("--messages", "40") as portal, Client(portal) as client:
        notes = Recorder()
        app = sign_in(told, client)
        messages(app)
        if "All inboxes" in " ".join(folder_lines(app)):
            raise AssertionError("one account needs no list of all inboxes")
        add_clinic(app)
        until("there is a list of all inboxes",
              lambda: any(line.startswith("All inboxes") for line in folder_lines(app)), 30)
        until("both have live events",
              lambda: len(portal.requests("CreateNotificationSession")) >= 2, 30)
        told.step("two accounts, and a list of all inboxes")

        example_message(portal, "From the office")
        clinic_message(portal, "From the clinic")
        listed = messages(app)
        until("both are in one list",
              lambda: any("From the clinic" in node.get_name() and CLINIC in node.get_name()
                          for node in children(listed))
              and any("From the office" in node.get_name() and "Example Org" in node.get_name()
                      for node in children(listed)))
        for subject, name in (("From the office", "Example Org"), ("From the clinic", CLINIC)):
            alert = notes.wait_for(subject)
            if name not in alert["body"]:
                raise AssertionError(f"the alert does not name its portal: {alert}")
        told.picture("all-inboxes")
        told.step("a message of each is listed with its portal, and alerted with its name")

        for subject in ("From the clinic", "From the office"):
            click(row(listed, subject))
            press("Return")
            wait_for_shown(app, f"Body of {subject}")
        told.step("messages of both open from the one list")

        open_settings(app)
        dialog = app.find("dialog")
        click(app.find("push button", f"{CLINIC}: Rename", within=dialog))
        fill(app.find("text", f"{CLINIC}: Name of the account", within=dialog), "My clinic")
        press("Return")
        until("the folder pane says so",
              lambda: any(line.startswith("My clinic") for line in folder_lines(app)))
        click(app.find("push button", "My clinic: Move up", within=dialog))
        until("it comes first", lambda: order_of(app) == ["My clinic", "Example Org"])
        told.picture("renamed-and-moved")
        push(app, "Example Org: Pause")
        app.says("paused")
        told.step("renamed, moved up; the other one is paused")

        example_message(portal, "While paused")
        clinic_message(portal, "Not paused")
        alert = notes.wait_for("Not paused")
        if "My clinic" not in alert["body"]:
            raise AssertionError(f"the alert does not know the new name: {alert}")
        must_not_be_alerted(notes, "While paused")

        client.stop()
        app = client.open()
        enter_password_without_keeping(app)  # the clinic allows no kept sign-in
        app.gone("password text")
        messages(app)
        until("the order is kept", lambda: order_of(app) == ["My clinic", "Example Org"])
        must_not_be_alerted(notes, "While paused")
        told.step("after a restart name, order and pause are as before")

        open_settings(app)
        dialog = app.find("dialog")
        push(app, "Example Org: Resume")
        notes.wait_for("While paused")
        told.step("resumed: what came meanwhile is alerted")

        push(app, "Example Org: Sign out")
        app.says("signed out")
        # Sessions of the run before the restart end by themselves; tokens do not.
        until("its token is gone", lambda: held(portal, "example")["authenticationTokens"] == 0)
        if held(portal, "clinic")["notificationSessions"] == 0:
            raise AssertionError("the other portal's session went along")
        until("its messages are still listed",
              lambda: any("From the office" in node.get_name() for node in children(messages(app))))
        told.picture("signed-out")
        client.must_be_alive()
        told.step("signed out of one: readable, and the other one goes on")


def order_of(app):
    names = [line.split(",")[0] for line in folder_lines(app)]
    return [name for name in names if name in ("My clinic", "Example Org")]


def must_not_be_alerted(notes, subject):
    if any(subject in one["summary"] + one["body"] for one in notes.alerts()):
        raise AssertionError(f"'{subject}' was alerted")


def held(portal, code):
    return portal.ask("held", portal=code)


if __name__ == "__main__":
    run("several-accounts", journey)
