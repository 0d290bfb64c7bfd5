"""Pointer, keys, windows and pictures under wayland_session.sh: what xdotool is under X11.

Wayland tells nobody where windows are, so the accessibility bus gives places inside the window; sway
knows where that lies.
"""

import json
import os
import socket
import struct
import subprocess
import time


def is_here():
    return bool(os.environ.get("SESSION_RFB_PORT"))


class Pointer:
    """A pointer that stays connected: the seat has one only as long as it is (RFC 6143)."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=10)
        self._need(12)
        self.socket.sendall(b"RFB 003.008\n")
        self._need(self._need(1)[0])
        self.socket.sendall(b"\x01")
        if self._need(4) != b"\0\0\0\0":
            raise RuntimeError("wayvnc refused the pointer")
        self.socket.sendall(b"\x01")
        self._need(20)
        self._need(struct.unpack(">I", self._need(4))[0])

    def _need(self, count):
        found = b""
        while len(found) < count:
            more = self.socket.recv(count - len(found))
            if not more:
                raise RuntimeError("wayvnc has gone")
            found += more
        return found

    def _send(self, buttons, x, y):
        self.socket.sendall(struct.pack(">BBHH", 5, buttons, x, y))
        time.sleep(0.05)

    def click(self, x, y, button, times):
        self._send(0, max(x - 1, 0), y)
        for _ in range(times):
            self._send(0, x, y)
            self._send(1 << (button - 1), x, y)
            self._send(0, x, y)


_POINTER = []


def click_at(x, y, button=1, times=1):
    if not _POINTER:
        _POINTER.append(Pointer(int(os.environ["SESSION_RFB_PORT"])))
    _POINTER[0].click(int(x), int(y), button, times)


def press(*keys):
    for key in keys:
        *modifiers, last = key.split("+")
        words = []
        for modifier in modifiers:
            words += ["-M", modifier]
        words += ["-k", last]
        for modifier in modifiers:
            words += ["-m", modifier]
        subprocess.run(["wtype", *words], check=True)


def type_text(text):
    subprocess.run(["wtype", "-d", "15", "--", text], check=True)


def screenshot(path):
    subprocess.run(["grim", path], check=True)


def windows(pid=None):
    """Windows on the screen, as sway describes them."""
    said = subprocess.run(["swaymsg", "-r", "-t", "get_tree"], capture_output=True, text=True,
                          check=True).stdout
    found, waiting = [], [json.loads(said)]
    while waiting:
        node = waiting.pop()
        waiting += node.get("nodes", []) + node.get("floating_nodes", [])
        if node.get("app_id") and pid in (None, node.get("pid")):
            found.append(node)
    return found


def offset():
    """Where the inside of the window in front begins."""
    seen = windows()
    front = next((one for one in seen if one.get("focused")), seen[0] if seen else None)
    if not front:
        return 0, 0
    return (front["rect"]["x"] + front["window_rect"]["x"],
            front["rect"]["y"] + front["window_rect"]["y"])


def close_windows(pid):
    for one in windows(pid):
        subprocess.run(["swaymsg", f"[con_id={one['id']}] kill"], check=True, capture_output=True)
