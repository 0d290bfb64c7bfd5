#!/usr/bin/python3
"""The program is killed at random moments of its first sync and of live events, as by power cuts.
Afterwards the cache opens, no message is missing or there twice, and each new message was alerted
once: not never, and never a second time that a person would notice.

--rounds N (200), --seed N to repeat a run.
"""

import argparse
import random
import re
import time

from journey import (Client, Portal, Recorder, messages, run, sign_in, until)

HISTORY = 1500


def inbox_count(app):
    """What stands above the list of messages."""
    for label in app.all("label", re.compile(r"^[\d.,\s\u202f]+ message"), hidden=True):
        return int(re.sub(r"\D", "", label.get_name()))
    return -1


def alerted(recorder, subject):
    """How often an alert came up anew; the same one replaced on the screen is not new."""
    return len([one for one in recorder.alerts()
                if subject in one["summary"] + one["body"] and not one["replaced"]])


def is_about_a_message(alert):
    """Alerts of accounts are named "<account>/<message>"; the program has others, of its own."""
    return re.match(r"[0-9a-f]{32}/", alert["hints"].get("x-dunst-stack-tag", "")) is not None


class Rounds:
    def __init__(self, told, portal, client, recorder, count, seed):
        self.told, self.portal, self.client, self.count = told, portal, client, count
        self.recorder = recorder
        self.random = random.Random(seed)
        self.subjects = []

    def deliver(self):
        """One more message, unless so many wait for their alert that they would come as a burst."""
        waiting = [one for one in self.subjects[-10:] if alerted(self.recorder, one) == 0]
        if len(waiting) >= 3:
            return
        subject = f"Event {len(self.subjects):04d}"
        self.portal.deliver(subject, f"Body of {subject}.")
        self.subjects.append(subject)

    def once(self, number):
        """A start, up to two messages at random moments of it, and the end."""
        life = self.random.uniform(0.02, 1.4)
        moments = sorted(self.random.uniform(0, life) for _ in range(self.random.randint(0, 2)))
        self.client.start("--hidden")
        began = time.monotonic()
        for moment in moments:
            time.sleep(max(0.0, began + moment - time.monotonic()))
            self.deliver()
        time.sleep(max(0.0, began + life - time.monotonic()))
        if self.client.process.poll() is not None:
            raise AssertionError(f"round {number}: it ended by itself with "
                                 f"{self.client.process.returncode}")
        self.client.kill()

    def all(self):
        for number in range(self.count):
            self.once(number)
            if (number + 1) % 20 == 0:
                self.told.step(f"{number + 1} kills, {len(self.subjects)} messages")


def journey(told):
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    given = parser.parse_args()
    told.step(f"{given.rounds} rounds with seed {given.seed}")
    recorder = Recorder()
    with Portal("--messages", str(HISTORY)) as portal, Client(portal) as client:
        # A slow portal, so that the first sync lasts over many of the kills.
        portal.fault("latency", "SearchMessages", count=-1, milliseconds=120)
        sign_in(told, client)
        client.kill()
        told.step("signed in, killed as the first sync began")
        rounds = Rounds(told, portal, client, recorder, given.rounds, given.seed)
        rounds.all()
        portal.ask("clear-faults")

        app = client.open()
        messages(app, 60)
        expected = portal.ask("mailbox")["Inbox"]
        until(f"the inbox holds {expected} messages", lambda: inbox_count(app) == expected, 120)
        until("every message was alerted",
              lambda: all(alerted(recorder, subject) for subject in rounds.subjects), 60)
        told.picture("afterwards")
        more = {subject: alerted(recorder, subject) for subject in rounds.subjects
                if alerted(recorder, subject) != 1}
        if more:
            raise AssertionError(f"alerted more than once: {more}")
        old = [one for one in recorder.alerts()
               if "Event" not in one["summary"] + one["body"] and is_about_a_message(one)]
        if old:
            raise AssertionError(f"old messages were alerted: {len(old)}")
        client.must_be_alive()
        told.step(f"{given.rounds} kills: {expected} messages in the cache, none double or missing; "
                  f"{len(rounds.subjects)} new ones, each alerted once")


if __name__ == "__main__":
    run("kill", journey)
