#!/usr/bin/env python3
"""./test leaves out what has passed before: it must not leave out what could fail now."""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))
import provenchecks  # noqa: E402


class ProvenChecks(unittest.TestCase):
    """A checkout with a compiled check (build/tst_a) and a script (check.py)."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name).resolve()
        self.build = self.root / "build"
        for name, text in {"a.cpp": "int a;", "check.py": "pass", "fixture.json": "{}",
                           ".gitignore": "/build\n", "build/tst_a": "program",
                           "build/bin/waxwing": "program"}.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        self.describe("A=1")
        subprocess.run(["git", "init", "-q", "."], cwd=self.root, check=True)

    def describe(self, environment):
        (self.build / "CTestTestfile.cmake").write_text(
            f'add_test(tst_a "{self.build}/tst_a")\n'
            f'set_tests_properties(tst_a PROPERTIES ENVIRONMENT "{environment}")\n'
            f'add_test(script "/usr/bin/python3" "{self.root}/check.py")\n')

    def digests(self):
        return provenchecks.checks_of(self.build, self.root)

    def changed_by(self, change):
        before = self.digests()
        change()
        after = self.digests()
        return {name for name in after if before[name] != after[name]}

    def write(self, name, text):
        path = self.root / name
        path.write_text(text)
        os.utime(path, ns=(1, 1))

    def test_nothing_changes_of_itself(self):
        self.assertEqual(self.changed_by(lambda: None), set())

    def test_what_a_change_makes_unproven(self):
        for name, unproven in {"build/tst_a": {"tst_a"}, "build/bin/waxwing": {"tst_a", "script"},
                               "fixture.json": {"tst_a", "script"}, "a.cpp": {"script"},
                               "check.py": {"tst_a", "script"}, "new.png": {"tst_a", "script"}}.items():
            with self.subTest(name):
                self.assertEqual(self.changed_by(lambda n=name: self.write(n, "other")), unproven)

    def test_another_environment_is_unproven(self):
        self.assertEqual(self.changed_by(lambda: self.describe("A=2")), {"tst_a"})

    def test_only_what_passed_is_kept(self):
        junit = self.root / "build/junit.xml"
        junit.write_text('<testsuite><testcase name="tst_a" status="run"/>'
                         '<testcase name="b" status="fail"/><testcase name="c" status="notrun"/>'
                         '</testsuite>')
        self.assertEqual(provenchecks.passed_in(junit), {"tst_a"})


if __name__ == "__main__":
    unittest.main()
