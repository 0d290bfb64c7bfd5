#!/usr/bin/python3
"""A notification daemon that shows nothing and remembers everything.

    notification_recorder.py FOLDER [capability ...]

Every call is appended to FOLDER/calls.jsonl with CLOCK_MONOTONIC nanoseconds taken on entry, so
that a test can tell when the desktop was told what. It behaves as daemons do: ids are never reused,
replaces_id and x-dunst-stack-tag replace what is on screen, signals go to who raised the alert.
The interface net.waxwing.Recorder on the same object plays the person: Invoke, Dismiss, Expire.
"""

import json
import os
import sys
import time

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
INTERFACES = """
<node>
  <interface name="org.freedesktop.Notifications">
    <method name="GetCapabilities"><arg type="as" direction="out"/></method>
    <method name="GetServerInformation">
      <arg type="s" direction="out"/><arg type="s" direction="out"/>
      <arg type="s" direction="out"/><arg type="s" direction="out"/>
    </method>
    <method name="Notify">
      <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
      <arg type="a{sv}" direction="in"/><arg type="i" direction="in"/>
      <arg type="u" direction="out"/>
    </method>
    <method name="CloseNotification"><arg type="u" direction="in"/></method>
    <signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
    <signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
    <signal name="ActivationToken"><arg type="u"/><arg type="s"/></signal>
  </interface>
  <interface name="net.waxwing.Recorder">
    <method name="Invoke">
      <arg type="u" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
    </method>
    <method name="Dismiss"><arg type="u" direction="in"/></method>
    <method name="Expire"><arg type="u" direction="in"/></method>
  </interface>
</node>
"""
EXPIRED, DISMISSED, CLOSED = 1, 2, 3


class Recorder:
    def __init__(self, folder, capabilities):
        os.makedirs(folder, exist_ok=True)
        self.log = open(os.path.join(folder, "calls.jsonl"), "a", buffering=1, encoding="utf-8")
        self.capabilities = capabilities
        self.last_id = 100 + os.getpid() % 1000  # ids of real daemons start anywhere
        self.on_screen = {}  # id -> (owner, stack tag)
        self.bus = None

    def serve(self):
        node = Gio.DBusNodeInfo.new_for_xml(INTERFACES)

        def acquired(bus, _name):
            self.bus = bus
            for interface in node.interfaces:
                bus.register_object(PATH, interface, self.called, None, None)

        Gio.bus_own_name(Gio.BusType.SESSION, NAME, Gio.BusNameOwnerFlags.NONE, acquired, None,
                         lambda *_: sys.exit("the name is taken"))
        GLib.MainLoop().run()

    def called(self, _bus, sender, _path, interface, method, parameters, invocation):
        now = time.clock_gettime_ns(time.CLOCK_MONOTONIC)
        answer = getattr(self, method)(now, sender, *parameters.unpack())
        invocation.return_value(answer)

    def record(self, now, event, **what):
        self.log.write(json.dumps({"t": now, "event": event, **what}) + "\n")

    def emit(self, owner, signal, value):
        self.bus.emit_signal(owner, PATH, NAME, signal, value)

    # --- org.freedesktop.Notifications

    def GetCapabilities(self, now, sender):
        return GLib.Variant("(as)", (self.capabilities,))

    def GetServerInformation(self, now, sender):
        return GLib.Variant("(ssss)", ("recorder", "waxwing", "1", "1.2"))

    def Notify(self, now, sender, app, replaces, icon, summary, body, actions, hints, timeout):
        tag = hints.get("x-dunst-stack-tag", "")
        number = replaces if replaces in self.on_screen else 0
        if not number and tag:
            number = next((i for i, (_, t) in self.on_screen.items() if t == tag), 0)
        replaced = bool(number)
        if not number:
            self.last_id += 1
            number = self.last_id
        self.on_screen[number] = (sender, tag)
        self.record(now, "notify", id=number, replaces=replaces, replaced=replaced, sender=sender,
                    app=app, icon=icon, summary=summary, body=body, actions=actions,
                    hints={name: str(value) for name, value in hints.items()}, timeout=timeout)
        return GLib.Variant("(u)", (number,))

    def CloseNotification(self, now, sender, number):
        self.record(now, "close", id=number, known=number in self.on_screen)
        self.gone(number, CLOSED)

    # --- net.waxwing.Recorder

    def Invoke(self, now, sender, number, action, token):
        owner = self.on_screen.get(number, (None, ""))[0]
        self.record(now, "invoke", id=number, action=action)
        if token:
            self.emit(owner, "ActivationToken", GLib.Variant("(us)", (number, token)))
        self.emit(owner, "ActionInvoked", GLib.Variant("(us)", (number, action)))
        self.gone(number, DISMISSED)

    def Dismiss(self, now, sender, number):
        self.record(now, "dismiss", id=number)
        self.gone(number, DISMISSED)

    def Expire(self, now, sender, number):
        self.record(now, "expire", id=number)
        self.gone(number, EXPIRED)

    def gone(self, number, reason):
        owner, _ = self.on_screen.pop(number, (None, ""))
        if owner:
            self.emit(owner, "NotificationClosed", GLib.Variant("(uu)", (number, reason)))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    Recorder(sys.argv[1], sys.argv[2:] or ["actions", "body", "body-markup", "persistence"]).serve()
