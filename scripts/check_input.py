#!/usr/bin/env python3
"""Holds docs/input.md to the tests: `check_input.py SOURCE_FOLDER`.

Every row of its tables names a construct, its state and the tests that protect it. A row that says "honoured" must name
at least one test; every test named must exist; no construct may stand there twice or be missing from its row of numbers.
"""
import pathlib
import re
import sys

STATES = {"honoured", "honoured, not yet tested", "decided", "decided, not yet tested", "refused", "not yet", "no effect"}
ROW = re.compile(r"^\| ([A-Z]+(?:-[A-Z0-9]+)*) \| (.*?) \| (.*?) \| (.*?) \|$")


def complaints(root):
    seen = {}
    for number, line in enumerate((root / "docs/input.md").read_text("utf-8").splitlines(), 1):
        row = ROW.match(line)
        if not row:
            continue
        ident, _, state, tests = row.groups()
        if ident in seen:
            yield f"docs/input.md:{number}: {ident} stands here a second time"
        seen[ident] = state
        if state not in STATES:
            yield f"docs/input.md:{number}: {ident}: \"{state}\" is not a state"
        names = re.findall(r"`([^`]+)`", tests)
        if state in ("honoured", "decided") and not names:
            yield f"docs/input.md:{number}: {ident} is {state}, but no test is named"
        for name in names:
            if not (root / "tests" / name).exists():
                yield f"docs/input.md:{number}: there is no test tests/{name}"
    if not seen:
        yield "docs/input.md has no rows"
    yield from gaps(seen)


def gaps(seen):
    """Numbers left out: with FM-1 and FM-3 there must be an FM-2."""
    groups = {}
    for ident in seen:
        numbered = re.fullmatch(r"(.+)-(\d+)", ident)
        if numbered:
            groups.setdefault(numbered[1], set()).add(int(numbered[2]))
    for name, numbers in sorted(groups.items()):
        first = 2 if name in seen else 1  # GD-INC is followed by GD-INC-2
        for missing in sorted(set(range(first, max(numbers) + 1)) - numbers):
            yield f"docs/input.md: {name}-{missing} is missing"


def main():
    found = list(complaints(pathlib.Path(sys.argv[1])))
    for words in found:
        print(words, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
