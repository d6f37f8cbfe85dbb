#!/usr/bin/env python3
"""Puts a CommonJS module and all it requires into one script, unchanged but for the names in their require() calls.

usage: bundle_javascript.py ENTRY.js NODE_MODULES OUTPUT.js
Each module becomes a function that runs when it is first required. Writes OUTPUT.js.d, the list of files it was made of.
"""
import json
import pathlib
import re
import sys

PRELUDE = """(function () {
var sources = [], loaded = [];
function require(number) {
    var module = loaded[number];
    if (!module) {
        module = loaded[number] = {exports: {}};
        sources[number].call(module.exports, module, module.exports, require);
    }
    return module.exports;
}
"""
CALL = re.compile(r"""\brequire\((["'])([^"']+)\1\)""")


def resolve(base, name, packages):
    path = base.parent / name if name.startswith(".") else packages / name
    if path.is_dir():
        path /= json.loads((path / "package.json").read_text(encoding="utf-8")).get("main", "index.js")
    return (path if path.exists() else path.with_name(path.name + ".js")).resolve()


def bundle(entry, packages):
    """Yields each module's text, the entry's first; their numbers are their order."""
    numbers = {entry: 0}
    queue = [entry]
    for path in queue:
        def number_of(call, path=path):
            wanted = resolve(path, call[2], packages)
            if wanted not in numbers:
                numbers[wanted] = len(queue)
                queue.append(wanted)
            return f"require({numbers[wanted]})"
        text = CALL.sub(number_of, path.read_text(encoding="utf-8"))
        yield path, re.sub(r"^//# sourceMappingURL=.*$", "", text, flags=re.MULTILINE)


def main():
    entry, packages, output = (pathlib.Path(argument) for argument in sys.argv[1:4])
    files = []
    with open(output, "w", encoding="utf-8") as out:
        out.write(PRELUDE)
        for number, (path, text) in enumerate(bundle(entry.resolve(), packages.resolve())):
            files.append(str(path))
            out.write(f"sources[{number}] = function (module, exports, require) {{\n{text}\n}};\n")
        out.write("require(0);\n})();\n")
    with open(f"{output}.d", "w", encoding="utf-8") as out:
        out.write(f"{output}: {' '.join(files)}\n")


if __name__ == "__main__":
    main()
