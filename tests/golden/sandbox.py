"""A fresh folder and a fixed environment in which the program is run; used by run.py and docs_examples.py.

    T/work   the working folder, with a copy of data/samples
    T/home   HOME and the XDG folders
    T/tmp    TMPDIR
    T/bin    the program, first in PATH; behind it tests/golden/tools
"""

import hashlib
import os
import pathlib
import shutil
import stat
import subprocess
import tempfile

# Options of the sanitizers' own run-time libraries, so that an instrumented program behaves as its preset says.
passed_on = ("ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS")
tools = pathlib.Path(__file__).resolve().parent / "tools"


class Sandbox:
    """Use as a context manager: the folder is gone at the end."""

    def __init__(self, binary, source):
        self.binary = pathlib.Path(binary).resolve()
        self.source = pathlib.Path(source).resolve()

    def __enter__(self):
        self.root = pathlib.Path(os.path.realpath(tempfile.mkdtemp(prefix="dxready-")))
        # Cases that give up the rights of root must still reach the program.
        self.root.chmod(0o755)
        self.work, self.home, self.temporary = (self.root / name for name in ("work", "home", "tmp"))
        for folder in (self.work, self.home, self.temporary, self.root / "bin"):
            folder.mkdir()
        (self.root / "bin" / "dxready").symlink_to(self.binary)
        self.copy("data/samples")
        return self

    def __exit__(self, *_):
        for folder in self.root.rglob("*"):
            if folder.is_dir() and not folder.is_symlink():
                folder.chmod(0o755)
        shutil.rmtree(self.root)

    def copy(self, name, new_name=None):
        """Copies a file or folder of the source tree into the working folder."""
        target = self.work / (new_name or name)
        target.parent.mkdir(parents=True, exist_ok=True)
        origin = self.source / name
        shutil.copytree(origin, target) if origin.is_dir() else shutil.copyfile(origin, target)

    def write(self, name, text):
        target = self.work / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode("utf-8"))

    def environment(self):
        own = {
            "PATH": f"{self.root / 'bin'}:{tools}:/usr/local/bin:/usr/bin:/bin",
            "HOME": str(self.home),
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "XDG_DATA_HOME": str(self.home / "data"),
            "XDG_STATE_HOME": str(self.home / "state"),
            "XDG_CACHE_HOME": str(self.home / "cache"),
            "XDG_RUNTIME_DIR": str(self.home / "run"),
            "TMPDIR": str(self.temporary),
            "TZ": "UTC",
            "LC_ALL": "C.UTF-8",
            "COLUMNS": "80",
            "NO_COLOR": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        return own | {name: os.environ[name] for name in passed_on if name in os.environ}

    def run(self, script, stdin="", together=False):
        """Runs a bash script in the working folder; with `together` its two streams come out as one."""
        errors = subprocess.STDOUT if together else subprocess.PIPE
        # surrogateescape: bytes that are no UTF-8 reach the program, and come back, as they are.
        return subprocess.run(["bash", "-c", script], input=stdin.encode("utf-8", "surrogateescape"), stdout=subprocess.PIPE,
                              stderr=errors, cwd=self.work, env=self.environment(), timeout=120, check=False)

    def files(self):
        """Every file in the three folders with a digest of its bytes: what a command leaves behind shows here."""
        found = {}
        for folder, prefix in ((self.work, ""), (self.home, "~/"), (self.temporary, "$TMPDIR/")):
            for path in sorted(folder.rglob("*")):
                if path.is_file() and not path.is_symlink():
                    found[prefix + path.relative_to(folder).as_posix()] = digest(path)
        return found


def digest(path):
    """Of the file's bytes, even where a case took away the permission to read it."""
    mode = path.stat().st_mode
    path.chmod(mode | stat.S_IRUSR)
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    finally:
        path.chmod(mode)
