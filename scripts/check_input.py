#!/usr/bin/env python3
"""Holds docs/input.md to the tests: `check_input.py SOURCE_FOLDER`.

Its tables name every construct that an author may write, the state of it, and the tests that protect it. A construct that is
honoured or decided has a case of its own: a file `tests/**/cases/<ID>-*.case`. A case whose name begins like that of a construct
belongs to one in the tables, every test named exists, and no construct is missing, twice there, or in a state that is none.
"""
import pathlib
import re
import sys

STATES = {"honoured", "decided", "refused", "no effect"}
ROW = re.compile(r"^\| ([A-Z]+(?:-[A-Z0-9]+)*) \| (.*?) \| (.*?) \| (.*?) \|$")

# Every construct: numbered groups, and Geekdoc's, which go by names.
NUMBERED = {
    "CFG": 6, "FM": 9, "PUB": 10, "RES": 10, "SC": 15, "HS": 8, "RS": 6, "FILE": 2, "REF": 10, "LNK": 5, "MD": 18, "ID": 5, "TOC": 4,
    "HL": 5, "MISC": 6,
}
NAMED = [
    "GD-INC", "GD-INC-2", "GD-INC-3", "GD-IMG", "GD-IMG-2", "GD-AVATAR", "GD-AUDIO", "GD-VIDEO", "GD-TOC", "GD-TREE", "GD-HINT", "GD-BUTTON",
    "GD-COLS", "GD-EXPAND", "GD-TABS", "GD-ICON", "GD-KATEX", "GD-MERMAID", "GD-PROGRESS", "GD-PROPS", "GD-GIST", "GD-VERS", "GD-HEAD",
]
CONSTRUCTS = [f"{group}-{number}" for group, count in NUMBERED.items() for number in range(1, count + 1)] + NAMED
# GD-INC-2-missing is a case of GD-INC-2, not of GD-INC: the longest name that fits is meant.
BY_LENGTH = sorted(CONSTRUCTS, key=len, reverse=True)
LOOKS_LIKE_ONE = re.compile(r"^(?:" + "|".join([*NUMBERED, "GD"]) + r")-")


def construct_of(case_name):
    """The construct that a case file is named after, if any."""
    return next((ident for ident in BY_LENGTH if case_name.startswith(ident + "-")), None)


def cases_of(root):
    """Construct → its case files; and what is wrong with names."""
    found, wrong = {}, []
    for path in sorted((root / "tests").glob("**/cases/*.case")):
        name = path.name.removesuffix(".case")
        if ident := construct_of(name):
            found.setdefault(ident, []).append(path)
        elif LOOKS_LIKE_ONE.match(name):
            wrong.append(f"{path.relative_to(root)}: there is no construct of this name, or no words behind it")
    return found, wrong


def rows_of(root):
    for number, line in enumerate((root / "docs/input.md").read_text("utf-8").splitlines(), 1):
        if row := ROW.match(line):
            yield f"docs/input.md:{number}", *row.groups()


def complaints(root):
    cases, wrong = cases_of(root)
    yield from wrong
    seen = set()
    for place, ident, _, state, tests in rows_of(root):
        if ident in seen:
            yield f"{place}: {ident} stands here a second time"
        seen.add(ident)
        if ident not in CONSTRUCTS:
            yield f"{place}: there is no construct {ident}"
        if state not in STATES:
            yield f"{place}: {ident}: \"{state}\" is not a state"
        if state in ("honoured", "decided") and ident not in cases:
            yield f"{place}: {ident} is {state}, but there is no tests/**/cases/{ident}-*.case"
        for name in re.findall(r"`([^`]+)`", tests):
            if not any((root / "tests").glob(name)):
                yield f"{place}: there is no test tests/{name}"
    for ident in CONSTRUCTS:
        if ident not in seen:
            yield f"docs/input.md: {ident} is missing"


def main():
    found = list(complaints(pathlib.Path(sys.argv[1])))
    for words in found:
        print(words, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
