#!/usr/bin/env python3
"""Runs the examples of README.md, docs/*.md and docs/man/*.md as a reader would, and compares what they show.

    docs_examples.py --binary DXREADY [--source ROOT] [DOCUMENT...]

Each document has a fresh folder with a copy of data/samples; its blocks run in their order.

    ```console              lines beginning `$ ` are commands, with `> ` they go on; the lines after one are what it prints, on
                            stdout and stderr together. A last line `…` means: and more.
    ```yaml file=NAME       makes the file NAME for the blocks that follow.

A command has to succeed, unless its output shows an error message or the next command is `echo $?`.
"""

import argparse
import dataclasses
import difflib
import pathlib
import re
import sys

import sandbox

fence = re.compile(r"^(\s*)```(\S*)[ \t]*(.*)$")
more = "…"
mark = "\x01"  # stands in no output: the program prints no control characters


@dataclasses.dataclass
class Example:
    line: int
    command: str
    expected: list


@dataclasses.dataclass
class Block:
    line: int
    language: str
    attributes: str
    lines: list


def blocks(text):
    """The fenced blocks of a document; an indented one without its indentation."""
    block, indentation = None, ""
    for number, line in enumerate(text.splitlines(), 1):
        found = fence.match(line)
        if block is None and found:
            block, indentation = Block(number, found[2], found[3], []), found[1]
        elif block is not None and line.strip() == "```":
            yield block
            block = None
        elif block is not None:
            block.lines.append(line.removeprefix(indentation))
    if block is not None:
        raise ValueError(f"the block of line {block.line} is never closed")


def examples(block):
    found = []
    for number, line in enumerate(block.lines, block.line + 1):
        if line.startswith("$ "):
            found.append(Example(number, line[2:], []))
        elif not found:
            raise ValueError(f"the console block of line {block.line} does not begin with a command")
        elif line.startswith("> ") and not found[-1].expected:
            found[-1].command += "\n" + line[2:]
        else:
            found[-1].expected.append(line)
    # An empty line before the next command or the end is for the eye.
    for one in found:
        while one.expected and one.expected[-1] == "":
            one.expected.pop()
    return found


def printed(box, all_examples):
    """(lines, exit code) of each command of a block; all run in one shell, so that variables and folders last."""
    # The mark is printed after each command without touching $?.
    steps = [f"{one.command}\n__code=$?; printf '\\n{mark}%d{mark}' $__code; (exit $__code)\n" for one in all_examples]
    output = box.run("".join(steps), together=True).stdout.decode("utf-8", "backslashreplace")
    parts = output.split(mark)
    results = [(parts[i].removesuffix("\n").splitlines(), int(parts[i + 1])) for i in range(0, len(parts) - 1, 2)]
    if len(results) != len(all_examples):
        raise ValueError(f"the shell ended early: {output}")
    return results


def without_last_empty(lines):
    return lines[:-1] if lines and lines[-1] == "" else lines


def fits(expected, lines):
    if expected and expected[-1] == more:
        return lines[:len(expected) - 1] == expected[:-1] and len(lines) >= len(expected)
    return lines == expected


def failure_is_shown(example, following):
    told = any(re.match(r"(.*: )?(error|lỗi): ", line) for line in example.expected)
    return told or "echo $?" in example.command or (following is not None and following.command == "echo $?")


def block_findings(box, block):
    all_examples = examples(block)
    results = printed(box, all_examples)
    for i, (example, (lines, code)) in enumerate(zip(all_examples, results)):
        lines = without_last_empty(lines)
        following = all_examples[i + 1] if i + 1 < len(all_examples) else None
        if not fits(example.expected, lines):
            difference = difflib.unified_diff(example.expected, lines, "documented", "came out", lineterm="")
            yield f"{example.line}: $ {example.command}\n" + "\n".join(difference)
        elif code != 0 and not failure_is_shown(example, following):
            yield f"{example.line}: $ {example.command}\nends with exit code {code}, and the document does not say so"


def document_findings(path, arguments):
    """Runs the examples of one document; yields a text for each that is wrong."""
    with sandbox.Sandbox(arguments.binary, arguments.source) as box:
        for block in blocks(path.read_text(encoding="utf-8")):
            if block.language == "console":
                yield from block_findings(box, block)
            elif block.attributes.startswith("file="):
                box.write(block.attributes.removeprefix("file="), "".join(line + "\n" for line in block.lines))


def documents(source):
    return [path for pattern in ("README*.md", "docs/*.md", "docs/man/*.md") for path in sorted(source.glob(pattern))]


def main():
    parser = argparse.ArgumentParser(description="Runs the examples of the documents.")
    parser.add_argument("--binary", required=True, type=pathlib.Path)
    parser.add_argument("--source", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[2])
    parser.add_argument("documents", nargs="*", type=pathlib.Path, help="all when left out")
    arguments = parser.parse_args()
    chosen, count = arguments.documents or documents(arguments.source), 0
    for path in chosen:
        try:
            for finding in document_findings(path, arguments):
                count += 1
                print(f"{path}:{finding}\n")
        except ValueError as error:
            count += 1
            print(f"{path}: {error}\n")
    print(f"{len(chosen)} documents, {count} findings")
    return 1 if count or not chosen else 0


if __name__ == "__main__":
    sys.exit(main())
