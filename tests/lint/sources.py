"""Reads C++ sources for the lints: which files there are, and their text without comments and the
insides of strings, line numbers kept."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SUFFIXES = {".h", ".cpp", ".mm"}

_NOT_CODE = re.compile(
    r'//[^\n]*'
    r'|/\*.*?\*/'
    r'|R"([^(\s]*)\(.*?\)\1"'
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'(?:\\.|[^'\\\n])*'",
    re.S)


def files(*folders):
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in SUFFIXES:
                yield path


def name_of(path):
    return path.relative_to(ROOT).as_posix() if path.is_absolute() else path.as_posix()


def code_of(text):
    """The text with comments blanked and strings emptied; as long and with the same lines."""

    def blank(match):
        found = match.group(0)
        if found.startswith("'") and len(found) > 6:  # digit separators, not a character
            return found
        kept = found[0] if found[0] in "\"'" else ""
        inside = re.sub(r"[^\n]", " ", found)
        return kept + inside[1:-1] + kept if kept else inside

    # Includes keep their file names.
    lines = text.split("\n")
    stripped = _NOT_CODE.sub(blank, re.sub(r"(?<=\d)'(?=\d)", "_", text)).split("\n")
    return "\n".join(original if original.lstrip().startswith("#include") else code
                     for original, code in zip(lines, stripped))


def line_of(code, position):
    return code.count("\n", 0, position) + 1


def finish(problems):
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problem(s)")
    sys.exit(1 if problems else 0)
