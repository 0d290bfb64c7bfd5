"""What journeys of links and alerts share: the program as the desktop knows and starts it."""

import os
import subprocess

from journey import SESSION, click, press, until

REGISTER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "installers", "linux",
                        "register.sh")


def register(client):
    """As an installed program is known to the desktop."""
    command = client.command()
    subprocess.run([REGISTER, *command], check=True)
    data = os.environ.get("XDG_DATA_HOME", os.path.expanduser("~/.local/share"))
    service = os.path.join(data, "dbus-1", "services", "org.waxwing.Waxwing.service")
    os.symlink(service, os.path.join(SESSION, "services", os.path.basename(service)))
    subprocess.run(["gdbus", "call", "--session", "--dest", "org.freedesktop.DBus", "--object-path",
                    "/org/freedesktop/DBus", "--method", "org.freedesktop.DBus.ReloadConfig"],
                   check=True, capture_output=True)


def pid_of_program():
    """The one that answers under the program's name on the bus."""
    said = subprocess.run(["gdbus", "call", "--session", "--dest", "org.freedesktop.DBus",
                           "--object-path", "/org/freedesktop/DBus", "--method",
                           "org.freedesktop.DBus.GetConnectionUnixProcessID", "org.waxwing.Waxwing"],
                          capture_output=True, text=True, check=False).stdout
    digits = "".join(one for one in said.replace("uint32", "") if one.isdigit())
    return int(digits) if digits else None


class Started:
    """A program that the desktop has started, as a process that can be waited for."""

    def __init__(self, pid):
        self.pid = pid

    def poll(self):
        try:
            with open(f"/proc/{self.pid}/stat", encoding="utf-8") as file:
                # One that has ended stays listed until whoever started it looks.
                return 0 if file.read().rpartition(")")[2].split()[0] == "Z" else None
        except OSError:
            return 0

    def send_signal(self, number):
        os.kill(self.pid, number)

    def terminate(self):
        self.send_signal(15)

    def wait(self, timeout=20):
        until("it ends", lambda: self.poll() is not None, timeout or 20)
        return 0


def quit_from_window(app):
    """By its key, as a person at the window."""
    node = app.find("list", "Messages")
    click(node)
    press("ctrl+q")
