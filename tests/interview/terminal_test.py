#!/usr/bin/env python3
"""Interviews on a pseudo-terminal: editing Vietnamese text by letters, windows of 80 and 40 columns, going back and forth, notes,
wrong input, the lines typed before, Ctrl-C, a terminal that is closed, a dumb one, and two windows at once.

    terminal_test.py DXREADY QUESTIONNAIRE
"""

import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

import driver

dxready, questionnaire = sys.argv[1:3]
up, left, backspace = "\x1b[A", "\x1b[D", "\x7f"


class OnATerminal(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.store = str(pathlib.Path(self.folder.name) / "store.db")
        self.environment = driver.environment(self.folder.name)

    def begin(self, *arguments, language="vi", columns=80, **environment):
        command = [dxready, "interview", *arguments, "--lang", language, "--store", self.store]
        interview = driver.OnTerminal(command, self.environment | environment, columns)
        interview.wait_for_prompt()
        return interview

    def rows(self, query):
        with sqlite3.connect(self.store) as database:
            found = database.execute(query).fetchall()
        database.close()
        return found

    def run_command(self, *arguments):
        return subprocess.run([dxready, *arguments, "--store", self.store], capture_output=True, text=True, check=False,
                              env=self.environment)

    def check_widths(self, interview, columns):
        text = driver.escapes.sub("", interview.bytes.decode("utf-8"))
        for line in text.replace("\r", "\n").split("\n"):
            self.assertLessEqual(driver.width(line), columns, line)

    def hold(self, language, columns):
        there = ":den" if language == "vi" else ":go"
        interview = self.begin(questionnaire, "--respondent", "director", language=language, columns=columns)
        lines = ["Công ty Bà Năm", "0399009017", "1", "2", "tp hcm", "42", "2025", "3", "Bảng lương", f"{there} kh", "?", "7", "2",
                 "<", "", "1 2", "30", "200", "+", "đếm ở kho", "12", "2", ">"]
        for line in lines:
            at = interview.answer(line)
        self.assertIn(at, ("Lý do", "Reason"))
        interview.answer("1")
        interview.keys("1\r")
        self.assertEqual(interview.rest(), 0)
        self.check_widths(interview, columns)
        self.assertEqual(self.rows("SELECT name, respondent, answered FROM assessment"), [("Công ty Bà Năm", "director", 5)])
        self.assertEqual(self.rows("SELECT note FROM answer WHERE criterion = 'NB.1.1'"), [("đếm ở kho",)])
        self.assertEqual(self.rows("SELECT part, whole, grade FROM answer WHERE criterion = 'KH.1.3'"), [(30, 200, 1)])
        self.assertEqual(self.run_command("store", "verify").returncode, 0)

    def test_whole_in_80_columns(self):
        self.hold("vi", 80)

    def test_whole_in_40_columns(self):
        self.hold("vi", 40)

    def test_whole_in_english(self):
        self.hold("en", 40)

    def test_letters_are_edited_not_bytes(self):
        interview = self.begin(questionnaire)
        # Precomposed and combining letters, as keyboards send them; what is wrong is deleted letter by letter.
        interview.keys("Bà Nămữ" + backspace)
        interview.keys(left * 3 + "Sáu " + "\x05!" + backspace)
        interview.keys("\r")
        interview.wait_for_prompt()
        interview.answer("")
        self.assertEqual(self.rows("SELECT name FROM interview"), [("Bà Sáu Năm",)])
        interview.answer(":lui")
        interview.answer("<")
        interview.answer("Ba\u0300 Na\u0306m")
        self.assertEqual(self.rows("SELECT name FROM interview"), [("Bà Năm",)])
        interview.keys(":thoat\r")
        self.assertEqual(interview.rest(), 0)

    def test_lines_typed_before_come_back(self):
        interview = self.begin(questionnaire)
        interview.answer("Quán Bà Năm")
        interview.answer("<")
        interview.answer(up + up)
        interview.answer("")
        self.assertEqual(self.rows("SELECT name FROM interview"), [("Quán Bà Năm",)])
        interview.keys(":thoat\r")
        self.assertEqual(interview.rest(), 0)

    def test_ctrl_c_keeps_everything(self):
        interview = self.begin(questionnaire)
        for line in ("Bà Năm", "", ":den kh", "2"):
            interview.answer(line)
        interview.keys("1 2\x03")
        self.assertEqual(interview.rest(), 130)
        self.assertIn("--resume @", interview.seen)
        self.assertEqual(self.rows("SELECT answered, place FROM interview"), [(1, "KH.1.2")])
        self.assertEqual(self.begin("--resume").answer(":phim"), "KH.1.2")

    def test_a_closed_terminal_keeps_everything(self):
        interview = self.begin(questionnaire)
        for line in ("Bà Năm", "", ":den kh", "2"):
            interview.answer(line)
        os.close(interview.descriptor)
        os.waitpid(interview.pid, 0)
        self.assertEqual(self.rows("SELECT answered, place FROM interview"), [(1, "KH.1.2")])
        self.assertEqual(self.run_command("store", "verify").returncode, 0)

    def test_ctrl_d_leaves(self):
        interview = self.begin(questionnaire)
        interview.answer("Bà Năm")
        interview.keys("\x04")
        self.assertEqual(interview.rest(), 0)
        self.assertEqual(self.rows("SELECT name, place FROM interview"), [("Bà Năm", "tax_code")])

    def test_a_dumb_terminal_will_do(self):
        interview = self.begin(questionnaire, TERM="dumb")
        interview.answer("Bà Năm")
        interview.answer("")
        self.assertNotIn("\x1b", interview.seen)
        self.assertEqual(interview.seen.count("Bà Năm"), 1)
        interview.keys(":thoat\r")
        self.assertEqual(interview.rest(), 0)
        self.assertEqual(self.rows("SELECT name FROM interview"), [("Bà Năm",)])

    def test_two_windows_of_one_enterprise(self):
        interview = self.begin(questionnaire)
        for line in ("Bà Năm", "0399009017", ":den kh", "2"):
            interview.answer(line)
        refused = self.run_command("interview", "--resume", "--lang", "vi")
        self.assertEqual(refused.returncode, 1)
        self.assertIn("[interview.locked]", refused.stderr)
        self.assertEqual(self.run_command("interview", "--discard", self.rows("SELECT id FROM interview")[0][0]).returncode, 1)
        os.kill(interview.pid, 9)
        self.assertEqual(interview.rest(), -9)
        resumed = self.begin("--resume")
        self.assertEqual(resumed.answer(":phim"), "KH.1.2")
        resumed.keys("\x03")
        self.assertEqual(resumed.rest(), 130)

    def test_two_windows_of_an_enterprise_of_the_store(self):
        first = self.begin(questionnaire)
        for line in ("Bà Năm", "0399009017", ":den kh", "2", "1", "bậc 1", "2", "2", ">"):
            first.answer(line)
        first.answer("1")
        first.keys("1\r")
        self.assertEqual(first.rest(), 0)
        held = self.begin(questionnaire, "--enterprise", "E-1", "--respondent", "it")
        refused = self.run_command("interview", questionnaire, "--enterprise", "E-1", "--respondent", "accountant", "--lang", "en")
        self.assertEqual(refused.returncode, 1)
        self.assertIn("E-0001 is being interviewed in another window", refused.stderr)
        # Whoever types the same tax code is told the same, and may go on with another one.
        other = self.begin(questionnaire)
        other.answer("Bà Năm")
        other.answer("0399009017")
        self.assertIn("E-0001 đang được phỏng vấn ở cửa sổ khác", other.seen)
        self.assertNotIn("Loại hình", other.seen)
        other.answer("0312345673")
        self.assertIn("Loại hình", other.seen)
        for window in (other, held):
            window.keys(":thoat\r")
            self.assertEqual(window.rest(), 0)

    def test_two_windows_of_an_enterprise_the_store_does_not_know(self):
        first, second = self.begin(questionnaire), self.begin(questionnaire)
        for line in ("Bà Năm", "0399009017", "1"):
            first.answer(line)
        second.answer("Bà Năm")
        second.answer("0399009017")
        self.assertIn("0399009017"[:3], second.seen)
        self.assertIn("đang được phỏng vấn ở cửa sổ khác", second.seen)
        # Leaving the tax code out does not help: by its name it is the same.
        third = self.begin(questionnaire)
        third.answer("Cô Tư")
        third.answer(":den kh 1 1")
        third.answer("1")
        fourth = self.begin(questionnaire)
        fourth.answer("Cô Tư")
        fourth.answer(":den kh 1 1")
        fourth.answer("1")
        self.assertIn("đang được phỏng vấn ở cửa sổ khác", fourth.seen)
        for window in (first, second, third, fourth):
            window.keys("\x03")
            self.assertEqual(window.rest(), 130)

    def test_marks_behind_their_letters_make_one_letter(self):
        interview = self.begin(questionnaire)
        interview.keys("Cha\u0300o Vie\u0323\u0302t Namm\x7f\x7f\x7f\x7f\x7f\x7f\x7fe\u0302\u0323t Nam\r")
        interview.wait_for_prompt()
        interview.keys(":thoat\r")
        interview.rest()
        self.assertEqual(self.rows("SELECT name FROM interview"), [("Chào Vi\u1ec7t Nam",)])

    def test_two_enterprises_at_once(self):
        windows = [self.begin(questionnaire), self.begin(questionnaire)]
        for line in (None, "", ":den kh", "2", "1"):
            for number, window in enumerate(windows):
                window.answer(f"Đơn vị {number}" if line is None else line)
        self.assertEqual(self.rows("SELECT name, answered FROM interview ORDER BY 1"), [("Đơn vị 0", 2), ("Đơn vị 1", 2)])
        for window in windows:
            window.keys("\x03")
            self.assertEqual(window.rest(), 130)

    def test_it_waits_while_others_write_and_says_so(self):
        interview = self.begin(questionnaire)
        interview.answer("Bà Năm")
        with sqlite3.connect(self.store, isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            interview.keys("\r")
            end = time.monotonic() + driver.patience
            while "Đang chờ" not in interview.seen and time.monotonic() < end:
                interview.read(0.1)
            other.execute("ROLLBACK")
        other.close()
        interview.wait_for_prompt()
        self.assertIn("Đang chờ", interview.seen)
        interview.keys(":thoat\r")
        self.assertEqual(interview.rest(), 0)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
