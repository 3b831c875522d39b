#!/usr/bin/env python3
"""Types passphrases on a terminal of its own: they are not shown, have to be the same twice, and the terminal is as before
afterwards, also when Ctrl-C ends it.

    passphrase_test.py DXREADY ANSWERS
"""

import os
import pathlib
import pty
import select
import subprocess
import sys
import tempfile
import termios

phrase = "bốn từ không liên quan"


def fail(message):
    sys.exit(f"passphrase_test: {message}")


def is_shown(terminal):
    return bool(termios.tcgetattr(terminal)[3] & termios.ECHO)


def read_until(main, text, shown):
    """What comes out until `text` does; nothing when the other end is closed."""
    while text not in shown:
        if not select.select([main], [], [], 30)[0]:
            fail(f"'{text}' does not come: {shown!r}")
        try:
            shown += os.read(main, 4096).decode()
        except OSError:
            break
    return shown


def run(command, folder, typed):
    """The exit code, and what the terminal showed. `typed`: pairs of a prompt and what is typed there."""
    main, terminal = pty.openpty()
    process = subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal, cwd=folder, start_new_session=True,
                               preexec_fn=lambda: os.close(os.open(os.ttyname(0), os.O_RDWR)))
    shown = ""
    for prompt, text in typed:
        shown = read_until(main, prompt, shown)
        os.write(main, text.encode())
        shown = shown.replace(prompt, "", 1)
    process.wait(60)
    if not is_shown(terminal):
        fail("the terminal does not show what is typed any more")
    os.close(terminal)
    shown = read_until(main, "\0", shown)
    os.close(main)
    if phrase in shown:
        fail(f"the passphrase was shown: {shown!r}")
    return process.returncode, shown


def expect(found, code, text):
    if found[0] != code or text not in found[1]:
        fail(f"expected exit code {code} and '{text}', found {found}")


def main():
    dxready, answers = sys.argv[1:]
    first, again = "Passphrase: ", "Passphrase again: "
    with tempfile.TemporaryDirectory(prefix="dxready-") as name:
        folder = pathlib.Path(name)
        subprocess.run([dxready, "score", answers, "--save", "--quiet", "--store", "s.db"], cwd=folder, check=True,
                       stdout=subprocess.DEVNULL)
        backup = [dxready, "store", "backup", "b.bak", "--encrypt", "--store", "s.db", "--lang", "en"]
        restore = [dxready, "store", "restore", "b.bak", "--store", "r.db", "--lang", "en"]
        expect(run(backup, folder, [(first, phrase + "\n"), (again, phrase + "x\n")]), 2, "usage.passphrases-differ")
        expect(run(backup, folder, [(first, "\x03")]), 130, "")
        if (folder / "b.bak").exists():
            fail("a backup was made")
        expect(run(backup, folder, [(first, phrase + "\n"), (again, phrase + "\n")]), 0, "Backed up to b.bak (encrypted)")
        expect(run(restore, folder, [(first, "another phrase\n")]), 3, "store.wrong-passphrase")
        expect(run(restore, folder, [(first, phrase + "\n")]), 0, "Made store r.db")
        if not (folder / "r.db").exists():
            fail("no store was made")


if __name__ == "__main__":
    main()
