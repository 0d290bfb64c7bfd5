#!/usr/bin/env python3
"""Remembers which checks passed with exactly what is there now, so that ./test need not repeat them.

    provenchecks.py skip BUILD_FOLDER                    prints a regular expression of their names
    provenchecks.py keep BUILD_FOLDER JUNIT [NAME ...]   remembers those that passed, but for NAMEs,
                                                         with what was there when skip was called

What a check can depend on is taken broadly: its command line and environment, every program of its
build, every file of the checkout that is not compiled (all files, when the check is a script) and
the installed packages. Lives in BUILD_FOLDER/proven.json (and proving.json, for the run under
way); a new build folder knows nothing.
"""

import hashlib
import json
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree

COMPILED = {".cpp", ".h"}


def output_of(*command, cwd=None):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=cwd,
                          check=True).stdout


def digest_of(*parts):
    digest = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode()
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def digest_of_sources(root, with_compiled):
    """Content of all files that git tracks or would track."""
    names = output_of("git", "ls-files", "-z", "-co", "--exclude-standard", cwd=root).split(b"\0")
    parts = []
    for name in sorted(set(filter(None, names))):
        path = root / name.decode()
        if path.is_file() and (with_compiled or path.suffix not in COMPILED):
            parts += [name, path.read_bytes()]
    return digest_of(*parts)


def built(path):
    """Enough to tell whether a build has written a file anew; reading gigabytes would not be."""
    status = path.stat()
    return f"{path} {status.st_size} {status.st_mtime_ns}"


def digest_of_programs(build):
    files = [path for folder in ("bin", "lib") for path in (build / folder).rglob("*")]
    return digest_of(*(built(path) for path in sorted(files) if path.is_file()))


def installed_packages():
    try:
        return output_of("dpkg-query", "-W")
    except (OSError, subprocess.CalledProcessError):
        return b""


def checks_of(build, root=pathlib.Path(__file__).resolve().parents[1]):
    """What each check depends on: name -> digest."""
    described = json.loads(output_of("ctest", "--test-dir", str(build), "--show-only=json-v1"))
    common = digest_of(digest_of_programs(build), installed_packages())
    compiled_sources = digest_of_sources(root, with_compiled=False)
    all_sources = digest_of_sources(root, with_compiled=True)
    found = {}
    for check in described["tests"]:
        if "command" not in check:
            continue  # not built
        program = pathlib.Path(check["command"][0])
        is_compiled = build in program.parents and program.is_file()
        found[check["name"]] = digest_of(
            json.dumps(check["command"]), json.dumps(check.get("properties")), common,
            built(program) if is_compiled else "script",
            compiled_sources if is_compiled else all_sources)
    return found


def read(path):
    try:
        return json.loads(path.read_text())
    except (OSError, ValueError):
        return {}


def passed_in(junit):
    cases = xml.etree.ElementTree.parse(junit).getroot().iter("testcase")
    return {case.get("name") for case in cases if case.get("status") == "run"}


def main():
    if len(sys.argv) < 3 or sys.argv[1] not in ("skip", "keep"):
        sys.exit(__doc__)
    build = pathlib.Path(sys.argv[2]).resolve()
    path, under_way = build / "proven.json", build / "proving.json"
    proven = read(path)
    if sys.argv[1] == "skip":
        now = checks_of(build)
        under_way.write_text(json.dumps(now))
        names = sorted(name for name, digest in now.items() if proven.get(name) == digest)
        if names:
            print("^(" + "|".join(re.escape(name) for name in names) + ")$")
        return
    # What was edited while the checks ran has not been proven by them.
    started_with = read(under_way)
    for name in passed_in(sys.argv[3]) - set(sys.argv[4:]):
        if name in started_with:
            proven[name] = started_with[name]
    path.write_text(json.dumps(proven, indent=1, sort_keys=True))


if __name__ == "__main__":
    main()
