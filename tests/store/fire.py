#!/usr/bin/env python3
"""Kills an interview, imports, and merges, backups and erasures with SIGKILL at random moments, as often in all as is wanted.

    fire.py KILLS BUILD_FOLDER [SEED]

After each kill the store passes `dxready store verify`, nothing that was answered or saved is lost, and nothing is doubled: see
the three tests this runs. They run with fewer kills in every test run; before a release:

    tests/store/fire.py 200 build/dev
"""

import pathlib
import random
import subprocess
import sys


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    kills, build = int(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else random.SystemRandom().randrange(1 << 30)
    tests = pathlib.Path(__file__).resolve().parent.parent
    rows, dxready = str(build / "tests/store/import_rows"), str(build / "dxready")
    third = (kills + 2) // 3
    # kill_test.py kills half as many first imports besides; merge_kill_test.py goes so many rounds with each of three commands.
    for test, programs, rounds in (("interview/kill_test.py", [dxready], third), ("store/kill_test.py", [rows, dxready], 2 * third // 3 + 1),
                                   ("store/merge_kill_test.py", [rows, dxready], third)):
        command = [sys.executable, str(tests / test), *programs, str(rounds), str(seed)]
        if subprocess.run(command, check=False).returncode != 0:
            sys.exit(f"fire: {' '.join(command)} failed")


if __name__ == "__main__":
    main()
