"""Load the fonts that the paper is set in, and say which characters each of them can draw."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics, ttfonts

from opspath_desktop.paths import resource_dir
from opspath_desktop.plan.text import Chain, Face

Family = Literal["body", "strong", "italic", "serif", "quote"]

FILES: dict[Family, str] = {
    "body": "SourceSans3-Regular",
    "strong": "SourceSans3-SemiBold",
    "italic": "SourceSans3-Italic",
    "serif": "SourceSerif4-SemiBold",
    "quote": "SourceSerif4-Italic",
}
FALLBACK: dict[Family, tuple[str, ...]] = {
    "body": ("DejaVuSans", "NotoEmoji-Regular"),
    "strong": ("DejaVuSans-Bold", "NotoEmoji-Regular"),
    "italic": ("DejaVuSans", "NotoEmoji-Regular"),
    "serif": ("SourceSans3-SemiBold", "DejaVuSans-Bold", "NotoEmoji-Regular"),
    "quote": ("SourceSans3-Italic", "DejaVuSans", "NotoEmoji-Regular"),
}


@cache
def face(name: str) -> Face:
    """Register the font file of this name once and return it."""
    font: Any = ttfonts.TTFont(name, str(resource_dir() / "fonts" / f"{name}.ttf"))
    pdfmetrics.registerFont(font)
    for bold in (0, 1):  # a name is a whole family: no tag can switch to a font that is not ours
        for italic in (0, 1):
            addMapping(name, bold, italic, name)
    ttfonts.makeToUnicodeCMap = to_unicode
    return Face(name, font.face.charToGlyph)


@cache
def chain(family: Family) -> Chain:
    """Return the fonts to try for a style, in order."""
    return tuple(face(name) for name in (FILES[family], *FALLBACK[family]))


def to_unicode(fontname: str, subset: Any) -> str:
    """Return the map by which a reader gets text back from the page.

    ReportLab 5.1.0 maps unused codes to U+0000 and writes characters above U+FFFF as one number of five digits instead
    of a surrogate pair, so copied emoji would be garbage; this replaces its function.
    """
    pairs = [f"<{i:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>" for i, code in enumerate(subset) if code]
    chunks = [pairs[i : i + 100] for i in range(0, len(pairs), 100)]
    body = "\n".join(f"{len(chunk)} beginbfchar\n" + "\n".join(chunk) + "\nendbfchar" for chunk in chunks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        f"/CIDSystemInfo\n<< /Registry ({fontname})\n/Ordering ({fontname})\n/Supplement 0\n>> def\n"
        f"/CMapName /{fontname} def\n/CMapType 2 def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    )
