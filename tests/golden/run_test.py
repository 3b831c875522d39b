#!/usr/bin/env python3
"""The golden runner and the runner of the documents find what they are there to find; a small shell script plays the program."""

import argparse
import pathlib
import stat
import tempfile
import unittest

import docs_examples
import run

program = r"""#!/bin/sh
case $1 in
  say) echo "$2" ;;
  warn) echo "$2" >&2 ;;
  fail) exit 3 ;;
  leave) echo x >"$2" ;;
  id) echo "saved @0123abcd of 0123abcd-0123-4abc-8abc-0123456789ab" ;;
  environment) env | cut -d= -f1 | sort | tr '\n' ' ' ;;
  cat) cat ;;
esac
"""


class WithProgram(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        (self.folder / "data" / "samples").mkdir(parents=True)
        binary = self.folder / "program"
        binary.write_text(program)
        binary.chmod(binary.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
        self.arguments = argparse.Namespace(binary=binary, source=self.folder, update=False)


class GoldenTest(WithProgram):
    def findings(self, text):
        path = self.folder / "one.test"
        path.write_text(text)
        return run.check_file(path, self.arguments)

    def holds(self, text):
        self.assertEqual(self.findings(text), [])

    def fails(self, text, because):
        self.assertIn(because, "\n".join(self.findings(text)))

    def test_exact_output(self):
        self.holds("=== $ dxready say hello\n=== stdout\nhello\n")
        self.fails("=== $ dxready say hello\n=== stdout\nhallo\n", "+hello")
        self.fails("=== $ dxready say hello\n", "+hello")
        self.holds("=== $ printf hello\n=== stdout\nhello\n{{no newline}}\n")
        self.fails("=== $ printf hello\n=== stdout\nhello\n", "+{{no newline}}")
        self.holds("=== $ echo\n=== stdout\n\n\n=== $ true\n")

    def test_unexpected_stderr(self):
        self.fails("=== $ dxready warn careful\n", "+=== stderr")
        self.holds("=== $ dxready warn careful\n=== stderr\ncareful\n")

    def test_exit_code(self):
        self.fails("=== $ dxready fail\n", "+=== exit 3")
        self.holds("=== $ dxready fail\n=== exit 3\n")
        self.holds("=== $ dxready fail | true\n=== exit 3\n")

    def test_files_left_behind(self):
        for where, name in (("new.txt", "new.txt"), ('"$HOME/x"', "~/x"), ('"$TMPDIR/x"', "$TMPDIR/x")):
            self.fails(f"=== $ dxready leave {where}\n", f"+=== creates {name}")
        self.holds("=== $ dxready leave new.txt\n=== creates new.txt\n")
        self.fails("=== file a.txt\na\n=== $ dxready leave a.txt\n", "+=== changes a.txt")
        self.fails("=== file a.txt\na\n=== $ rm a.txt\n", "+=== removes a.txt")
        self.fails("=== $ true\n=== creates new.txt\n", "-=== creates new.txt")

    def test_lines_too_wide(self):
        wide = "x" * 81
        self.fails(f"=== $ dxready say {wide}\n=== stdout\n{wide}\n", "wider than 80 columns")
        self.holds(f"=== $ dxready say {wide}\n=== wide\n=== stdout\n{wide}\n")
        vietnamese = "ệ" * 80
        self.holds(f"=== $ dxready say {vietnamese}\n=== stdout\n{vietnamese}\n")

    def test_placeholders(self):
        self.holds("=== $ dxready id\n=== stdout\nsaved @{{id:a}} of {{uuid:a}}\n\n=== $ dxready say {{id:a}}\n=== stdout\n0123abcd\n")
        self.fails("=== $ dxready id\n=== stdout\nsaved @{{id:a}} of {{uuid}}\n\n=== $ dxready say 99999999\n=== stdout\n{{id:a}}\n", "+99999999")
        self.fails("=== $ dxready say zzzzzzzz\n=== stdout\n{{id}}\n", "+zzzzzzzz")
        self.fails("=== $ dxready say x\n=== stdout\n{{anything}}\n", "no placeholder")
        self.fails("=== $ dxready say {{id:b}}\n", "not known yet")
        self.holds("=== $ pwd\n=== stdout\n{{tmp}}\n")

    def test_fixed_environment(self):
        found, _ = run.run_case(run.parse("=== $ dxready environment\n"), self.arguments.binary, self.folder)
        names = set(found.parts[0].stdout.split()) - set(run.sandbox.passed_on)
        self.assertEqual(names, {"PATH", "HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR",
                                 "TMPDIR", "TZ", "LC_ALL", "COLUMNS", "NO_COLOR", "PYTHONDONTWRITEBYTECODE", "PWD", "SHLVL", "_"})

    def test_stdin(self):
        self.holds("=== $ dxready cat\n=== stdin\none\ntwo\n=== stdout\none\ntwo\n")
        self.holds("=== $ dxready cat\n")

    def test_bad_cases(self):
        for text in ("", "=== stdout\nx\n", "=== $ true\n=== nonsense\n", "=== $ true\nlost\n"):
            self.assertNotEqual(self.findings(text), [], text)

    def test_update_writes_what_came_out(self):
        self.arguments.update = True
        path = self.folder / "one.test"
        self.findings("# About.\n\n=== $ dxready id\n")
        self.assertEqual(path.read_text(), "# About.\n\n=== $ dxready id\n=== stdout\nsaved @{{id}} of {{uuid}}\n")
        self.arguments.update = False
        self.holds(path.read_text())


class DocumentsTest(WithProgram):
    def findings(self, text):
        path = self.folder / "document.md"
        path.write_text(text)
        return "\n".join(docs_examples.document_findings(path, self.arguments))

    def console(self, *lines):
        return self.findings("\n".join(["text", "```console", *lines, "```", ""]))

    def test_output(self):
        self.assertEqual(self.console("$ dxready say hello", "hello", "", "$ dxready warn careful", "careful"), "")
        self.assertIn("+hello", self.console("$ dxready say hello", "hallo"))
        self.assertIn("+hello", self.console("$ dxready say hello"))
        self.assertEqual(self.console("$ printf 'a\\nb\\nc\\n'", "a", "…"), "")
        self.assertIn("-…", self.console("$ printf 'a\\n'", "a", "…"))
        self.assertEqual(self.console("$ printf 'a\\nb'", "a", "b"), "")

    def test_exit_code(self):
        self.assertIn("exit code 3", self.console("$ dxready fail"))
        self.assertEqual(self.console("$ dxready fail", "$ echo $?", "3"), "")
        self.assertEqual(self.console("$ dxready warn 'a.yaml:1: error: no'; false", "a.yaml:1: error: no"), "")

    def test_files_and_state(self):
        self.assertEqual(self.findings("```yaml file=a/b.yaml\nx: 1\n```\n\n```console\n$ cd a\n$ cat b.yaml\nx: 1\n```\n"), "")

    def test_other_blocks_are_left_alone(self):
        self.assertEqual(self.findings("```sh\nrm -rf /nothing\n```\n"), "")


if __name__ == "__main__":
    unittest.main()
