#!/usr/bin/env python3
"""The layer test finds what it is there to find: every breach below is put into a copy of the tree."""

import pathlib
import shutil
import tempfile
import unittest

import layers

root = pathlib.Path(__file__).resolve().parents[2]

# File (a new one, each in a file of its own), what is in it, what the report has to say.
planted = [
    ("lib/base/planted.cpp", '#include "scoring/plan.hpp"\n', "lib/base may not include lib/scoring"),
    ("lib/yaml/planted.cpp", '#include "json/write.hpp"\n', "lib/yaml may not include lib/json"),
    ("lib/store/planted.hpp", '#include "survey/row.hpp"\n', "lib/store may not include lib/survey"),
    ("lib/store/planted.cpp", '#  include "report/text.hpp"\n', "lib/store may not include lib/report"),
    ("lib/portfolio/planted.cpp", '#include "cases/load.hpp"\n', "lib/portfolio may not include lib/cases"),
    ("lib/scoring/planted.cpp", '#include "../cli/app.hpp"\n', "of lib/ only"),
    ("lib/scoring/planted.cpp", '#include "plan.hpp"\n', "of lib/ only"),
    ("lib/newcomer/planted.cpp", "\n", "lib/newcomer is not in the layer table"),
    ("cli/planted.cpp", '#include "nowhere.hpp"\n', "neither of lib/ nor of cli/"),
    ("cli/planted.cpp", "#include <SQLiteCpp/Database.h>\n", "includes <SQLiteCpp/Database.h>"),
    ("lib/questionnaire/planted.cpp", "#include <yaml-cpp/yaml.h>\n", "includes <yaml-cpp/yaml.h>"),
    ("lib/yaml/planted.hpp", "#include <yaml-cpp/yaml.h>\n", "includes <yaml-cpp/yaml.h>"),
    ("lib/base/planted.hpp", "#include <fmt/format.h>\n", "includes <fmt/format.h>"),
    ("lib/base/planted.cpp", "#include <openssl/sha.h>\n", "includes <openssl/"),
    ("lib/base/planted.cpp", "#include <curl/curl.h>\n", "a third party without a room"),
    ("lib/base/planted.cpp", "#include <iostream>\n", "reaches for <iostream>"),
    ("lib/base/planted.cpp", "void f() { std::cout << 1; }\n", "reaches for a standard stream"),
    ("lib/base/planted.cpp", 'auto f() { return std::getenv("HOME"); }\n', "reaches for getenv"),
    ("lib/base/planted.cpp", "auto f() { return std::chrono::system_clock::now(); }\n", "reaches for a clock"),
    ("lib/base/planted.cpp", 'auto f() { return std::locale(""); }\n', "reaches for a named locale"),
    ("lib/base/planted.cpp", 'auto u = "http://x"; auto c = std::cin.get();\n', "reaches for a standard stream"),
    ("lib/base/planted.cpp", "\n" * 451, "has 451 lines"),
]

harmless = [
    ("lib/base/fingerprint.cpp", "#include <openssl/sha.h>\n"),
    ("lib/yaml/planted.cpp", '#include <yaml-cpp/yaml.h>\n#include "base/text.hpp"\n'),
    ("lib/store/planted.cpp", '#include <SQLiteCpp/Database.h>\n#include "assessment/assessor.hpp"\n#include "json/write.hpp"\n'),
    ("lib/base/planted.cpp", "// never std::cout\n/* #include <iostream>\n */\n#include <vector>\n#include <cstdint>\n"),
    ("cli/planted.cpp", '#include "report/text.hpp"\n#include <CLI/CLI.hpp>\n#include <iostream>\n'),
    ("lib/base/planted.cpp", "\n" * 450),
]


def new_breaches(files):
    """What is reported of a copy of the tree with the files added, and is not reported of the tree itself."""
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder)
        for top in ("lib", "cli"):
            shutil.copytree(root / top, copy / top)
        for path, text in files.items():
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            with open(copy / path, "a", encoding="utf-8") as file:
                file.write(text)
        before = set(layers.breaches(root))
        return [line for line in layers.breaches(copy) if line not in before]


def numbered(rows):
    """The rows with a number in the name of each planted file, so that no two share one."""
    return [(row[0].replace("planted", f"planted_{number}"), *row[1:]) for number, row in enumerate(rows)]


class LayerTest(unittest.TestCase):
    maxDiff = None

    def test_finds_every_planted_breach(self):
        rows = numbered(planted)
        found = new_breaches({path: text for path, text, _ in rows})
        for path, text, report in rows:
            with self.subTest(path=path, text=text[:60]):
                here = [line for line in found if line.startswith(path + ":")]
                self.assertEqual(len(here), 1, here)
                self.assertIn(report, here[0])
        self.assertEqual(len(found), len(rows), found)

    def test_accepts_what_is_allowed(self):
        self.assertEqual(new_breaches({path: text for path, text in numbered(harmless)}), [])

    def test_an_empty_tree_is_not_a_pass(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(len(layers.breaches(pathlib.Path(folder))), 1)

    def test_the_table_has_no_cycle(self):
        for folder, allowed in layers.layers.items():
            self.assertNotIn(folder, allowed)
            for other in allowed:
                self.assertNotIn(folder, layers.layers[other], f"{folder} and {other} include one another")


if __name__ == "__main__":
    unittest.main()
