#!/usr/bin/env python3
"""The check of the codes finds what it is there to find."""

import pathlib
import tempfile
import unittest

import codes

messages = """
const std::vector<std::pair<std::string_view, std::string_view>>& vietnamese_items() {{
  static table = {{ {{"case", "ca"}}, }};
}}
const std::vector<Message>& all() {{
  static const std::vector<Message> table = {{
      {rows}
  }};
}}
"""

sources = {
    "lib/cases/cases.cpp": """
      base::Fields fields(reader, node, "case");
      if (id != other) reader.error("differs", node, {{"key", node.key}});
      m_differences->warning(twice ? "twice" : "again", place);  // reader.error("commented")
    """,
    "lib/base/file.cpp": 'fail("file.exists", path); open("facts.yaml"); event.kind = "store.created";',
}

rows = [
    ("*.again", "again: {found}", ""),
    ("*.twice", "twice", "take one"),
    ("cases.differs", "{key} differs", ""),
    ("file.exists", "{file} " '"\n       "exists', ""),
]


class CodesTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        for path, text in sources.items():
            self.write(path, text)
        self.tables(rows, rows)
        self.write("docs/diagnostics.md", "# Diagnostics\n")
        self.write_document()

    def write(self, path, text):
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def tables(self, english, vietnamese):
        for language, table in (("en", english), ("vi", vietnamese)):
            lines = "\n".join(f'{{"{code}", "{text}", "{hint}"}},' for code, text, hint in table)
            self.write(f"lib/base/messages_{language}.cpp", messages.format(rows=lines))

    def write_document(self):
        tables = {language: codes.table(self.root, language) for language in codes.languages}
        self.write(codes.document, codes.introduction(self.root) + codes.listing(tables))

    def finds(self, *expected):
        self.assertEqual([fault for fault in codes.faults_of(self.root) if not fault.startswith(codes.document)], list(expected))

    def test_nothing(self):
        self.assertEqual(codes.faults_of(self.root), [])

    def test_code_without_text(self):
        self.write("cli/show.cpp", 'stop(session, {"show.unknown", base::Severity::error, {{"found", what}}});')
        self.finds("cli/show.cpp: show.unknown has no text")

    def test_text_nobody_reports(self):
        more = [*rows, ("usage.wrong", "wrong", "")]
        self.tables(more, more)
        self.finds("usage.wrong has a text and is never reported")

    def test_one_language(self):
        self.tables(rows, rows[:-1])
        self.finds("file.exists has a text in one language only")

    def test_other_arguments(self):
        self.tables(rows, [*rows[:-1], ("file.exists", "exists", "")])
        self.finds("file.exists: the two languages name different arguments")

    def test_argument_nobody_gives(self):
        self.tables(*[[*rows[:2], ("cases.differs", "{key}: {expected}", ""), rows[3]]] * 2)
        self.finds("lib/cases/cases.cpp: cases.differs is not given expected, which its text names")

    def test_bare_code_of_unknown_area(self):
        self.write("lib/report/text.cpp", 'reader.error("odd", node);')
        self.finds("lib/report/text.cpp: 'odd' is reported, and areas_of in codes.py does not say under which area")

    def test_part_without_vietnamese_word(self):
        self.write("lib/cases/more.cpp", 'base::Fields fields(reader, node, "expert case \'" + id + "\'");')
        self.finds("lib/cases/more.cpp: 'expert case' has no Vietnamese word in vietnamese_items (messages_vi.cpp)")

    def test_order_and_full_stop(self):
        self.tables([rows[1], rows[0], *rows[2:]], [*rows[:1], ("*.twice", "twice.", "take one"), *rows[2:]])
        self.finds(
            "messages_en.cpp: the codes are not sorted, or one is there twice",
            "messages_vi.cpp: *.twice ends in a full stop",
        )

    def test_old_document(self):
        self.tables(*[[*rows[:1], ("*.twice", "two times", ""), *rows[2:]]] * 2)
        self.assertEqual(len(codes.faults_of(self.root)), 1)
        self.write_document()
        self.assertEqual(codes.faults_of(self.root), [])
        self.assertTrue((self.root / codes.document).read_text(encoding="utf-8").startswith("# Diagnostics\n<!--"))


if __name__ == "__main__":
    unittest.main()
