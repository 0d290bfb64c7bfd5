"""What the benchmarks of the whole program share: one JSON object a line, and the programs' ways."""

import json
import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "journeys"))


def report(name, value, unit, bound, **more):
    """One result. `bound` is what must not be exceeded."""
    print(json.dumps({"name": name, "value": round(value, 3), "unit": unit, "bound": bound,
                      "better": "lower", **more}), flush=True)


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def wants_brief():
    return "--brief" in sys.argv[1:]
