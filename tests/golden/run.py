#!/usr/bin/env python3
"""Runs the one-file cases of this folder against the program and compares every byte it gives.

    run.py --binary DXREADY [--source ROOT] [--update] [FOLDER|FILE...]

A case is a text file `<command>/<what-it-proves>.test`. Lines beginning with `=== ` divide it; what stands before the first is
a comment that says what the case is about.

    === file NAME           creates NAME with the lines that follow
    === copy PATH [AS]      copies a file or folder of the source tree (data/samples is there always)
    === $ COMMAND           a bash command line (pipefail is set); a case may have several, run one after the other
    === stdin               what the command reads; nothing otherwise
    === exit N              its exit code; 0 otherwise
    === stdout, === stderr  exactly what it prints; nothing otherwise
    === creates NAMES       the files that are new after it, and changes, removes alike; none otherwise
    === wide                its stdout may be wider than 80 columns, as JSON, CSV and completion scripts may anyway

One empty line before `=== $`, `=== file` and `=== copy` is for the reader only. A last line without a line end is followed by
`{{no newline}}`. What no two runs share is written as a placeholder, and nothing else is:

    {{uuid}} {{id}}         a random id; the first 8 characters of one
    {{hash}}                64 hexadecimal digits
    {{time}}                a moment in UTC, 2026-11-22T05:00:00Z
    {{moment}} {{moment_vi}}  one in Vietnam's time, 2026-11-22 12:00 or 12:00 22/11/2026
    {{today}} {{today_vi}}  the day of the run, 2026-11-22 or 22/11/2026
    {{tmp}} {{home}}        the working folder; HOME
    {{version}} {{bytes}}   the program's version; the size of a file

`{{id:first}}` and `{{uuid:first}}` also remember what they found: wherever they stand again, in commands too, it must be the
same. --update writes what came out into the files; read the difference before you keep it.
"""

import argparse
import dataclasses
import datetime
import difflib
import pathlib
import re
import shlex
import shutil
import sys
import tempfile
import unicodedata

import sandbox

widest = 80
for_programs = re.compile(r"--format (json|csv)|dxready completion")
no_newline = "{{no newline}}"
patterns = {
    "uuid": r"[0-9a-f]{8}-[0-9a-f]{4}-[48][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}",
    "id": r"[0-9a-f]{8}",
    "hash": r"[0-9a-f]{64}",
    "time": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ",
    "moment": r"\d{4}-\d\d-\d\d \d\d:\d\d",
    "moment_vi": r"\d\d:\d\d \d\d/\d\d/\d{4}",
    "version": r"\d+\.\d+\.\d+",
    "bytes": r"\d{1,3}(?:[.,]\d{3})*|\d+",
}
placeholder = re.compile(r"\{\{(\w+)(?::(\w+))?\}\}")
vietnam_today = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=7))).date()
# What --update puts in place of bytes that differ from run to run.
generalised = [
    (re.compile(vietnam_today.strftime(r"%Y-%m-%d \d\d:\d\d")), "{{moment}}"),
    (re.compile(vietnam_today.strftime(r"\d\d:\d\d %d/%m/%Y")), "{{moment_vi}}"),
    (re.compile(rf"\b{patterns['uuid']}\b"), "{{uuid}}"),
    (re.compile(rf"(?<=[@(]){patterns['id']}\b"), "{{id}}"),
    (re.compile(rf"\b{patterns['hash']}\b"), "{{hash}}"),
    (re.compile(rf"\b{patterns['time']}\b"), "{{time}}"),
    (re.compile(r"^dxready \d+\.\d+\.\d+$"), "dxready {{version}}"),
]


@dataclasses.dataclass
class Step:
    command: str
    stdin: str = ""
    has_stdin: bool = False
    exit: int = 0
    stdout: str = ""
    stderr: str = ""
    creates: list = dataclasses.field(default_factory=list)
    changes: list = dataclasses.field(default_factory=list)
    removes: list = dataclasses.field(default_factory=list)
    wide: bool = False


@dataclasses.dataclass
class Case:
    comment: str
    parts: list  # in their order: ("file", name, text), ("copy", [names]), Step


class BadCase(Exception):
    pass


