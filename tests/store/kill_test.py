#!/usr/bin/env python3
"""Kills imports with SIGKILL at random moments and finds the store whole: each import is there completely or not at all.

    kill_test.py IMPORT_ROWS DXREADY [ROUNDS [SEED]]

Half of the rounds kill while rows are written, half around the commit. After each, other programs must be able to read the
store, `dxready store verify` must find nothing, and the next import must work. Half as many rounds kill the first import of a
store, of so many rows that they do not wait in memory for the commit. As many again kill `dxready batch --save`, at any moment between its
start and its end: its result file is whole or not there, and the batch done again finds every row unchanged or saves it.
"""

import pathlib
import random
import sqlite3
import subprocess
import sys
import tempfile
import time

rows = 100
many_rows = 2500
batch_rows = 300


def fail(message):
    sys.exit(f"kill_test: {message}")


def start(program, store, number, rows=rows):
    """An import that has begun; the store is its own until it ends."""
    process = subprocess.Popen([program, store, str(rows), str(number)], stdout=subprocess.PIPE, text=True)
    if process.stdout.readline() != "begun\n":
        fail("the import did not begin")
    return process


def check(dxready, store, rows=rows):
    """The number of imports, each of which is complete."""
    with sqlite3.connect(store) as database:
        imports = [number for (number,) in database.execute("SELECT id FROM import_row")]
        kept = dict(database.execute("SELECT import, count(*) FROM stored_assessment GROUP BY import"))
        current = database.execute("SELECT count(*) FROM assessment").fetchone()[0]
    database.close()
    if kept != {number: rows for number in imports} or current != (rows if imports else 0):
        fail(f"imports {imports}, rows {kept}, current {current}")
    verified = subprocess.run([dxready, "store", "verify", "--store", store], capture_output=True, text=True, check=False)
    if verified.returncode != 0:
        fail(f"verify ends with {verified.returncode}\n{verified.stderr}{verified.stdout}")
    return len(imports)


def kill_first_imports(program, dxready, folder, rounds, chance):
    """How many are absent."""
    writing, absent = 1, 0
    for number in range(rounds + 1):
        store = str(folder / f"first-{number}.db")
        process = start(program, store, 0, many_rows)
        begun = time.monotonic()
        if number == 0:
            process.stdout.readline()
            writing = time.monotonic() - begun
        else:
            time.sleep(chance.uniform(0, 1.1 * writing))
            process.kill()
        process.communicate()
        done = check(dxready, store, many_rows)
        if number == 0 and done != 1:
            fail("the first import is not there")
        absent += done == 0
    return absent


def survey(number):
    """Answers of some enterprises; another number gives other answers."""
    criteria = [f"CX.1.{i}" for i in range(1, 5)]
    lines = [",".join(["name", "assessed_on", *criteria])]
    for row in range(batch_rows):
        lines.append(",".join([f"Đơn vị {row}", "2026-11-20", *(str((row + number + i) % 6) for i in range(len(criteria)))]))
    return "\n".join(lines) + "\n"


def kill_batches(dxready, folder, rounds, chance):
    """How many are absent."""
    store, result = str(folder / "batch.db"), folder / "result.csv"
    writing, absent, done = 1, 0, 0
    for number in range(rounds + 1):
        file = folder / f"survey-{number}.csv"
        file.write_text(survey(number), encoding="utf-8")
        command = [dxready, "batch", str(file), "--questionnaire", "dbi-sme-2021", "--save", "--store", store,
                   "--output", str(result), "--overwrite", "--quiet"]
        begun = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        if number > 0:
            time.sleep(chance.uniform(0, 1.05 * writing))
            process.kill()
        errors = process.communicate()[1]
        writing = time.monotonic() - begun if number == 0 else writing
        if process.returncode not in (0, -9):
            fail(f"{' '.join(command)} ends with {process.returncode}\n{errors}")
        now = check(dxready, store, batch_rows)
        if number == 0 and now != 1 or now not in (done, done + 1):
            fail(f"{now} imports of batches after {done}")
        if result.exists() and len(result.read_text(encoding="utf-8").splitlines()) != batch_rows + 1:
            fail("the result of a batch is there by half")
        absent += now == done
        result.unlink(missing_ok=True)
        again = subprocess.run(command, capture_output=True, text=True, check=False)
        if again.returncode != 0 or check(dxready, store, batch_rows) != done + 1:
            fail(f"the batch done again ends with {again.returncode}\n{again.stderr}")
        result.unlink(missing_ok=True)
        done += 1
    return absent


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    program, dxready = sys.argv[1:3]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 6
    chance = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else time.time_ns())
    with tempfile.TemporaryDirectory() as folder:
        store = str(pathlib.Path(folder) / "store.db")
        process = start(program, store, 0)
        begun = time.monotonic()
        process.stdout.readline()
        writing = time.monotonic() - begun
        process.communicate()
        done, absent = check(dxready, store), 0
        for number in range(1, rounds + 1):
            process = start(program, store, number)
            if number % 2 == 0:
                process.stdout.readline()
                time.sleep(chance.uniform(0, 0.005))
            else:
                time.sleep(chance.uniform(0, writing))
            process.kill()
            process.communicate()
            now = check(dxready, store)
            if now not in (done, done + 1):
                fail(f"{now} imports after {done}")
            absent += now == done
            done = now
        start(program, store, rounds + 1).communicate()
        if check(dxready, store) != done + 1:
            fail("the import after the last kill is not there")
        print(f"{rounds} imports killed: {absent} absent, {rounds - absent} complete")
        rounds = rounds // 2
        absent = kill_first_imports(program, dxready, pathlib.Path(folder), rounds, chance)
        print(f"{rounds} first imports killed: {absent} absent, {rounds - absent} complete")
        absent = kill_batches(dxready, pathlib.Path(folder), rounds, chance)
        print(f"{rounds} batches killed: {absent} absent, {rounds - absent} complete")


main()
