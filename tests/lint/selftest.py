#!/usr/bin/env python3
"""The lints themselves: what each must find and must leave alone."""

import unittest

import awaits
import banned
import includes
from sources import code_of


class Awaits(unittest.TestCase):
    def found(self, text):
        return len(list(awaits.problems_in("core/x/x.cpp", text)))

    def test_finds(self):
        for text in ("co_await f(Agg{1, 2});", "co_await f({a, b});",
                     "auto x = co_await f([this] { return 1; });", "if (co_await f(A{})) {}",
                     "co_await f(a, [&](int) { return 2; });", "co_return co_await f(\n  A{1});"):
            self.assertGreaterEqual(self.found(text), 1, text)

    def test_leaves_alone(self):
        for text in ("if (co_await f(a)) { g(); }", "co_await f(items[0]);", "// co_await f({})",
                     'co_await f("{");', "x = co_await f(a); y = A{1};", "co_await f(a)[0];",
                     "for (;;) { co_await f(m_a[i][j]); }", "while (!co_await f()) { }"):
            self.assertEqual(self.found(text), 0, text)


class Banned(unittest.TestCase):
    def found(self, text, name="core/x/x.cpp"):
        return len(list(banned.problems_in(name, text)))

    def test_finds(self):
        for text in ("QEventLoop loop;", "dialog.exec();", "menu->exec( );", "std::jthread t; t.detach();",
                     "class A : public QThread {};", "std::this_thread::sleep_for(1s);",
                     "QThread::msleep(5);", "socket.waitForConnected(5);",
                     "curl_easy_setopt(h, CURLOPT_SSL_VERIFYPEER, 0L);"):
            self.assertEqual(self.found(text), 1, text)
        self.assertEqual(self.found("s.ignoreSslErrors();", "tests/x.cpp"), 1)

    def test_leaves_alone(self):
        for text in ("return QCoreApplication::exec();", "// QEventLoop", '"processEvents"',
                     "m_bytes.detach();", "curl_easy_setopt(h, CURLOPT_SSL_VERIFYPEER, 1L);"):
            self.assertEqual(self.found(text), 0, text)
        self.assertEqual(self.found("socket.waitForConnected(5);", "tests/x.cpp"), 0)


class Includes(unittest.TestCase):
    def test_edges(self):
        for user, used in (("core/portal", "core/http"), ("core/sync", "core/store"),
                           ("ui/inbox", "core/alerts"), ("ui/inbox", "ui/common"),
                           ("app/bootstrap", "ui/inbox"), ("app/platform", "core/alerts")):
            self.assertTrue(includes.may_include(user, used), (user, used))
        for user, used in (("core/http", "core/portal"), ("core/sync", "core/account"),
                           ("core/alerts", "core/sync"), ("core/base", "core/async"),
                           ("core/store", "ui/inbox"), ("ui/inbox", "ui/reader"),
                           ("ui/inbox", "app/platform"), ("app/platform", "ui/tray"),
                           ("core/vault", "core/http"), ("core/nowhere", "core/base")):
            self.assertFalse(includes.may_include(user, used), (user, used))

    def test_third_party(self):
        def found(name, header):
            return len(list(includes.problems_in(name, f"#include <{header}>\n")))

        for name, header in (("core/portal/x.cpp", "curl/curl.h"), ("ui/x/x.cpp", "sqlite3.h"),
                             ("core/sync/x.cpp", "QWebSocket"), ("core/base/x.h", "QWidget"),
                             ("core/sync/x.cpp", "unistd.h"), ("ui/tray/x.cpp", "QDBusConnection"),
                             ("core/account/x.cpp", "nlohmann/json.hpp")):
            self.assertEqual(found(name, header), 1, (name, header))
        for name, header in (("core/http/x.cpp", "curl/curl.h"), ("core/base/x.h", "QString"),
                             ("app/platform/linux/x.cpp", "QDBusConnection"),
                             ("core/vault/platform/linux/x.cpp", "QDBusConnection"),
                             ("ui/inbox/x.cpp", "QWidget")):
            self.assertEqual(found(name, header), 0, (name, header))


class Sources(unittest.TestCase):
    def test_keeps_lines_and_empties_strings(self):
        text = 'a /* x\ny */ b "c\\"d" // e\n\'{\' 1\'000\'000 R"(\n{)" f'
        code = code_of(text)
        self.assertEqual(code.count("\n"), text.count("\n"))
        for gone in ("x", "c", "e\n", "{"):
            self.assertNotIn(gone, code)
        self.assertIn("f", code)


if __name__ == "__main__":
    unittest.main()
