"""Holds an interview with the program, through pipes or on a pseudo-terminal; used by kill_test.py and terminal_test.py."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
import unicodedata

patience = 20
prompt = re.compile(r"(?:^|[\r\n]) *([^\r\n>]*)> $")
escapes = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[()][A-Z0-9]|\x1b[=>]")


def width(text):
    """Columns of a text in a terminal."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


class Closed(Exception):
    """The program ended."""


class Interview:
    """One run of the program. `seen` is everything it has printed."""

    def __init__(self, descriptor):
        self.descriptor = descriptor
        self.seen = ""
        self.bytes = b""

    def read(self, seconds):
        """What it prints within so many seconds; false when that is nothing. Throws Closed."""
        if not select.select([self.descriptor], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.descriptor, 65536)
        except OSError:
            data = b""
        if not data:
            raise Closed
        self.bytes += data
        self.seen = self.bytes.decode("utf-8", "ignore")
        return True

    def wait_for_prompt(self, after=0):
        """Reads until a prompt stands behind what was seen before; what stands before its `>`."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            plain = escapes.sub("", self.seen[after:])
            found = prompt.search(plain)
            if found:
                return found[1]
            self.read(0.05)
        raise AssertionError(f"no prompt after {patience} s behind {self.seen[-400:]!r}")


class Piped(Interview):
    def __init__(self, command, environment):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
        super().__init__(self.process.stdout.fileno())

    def answer(self, line):
        """Types a line and waits for the next prompt."""
        before = len(self.seen)
        try:
            self.process.stdin.write((line + "\n").encode())
            self.process.stdin.flush()
        except (BrokenPipeError, ValueError):
            raise Closed from None
        return self.wait_for_prompt(before)


class OnTerminal(Interview):
    def __init__(self, command, environment, columns=80, rows=24):
        self.pid, descriptor = pty.fork()
        if self.pid == 0:
            # The size has to be there before the program asks for it.
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execvpe(command[0], command, environment)
        super().__init__(descriptor)
        self.dumb = environment["TERM"] == "dumb"

    def keys(self, text):
        os.write(self.descriptor, text.encode() if isinstance(text, str) else text)

    def wait_for_prompt(self, after=0):
        """The terminal still collects whole lines for a moment after the prompt, unless it is a dumb one."""
        at = super().wait_for_prompt(after)
        end = time.monotonic() + patience
        while not self.dumb and termios.tcgetattr(self.descriptor)[3] & termios.ICANON:
            if time.monotonic() > end:
                raise AssertionError("the line cannot be edited")
            self.read(0.01)
        return at

    def answer(self, line):
        before = len(self.seen)
        self.keys(line + "\r")
        return self.wait_for_prompt(before)

    def rest(self):
        """Everything until it ends; its exit code."""
        try:
            while self.read(patience):
                pass
        except Closed:
            pass
        os.close(self.descriptor)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def environment(home):
    return {"HOME": home, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm", "TZ": "UTC", "NO_COLOR": "1"}
