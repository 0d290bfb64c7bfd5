#!/usr/bin/env python3
"""Runs every benchmark of a release build, one after the other: one JSON object a line.

    run.py BUILD_FOLDER [--brief]

Benchmarks are the programs bench_* in its bin folder (they print the same lines) and bench_*.py
beside this script, which run in a private desktop. Exit status 1 if a bound is not kept. With
--brief too little is measured for a verdict: then only what is far beyond its bound, twice in a row,
fails.
"""

import json
import os
import pathlib
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SESSION = ROOT / "tests/support/desktop/session.sh"

BRIEF_TOLERANCE = 3.0


def is_beyond(result, tolerance):
    if result.get("better") == "higher":
        return result["value"] * tolerance < result["bound"]
    return result["value"] > result["bound"] * tolerance


def commands(binaries, options):
    for program in sorted(binaries.glob("bench_*")):
        yield program.name, [str(program), *options]
    for script in sorted(HERE.glob("bench_*.py")):
        if script.stem == "bench_start" and "--brief" in options:
            continue  # whole starts: only a quiet machine and many of them say something
        yield script.stem, [str(SESSION), "--notify", "recorder", "--", "/usr/bin/python3",
                            str(script), *options]


def measure(name, command, environment, tolerance):
    """Runs one benchmark and hands on its lines; names what was beyond its bound."""
    print(f"bench: {name}", file=sys.stderr, flush=True)
    began = time.monotonic()
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT,
                          check=False)
    print(f"bench: {name} took {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    beyond = []
    for line in done.stdout.splitlines():
        if not line.startswith("{"):
            print(line, file=sys.stderr)
            continue
        print(line, flush=True)
        result = json.loads(line)
        if is_beyond(result, tolerance):
            beyond.append(result["name"])
    if done.returncode != 0 and not beyond:
        beyond.append(name)
    return beyond


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    binaries = pathlib.Path(sys.argv[1]).resolve() / "bin"
    brief = "--brief" in sys.argv[2:]
    tolerance = BRIEF_TOLERANCE if brief else 1.0
    failed = []
    environment = dict(os.environ, WAXWING_BIN=str(binaries))
    for name, command in commands(binaries, sys.argv[2:]):
        beyond = measure(name, command, environment, tolerance)
        if beyond and brief:
            # What else the machine was doing just then is the likelier reason.
            print(f"bench: once more, because of {', '.join(beyond)}", file=sys.stderr)
            beyond = measure(name, command, environment, tolerance)
        failed += beyond
    if failed:
        print(f"bench: beyond their bounds: {', '.join(failed)}", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
