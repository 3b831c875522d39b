#!/usr/bin/env python3
"""Kills scripted interviews with SIGKILL at random moments. After each, other programs can read the store, `store verify` finds
nothing, every answer whose next question was seen is there, once, and `--resume` stands at the question behind the last answer.

    kill_test.py DXREADY [KILLS [SEED]]
"""

import pathlib
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

import driver

name, tax_code = "Công ty TNHH Thử Điện", "0399009017"


def fail(message):
    sys.exit(f"kill_test: {message}")


def grade(criterion):
    """The answer this enterprise gives: some grade from 0 to 5, by the letters of the id."""
    return sum(criterion.encode()) % 6


class Round:
    """One enterprise, interviewed until it is done, however often that is killed."""

    def __init__(self, dxready, store, home, chance):
        self.dxready, self.store, self.chance = dxready, store, chance
        self.environment = driver.environment(home)
        self.order = self.criteria()
        self.acknowledged, self.sent = set(), None

    def criteria(self):
        shown = subprocess.run([self.dxready, "show", "dbi-sme-2021"], capture_output=True, text=True, check=True,
                               env=self.environment)
        found = re.findall(r"^  ([A-Z]+\.\d+\.\d+)  ", shown.stdout, re.MULTILINE)
        if len(found) != 60:
            fail(f"{len(found)} criteria in `dxready show`")
        return found

    def started(self, resume):
        more = ["--resume"] if resume else []
        command = [self.dxready, "interview", *more, "--lang", "vi", "--store", self.store]
        return driver.Piped(command, self.environment)

    def hold(self, interview):
        """Answers until the end; throws Closed when the program is gone."""
        at = interview.wait_for_prompt()
        facts = [name, tax_code, ":den cx 1 1"]
        while "." in at or at == "Chọn" or facts:
            if at in self.order:
                self.sent = at
                at = interview.answer(f"bậc {grade(self.sent)}")
                self.acknowledged.add(self.sent)
                facts = []
            elif at == "Chọn":  # two answers do not fit together: left for later
                at = interview.answer("")
            elif facts and "Hết câu hỏi" not in interview.seen:
                at = interview.answer(facts.pop(0) if self.sent is None else ":den cx 1 1")
            else:
                break
        try:
            interview.answer("1")
        except driver.Closed:
            return
        fail("it does not end")

    def check(self):
        if not self.has_tables():
            return False
        with sqlite3.connect(self.store) as database:
            drafts = database.execute("SELECT grades, place FROM draft").fetchall()
            answers = database.execute("SELECT payload ->> 'question', count(*) FROM event WHERE kind = 'interview.answered' "
                                       "GROUP BY 1").fetchall()
            done = database.execute("SELECT grades FROM assessment_row").fetchall()
        database.close()
        verified = subprocess.run([self.dxready, "store", "verify", "--store", self.store], capture_output=True, text=True,
                                  check=False, env=self.environment)
        if verified.returncode != 0:
            fail(f"verify ends with {verified.returncode}\n{verified.stderr}{verified.stdout}")
        if len(drafts) + len(done) > 1:
            fail(f"{len(drafts)} drafts, {len(done)} assessments")
        if not drafts and not done:
            if self.acknowledged:
                fail("the draft is gone")
            return False
        letters = dict(zip(self.order, (drafts or done)[0][0]))
        kept = {one for one, letter in letters.items() if letter != "-"}
        for one, letter in letters.items():
            if letter not in ("-", str(grade(one))):
                fail(f"{one} is {letter}, and {grade(one)} was answered")
        if not self.acknowledged <= kept <= self.acknowledged | {self.sent}:
            fail(f"lost {self.acknowledged - kept}, never answered {kept - self.acknowledged - {self.sent}}")
        for question, times in answers:
            if question in self.order and times != 1:
                fail(f"{question} was kept {times} times")
        if drafts and kept:
            last = max(self.order.index(one) for one in kept)
            behind = self.order[last + 1] if last + 1 < len(self.order) else ""
            if drafts[0][1] != behind:
                fail(f"it stands at {drafts[0][1]!r}, not at {behind!r}")
        self.acknowledged = kept
        return bool(drafts)

    def run(self, longest):
        """How many kills it took; the longest time between start and kill is given."""
        kills, resume = 0, False
        while True:
            interview = self.started(resume)
            timer = threading.Timer(self.chance.uniform(0, longest), interview.process.kill)
            timer.start()
            try:
                self.hold(interview)
            except driver.Closed:
                pass
            timer.cancel()
            try:
                interview.process.stdin.close()
            except BrokenPipeError:  # what was typed last was not read any more
                pass
            interview.process.stderr.read()
            code = interview.process.wait()
            resume = self.check()
            if code == 0:
                if resume or len(self.acknowledged) != len(self.order):
                    fail("it ended, and is not whole")
                return kills
            if code != -9:
                fail(f"it ended with {code}")
            kills += 1
            if not resume and self.done():
                return kills

    def has_tables(self):
        if not pathlib.Path(self.store).exists():
            return False
        with sqlite3.connect(self.store) as database:
            found = database.execute("SELECT count(*) FROM sqlite_master WHERE name = 'draft'").fetchone()[0]
        database.close()
        if not found and self.acknowledged:
            fail("the store is empty")
        return found == 1

    def done(self):
        if not self.has_tables():
            return False
        with sqlite3.connect(self.store) as database:
            count = database.execute("SELECT count(*) FROM assessment_row").fetchone()[0]
        database.close()
        return count == 1


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    wanted = int(sys.argv[2]) if len(sys.argv) > 2 else 24
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else time.time_ns()
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        kills = interviews = 0
        begun = time.monotonic()
        whole = Round(sys.argv[1], str(pathlib.Path(folder) / "whole.db"), folder, chance)
        whole.run(600)
        longest = time.monotonic() - begun
        while kills < wanted:
            store = str(pathlib.Path(folder) / f"store-{interviews}.db")
            kills += Round(sys.argv[1], store, folder, chance).run(longest / 2)
            interviews += 1
        print(f"{kills} kills in {interviews} interviews of {longest:.1f} s: nothing lost, nothing doubled (seed {seed})")


main()
