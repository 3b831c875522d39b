#!/usr/bin/env python3
"""Diagnostic codes: every code of lib/ and cli/ has a text in both languages, every text has a use, and docs/diagnostics.md
lists them all.

    codes.py [ROOT]           prints one line per fault; exit code 1 when there is one
    codes.py [ROOT] --write   writes the list in docs/diagnostics.md anew, below its introduction

Standard Python. A code is found by how it is written in the sources: in full ("file.not-found"), or as what is wrong alone
(reader.error("unknown-key", …)), which then stands behind the areas of the file it is written in.
"""

import heapq
import pathlib
import re
import sys

languages = ("en", "vi")
document = "docs/diagnostics.md"
marker = "<!-- From here on written by tests/consistency/codes.py --write. -->"

# What each area is about, in the order of the document, and the exit code of its errors.
areas = {
    "usage": ("The command line", 2),
    "answers": ("Answers files, and the enterprise in them", 1),
    "questionnaire": ("Questionnaires", 1),
    "cases": ("Expert cases", 1),
    "packages": ("Support packages", 1),
    "next-steps": ("Next steps: `next_steps.yaml`", 1),
    "facts": ("Facts: `facts.yaml`", 1),
    "topics": ("Topics: `topics.yaml`", 1),
    "size-classes": ("Size classes: `size_classes.yaml`", 1),
    "settings": ("Settings", 1),
    "profile": ("Profiles of survey exports", 1),
    "survey": ("Surveys", 1),
    "interview": ("Interviews", 1),
    "check": ("`dxready check`", 1),
    "show": ("`dxready show`", 1),
    "yaml": ("YAML", 1),
    "json": ("JSON", 1),
    "csv": ("CSV", 1),
    "sheet": ("Workbooks", 1),
    "file": ("Files", 3),
    "store": ("The store", None),
    "privacy": ("Personal data, and `privacy.yaml`", 1),
    "program": ("The program", 3),
}

rules = ["questionnaire", "packages", "next-steps"]  # documents that hold conditions
schemas = ["questionnaire", "answers", "cases", "packages", "next-steps", "facts", "topics", "size-classes", "settings",
           "profile", "privacy"]

# The areas a file reports a bare "what" under; the longest path that fits counts. None: the file passes on what it is given.
areas_of = {
    "lib/base/fields.cpp": schemas,
    "lib/base/source.cpp": ["yaml", "json"],
    "lib/base/tree_builder.cpp": ["yaml", "json"],
    "lib/yaml/": ["yaml"],
    "lib/json/": ["json"],
    "lib/csv/": ["csv"],
    "lib/sheet/": ["sheet"],
    "lib/condition/": rules,
    "lib/enterprise/enterprise.cpp": ["answers"],
    "lib/enterprise/facts.cpp": ["facts"],
    "lib/enterprise/size_class.cpp": ["size-classes"],
    "lib/questionnaire/": ["questionnaire"],
    "lib/questionnaire/topics.cpp": ["topics", "questionnaire", "answers", "packages"],
    "lib/answers/": ["answers"],
    "lib/support/action.cpp": ["packages", "next-steps"],
    "lib/support/load_packages.cpp": ["packages"],
    "lib/support/next_steps.cpp": ["next-steps"],
    "lib/cases/": ["cases"],
    "lib/store/privacy_rules.cpp": ["privacy"],
    "lib/survey/": ["survey"],
    "lib/survey/profile.cpp": ["profile"],
    "lib/survey/profile_columns.cpp": ["profile"],
    "lib/interview/": ["interview"],
    "cli/settings.cpp": ["settings"],
    "cli/score.cpp": ["answers"],
}

# What every finding about a cell of a survey is given (RowFindings).
cell_arguments = {"column", "number", "cell"}

# Written like a code, and none: kinds of events in the store.
no_codes = {"store.created", "assessment.saved", "assessment.revised", "enterprise.edited", "enterprise.joined",
            "import.saved", "import.undone", "interview.started", "interview.completed", "interview.discarded"}
no_codes |= {"store.backed-up", "store.restored", "store.merged", "enterprise.erased", "conflict.settled"}
no_codes |= {f"contact.{what}" for what in ("recorded", "corrected", "restricted", "released", "withdrawn", "erased")}
no_codes |= {f"request.{what}" for what in ("entered", "acknowledged", "extended", "closed", "noted", "erased")}
no_codes |= {"breach.entered", "breach.noted"}
# Gives findings of the reader of answers another code, and passes their arguments on as they are.
passes_on = {"lib/interview/typed.cpp"}
endings = ("cpp", "csv", "db", "docx", "html", "json", "md", "ndjson", "pdf", "txt", "xlsx", "yaml", "yml")

word = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
literal = r'"((?:[^"\\]|\\.)*)"'
# Not where a code is only looked for: == "store.locked".
full_code = re.compile(rf'(?<![!=]= )"({word})\.({word})"')
# reader.error("…"), m_reader->warning(ok ? "…" : "…"), fail("…"); not the functions themselves.
call = re.compile(r"(?:\b\w*(?:[rR]eader|[dD]ifferences)(?:\(\))?(?:\.|->)|(?<![\w.>:]))(?:error|warning|fail)\(")
# A table from a parser's messages to ours: Meaning{…, "tab"}.
meaning = re.compile(rf'Meaning\{{[^"{{}}]*"({word})"\}}')
argument = re.compile(r'(?:\{|emplace_back\()"(\w+)",')


def balanced(text, start):
    """The text from `start` up to the bracket that closes the one before it, strings passed over."""
    depth, at = 1, start
    while at < len(text) and depth > 0:
        if text[at] == '"':
            at = re.compile(literal, re.S).match(text, at).end() - 1
        elif text[at] in "({[":
            depth += 1
        elif text[at] in ")}]":
            depth -= 1
        at += 1
    return text[start : at - 1]


def first_argument(text):
    depth = 0
    for at, c in enumerate(text):
        depth += (c in "({[") - (c in ")}]")
        if c == "," and depth == 0:
            return text[:at]
    return text


def areas_for(path):
    fitting = [prefix for prefix in areas_of if path.startswith(prefix)]
    return areas_of[max(fitting, key=len)] if fitting else None


def without_comments(text):
    return re.sub(rf"({literal}|R\"\(.*?\)\")|//[^\n]*", lambda found: found.group(1) or "", text, flags=re.S)


def sources(root):
    for folder in ("lib", "cli"):
        for path in sorted((root / folder).rglob("*.cpp")):
            if not path.name.startswith("messages_"):
                yield path.relative_to(root).as_posix(), without_comments(path.read_text(encoding="utf-8"))


class Use:
    """One place that reports a finding: the codes it may have, and the arguments it names."""

    def __init__(self, path, codes, arguments):
        self.path = path
        self.codes = codes
        self.arguments = arguments


def uses(root, faults):
    for path, text in sources(root):
        for found in full_code.finditer(text):
            area, what = found.groups()
            if what in endings or f"{area}.{what}" in no_codes:
                continue
            # The arguments may be added on other lines, so all of the file count.
            given = cell_arguments if path.startswith("lib/survey/") else set()
            yield Use(path, [f"{area}.{what}"], set(argument.findall(text)) | {"file"} | given)
        whats = {found.group(1): set() for found in meaning.finditer(text)}
        for found in call.finditer(text):
            inside = balanced(text, found.end())
            for what in re.findall(rf'"({word})"', first_argument(inside)):
                whats.setdefault(what, set()).update(argument.findall(inside))
        shared = set(argument.findall(text))
        for what, given in whats.items():
            if areas_for(path) is None:
                faults.append(f"{path}: '{what}' is reported, and areas_of in codes.py does not say under which area")
                continue
            yield Use(path, [f"{area}.{what}" for area in areas_for(path)], given | shared | {"found"})


def table(root, language):
    """[(code, text, hint)] as the sources have them: the main table, merged with those of single commands as messages.cpp does."""
    rows = []
    for path in sorted((root / "lib/base").glob(f"messages_{language}*.cpp")):
        rows = list(heapq.merge(rows, rows_of(path), key=lambda row: row[0]))
    return rows


def rows_of(path):
    text = path.read_text(encoding="utf-8")
    text = text[text.index("<Message> table = {") :]
    strings = rf"((?:{literal}\s*)+)"
    rows = []
    for row in re.finditer(rf"\{{\s*{literal}\s*,\s*{strings},\s*{strings}\}}", text):
        joined = ["".join(re.findall(literal, part)) for part in (row.group(2), row.group(4))]
        rows.append((row.group(1), *(re.sub(r"\\(.)", r"\1", part) for part in joined)))
    return rows


def placeholders(text):
    return set(re.findall(r"\{(\w+)\}", text))


def entry_of(code, entries):
    """The code of the text a finding is printed with."""
    general = "*." + code.partition(".")[2]
    return code if code in entries else general if general in entries else None


