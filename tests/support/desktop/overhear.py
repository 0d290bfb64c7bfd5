#!/usr/bin/python3
"""Writes down what the accessibility bus tells everybody about texts that change, a line each.

    overhear.py FILE            until it is ended; the first line says that it listens
"""

import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402


def main(path):
    with open(path, "w", encoding="utf-8", buffering=1) as out:
        def note(event):
            out.write(f"{event.type} {event.any_data!r}\n")

        listener = Atspi.EventListener.new(note)
        for kind in ("object:text-changed", "object:property-change", "object:text-selection-changed"):
            listener.register(kind)
        out.write("listening\n")
        Atspi.event_main()


if __name__ == "__main__":
    main(sys.argv[1])
