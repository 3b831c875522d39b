#!/usr/bin/env python3
"""The surveys that are measured are what make_survey says."""

import csv
import io
import pathlib
import subprocess
import sys
import unittest

program = pathlib.Path(__file__).resolve().parent / "make_survey"


def survey(*options):
    return subprocess.run([sys.executable, program, *options], stdout=subprocess.PIPE, check=True).stdout


def records(text, delimiter=","):
    return list(csv.reader(io.StringIO(text.decode("utf-8"), newline=""), delimiter=delimiter))


class Surveys(unittest.TestCase):
    def test_the_same_seed_gives_the_same_bytes(self):
        self.assertEqual(survey("300", "--seed", "5"), survey("300", "--seed", "5"))
        self.assertNotEqual(survey("300", "--seed", "5"), survey("300", "--seed", "6"))

    def test_how_it_is_written_does_not_change_what_it_says(self):
        plain = records(survey("300"))
        self.assertEqual(plain, records(survey("300", "--quoted", "--crlf")))
        self.assertEqual(plain, records(survey("300", "--delimiter", ";"), ";"))

    def test_a_longer_one_begins_like_a_shorter_one(self):
        self.assertTrue(survey("300").startswith(survey("100")))

    def test_every_row_has_every_column(self):
        for options, columns in (([], 73), (["--no-facts"], 66)):
            rows = records(survey("300", *options))
            self.assertEqual(len(rows), 301)
            self.assertEqual({len(row) for row in rows}, {columns})

    def test_tax_codes_are_right_and_nobody_has_two(self):
        codes = [row[1] for row in records(survey("2000", "--bad", "0"))[1:]]
        self.assertEqual(len(set(codes)), len(codes))
        for code in codes:
            weighed = sum(int(digit) * weight for digit, weight in zip(code, (31, 29, 23, 19, 17, 13, 7, 5, 3)))
            self.assertEqual(int(code[9]), 10 - weighed % 11)

    def test_bad_rows_are_as_many_as_wished(self):
        def wrong(row):
            return any(grade not in ("", *"012345") for grade in row[6:]) or len(row[1]) != 10
        rows = records(survey("3000", "--bad", "100", "--no-facts"))[1:]
        # Those with a wrong check digit are not counted here: one kind of six.
        self.assertAlmostEqual(sum(map(wrong, rows)) / len(rows), 5 / 6, delta=0.05)


unittest.main()
