#!/usr/bin/python3
"""Turns the line that a local portal prints when it is ready into what ./run needs.

    portal_line.py FILE accounts | client-options | send-options [what the person gave]
"""

import json
import sys


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        at = json.loads(file.readline())
    if sys.argv[2] == "accounts":
        for account in at["accounts"]:
            code = f"  code {account['mfaCode']}" if "mfaCode" in account else ""
            print(f"  {account['emailAddress']:32} {account['password']}{code}"
                  f"   ({account['portals']})")
    elif sys.argv[2] == "client-options":
        print("--directory", at["directoryUrl"], "--extra-ca", at["caPath"],
              "--push-url", at["pushUrl"], "--push-key", at["pushKey"],
              "--sso-handover", "pkce-loopback", sep="\n")
    elif sys.argv[2] == "send-options":
        given = sys.argv[3:]
        print("--control", at["controlUrl"], "--token", at["controlToken"], sep="\n")
        for option, value in (("--to", at["accounts"][0]["emailAddress"]),
                              ("--subject", "The figures you asked for"),
                              ("--body", "Dear Anna,\n\nhere they are.\n\nJonas".replace("\n", " "))):
            if option not in given:
                print(option, value, sep="\n")


if __name__ == "__main__":
    main()
