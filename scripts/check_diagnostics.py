#!/usr/bin/python3
"""Every diagnostic code that the sources can report stands in docs/diagnostics.md, and every code there in the sources.

usage: check_diagnostics.py [ROOT]     exit status 0: the lists agree; 1: not
"""

import re
import sys
from pathlib import Path

CODE = r'"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)"'
# Where a code is named in a source: reported, thrown, built, or kept as a constant to be reported.
USES = [
    re.compile(r"\b(?:error|warn|note|report|warn_once|limit|fail|add|problem)\s*\(\s*" + CODE),
    re.compile(r"\bFailure\s*\(\s*" + CODE),
    re.compile(r"\bSeverity::\w+,\s*" + CODE),
    re.compile(r"\bcode\w*\s*(?:=|\{|\()\s*" + CODE),
    re.compile(r"constexpr\s+(?:std::string_view|const char\*|char)\s+\w*code\w*\s*(?:\[\])?\s*[={]\s*" + CODE),
    # A function that takes the code first and passes it on: name_code(…), "limit-…" anywhere.
    re.compile(r'"(limit-[a-z-]+)"'),
]
ROW = re.compile(r"^\| `([a-z0-9]+(?:-[a-z0-9]+)+)` \|", re.MULTILINE)


def codes_in_sources(root):
    found = {}
    for base in ("src", "exporters"):
        for path in sorted((root / base).rglob("*")):
            if path.suffix not in (".h", ".cpp"):
                continue
            text = path.read_text(encoding="utf-8")
            for use in USES:
                for match in use.finditer(text):
                    found.setdefault(match.group(1), f"{path.relative_to(root)}:{text.count(chr(10), 0, match.start()) + 1}")
    return found


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent.parent).resolve()
    used = codes_in_sources(root)
    listed = ROW.findall((root / "docs" / "diagnostics.md").read_text(encoding="utf-8"))
    all_text = "\n".join(p.read_text(encoding="utf-8") for b in ("src", "exporters") for p in (root / b).rglob("*") if p.suffix in (".h", ".cpp"))
    problems = [f"{where}: {code} is not in docs/diagnostics.md" for code, where in sorted(used.items()) if code not in listed]
    problems += [f"docs/diagnostics.md: {code}: nothing reports it" for code in listed if f'"{code}"' not in all_text]
    problems += [f"docs/diagnostics.md: {code} is listed twice" for code in sorted({c for c in listed if listed.count(c) > 1})]
    print("\n".join(problems) if problems else f"{len(listed)} codes, all documented")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
