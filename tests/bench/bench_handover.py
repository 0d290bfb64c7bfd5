#!/usr/bin/python3
"""How long a second start takes that hands a link over to the program that runs, and leaves.

100 starts; with --brief 20. Run inside session.sh.
"""

import subprocess
import time

from measure import percentile, report, wants_brief
from journey import Client, Journey, Portal, messages, sign_in

LINK = "waxwing://open?portal=example&message="


def handover_ms(client, link):
    began = time.monotonic()
    subprocess.run(client.command("--", link), check=True, timeout=20)
    return (time.monotonic() - began) * 1000


def main():
    with Portal("--messages", "60") as portal, Client(portal) as client:
        messages(sign_in(Journey("bench"), client))
        link = LINK + portal.deliver("Again and again", "x")
        handover_ms(client, link)
        found = []
        for _ in range(20 if wants_brief() else 100):
            found.append(handover_ms(client, link))
            time.sleep(0.1)
        client.must_be_alive()
        report("handover_p95_ms", percentile(found, 0.95), "ms", 100,
               median_ms=round(percentile(found, 0.5), 1))


if __name__ == "__main__":
    main()
