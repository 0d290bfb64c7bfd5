#!/usr/bin/python3
"""The program that shows notifications ends and comes back: alerts that stood on the screen stand
there again, once; what was clicked or read meanwhile stays away."""

import os
import subprocess
import time

from journey import (Client, Portal, close_window, dunst_alerts, messages, run, sign_in, until,
                     wait_for_shown)
from alertservers import alerts_on_screen

CONFIGURATION = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support", "desktop",
                             "dunstrc")
NAME = "org.freedesktop.Notifications"


def ask_bus(method, *arguments):
    said = subprocess.run(["gdbus", "call", "--session", "--dest", "org.freedesktop.DBus",
                           "--object-path", "/org/freedesktop/DBus", "--method",
                           f"org.freedesktop.DBus.{method}", *arguments],
                          capture_output=True, text=True, check=False)
    return said.stdout


def end_the_server():
    said = ask_bus("GetConnectionUnixProcessID", NAME).replace("uint32", "")
    os.kill(int("".join(one for one in said if one.isdigit())), 15)
    until("nobody shows notifications", lambda: "true" not in ask_bus("NameHasOwner", NAME))


def start_the_server():
    # Without a log of its own it would keep the output of the journey open.
    subprocess.Popen(["dunst", "-config", CONFIGURATION], stdout=subprocess.DEVNULL,
                     stderr=subprocess.DEVNULL)
    until("somebody shows notifications", lambda: "true" in ask_bus("NameHasOwner", NAME))


def journey(told):
    alerts = alerts_on_screen()
    with Portal("--messages", "60") as portal, Client(portal) as client:
        app = sign_in(told, client)
        messages(app)
        close_window(client)
        subprocess.run(["dunstctl", "close-all"], check=True)  # where the program has gone
        until("nothing stands", lambda: dunst_alerts() == 0)
        read = portal.deliver("Read meanwhile", "Body of the first")
        until("the first alert comes", lambda: dunst_alerts() == 1)
        portal.deliver("Stays", "Body of the second")
        until("the second comes", lambda: dunst_alerts() == 2)
        portal.deliver("Stays as well", "Body of the third")
        until("the third comes", lambda: dunst_alerts() == 3)

        end_the_server()
        told.picture("nobody-shows-anything")
        time.sleep(3)
        portal.ask("retrieved", messageGuid=read)
        portal.deliver("Nobody to show it", "Body of the fourth")
        time.sleep(12)  # what comes within ten seconds may be a summary
        start_the_server()
        until("what stood and what came stands", lambda: dunst_alerts() == 3, 60)
        time.sleep(3)
        if dunst_alerts() != 3:
            raise AssertionError(f"{dunst_alerts()} alerts instead of three")
        told.picture("back")
        told.step("alerts come back with their server, once, without the one that was read")

        alerts.click("the newest")
        wait_for_shown(app, "Body of the fourth")
        told.step("a click on them opens their message")
        end_the_server()
        start_the_server()
        until("two are left", lambda: dunst_alerts() == 2, 60)
        told.step("what was clicked does not come back")
        client.stop()


if __name__ == "__main__":
    run("alert-returns", journey)