def split(text):
    """(heading, body) of each section; the first heading is empty."""
    sections = [("", [])]
    for line in text.splitlines():
        if line.startswith("=== "):
            heading = line[4:]
            if heading.split()[0] in ("$", "file", "copy") and sections[-1][1] and sections[-1][1][-1] == "":
                sections[-1][1].pop()
            sections.append((heading, []))
        else:
            sections[-1][1].append(line)
    return [(heading, "".join(line + "\n" for line in body)) for heading, body in sections]


def content(body):
    return body.removesuffix(no_newline + "\n").removesuffix("\n") if body.endswith(no_newline + "\n") else body


def parse(text):
    sections = split(text)
    case = Case(sections[0][1], [])
    for heading, body in sections[1:]:
        word, _, rest = heading.partition(" ")
        last = case.parts[-1] if case.parts else None
        if word == "$":
            case.parts.append(Step(rest))
        elif word == "file":
            case.parts.append(("file", rest, content(body)))
        elif word == "copy":
            case.parts.append(("copy", rest.split()))
        elif not isinstance(last, Step):
            raise BadCase(f"'=== {heading}' stands before the first command")
        elif word == "stdin":
            last.stdin, last.has_stdin = content(body), True
        elif word in ("stdout", "stderr"):
            setattr(last, word, content(body))
        elif word == "exit":
            last.exit = int(rest)
        elif word in ("creates", "changes", "removes"):
            setattr(last, word, sorted(shlex.split(rest)))
        elif word == "wide":
            last.wide = True
        else:
            raise BadCase(f"'=== {heading}' is no section of a case")
        if word in ("$", "copy", "exit", "creates", "changes", "removes", "wide") and body:
            raise BadCase(f"'=== {heading}' is followed by lines of no section")
    if not any(isinstance(part, Step) for part in case.parts):
        raise BadCase("no command")
    return case


def shown(text):
    """The text of a stream as a section's lines."""
    return text if not text or text.endswith("\n") else text + "\n" + no_newline + "\n"


def written(case):
    """The case as the text of its file."""
    out = case.comment
    for part in case.parts:
        out += "\n" if out else ""
        if not isinstance(part, Step):
            out += f"=== file {part[1]}\n{shown(part[2])}" if part[0] == "file" else f"=== copy {' '.join(part[1])}\n"
            continue
        out += f"=== $ {part.command}\n"
        if part.has_stdin:
            out += f"=== stdin\n{shown(part.stdin)}"
        if part.exit:
            out += f"=== exit {part.exit}\n"
        for change in ("creates", "changes", "removes"):
            if getattr(part, change):
                out += f"=== {change} {shlex.join(getattr(part, change))}\n".replace("'", "")
        if part.wide:
            out += "=== wide\n"
        for stream in ("stdout", "stderr"):
            if getattr(part, stream):
                out += f"=== {stream}\n{shown(getattr(part, stream))}"
    return out


class Values:
    """What the placeholders of one case stand for."""

    def __init__(self, box):
        self.fixed = {"tmp": str(box.work), "home": str(box.home)}
        self.found = {}  # name: the uuid or the first 8 characters of it
        self.started = datetime.datetime.now(datetime.timezone.utc).date()

    def pattern(self, kind, name):
        if kind in self.fixed:
            return re.escape(self.fixed[kind])
        if kind in ("today", "today_vi"):
            days = {self.started, datetime.datetime.now(datetime.timezone.utc).date()}
            return "|".join(day.strftime("%Y-%m-%d" if kind == "today" else "%d/%m/%Y") for day in days)
        if kind not in patterns or (name and kind not in ("id", "uuid")):
            raise BadCase(f"no placeholder {{{{{kind}{':' + name if name else ''}}}}}")
        known = self.found.get(name, "")
        if kind == "id":
            return known[:8] or patterns[kind]
        return known if len(known) == 36 else known + patterns[kind][len(r"[0-9a-f]{8}"):] if known else patterns[kind]

    def matches(self, expected, actual):
        """Whether the line fits; if so, its named ids are remembered."""
        regex, names, end = "", [], 0
        for one in placeholder.finditer(expected):
            kind, name = one[1], one[2]
            regex += re.escape(expected[end:one.start()]) + "(" + self.pattern(kind, name) + ")"
            names.append(name)
            end = one.end()
        fit = re.fullmatch(regex + re.escape(expected[end:]), actual)
        if fit:
            for name, value in zip(names, fit.groups()):
                if name and len(value) > len(self.found.get(name, "")):
                    self.found[name] = value
        return bool(fit)

    def fill(self, command):
        def value(one):
            if one[1] in self.fixed:
                return self.fixed[one[1]]
            known = self.found.get(one[2], "")
            if not known or (one[1] == "uuid" and len(known) < 36):
                raise BadCase(f"{one[0]} is not known yet")
            return known[:8] if one[1] == "id" else known
        return placeholder.sub(value, command)

    def generalise(self, text, expected):
        """What came out as it would be written in a case: in the words of `expected` where they fit."""
        lines, remaining = [], shown(expected).splitlines()
        for line in shown(text).splitlines():
            fitting = next((i for i, old in enumerate(remaining) if self.matches(old, line)), None)
            if fitting is not None:
                lines.append(remaining[fitting])
                del remaining[:fitting + 1]
                continue
            for kind, value in sorted(self.fixed.items(), key=lambda item: -len(item[1])):
                line = line.replace(value, "{{" + kind + "}}")
            for pattern, replacement in generalised:
                line = pattern.sub(replacement, line)
            lines.append(line)
        return "".join(line + "\n" for line in lines)


