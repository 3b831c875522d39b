#!/usr/bin/env python3
"""Two programs save into one store at the same time: everything is stored, once, and the store is sound.

    two_writers_test.py SAVE_ROWS DXREADY [ROWS]

Each saves ROWS (1000) assessments, one transaction each. A third one reads meanwhile.
"""

import pathlib
import sqlite3
import subprocess
import sys
import tempfile


def fail(message):
    sys.exit(f"two_writers_test: {message}")


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    program, dxready = sys.argv[1:3]
    rows = int(sys.argv[3]) if len(sys.argv) > 3 else 1000
    with tempfile.TemporaryDirectory() as folder:
        store = str(pathlib.Path(folder) / "store.db")
        writers = [
            subprocess.Popen([program, store, str(rows), str(first)], stderr=subprocess.PIPE, text=True) for first in (0, rows)
        ]
        made = False
        while any(writer.poll() is None for writer in writers):
            read = subprocess.run([dxready, "store", "info", "--store", store], capture_output=True, text=True, check=False)
            if read.returncode != 0 and (made or "store.not-found" not in read.stderr):
                fail(f"reading ends with {read.returncode}\n{read.stderr}")
            made = made or read.returncode == 0
        for writer in writers:
            trouble = writer.communicate()[1]
            if writer.returncode != 0:
                fail(f"a writer ends with {writer.returncode}\n{trouble}")
        with sqlite3.connect(store) as database:
            stored = database.execute(
                "SELECT count(*), count(DISTINCT id), count(DISTINCT enterprise), count(DISTINCT name), max(revision) "
                "FROM assessment"
            ).fetchone()
        database.close()
        if stored != (2 * rows, 2 * rows, 2 * rows, 2 * rows, 1):
            fail(f"assessments, ids, enterprises, names, newest revision: {stored}")
        verified = subprocess.run([dxready, "store", "verify", "--store", store], capture_output=True, text=True, check=False)
        if verified.returncode != 0:
            fail(f"verify ends with {verified.returncode}\n{verified.stderr}{verified.stdout}")
        print(f"2 writers, {rows} assessments each: {stored[0]} stored")


main()
