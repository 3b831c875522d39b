#!/usr/bin/env python3
"""The layer table, held against every #include of lib/ and cli/, and what lib/ must never reach for.

    layers.py [ROOT]     prints one line per breach; exit code 1 when there is one

Change the table together with docs/architecture.md: it is the same table.
"""

import pathlib
import re
import sys

# Folder of lib/: the folders it may include besides itself.
formats = {"yaml", "json", "csv", "sheet"}
layers = {"base": set(), "yaml": {"base"}, "json": {"base"}, "csv": {"base"}, "sheet": {"base"}}
layers["condition"] = {"base"} | formats


def below(*folders):
    """The folders and everything they may include."""
    return set(folders).union(*(layers[folder] for folder in folders))


layers["enterprise"] = below("condition")
layers["questionnaire"] = below("enterprise")
layers["answers"] = below("questionnaire")
layers["scoring"] = below("answers")
layers["support"] = below("scoring")
layers["assessment"] = below("support")
layers["cases"] = below("assessment")
layers["analysis"] = below("cases")
layers["portfolio"] = below("assessment")
layers["report"] = below("analysis", "portfolio")
for last in ("survey", "interview", "store"):
    layers[last] = below("assessment")

# Third parties: start of the header's name, and the only files that may include it.
rooms = [
    ("yaml-cpp/", r"lib/yaml/\w+\.cpp"),
    ("nlohmann/", r"lib/json/\w+\.cpp"),
    ("iconv.h", r"lib/csv/generate_tables\.cpp"),
    ("minizip/", r"lib/sheet/archive(_writer)?\.cpp"),
    ("expat.h", r"lib/sheet/xml\.cpp"),
    ("SQLiteCpp/", r"lib/store/\w+\.cpp"),
    ("sqlite3.h", r"lib/store/\w+\.cpp"),
    ("sodium.h", r"lib/store/sealed_file\.cpp"),
    ("openssl/", r"lib/base/fingerprint\.cpp"),
    ("kainjow/", r"lib/report/\w+\.cpp"),
    ("utf8proc.h", r"lib/base/\w+\.cpp"),
    ("CLI/", r"cli/[\w/]+\.[ch]pp"),
    ("histedit.h", r"cli/edit_reader\.cpp"),
    ("fmt/", r"(lib|cli)/[\w/]+\.cpp"),
    # The operating system: files and terminals.
    ("unistd.h", r"(lib/base|lib/store|cli)/[\w/]+\.cpp"),
    ("fcntl.h", r"(lib/base|lib/store|cli)/[\w/]+\.cpp"),
    ("poll.h", r"cli/[\w/]+\.cpp"),
    ("termios.h", r"cli/[\w/]+\.cpp"),
    ("sys/", r"(lib/base|lib/store|cli)/[\w/]+\.cpp"),
]

# No clock, no terminal, no environment, no printing in lib/: they come in from cli/.
banned_in_lib = [
    (r"#\s*include\s*<iostream>", "<iostream>"),
    (r"\bstd::(cout|cerr|clog|cin)\b", "a standard stream"),
    (r"\bgetenv\s*\(", "getenv"),
    (r"\b(system_clock|steady_clock|high_resolution_clock)::now\b", "a clock"),
    (r"\bstd::time\s*\(", "a clock"),
    (r"\blocale\s*[({]\s*\"", "a named locale"),
    (r"\bsetlocale\s*\(", "setlocale"),
]

most_lines = 450
include_line = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.M)
# Strings are matched first, so that "//" inside one does not begin a comment.
string_or_comment = re.compile(r'("(?:\\.|[^"\\\n])*")|//[^\n]*|/\*.*?\*/', re.S)


def without_comments(text):
    return string_or_comment.sub(lambda found: found[1] or "\n" * found[0].count("\n"), text)


def own_include_breach(root, path, name):
    folder, _, rest = name.partition("/")
    if path.startswith("cli/"):
        in_cli = root / "cli" / name.removeprefix("cli/")
        # A header made by configure_file has its template there.
        known = folder in layers or in_cli.is_file() or in_cli.with_name(in_cli.name + ".in").is_file()
        return None if known else f"includes \"{name}\", which is neither of lib/ nor of cli/"
    own = path.split("/")[1]
    if not rest or folder not in layers:
        return f"includes \"{name}\": lib/ includes \"folder/name.hpp\" of lib/ only"
    if folder != own and folder not in layers.get(own, ()):
        return f"includes \"{name}\": lib/{own} may not include lib/{folder}"
    return None


def third_party_breach(path, name):
    for start, allowed in rooms:
        if name.startswith(start):
            return None if re.fullmatch(allowed, path) else f"includes <{name}>, whose room is {allowed}"
    # The standard library has neither folders nor suffixes.
    return None if re.fullmatch(r"[a-z0-9_]+", name) else f"includes <{name}>, a third party without a room"


def file_breaches(root, path):
    text = (root / path).read_text(encoding="utf-8")
    lines = text.count("\n")
    if lines > most_lines:
        yield f"{path}: has {lines} lines, more than {most_lines}"
    code = without_comments(text)
    for found in include_line.finditer(code):
        line = code.count("\n", 0, found.start()) + 1
        breach = third_party_breach(path, found[2]) if found[1] == "<" else own_include_breach(root, path, found[2])
        if breach:
            yield f"{path}:{line}: {breach}"
    if path.startswith("lib/"):
        for pattern, what in banned_in_lib:
            for found in re.finditer(pattern, code):
                yield f"{path}:{code.count(chr(10), 0, found.start()) + 1}: reaches for {what}; lib/ gets it from cli/"


def breaches(root):
    """Every breach in the tree at `root`, as printed lines."""
    found = []
    files = [path for top in ("lib", "cli") for path in sorted((root / top).rglob("*.?pp"))]
    if not files:
        return [f"{root}: no sources in lib/ and cli/"]
    for path in (file.relative_to(root).as_posix() for file in files):
        if path.startswith("lib/") and path.split("/")[1] not in layers:
            found.append(f"{path}: lib/{path.split('/')[1]} is not in the layer table")
        else:
            found.extend(file_breaches(root, path))
    return found


if __name__ == "__main__":
    here = pathlib.Path(__file__).resolve().parents[2]
    all_found = breaches(pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else here)
    print("\n".join(all_found) if all_found else "the layers hold")
    sys.exit(1 if all_found else 0)
