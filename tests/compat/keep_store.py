#!/usr/bin/env python3
"""Keeps a store of today's format for the programs to come: tests/compat/store-N/store.sql.

    keep_store.py DXREADY OUTPUT

The store has seen everything a store can: two assessments one by one, a revision, an import, one that was undone, interviews that
are finished and unfinished, a backup, an erased enterprise, a merge with a store of its own, versions side by side, and a parent. To be
run once, when a format is released; ids and times are those of the run.
"""

import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

source = pathlib.Path(__file__).resolve().parents[2]
questionnaire = source / "tests/data/interview/small.yaml"
answers = """format: 1
questionnaire: small
assessed_on: {day}
respondent: {{role: {role}}}
enterprise: {{name: "{name}", tax_code: "{code}", entity: enterprise, province: HCMC}}
answers: {{KH.1.1: {grade}}}
notes: {{KH.1.1: "xem trang web"}}
"""
typed = "Quán Ánh Dương\n\n:den kh\n2\n"


class Maker:
    def __init__(self, dxready, folder):
        self.dxready, self.folder = dxready, folder
        self.environment = {"HOME": str(folder), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}

    def run(self, *words, store="s.db", typed=""):
        done = subprocess.run([self.dxready, *words, "--store", store], input=typed, capture_output=True, text=True, check=False,
                              cwd=self.folder, env=self.environment)
        if done.returncode != 0:
            sys.exit(f"keep_store: {' '.join(words)} ends with {done.returncode}\n{done.stderr}")
        return done.stdout

    def score(self, name, code, *words, day="2026-11-20", role="director", grade=2, store="s.db"):
        text = answers.format(name=name, code=code, day=day, role=role, grade=grade)
        (self.folder / "a.yaml").write_text(text, encoding="utf-8")
        self.run("score", "a.yaml", "--questionnaire", str(questionnaire), "--save", *words, store=store)

    def batch(self, name, store="s.db"):
        lines = ["name,tax_code,assessed_on,KH.1.1"] + [f"{name} {i},,2026-11-20,{i}" for i in range(3)]
        (self.folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        self.run("batch", f"{name}.csv", "--questionnaire", str(questionnaire), "--save", "--output", f"{name}-result.csv", store=store)

    def rows(self, query, store="s.db"):
        with sqlite3.connect(self.folder / store) as database:
            found = database.execute(query).fetchall()
        database.close()
        return found


def make(maker):
    maker.score("Công ty TNHH Ánh Dương", "0399009017", "--label", "trước hỗ trợ")
    maker.score("Công ty TNHH Ánh Dương", "0399009017", "--reason", "nhập nhầm", grade=1)
    maker.score("Hộ kinh doanh Ánh Sáng", "0399009024", role="accountant")
    maker.score("Hợp tác xã Thủy sản Hòa Bình", "0399009031")
    maker.batch("Hai")
    maker.batch("Ba")
    maker.run("store", "undo", maker.rows("SELECT id FROM import WHERE file LIKE 'Ba%'")[0][0], "--reason", "nhầm tệp")
    maker.run("store", "backup", "copy.db")
    maker.run("store", "restore", "copy.db", store="other.db")
    # The same day, twice: versions side by side.
    maker.score("Công ty TNHH Ánh Dương", "0399009017", day="2027-01-05", grade=1)
    maker.score("Công ty TNHH Ánh Dương", "0399009017", day="2027-01-05", grade=2, store="other.db")
    maker.score("Công ty TNHH Mới", "0399009049", store="other.db")
    maker.run("store", "erase", "E-3", "--yes")
    maker.run("store", "merge", "other.db")
    maker.run("interview", str(questionnaire), "--lang", "vi", typed=typed)
    maker.run("store", "backup", "again.db")
    maker.run("store", "restore", "again.db", store="kept.db")
    maker.run("store", "verify", store="kept.db")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory(prefix="dxready-") as name:
        maker = Maker(os.path.realpath(sys.argv[1]), pathlib.Path(name))
        make(maker)
        with sqlite3.connect(pathlib.Path(name) / "kept.db") as database:
            head = [f"PRAGMA {one}={database.execute(f'PRAGMA {one}').fetchone()[0]};" for one in ("application_id", "user_version")]
            text = "\n".join(head + ["PRAGMA foreign_keys=OFF;", *database.iterdump()]) + "\n"
        database.close()
    pathlib.Path(sys.argv[2]).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