def check_tables(tables, faults):
    english, vietnamese = (tables[language] for language in languages)
    for language in languages:
        codes = [row[0] for row in tables[language]]
        if codes != sorted(set(codes)):
            faults.append(f"messages_{language}.cpp: the codes are not sorted, or one is there twice")
        for code, text, hint in tables[language]:
            if code.partition(".")[0] not in areas and not code.startswith("*."):
                faults.append(f"messages_{language}.cpp: codes.py does not know the area of {code}")
            if text.endswith(".") or hint.endswith("."):
                faults.append(f"messages_{language}.cpp: {code} ends in a full stop")
    for code in sorted({row[0] for row in english} ^ {row[0] for row in vietnamese}):
        faults.append(f"{code} has a text in one language only")
    for (code, *texts), (other, *words) in zip(english, vietnamese):
        if code == other and [placeholders(text) for text in texts] != [placeholders(text) for text in words]:
            faults.append(f"{code}: the two languages name different arguments")


def check_uses(root, tables, faults):
    entries = {row[0]: row for row in tables["en"]}
    used = set()
    for use in uses(root, faults):
        for code in use.codes:
            entry = entry_of(code, entries)
            if entry is None:
                faults.append(f"{use.path}: {code} has no text")
                continue
            used.add(entry)
            missing = placeholders(entries[entry][1]) - use.arguments
            if missing and use.path not in passes_on:
                faults.append(f"{use.path}: {code} is not given {', '.join(sorted(missing))}, which its text names")
    for code in sorted(set(entries) - used):
        faults.append(f"{code} has a text and is never reported")


# What a mapping is called in messages: Fields fields(reader, node, "option of '" + …).
item = re.compile(r'\bFields \w+\([^;]*?"((?:[a-z]+ )*[a-z]+)(?: \'"|"\);|")')
# Keys, which are quoted as they are.
keys = {"amounts", "answers", "cells", "choices", "complete", "cost", "csv", "defaults", "expect", "header", "holidays", "limits", "numbers",
        "percent", "pillars", "provenance", "recognise", "total"}


def check_items(root, faults):
    text = (root / "lib/base/messages_vi.cpp").read_text(encoding="utf-8")
    text = text[text.index("vietnamese_items") : text.index("<Message> table")]
    known = {row[0] for row in re.findall(rf"\{{{literal}, {literal}\}}", text)}
    named = {(found.group(1), path) for path, source in sources(root) for found in item.finditer(source)}
    for name, path in sorted(named):
        if name not in known | keys:
            faults.append(f"{path}: '{name}' has no Vietnamese word in vietnamese_items (messages_vi.cpp)")
    for name in sorted(known - {name for name, _ in named}):
        faults.append(f"messages_vi.cpp: no file has a part called '{name}'")


def cell(text, hint):
    def plain(part):
        return re.sub(r"\{(\w+)\}", r"*\1*", re.sub(r"([\\*_|<`\[])", r"\\\1", part))

    return plain(text) + (f"<br>→ {plain(hint)}" if hint else "")


def listing(tables):
    """The generated part of the document."""
    vietnamese = {row[0]: row[1:] for row in tables["vi"]}
    headings = {"*": "Any file of keys and values"} | {area: title for area, (title, _) in areas.items()}
    lines = []
    for area, title in headings.items():
        rows = [row for row in tables["en"] if row[0].partition(".")[0] == area]
        if not rows:
            continue
        lines += ["", f"## {title}", ""]
        if area == "*":
            lines += ["The area of the file stands in place of `*`: `questionnaire.unknown-key`, `answers.unknown-key`.", ""]
        lines += ["| code | English | tiếng Việt |", "|---|---|---|"]
        for code, text, hint in rows:
            other = vietnamese.get(code, ("", ""))
            lines.append(f"| `{code}` | {cell(text, hint)} | {cell(*other)} |")
    return "\n".join(lines) + "\n"


def introduction(root):
    path = root / document
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return text.partition(marker)[0] + marker + "\n"


def faults_of(root):
    faults = []
    tables = {language: table(root, language) for language in languages}
    check_tables(tables, faults)
    check_uses(root, tables, faults)
    check_items(root, faults)
    path = root / document
    if not path.exists() or path.read_text(encoding="utf-8") != introduction(root) + listing(tables):
        faults.append(f"{document} differs from the messages: run tests/consistency/codes.py --write")
    return sorted(set(faults))


def main(arguments):
    roots = [pathlib.Path(one) for one in arguments if one != "--write"]
    root = roots[0] if roots else pathlib.Path(__file__).resolve().parents[2]
    if "--write" in arguments:
        tables = {language: table(root, language) for language in languages}
        (root / document).write_text(introduction(root) + listing(tables), encoding="utf-8")
    faults = faults_of(root)
    print("\n".join(faults) or "codes: nothing found")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
