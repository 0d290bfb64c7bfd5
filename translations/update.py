#!/usr/bin/env python3
"""Takes over the sentences of the sources into translations/*.ts, for Qt Linguist.

    translations/update.py            what is new becomes unfinished, what is gone goes
    translations/update.py --check    changes nothing; fails if something is missing, superfluous,
                                      unfinished, or lacks a place such as %1
"""

import argparse
import collections
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(__file__).resolve().parent.parent
PLURALS_ONLY = {"waxwing_en.ts"}  # the sources are English, but know one form only
PLACES = re.compile(r"%L?(?:n|\d+)")


def lupdate_path(given):
    candidates = [given, shutil.which("lupdate-qt6"), "/usr/lib/qt6/bin/lupdate",
                  shutil.which("lupdate")]
    for path in candidates:
        if path and pathlib.Path(path).exists():
            return path
    sys.exit("lupdate of Qt 6 not found; name it with --lupdate")


def update(lupdate, file, name):
    # The root as include path: without it classes of headers lose their namespace.
    command = [lupdate, "ui", "app", "-I", ".", "-extensions", "cpp,h,mm", "-no-obsolete",
               "-locations", "none", "-source-language", "en", "-silent"]
    if name in PLURALS_ONLY:
        command.append("-pluralonly")
    done = subprocess.run([*command, "-ts", str(file)], cwd=ROOT, capture_output=True, text=True,
                          check=False)
    complaints = [line for line in done.stderr.splitlines() if "unknown namespace" in line]
    if done.returncode != 0 or complaints:
        sys.exit(f"lupdate: {done.stderr}")


def messages(file):
    """(context, source, comment) -> (finished, [translated forms]) of a .ts file."""
    found = {}
    for context in ElementTree.parse(file).getroot().findall("context"):
        for message in context.findall("message"):
            key = (context.findtext("name"), message.findtext("source"),
                   message.findtext("comment") or "")
            translation = message.find("translation")
            forms = [form.text or "" for form in translation.findall("numerusform")]
            found[key] = (translation.get("type") is None, forms or [translation.text or ""])
    return found


def places(text, with_number):
    return collections.Counter(place for place in PLACES.findall(text)
                               if with_number or place not in ("%n", "%Ln"))


def problems(committed, fresh):
    for key in fresh.keys() - committed.keys():
        yield f"missing: {key[0]}: {key[1]!r}"
    for key in committed.keys() - fresh.keys():
        yield f"not in the sources any more: {key[0]}: {key[1]!r}"
    for key, (finished, forms) in committed.items():
        if not finished or not all(forms):
            yield f"unfinished: {key[0]}: {key[1]!r}"
        for form in forms:
            # "one" may be said in words, so %n need not be in every form.
            plural = len(forms) > 1
            if places(form, not plural) != places(key[1], not plural):
                yield f"places differ: {key[0]}: {key[1]!r} – {form!r}"


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--lupdate")
    arguments = parser.parse_args()
    lupdate = lupdate_path(arguments.lupdate)
    found = 0
    for file in sorted((ROOT / "translations").glob("*.ts")):
        if not arguments.check:
            update(lupdate, file, file.name)
            continue
        with tempfile.TemporaryDirectory() as folder:
            fresh = pathlib.Path(folder) / file.name
            shutil.copy(file, fresh)
            update(lupdate, fresh, file.name)
            for problem in problems(messages(file), messages(fresh)):
                print(f"{file.name}: {problem}")
                found += 1
    if found:
        print(f"{found} problem(s); translations/update.py takes over new sentences, then translate")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
