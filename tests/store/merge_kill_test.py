#!/usr/bin/env python3
"""Kills merges, backups and erasures with SIGKILL at random moments: the store is whole, and the work can be done again.

    merge_kill_test.py IMPORT_ROWS DXREADY [ROUNDS [SEED]]

After each kill of a merge everything of the other store is there or nothing; of an erasure, everything of the enterprise is there or
nothing readable is; a backup has its name only when it is a whole store.
"""

import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

rows = 400


def fail(message):
    sys.exit(f"merge_kill_test: {message}")


class Stores:
    def __init__(self, folder, program, dxready):
        self.folder, self.program, self.dxready = folder, program, dxready
        self.mine, self.other, self.work = (str(folder / name) for name in ("mine.db", "other.db", "work.db"))
        for store in (self.mine, self.other):
            self.run(program, store, str(rows), "0")

    @staticmethod
    def run(*command):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            fail(f"{' '.join(command)} ends with {done.returncode}\n{done.stderr}{done.stdout}")
        return done.stdout

    def begin_anew(self):
        for path in self.folder.glob("work.db*"):
            path.unlink()
        for path in self.folder.glob("copy.db*"):
            path.unlink()
        shutil.copyfile(self.mine, self.work)

    def store(self, *words):
        return [self.dxready, "store", *words, "--store", self.work, "--quiet"]

    def kill(self, command, after):
        """Whether it was killed before it ended."""
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return True
        return False

    def verified(self, store):
        self.run(self.dxready, "store", "verify", "--store", store)

    def count(self, query):
        with sqlite3.connect(self.work) as database:
            found = database.execute(query).fetchone()[0]
        database.close()
        return found

    def duration(self, command):
        self.begin_anew()
        begun = time.monotonic()
        self.run(*command)
        return time.monotonic() - begun


def check_merge(stores):
    stores.verified(stores.work)
    found = stores.count("SELECT count(*) FROM assessment_history")
    if found not in (rows, 2 * rows):
        fail(f"{found} assessments after a merge that was killed")
    stores.run(*stores.store("merge", stores.other))
    stores.verified(stores.work)
    if stores.count("SELECT count(*) FROM assessment_history") != 2 * rows:
        fail("the merge done again did not bring everything")
    return found == 2 * rows


def check_backup(stores):
    stores.verified(stores.work)
    copy = stores.folder / "copy.db"
    if copy.exists():
        stores.verified(str(copy))
        return True
    return False


def check_erasure(stores):
    stores.verified(stores.work)
    name = stores.count("SELECT name FROM enterprise WHERE number = 1")
    stores.run(*stores.store("erase", "E-1", "--yes"))
    stores.verified(stores.work)
    if stores.count("SELECT count(*) FROM enterprise WHERE number = 1 AND name = '' AND tax_code IS NULL") != 1:
        fail("the erasure done again did not erase")
    return name == ""


def main():
    program, dxready = sys.argv[1:3]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 4
    chance = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 20261122)
    with tempfile.TemporaryDirectory(prefix="dxready-") as name:
        stores = Stores(pathlib.Path(name), program, dxready)
        for words, check in ((("merge", stores.other), check_merge), (("backup", str(stores.folder / "copy.db")), check_backup),
                             (("erase", "E-1", "--yes"), check_erasure)):
            command = stores.store(*words)
            longest = stores.duration(command)
            killed = done = 0
            for _ in range(rounds):
                stores.begin_anew()
                killed += stores.kill(command, chance.uniform(0, longest))
                done += check(stores)
            if killed == 0:
                fail(f"{words[0]} was never killed in time")
            print(f"{words[0]}: {rounds} rounds, {killed} killed, {done} done all the same")


if __name__ == "__main__":
    main()
