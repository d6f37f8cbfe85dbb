#!/usr/bin/env python3
"""Makes the font of the layout tests: every letter, figure and sign is half an em wide, a blank a quarter, so that expected
places can be worked out by hand. Needs python3-fonttools; run it only to change the font:

    python3 make_test_font.py test_font.ttf
"""
import sys

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

UNITS = 1000


def box(width):
    pen = TTGlyphPen(None)
    if width:
        pen.moveTo((50, 0))
        pen.lineTo((50, 500))
        pen.lineTo((width - 50, 500))
        pen.lineTo((width - 50, 0))
        pen.closePath()
    return pen.glyph()


characters = list(range(0x21, 0x7F)) + [0x2010, 0x2013, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x21AA, 0x25E6]
names = {c: f"uni{c:04X}" for c in characters}
order = [".notdef", "space", "uni00A0", *names.values()]
widths = {name: 500 for name in order} | {"space": 250, "uni00A0": 250}

builder = FontBuilder(UNITS, isTTF=True)
builder.setupGlyphOrder(order)
builder.setupCharacterMap({0x20: "space", 0xA0: "uni00A0"} | names)
builder.setupGlyf({name: box(0 if name in ("space", "uni00A0") else 500) for name in order})
builder.setupHorizontalMetrics({name: (widths[name], 0 if name in ("space", "uni00A0") else 50) for name in order})
builder.setupHorizontalHeader(ascent=800, descent=-200)
builder.setupNameTable({"familyName": "Notes Export Test", "styleName": "Regular", "psName": "NotesExportTest-Regular"})
builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, sCapHeight=500, sxHeight=500, usWeightClass=400)
builder.setupPost()
builder.font["head"].created = builder.font["head"].modified = 0
builder.font.recalcTimestamp = False
builder.save(sys.argv[1])
