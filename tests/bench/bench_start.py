#!/usr/bin/python3
"""How long a start takes for a person who stays signed in: until the inbox is painted from the cache,
against an empty Qt window; until it is live again, against the painting; and with ten accounts,
against one.

10,000 messages in each account; 1,000 with --brief. Run inside session.sh.
"""

import os
import subprocess
import time

from measure import percentile, report, wants_brief
from bench_presence import wait_until_synced
from journey import (SESSION, Client, Journey, Portal, choose_portal, click, enter_password,
                     fill, messages, monotonic_ns, sign_in, until)
from programs import BIN, end

PEOPLE = ["anna.keller", "jonas.weber", "marie.dubois", "wei.zhang", "yuki.tanaka", "omar.haddad",
          "noa.levi", "lucia.moreno", "emily.clark", "ben.fischer"]
ADDRESSES = [f"{name}@example.org" for name in PEOPLE]


def fill_mailboxes(portal, count):
    """The same messages to everybody, as circulars are: the hardest case for a merged list."""
    began = time.time() - count * 60
    for number in range(count):
        date = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(began + number * 60))
        portal.ask("deliver", **{"from": "gast@partner.example", "to": ADDRESSES, "push": False,
                                 "subject": f"Circular {number}", "body": "Text", "date": date})


def prepared(portal, name, addresses, patience):
    """A client that is signed in to these accounts and has everything."""
    client = Client(portal, data=f"{SESSION}/client-{name}")
    before = portal.ask("held")["authenticationTokens"]
    app = sign_in(Journey("bench"), client, address=addresses[0])
    messages(app)
    for number, address in enumerate(addresses[1:], start=before + 2):
        click(app.find("push button", "Add account"))
        fill(app.find("text", "E-mail address"), address)
        click(app.find("push button", "Next"))
        enter_or_choose(app)
        until("it is here",
              lambda: portal.ask("held")["authenticationTokens"] >= number, 60)
    wait_until_synced(portal, patience)
    client.stop()
    return client


def enter_or_choose(app):
    """Some of them belong to two portals."""
    def look():
        return app.all("password text", "Password") or app.all("list", "Portals")

    found = until("password or portals", look, 30)[0]
    if found.get_role_name() == "list":
        choose_portal(app)
    enter_password(app)


def floor_ms():
    """From the start of the process until an empty window is painted."""
    path = os.path.join(SESSION, "emptywindow")
    if os.path.exists(path):
        os.remove(path)
    began = monotonic_ns()
    subprocess.run([os.path.join(BIN, "emptywindow"), path], check=True, timeout=20)
    with open(path, encoding="ascii") as written:
        return (int(written.read()) - began) / 1e6


def start_ms(client):
    """From the start of the process until the inbox is painted, and until it is live and synced."""
    began = monotonic_ns()
    client.start()
    painted = client.wait_for_trace("inbox-painted", since=began)["t"]
    live = client.wait_for_trace("live-and-synced", since=began)["t"]
    time.sleep(0.7)
    client.stop()
    return (painted - began) / 1e6, (live - began) / 1e6


def main():
    brief = wants_brief()
    count = 1_000 if brief else 10_000
    times = 5 if brief else 15
    portal = Portal("--messages", "10", folder=f"{SESSION}/portal-start")
    portal.start()
    clients = []
    try:
        fill_mailboxes(portal, count)
        one = prepared(portal, "one", ADDRESSES[:1], 600)
        clients.append(one)
        ten = prepared(portal, "ten", ADDRESSES, 1800)
        clients.append(ten)
        floors, painted, live, many = [], [], [], []
        floor_ms(), start_ms(one), start_ms(ten)
        for _ in range(times):
            floors.append(floor_ms())
            first = start_ms(one)
            painted.append(first[0])
            live.append(first[1])
            many.append(start_ms(ten)[0])
        floor, inbox = percentile(floors, 0.5), percentile(painted, 0.5)
        lively, tenfold = percentile(live, 0.5), percentile(many, 0.5)
        report("start_kept_session_ratio", inbox / floor, "ratio", 2, messages=count,
               empty_window_ms=round(floor, 1), inbox_ms=round(inbox, 1))
        report("start_to_live_ratio", lively / inbox, "ratio", 2, messages=count,
               inbox_ms=round(inbox, 1), live_ms=round(lively, 1))
        report("ten_accounts_start_ratio", tenfold / inbox, "ratio", 1.5, messages=count,
               one_ms=round(inbox, 1), ten_ms=round(tenfold, 1))
    finally:
        for client in clients:
            if client.process:
                end(client.process)
        portal.stop()


if __name__ == "__main__":
    main()
