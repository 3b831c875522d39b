#!/usr/bin/env python3
"""Stores in trouble, from the outside: each command says what is the matter, in both languages, ends with 3 and changes nothing;
when the cause is gone the store passes `store verify` and holds what it held.

    trouble_test.py DXREADY TROUBLED_SYSTEM SAMPLES

TROUBLED_SYSTEM is the library troubled_system.cpp makes, SAMPLES the folder data/samples/answers.
"""

import os
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile

nobody = 65534
commands = {
    "score --save": ["score", "new.yaml", "--save"],
    "batch --save": ["batch", "survey.csv", "--questionnaire", "dbi-sme-2021", "--save", "--output", "result.csv"],
    "interview": ["interview"],
    "interview --resume": ["interview", "--resume"],
    "store backup": ["store", "backup", "copy.db"],
    "store backup --encrypt": ["store", "backup", "copy.bak", "--encrypt", "--passphrase-file", "phrase.txt"],
    "store export": ["store", "export", "all.ndjson"],
    "store export to a folder": ["store", "export", "all/"],
    "store merge": ["store", "merge", "other.db"],
    "store erase": ["store", "erase", "E-1", "--yes"],
    "store purge": ["store", "purge", "--before", "2030-01-01", "--yes"],
    "store undo": ["store", "undo", "{import}", "--reason", "nhầm tệp"],
    "enterprise edit": ["enterprise", "edit", "E-1", "--name", "Tên khác", "--reason", "đổi tên"],
}
exporting = ("store export", "store export to a folder")
copying = ("store backup", "store backup --encrypt")
typed = "Quán Ánh Dương\n\n:den cx 1 1\n3\n2\n"


def fail(message):
    sys.exit(f"trouble_test: {message}")


class Trouble:
    """What is the matter with the store `s.db` of a folder, from `begin` until `end`."""

    def __init__(self, codes, but=None, **environment):
        self.codes = codes  # one of them is told, in brackets
        self.but = but or {}  # by command: other codes; an empty tuple: it works all the same
        self.environment = environment
        self.user = None

    def begin(self, folder):
        pass

    def end(self, folder):
        pass


class Held(Trouble):
    """Another program holds it, and does not let go for a minute."""

    def __init__(self, statements, *rest):
        super().__init__(*rest, TROUBLED_SLEEP="1")
        self.statements = statements

    def begin(self, folder):
        self.holder = sqlite3.connect(folder / "s.db", isolation_level=None)
        for statement in self.statements:
            self.holder.execute(statement)

    def end(self, folder):
        self.holder.execute("ROLLBACK")
        self.holder.close()


class Forbidden(Trouble):
    """The file or its folder may only be read, by somebody who is not root."""

    def __init__(self, mode, folder_mode, *rest):
        super().__init__(*rest)
        self.mode, self.folder_mode = mode, folder_mode
        self.user = nobody if os.geteuid() == 0 else None

    def begin(self, folder):
        if self.user:
            for path in (folder, *folder.iterdir()):
                os.chown(path, nobody, nobody)
        (folder / "s.db").chmod(self.mode)
        folder.chmod(self.folder_mode)

    def end(self, folder):
        folder.chmod(0o755)
        (folder / "s.db").chmod(0o600)


class Changed(Trouble):
    """The bytes of the file are others; they come back at the end."""

    def __init__(self, change, *rest):
        super().__init__(*rest)
        self.change = change

    def begin(self, folder):
        self.bytes = (folder / "s.db").read_bytes()
        self.changed = self.change(self.bytes)
        (folder / "s.db").write_bytes(self.changed)

    def end(self, folder):
        if (folder / "s.db").read_bytes() != self.changed:
            fail("a store that cannot be read was written to")
        (folder / "s.db").write_bytes(self.bytes)


def overwritten(content):
    """All but the first page."""
    return content[:16384] + b"x" * (len(content) - 16384)


def newer(content):
    return content[:60] + (99).to_bytes(4, "big") + content[64:]


def told(commands, *codes):
    return dict.fromkeys(commands, codes)


