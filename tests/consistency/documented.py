#!/usr/bin/env python3
"""What the program says of itself, held against its man pages and its golden cases.

    documented.py --binary DXREADY [--source ROOT]

Every command has its page and its folder of golden cases; every option of its help is explained on the page, with the same
word for its value, and used in an example there or on the page all commands share, dxready(1). Both languages list the same
options. Every page has the same sections in the same order, and names only pages there are.
"""

import argparse
import pathlib
import re
import subprocess
import sys

sections = ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "DIAGNOSTICS", "EXAMPLES", "SEE ALSO"]
command_line = re.compile(r"^  ([a-z][a-z -]*?)  ", re.M)
help_option = re.compile(r"^  (?:-(\w), )?(--[a-z][a-z-]*)(?: (\S+))?", re.M)
listed_option = re.compile(r"`(--[a-z][a-z-]*)`(?: \*([^*]+)\*)?")
heading = re.compile(r"^# (.+)$")
reference = re.compile(r"\*\*(dxready(?:-[a-z]+)*)\*\*\((\d)\)")


def printed(binary, *arguments):
    environment = {"LC_ALL": "C.UTF-8", "COLUMNS": "80", "HOME": "/nonexistent"}
    result = subprocess.run([binary, *arguments], capture_output=True, text=True, encoding="utf-8", env=environment, check=False)
    if result.returncode != 0:
        sys.exit(f"dxready {' '.join(arguments)} fails: {result.stderr}")
    return result.stdout


def options_of(help_text):
    """{option: the word for its value, or ''}"""
    return {name: value or "" for _, name, value in help_option.findall(help_text)}


def parts(page):
    """{section: text} in the order of the page; headings inside code blocks are none."""
    found, name, in_code = {}, "", False
    for line in page.splitlines():
        in_code ^= line.startswith("```")
        new = None if in_code else heading.match(line)
        if new:
            name = new[1]
            found[name] = ""
        elif name:
            found[name] += line + "\n"
    return found


def uses(text, option):
    return re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", text) is not None


def explained_options(page):
    """{option: the word for its value}, from what stands before the colon of each item."""
    heads = re.findall(r"^- (.*?`.*?): ", page.get("OPTIONS", ""), re.M)
    return {name: value for head in heads for name, value in listed_option.findall(head)}


def examples(page):
    """What a reader could type: the code blocks of the examples, and the synopsis."""
    code = re.findall(r"```(?:console|sh)\n(.*?)```", page.get("EXAMPLES", ""), re.S)
    return "\n".join(code) + page.get("SYNOPSIS", "")


def page_findings(source, file):
    text = file.read_text(encoding="utf-8")
    found = list(parts(text))
    if found != sections:
        yield f"{file}: the sections are {', '.join(found)}; they should be {', '.join(sections)}"
    if not text.startswith(f"% {file.name.removesuffix('.1.md')}(1)"):
        yield f"{file}: the first line is not '% {file.name.removesuffix('.1.md')}(1) | dxready'"
    for name, section in reference.findall(text):
        if not (source / "docs" / "man" / f"{name}.{section}.md").is_file():
            yield f"{file}: refers to {name}({section}), which is not there"


def command_findings(binary, source, command, shared):
    vietnamese, english = (options_of(printed(binary, *command.split(), "--help", "--lang", language)) for language in ("vi", "en"))
    if vietnamese != english:
        yield f"dxready {command} --help: the languages differ in {sorted(set(vietnamese.items()) ^ set(english.items()))}"
    if not english:
        yield f"dxready {command} --help lists no option"
    name = command.replace(" ", "-")
    if not any((source / "tests" / "golden" / name).glob("*.test")):
        yield f"tests/golden/{name} has no case"
    file = source / "docs" / "man" / f"dxready-{name}.1.md"
    if not file.is_file():
        yield f"{file} is missing"
        return
    page = parts(file.read_text(encoding="utf-8"))
    explained = explained_options(page)
    for option, value in english.items():
        if option not in explained:
            yield f"{file}: OPTIONS does not explain {option}"
        elif explained[option] != value:
            yield f"{file}: the value of {option} is called '{explained[option]}' there and '{value}' in the help"
        if not uses(examples(page), option) and not uses(examples(shared), option):
            yield f"{file}: no example uses {option}"
    for option in sorted(explained.keys() - english.keys()):
        yield f"{file}: explains {option}, which the command does not have"


def findings(binary, source):
    commands = command_line.findall(printed(binary, "--help", "--lang", "en").split("Options:")[0])
    if not commands:
        yield "dxready --help lists no command"
    pages = source / "docs" / "man"
    shared_file = pages / "dxready.1.md"
    shared = parts(shared_file.read_text(encoding="utf-8")) if shared_file.is_file() else {}
    registered = (source / "tests" / "golden" / "CMakeLists.txt").read_text(encoding="utf-8")
    for command in commands:
        yield from command_findings(binary, source, command, shared)
        if f"**dxready-{command.replace(' ', '-')}**(1)" not in shared.get("DESCRIPTION", ""):
            yield f"{shared_file}: DESCRIPTION does not name {command}"
    for folder in sorted({file.parent.name for file in (source / "tests" / "golden").glob("*/*.test")}):
        if not re.search(rf"foreach\(folder [^)]*\b{folder}\b", registered):
            yield f"tests/golden/CMakeLists.txt does not run the cases of {folder}"
    for file in sorted(pages.glob("*.md")):
        yield from page_findings(source, file)
        command = file.name.removeprefix("dxready-").removesuffix(".1.md")
        if file != shared_file and command not in {name.replace(" ", "-") for name in commands}:
            yield f"{file}: there is no command '{command}'"


def main():
    parser = argparse.ArgumentParser(description="Holds help, man pages and golden cases against each other.")
    parser.add_argument("--binary", required=True)
    parser.add_argument("--source", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[2])
    arguments = parser.parse_args()
    found = list(findings(str(pathlib.Path(arguments.binary).resolve()), arguments.source))
    print("\n".join(found) if found else "every command and option is documented")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
