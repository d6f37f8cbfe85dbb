#!/usr/bin/python3
"""Compares every #include of the sources with scripts/layers.txt: which folder may use which, and which file may include a library.

usage: check_layers.py [ROOT]     exit status 0: all allowed; 1: not
"""

import fnmatch
import re
import sys
from pathlib import Path

INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]', re.MULTILINE)
STANDARD = re.compile(r"^[a-z_0-9]+$|^[a-z_]+\.inc$|^[a-z_]+\.h$|^(sys|linux|netinet|arpa)/|^catch2/")


def read_rules(path):
    folders, libraries = {}, []
    for number, line in enumerate(path.read_text().splitlines(), 1):
        line = line.split("#", 1)[0].strip()
        if not line:
            continue
        if ":" not in line:
            sys.exit(f"{path}:{number}: no colon")
        left, right = line.split(":", 1)
        if left.startswith("library "):
            libraries.append((left.split()[1], right.split()))
        else:
            folders[left.strip()] = set(right.split())
    return folders, libraries


def folder_of(relative):
    parts = relative.parts
    if parts[0] == "include":
        return "public"
    # Files directly in src/ and exporters/ are parts of their own: convert.cpp, formats.cpp.
    return parts[1] if len(parts) > 2 else Path(parts[1]).stem


def target_of(included, root):
    """The folder of ours that an include names, or None for somebody else's header."""
    first = included.split("/")[0]
    if first == "notes_export":
        return "public"
    for base in ("src", "exporters"):
        if (root / base / included).exists():
            return first if "/" in included else Path(included).stem
    return "assets" if first == "assets" else None


def check_file(path, root, folders, libraries):
    relative = path.relative_to(root)
    folder = folder_of(relative)
    problems = []
    if folder not in folders:
        return [f"{relative}: the folder {folder} is not in layers.txt"]
    text = path.read_text(encoding="utf-8")
    for match in INCLUDE.finditer(text):
        quote, included = match.groups()
        where = f"{relative}:{text.count(chr(10), 0, match.start()) + 1}"
        target = target_of(included, root)
        if target is not None:
            if target != folder and target not in folders[folder]:
                problems.append(f"{where}: {folder} may not include {target} ({included})")
            continue
        owners = [files for pattern, files in libraries if fnmatch.fnmatch(included, pattern)]
        if owners:
            if not any(fnmatch.fnmatch(str(relative), pattern) for files in owners for pattern in files):
                problems.append(f"{where}: {included} belongs behind an adapter ({', '.join(f for files in owners for f in files)})")
        elif not STANDARD.match(included) and not (path.parent / included).exists():
            problems.append(f"{where}: {included} is neither ours nor named in layers.txt")
    return problems


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent.parent).resolve()
    folders, libraries = read_rules(root / "scripts" / "layers.txt")
    files = [p for base in ("include", "src", "exporters") for p in sorted((root / base).rglob("*")) if p.suffix in (".h", ".cpp")]
    if not files:
        sys.exit("no sources found")
    problems = [problem for path in files for problem in check_file(path, root, folders, libraries)]
    print("\n".join(problems) if problems else f"{len(files)} files keep to scripts/layers.txt")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