unnoted = "store.backup-unnoted"
locked, full, forbidden, damaged = ("store.locked",), ("store.disk-full",), ("store.read-only",), ("store.damaged",)
works = told(exporting) | told(copying, unnoted)
troubles = {
    "another writes": Held(["BEGIN IMMEDIATE"], locked, works),
    "another holds it alone": Held(["PRAGMA locking_mode = EXCLUSIVE", "BEGIN EXCLUSIVE", "SELECT 1"], locked),
    "a full disk": Trouble(full, TROUBLED_ROOM="0"),
    "a disk that gets full": Trouble(full, told(["store export"]), TROUBLED_ROOM="9"),
    "a file that may only be read": Forbidden(0o444, 0o755, forbidden, works),
    "a folder that may only be read": Forbidden(0o600, 0o555, forbidden, told(("store export", *copying, "batch --save"), "file.unwritable")),
    "a file that is not ours to read": Forbidden(0o000, 0o755, forbidden),
    "a file that was cut off": Changed(lambda content: content[: len(content) // 3], damaged),
    "a file cut off in its header": Changed(lambda content: content[:50], damaged),
    "an overwritten file": Changed(overwritten, damaged),
    "a store of a newer program": Changed(newer, ("store.newer",)),
    "no store at all": Changed(lambda content: b"Not a store\n" * 1000, ("store.not-a-database",)),
}


class Proof:
    def __init__(self, dxready, library, samples, folder):
        self.dxready, self.library, self.folder = dxready, library, folder
        self.sound = folder / "sound"
        self.sound.mkdir()
        answers = sorted(pathlib.Path(samples).glob("*.yaml"))
        shutil.copyfile(answers[0], self.sound / "new.yaml")
        for number, path in enumerate(answers[1:4]):
            self.must("score", str(path), "--save", "--store", "other.db" if number == 2 else "s.db")
        (self.sound / "phrase.txt").write_text("bốn từ không liên quan\n", encoding="utf-8")
        (self.sound / "survey.csv").write_text(rows("B"), encoding="utf-8")
        (self.sound / "imported.csv").write_text(rows("A"), encoding="utf-8")
        self.must("batch", "imported.csv", "--questionnaire", "dbi-sme-2021", "--save", "--store", "s.db", "--output", "first.csv")
        self.must("interview", "--store", "s.db", "--lang", "vi", typed=typed)
        self.imported = rows_of(self.sound / "s.db", "SELECT id FROM import")[0][0]
        self.content = content(self.sound / "s.db")
        self.bytes = (self.sound / "s.db").read_bytes()

    def environment(self, **more):
        return {"HOME": str(self.folder), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"} | more

    def must(self, *words, typed="", folder=None):
        done = subprocess.run([self.dxready, *words], input=typed, capture_output=True, text=True, check=False,
                              cwd=folder or self.sound, env=self.environment())
        if done.returncode != 0:
            fail(f"{words} ends with {done.returncode}\n{done.stderr}")
        return done.stdout

    def run(self, trouble, command, folder, language):
        words = [word.format(**{"import": self.imported}) for word in commands[command]]
        # The library comes before the runtime of a sanitizer, which asks to be the first.
        environment = self.environment(LD_PRELOAD=self.library, ASAN_OPTIONS="verify_asan_link_order=0", **trouble.environment)
        return subprocess.run([self.dxready, *words, "--store", "s.db", "--lang", language], input=typed, text=True, check=False,
                              capture_output=True, cwd=folder, env=environment, user=trouble.user, timeout=60)

    def check(self, name, trouble, command, language):
        folder = self.folder / "work"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.sound, folder)
        folder.chmod(0o755)
        trouble.begin(folder)
        before = set(folder.rglob("*"))
        done = self.run(trouble, command, folder, language)
        left = {path.name for path in set(folder.rglob("*")) - before}
        trouble.end(folder)
        codes = trouble.but.get(command, trouble.codes)
        wrong = wrong_end(done, codes, language)
        halves = [path for path in left if path.endswith(".part") or path.startswith(("copy", "all", "result"))]
        if codes and (halves != [] if unnoted not in codes else not halves):
            wrong += f"it leaves {sorted(left)}\n"
        # The same bytes hold the same, and nothing beside them that would have to be read, too.
        if (folder / "s.db").read_bytes() != self.bytes or (folder / "s.db-wal").exists():
            self.must("store", "verify", "--store", "s.db", folder=folder)
            if content(folder / "s.db") != self.content:
                wrong += "the store holds something else afterwards\n"
        return f"{name}, {command} in {language}: {wrong}" if wrong else ""


def wrong_end(done, codes, language):
    """What is wrong with how a command ended; nothing where all is well."""
    word = "lỗi: " if language == "vi" else "error: "
    is_told = word in done.stderr and any(f"[{code}]" in done.stderr for code in codes)
    if done.returncode == (3 if codes else 0) and (is_told or not codes):
        return ""
    return f"it ends with {done.returncode}, and tells\n{done.stderr}"


def rows(name):
    """A survey of three whose names begin so."""
    head = "name,entity," + ",".join(f"CX.1.{number}" for number in range(1, 5))
    return "\n".join([head + ",assessed_on"] + [f"{name} {number},enterprise,3,2,1,{number},2026-11-20" for number in range(3)]) + "\n"


def rows_of(store, query):
    with sqlite3.connect(store) as database:
        found = database.execute(query).fetchall()
    database.close()
    return found


def content(store):
    """What people have put in; what only tells of a backup is left out."""
    queries = ["SELECT * FROM assessment_history ORDER BY id", "SELECT * FROM answer ORDER BY assessment, position", "SELECT * FROM interview",
               "SELECT * FROM import ORDER BY id", "SELECT number, name, tax_code FROM stored_enterprise ORDER BY 1"]
    return [rows_of(store, query) for query in queries]


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    dxready, library, samples = (os.path.realpath(path) for path in sys.argv[1:4])
    wrong = []
    with tempfile.TemporaryDirectory(prefix="dxready-") as name:
        folder = pathlib.Path(name)
        folder.chmod(0o755)
        proof = Proof(dxready, library, samples, folder)
        for turn, (name, trouble) in enumerate(troubles.items()):
            # Both languages in turn: their sentences are in tables another test compares.
            for number, command in enumerate(commands):
                wrong.append(proof.check(name, trouble, command, ("vi", "en")[(number + turn) % 2]))
    cases, wrong = len(wrong), [one for one in wrong if one]
    if wrong:
        fail(f"{len(wrong)} of {cases}\n" + "\n".join(wrong))
    print(f"{cases} commands on stores in trouble: each told what is the matter, and changed nothing")


if __name__ == "__main__":
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    main()
