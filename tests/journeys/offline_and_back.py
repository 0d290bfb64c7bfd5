#!/usr/bin/python3
"""The connection goes and comes: the program says so, shows what it has, and afterwards nothing is
missing and nothing was alerted twice."""

from journey import (Client, Portal, Recorder, messages, row, run, sign_in, until)


def go_offline(portal):
    portal.fault("dropBefore", count=-1)
    portal.ask("push-fault", listening=False, drop=True)


def go_online(portal):
    portal.ask("clear-faults")


def alerts_about(recorder, subject):
    return [one for one in recorder.alerts() if subject in one["summary"] + one["body"]]


def journey(told):
    recorder = Recorder()
    with Portal("--messages", "60") as portal, Client(portal) as client:
        app = sign_in(told, client)
        listed = messages(app)
        until("live events are subscribed", lambda: portal.requests("CreateNotificationSession"))
        portal.deliver("Before the storm")
        recorder.wait_for("Before the storm")

        go_offline(portal)
        portal.deliver("In the middle of the storm")
        app.says("offline|no connection|cannot be reached", timeout=120)
        told.picture("offline")
        told.step("it says that there is no connection")
        row(listed, "Before the storm")
        client.must_be_alive()

        go_online(portal)
        recorder.wait_for("In the middle of the storm", timeout=120)
        row(listed, "In the middle of the storm", timeout=30)
        told.step("what arrived meanwhile is alerted")
        until("it says that it is connected again",
              lambda: not [node for node in app.all()
                           if "offline" in (node.get_name() or "").lower()], 90)

        portal.deliver("After the storm")
        recorder.wait_for("After the storm", timeout=60)
        for subject in ("Before the storm", "In the middle of the storm", "After the storm"):
            count = len([one for one in alerts_about(recorder, subject) if not one["replaced"]])
            if count != 1:
                raise AssertionError(f"'{subject}' was alerted {count} times")
        told.step("everything was alerted once")


if __name__ == "__main__":
    run("offline-and-back", journey)
