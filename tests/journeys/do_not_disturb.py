#!/usr/bin/python3
"""While the desktop is set to "do not disturb", nothing is shown, and "Was I alerted?" says why; once
it is not any more, everything is caught up, also across a restart; with a real notification server."""

import subprocess

from journey import (Client, Portal, click, close_window, dunst_alerts, messages, monotonic_ns, press,
                     run, sign_in, until, wait_for_shown)
from alertservers import alerts_on_screen


def disturb(wanted):
    subprocess.run(["dunstctl", "set-paused", "false" if wanted else "true"], check=True)


def held_by_dunst():
    """Alerts that dunst took and keeps for later: ours should not be among them."""
    said = subprocess.run(["dunstctl", "count", "waiting"], capture_output=True, text=True, check=True)
    return int(said.stdout)


def show_window(client):
    """As a person gets it: by starting the program again."""
    running = client.process
    client.start().wait(30)
    client.process = running


def show_trail(app):
    click(app.find("push button", "Settings"))
    app.says("What an alert shows")
    app.find("push button", "Was I alerted?", hidden=True).get_action_iface().do_action(0)
    return app.find(None, "Alerts and what became of them")


def journey(told):
    alerts = alerts_on_screen()
    with Portal("--messages", "60") as portal, Client(portal) as client:
        app = sign_in(told, client)
        messages(app)
        portal.deliver("Before", "Body of before")
        until("alerts are shown", lambda: alerts.shows("Before"))
        close_window(client)
        until("it says where it has gone", lambda: dunst_alerts() == 2)
        subprocess.run(["dunstctl", "close-all"], check=True)
        until("nothing stands", lambda: dunst_alerts() == 0)
        told.step("alerts are shown")

        disturb(False)
        told.step("the desktop is set to do not disturb")
        portal.deliver("While nobody is to be disturbed", "Body of what waited")
        show_window(client)
        listed = messages(app)
        until("the message is here",
              lambda: "While nobody is to be" in (listed.get_child_at_index(0).get_name() or ""))
        trail = show_trail(app)
        app.says("set to do not disturb")
        told.picture("held-back")
        if dunst_alerts() + held_by_dunst() > 0:
            raise AssertionError("an alert was sent although nobody is to be disturbed")
        told.step("nothing is sent, and 'Was I alerted?' names the reason")
        for _ in range(2):
            press("Escape")
        app.gone(None, trail.get_name())

        close_window(client)
        portal.deliver("With the window closed", "Body of the other")
        client.stop()
        portal.deliver("While the program was away", "Body of the third")
        began = monotonic_ns()
        client.start("--hidden")
        client.wait_for_trace("live-and-synced", since=began)
        if dunst_alerts() + held_by_dunst() > 0:
            raise AssertionError("a start disturbs")
        told.step("a restart does not change that")

        disturb(True)
        until("all three are caught up", lambda: dunst_alerts() == 3)
        told.picture("caught-up")
        alerts.click("the newest")
        app = client.application()
        wait_for_shown(app, "Body of the third", 60)
        told.step("what was held back is caught up, and a click opens it")
        client.stop()


if __name__ == "__main__":
    run("do-not-disturb", journey)
