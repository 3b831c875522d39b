"""Whole processes and what they cost, for the programs of this folder."""

import dataclasses
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time


@dataclasses.dataclass(frozen=True)
class Cost:
    seconds: float  # from start to end, as the caller sees it
    cpu: float      # seconds of processor, of all threads, user and system


def must_find(name):
    return shutil.which(name) or sys.exit(f"{name} is not there")


def one_run(command, output=os.devnull):
    """Runs the command with its standard output in a new file; a command that fails ends everything."""
    actions = [(os.POSIX_SPAWN_OPEN, 1, str(output), os.O_WRONLY | os.O_CREAT, 0o666),
               (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)]
    start = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(command)}: ended with {os.waitstatus_to_exitcode(status)}")
    return Cost(seconds, usage.ru_utime + usage.ru_stime)


def peak_memory(command, output=os.devnull):
    """Bytes the command held in memory at most. Through time(1): of our own child the system would count what this
    interpreter held when it started it."""
    with open(output, "wb") as sink:
        done = subprocess.run([must_find("time"), "-f", "%M", *command], stdout=sink, stderr=subprocess.PIPE, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: ended with {done.returncode}\n{done.stderr.decode()}")
    return int(re.search(rb"(\d+)\s*$", done.stderr)[1]) * 1024


def small_database(folder):
    """The command that opens a small database file: what a small program costs on this machine."""
    database = str(folder / "small.db")
    with sqlite3.connect(database) as connection:
        connection.execute("create table answer (id integer primary key, grade integer)")
        connection.executemany("insert into answer (grade) values (?)", [(grade % 6,) for grade in range(60)])
    connection.close()
    return [must_find("sqlite3"), database, "select count(*) from answer"]