def display_width(line):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def came_out(box, values, step):
    """The step as it really went."""
    before = box.files()
    result = box.run("set -o pipefail\n" + values.fill(step.command), step.stdin)
    after = box.files()
    streams = {name: values.generalise(getattr(result, name).decode("utf-8", "backslashreplace"), getattr(step, name)) for name in ("stdout", "stderr")}
    return dataclasses.replace(
        step, exit=result.returncode, stdout=content(streams["stdout"]), stderr=content(streams["stderr"]),
        creates=sorted(after.keys() - before.keys()), removes=sorted(before.keys() - after.keys()),
        changes=sorted(name for name in before.keys() & after.keys() if before[name] != after[name]))


def too_wide(step):
    """Lines that do not fit a terminal, where the output is for people."""
    if step.wide or for_programs.search(step.command):
        return []
    return [line for line in step.stdout.splitlines() if display_width(line) > widest]


def run_case(case, binary, source):
    """The case as it came out, and what is wrong with lines too wide."""
    result, wide = Case(case.comment, []), []
    with sandbox.Sandbox(binary, source) as box:
        values = Values(box)
        for part in case.parts:
            if not isinstance(part, Step):
                box.write(part[1], part[2]) if part[0] == "file" else box.copy(*part[1])
                result.parts.append(part)
                continue
            step = came_out(box, values, part)
            wide += [f"wider than {widest} columns: {line}" for line in too_wide(step)]
            result.parts.append(step)
    return result, wide


def check_file(path, arguments):
    """Runs one file; what is wrong with it, as lines."""
    text = path.read_text(encoding="utf-8")
    try:
        result, wide = run_case(parse(text), arguments.binary, arguments.source)
    except BadCase as error:
        return [str(error)]
    new_text = written(result)
    if arguments.update:
        if new_text != text:
            path.write_text(new_text, encoding="utf-8")
            print(f"updated {path}")
        return wide
    difference = difflib.unified_diff(written(parse(text)).splitlines(), new_text.splitlines(), "expected", "came out", lineterm="")
    return list(difference) + wide


def test_files(names):
    here = pathlib.Path(__file__).resolve().parent
    for name in names or [str(here)]:
        path = pathlib.Path(name) if pathlib.Path(name).exists() else here / name
        if path.is_dir():
            yield from sorted(path.rglob("*.test"))
        else:
            yield path


def main():
    parser = argparse.ArgumentParser(description="Runs golden cases.")
    parser.add_argument("--binary", required=True, type=pathlib.Path)
    parser.add_argument("--source", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[2])
    parser.add_argument("--update", action="store_true")
    parser.add_argument("names", nargs="*", help="folders or files; all when left out")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dxready-") as folder:
        # A copy in a folder open to everybody: cases that give up the rights of root reach it, and a build does not replace it.
        pathlib.Path(folder).chmod(0o755)
        arguments.binary = shutil.copy2(arguments.binary, pathlib.Path(folder) / "dxready")
        return run_all(arguments)


def run_all(arguments):
    """Runs the files and reports; the exit code."""
    files, failed = list(test_files(arguments.names)), 0
    for path in files:
        wrong = check_file(path, arguments)
        if wrong:
            failed += 1
            print(f"FAILED {path}", *wrong, "", sep="\n")
    print(f"{len(files)} cases, {failed} failed")
    return 1 if failed or not files else 0


if __name__ == "__main__":
    sys.exit(main())
