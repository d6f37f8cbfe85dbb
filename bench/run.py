#!/usr/bin/python3
"""Measures the program: CPU time (user and system, of the whole process), wall time, peak memory and output size, per format.

usage: run.py [--program build/release/notes-export] [--times 1,10,100,1000] [--runs 5] [--pictures] [--no-listings] [--site FOLDER]

Prints the table of docs/performance.md: medians of the runs. --site measures a site's years instead of the made corpus (a site with
photographs, say), all formats in one run as well.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent


def measure(command):
    """One run: (CPU seconds, wall seconds, peak megabytes); the program's own words on failure."""
    with tempfile.TemporaryFile() as messages:
        start = time.monotonic()
        process = subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL, stderr=messages)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            messages.seek(0)
            sys.exit(f"failed: {' '.join(map(str, command))}\n{messages.read().decode(errors='replace')}")
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024


def row(name, formats, command, folder, runs):
    results = [measure(command) for _ in range(runs)]
    cpu, wall, memory = (statistics.median(values) for values in zip(*results))
    sizes = ", ".join(f"{path.stat().st_size / 1e6:.2f}" for path in sorted(folder.iterdir()))
    print(f"| {name} | {formats} | {cpu:.3f} | {wall:.3f} | {memory:.0f} | {sizes} |", flush=True)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--program", type=Path, default=HERE.parent / "build" / "release" / "notes-export")
    arguments.add_argument("--times", default="1,10,100,1000")
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--pictures", action="store_true", help="a photograph in each copy")
    arguments.add_argument("--no-listings", action="store_true", help="leave the code blocks out")
    arguments.add_argument("--site", type=Path)
    given = arguments.parse_args()

    print("| work | format | CPU s | wall s | peak MB | output MB |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        if given.site:
            for formats in ("pdf", "epub", "html", "pdf,epub,html"):
                folder = scratch / formats
                row(given.site.name, formats, [given.program, "--quiet", "--format", formats, given.site, "-o", f"{folder}/"], folder, given.runs)
            return
        for times in map(int, given.times.split(",")):
            site = scratch / f"x{times}"
            flags = [flag for flag, wanted in (("--pictures", given.pictures), ("--no-listings", given.no_listings)) if wanted]
            subprocess.run([sys.executable, HERE / "make_corpus.py", site, str(times), *flags], check=True)
            for formats in ("pdf", "epub", "html"):
                folder = scratch / f"out-{times}-{formats}"
                command = [given.program, "--quiet", "--format", formats, site, "-o", f"{folder}/"]
                row(f"year ×{times}" + "".join(flags).replace("--", ", ").replace("-", " "), formats, command, folder, given.runs if times < 1000 else 1)


if __name__ == "__main__":
    main()
