#!/usr/bin/python3
"""Makes a site for measuring: a conference year, repeated.

usage: make_corpus.py FOLDER TIMES [--pictures] [--no-listings] [--from SITE-YEAR]

Writes FOLDER as a Hugo site with one section "2025": TIMES copies of a year's parts, each under headings of its own, with links between them.
The year is the sample's 2025, or any folder with .md.part files (--from). With --pictures each copy has a camera-size photograph
(the sample's, with a different corner, so that no two are the same file). With --no-listings the code blocks are left out: colouring
them loads a library that costs more than all the rest of a short year.
"""

import argparse
import re
import shutil
from pathlib import Path

SAMPLE = Path(__file__).resolve().parent.parent / "samples" / "conference" / "content" / "en" / "2025"


def text_only(part):
    """Without pictures, includes and references, which a copy elsewhere would not find."""
    part = re.sub(r"{{<\s*img[^>]*>}}\n*", "", part)
    part = re.sub(r"{{<\s*include[^>]*>}}\n*", "", part)
    return re.sub(r"\[([^\]]*)\]\({{<\s*(?:rel)?ref[^>]*>}}\)", r"\1", part)


def without_listings(part):
    part = re.sub(r"^([ >]*)(```+|~~~+)[^\n]*\n.*?^[ >]*\2[ \t]*\n", "", part, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"{{<\s*highlight\b.*?{{<\s*/highlight\s*>}}", "", part, flags=re.DOTALL)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("times", type=int)
    arguments.add_argument("--pictures", action="store_true")
    arguments.add_argument("--no-listings", action="store_true")
    arguments.add_argument("--from", dest="year", type=Path, default=SAMPLE)
    given = arguments.parse_args()

    parts = {path.name: text_only(path.read_text()) for path in sorted(given.year.rglob("*.md.part"))}
    if given.no_listings:
        parts = {name: without_listings(text) for name, text in parts.items()}
    if not parts:
        raise SystemExit(f"no .md.part files in {given.year}")
    if given.folder.exists():
        shutil.rmtree(given.folder)
    section = given.folder / "content" / "2025"
    section.mkdir(parents=True)
    (given.folder / "hugo.toml").write_text('title = "Bench"\nbaseURL = "https://bench.example/"\n[markup.goldmark.renderer]\nunsafe = true\n')
    for name, text in parts.items():
        (section / name).write_text(text)
    index = ["---", 'title: "2025"', "date: 2025-05-18", "---", "", "{{< toc >}}", ""]
    for copy in range(1, given.times + 1):
        if given.times > 1:
            index += [f"## Year {copy}", ""]
        if given.pictures:
            (section / f"photo-{copy}.jpg").write_bytes((SAMPLE / "harbour.jpg").read_bytes() + copy.to_bytes(4, "big"))
            index += [f'{{{{< img name="photo-{copy}.jpg" size="small" >}}}}', ""]
        for name in parts:
            index += [f"### {name.removesuffix('.md.part').replace('-', ' ').capitalize()}", "", f'{{{{< include file="/2025/{name}" >}}}}', ""]
    (section / "_index.md").write_text("\n".join(index))


if __name__ == "__main__":
    main()
