"""Starts and ends the programs a journey needs: the local portal, the client, the recorder's reader.

Where the binaries lie is told by WAXWING_BIN. Each object is a context manager; what it started is
gone when the block ends, however it ends.
"""

import contextlib
import json
import os
import signal
import subprocess
import time
import urllib.error
import urllib.request

from desktop import Application, NotSeen, until

BIN = os.environ.get("WAXWING_BIN", "build/release/bin")
SESSION = os.environ.get("SESSION_DIR", "")
USER = "anna.keller@example.org"
PASSWORD = "Correct-Horse-7"
COLLEAGUE = "jonas.weber@example.org"


def monotonic_ns():
    return time.clock_gettime_ns(time.CLOCK_MONOTONIC)


def end(process, patience=10):
    """Asks a process to end, then makes it. Returns its exit status."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            process.kill()
    return process.wait()


class Portal:
    """A local portal of this run, on ports of its own."""

    def __init__(self, *options, folder=None):
        self.folder = folder or os.path.join(SESSION, "portal")
        self.options = options
        self.process = None
        self.at = {}

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self, *more):
        os.makedirs(self.folder, exist_ok=True)
        log = open(os.path.join(self.folder, "portal.log"), "ab")
        self.process = subprocess.Popen(
            [os.path.join(BIN, "waxwing-portal"), "serve", "--state-dir", self.folder,
             *self.options, *more], stdout=subprocess.PIPE, stderr=log)
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"the portal did not start, see {self.folder}/portal.log")
        self.at = json.loads(line)

    def stop(self):
        if self.process:
            end(self.process)
            self.process.stdout.close()

    def ask(self, command, **arguments):
        """One request to the control interface; its answer."""
        request = urllib.request.Request(
            f"{self.at['controlUrl'].rstrip('/')}/{command}", json.dumps(arguments).encode(),
            {"X-Portal-Control": self.at["controlToken"], "Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return json.loads(answer.read() or b"{}")
        except urllib.error.HTTPError as problem:
            raise RuntimeError(f"{command}: {problem.read().decode()}") from None

    def deliver(self, subject, body="", to=USER, sender=COLLEAGUE, **more):
        """Makes a message arrive; its guid."""
        return self.ask("deliver", **{"to": to, "from": sender, "subject": subject, "body": body},
                        **more)["messageGuid"]

    def fault(self, kind, operation="", count=1, **more):
        self.ask("fault", kind=kind, operation=operation, count=count, **more)

    def requests(self, operation=None):
        found = self.ask("requests")["requests"]
        return [one for one in found if operation in (None, one["operation"])]

    def client_options(self):
        return ["--directory", self.at["directoryUrl"], "--extra-ca", self.at["caPath"],
                "--push-url", self.at["pushUrl"], "--push-key", self.at["pushKey"],
                "--sso-handover", "pkce-loopback"]


class Client:
    """The program under test. One object may start it many times over the same data."""

    at_failure = None  # called with "FAILED" while the program can still be seen

    def __init__(self, portal, *options, data=None, trace=True):
        self.portal, self.options = portal, list(options)
        self.data = data or os.path.join(SESSION, "client")
        self.process = None
        self.starts = 0
        self.trace = os.path.join(SESSION, "trace.jsonl") if trace else None
        self.log = os.path.join(SESSION, "log", "client.log")

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind and Client.at_failure:
            Client.at_failure("FAILED")
        if self.process:
            end(self.process)
        if kind and os.path.exists(self.log):
            with open(self.log, encoding="utf-8", errors="replace") as log:
                print("--- the client said:\n" + "".join(log.readlines()[-40:]), flush=True)

    def command(self, *more):
        options = [*self.portal.client_options()] if self.portal else []
        return [os.path.join(BIN, "waxwing"), *options, "--data-dir", self.data, *self.options,
                *more]

    def start(self, *more, **environment):
        self.starts += 1
        variables = dict(os.environ, **environment)
        if self.trace:
            variables["WAXWING_TRACE_FILE"] = self.trace
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(self.command(*more), stdout=log, stderr=log,
                                            env=variables)
        return self.process

    def open(self, *more, timeout=30):
        """Starts it and waits for it on the accessibility bus."""
        self.start(*more)
        return self.application(timeout)

    def application(self, timeout=30):
        try:
            return Application("waxwing", self.process.pid, timeout)
        except NotSeen:
            self.must_be_alive()
            raise

    def must_be_alive(self):
        status = self.process.poll()
        if status is not None:
            raise AssertionError(f"the client is gone, status {status}")

    def kill(self):
        """As a power cut would: nothing is written, nothing is said."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        status = end(self.process)
        if status != 0:
            raise AssertionError(f"the client ended with {status}")

    def traced(self, event=None, since=0):
        """Lines of the trace, oldest first."""
        found = []
        with contextlib.suppress(FileNotFoundError), open(self.trace, encoding="utf-8") as lines:
            for line in lines:
                if not line.endswith("\n"):
                    continue
                one = json.loads(line)
                if event in (None, one["event"]) and one["t"] >= since:
                    found.append(one)
        return found

    def wait_for_trace(self, event, since=0, timeout=60):
        return until(f"the client traces '{event}'", lambda: self.traced(event, since), timeout)[0]


class Recorder:
    """Reads what notification_recorder.py wrote down, and plays the person."""

    def __init__(self, folder=None):
        self.path = os.path.join(folder or os.path.join(SESSION, "notify"), "calls.jsonl")

    def calls(self, event=None):
        try:
            with open(self.path, encoding="utf-8") as lines:
                calls = [json.loads(line) for line in lines if line.endswith("\n")]
        except FileNotFoundError:
            return []
        return [call for call in calls if event in (None, call["event"])]

    def alerts(self):
        """Every Notify, oldest first; `replaced` tells those that put nothing new on the screen."""
        return self.calls("notify")

    def wait_for(self, text, timeout=20):
        def look():
            return [one for one in self.alerts() if text in one["summary"] + one["body"]]

        return until(f"an alert saying '{text}'", look, timeout)[-1]

    def person(self, method, number, *more):
        subprocess.run(
            ["gdbus", "call", "--session", "--dest", "org.freedesktop.Notifications",
             "--object-path", "/org/freedesktop/Notifications", "--method",
             f"net.waxwing.Recorder.{method}", str(number), *more], check=True,
            capture_output=True)

    def click(self, number, action="default", token=""):
        self.person("Invoke", number, action, token)


def memory_mb(pid):
    """Proportional share of the memory of a process."""
    with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as lines:
        for line in lines:
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    raise RuntimeError("no Pss")


def cpu_seconds(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
