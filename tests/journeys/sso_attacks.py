#!/usr/bin/python3
"""Others on this computer and a code that was used before: a forged callback changes nothing, a
replayed code gives no session, and the right person still gets in."""

import http.client
from urllib.parse import parse_qs, urlsplit

from journey import Client, Portal, click, messages, run, until
from organisation import Browser, choose_northwind


def callback_of(opened):
    return urlsplit(parse_qs(urlsplit(opened["opened"]).query)["redirect_uri"][0])


def forge(target, query, method="GET", host=None):
    """As another program of this computer would, with its status."""
    connection = http.client.HTTPConnection(target.hostname, target.port, timeout=5)
    connection.request(method, f"{target.path}?{query}", headers={"Host": host or target.netloc})
    status = connection.getresponse().status
    connection.close()
    return status


def journey(told):
    with Portal("--messages", "10", "--with-identity-provider") as portal, Client(portal) as client:
        browser = Browser(portal.at["caPath"])
        app = client.open()
        browser.person(act="leave")
        choose_northwind(app)
        target = callback_of(browser.wait_for("opened"))
        until("the program listens", lambda: app.find("push button", "Open again"))
        query = "code=stolen&state=guessed&iss=" + portal.at["baseUrl"] + "/northwind/idp"
        for expected, attempt in ((400, {}), (405, {"method": "POST"}),
                                  (400, {"host": f"evil.example:{target.port}"})):
            status = forge(target, query, **attempt)
            if status != expected:
                raise AssertionError(f"a forged callback was answered with {status}")
        if portal.requests("IdProxyToken"):
            raise AssertionError("a forged callback made the program ask for a token")
        app.says("Continue in your browser")
        browser.wait_for("closed")
        browser.person()
        click(app.find("push button", "Open again"))
        messages(app)
        told.step("forged callbacks were refused, the real one was taken")
        client.stop()

        portal.ask("proxy-fault", count=1, replayCode=True)
        browser.person()
        with Client(portal, data=client.data + "-second") as second:
            app = second.open()
            before = len(browser.seen("opened"))
            choose_northwind(app)
            messages(app)
            opened = browser.seen("opened")[before:]
            if len(opened) != 2 or callback_of(opened[0]).port == callback_of(opened[1]).port:
                raise AssertionError(f"a replayed code should begin everything anew: {opened}")
            statuses = [one["status"] for one in portal.requests("IdProxyToken")]
            if statuses != [200, 400, 200]:
                raise AssertionError(f"the exchanges were answered with {statuses}")
            told.step("a replayed code gave nothing, the program began anew by itself")
            second.must_be_alive()


if __name__ == "__main__":
    run("sso-attacks", journey)
