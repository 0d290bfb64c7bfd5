#!/usr/bin/env python3
"""Constructs that are not in the product, not even as a helper (design section 4 rule 8), and the
ones that switch off verification of servers, which are nowhere, tests included."""

import re

from sources import code_of, files, finish, line_of, name_of

IN_PRODUCT = [
    (r"\bQEventLoop\b", "a nested event loop"),
    (r"\bprocessEvents\b", "a nested event loop"),
    (r"(?:\.|->)\s*exec\s*\(\s*\)", "a nested event loop: dialogs are opened, not executed"),
    (r"\bQCoro::waitFor\b", "waiting for a coroutine"),
    (r"(?:public|private|protected)\s+QThread\b", "a subclass of QThread"),
    (r"\b(?:msleep|usleep|sleep_for|sleep_until|nanosleep)\b|::sleep\s*\(", "sleeping"),
    (r"\bwaitFor(?:Connected|Disconnected|ReadyRead|BytesWritten|Encrypted|Started|NewConnection)"
     r"\s*\(", "waiting on the main thread"),
    (r"\bQSystemTrayIcon\b[^;]*\bshowMessage\b|\bmessageClicked\b", "alerts of the tray icon"),
]
# A server says with VerifyNone that it asks its clients for no certificates.
SERVERS = ("tests/portal/certificates.cpp", "tests/support/testauthority.cpp")
EVERYWHERE = [
    (r"\bVerifyNone\b|\bQueryPeer\b", "verification switched off"),
    (r"\bignoreSslErrors\b", "verification switched off"),
    (r"CURLOPT_SSL_VERIFY(?:PEER|HOST)\s*,\s*0", "verification switched off"),
    (r"CURLOPT_PROXY_SSL_VERIFY(?:PEER|HOST)\s*,\s*0", "verification switched off"),
    (r"\bSSL_VERIFY_NONE\b", "verification switched off"),
]


def problems_in(name, text):
    code = code_of(text)
    in_product = not name.startswith("tests/")
    if in_product and re.search(r"\bj?thread\b", code):  # other things have a detach() as well
        for match in re.finditer(r"(?:\.|->)\s*detach\s*\(\s*\)", code):
            yield f"{name}:{line_of(code, match.start())}: a detached thread"
    for pattern, what in EVERYWHERE + (IN_PRODUCT if in_product else []):
        if name in SERVERS and "VerifyNone" in pattern:
            continue
        for match in re.finditer(pattern, code):
            yield f"{name}:{line_of(code, match.start())}: {what}: {match.group(0).strip()}"


def main():
    problems = []
    for path in files("app", "core", "ui", "tests"):
        problems += problems_in(name_of(path), path.read_text(encoding="utf-8"))
    finish(problems)


if __name__ == "__main__":
    main()
