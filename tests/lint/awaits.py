#!/usr/bin/env python3
"""Finds what g++ 12 cannot take in an expression with co_await: braces (aggregates are destroyed
twice, lists do not compile) and lambdas. Name such an argument first."""

import re

from sources import code_of, files, finish, line_of, name_of

CLOSING = {"(": ")", "[": "]", "{": "}"}


def expression_after(code, position):
    """From co_await to the end of its expression: a semicolon, or a bracket that it did not open."""
    open_brackets = []
    for index in range(position, len(code)):
        character = code[index]
        if character in CLOSING:
            open_brackets.append(CLOSING[character])
        elif character in ")]}":
            if not open_brackets:
                return code[position:index]
            open_brackets.pop()
        elif character == ";" and not open_brackets:
            return code[position:index]
    return code[position:]


def problems_in(name, text):
    code = code_of(text)
    for match in re.finditer(r"\bco_await\b", code):
        expression = expression_after(code, match.end())
        where = f"{name}:{line_of(code, match.start())}"
        if "{" in expression:
            yield f"{where}: braces in an expression with co_await"
        if re.search(r"(^|[^\w\s)\]])\s*\[", expression):
            yield f"{where}: a lambda in an expression with co_await"


def main():
    problems = []
    for path in files("core", "ui", "app", "tests"):
        problems += problems_in(name_of(path), path.read_text(encoding="utf-8"))
    finish(problems)


if __name__ == "__main__":
    main()
