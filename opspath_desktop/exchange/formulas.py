"""Keep cells from being run as formulas by the spreadsheet that opens them, and take the protection away again.

Where lists are parted by semicolons (most of Europe), a spreadsheet splits our commas and quotes not at all, but every
semicolon, tab and line end inside a cell: what stands behind one is a cell of its own then, and is guarded like one.
"""

from __future__ import annotations

import re

# What a spreadsheet may run: a sign after any blanks, its wide twin, and a tab or line end at the very beginning.
# Apostrophes in front count too: otherwise a text that begins with one could not be told from a protected one.
_BLANK = r"(?:(?![\t\r\n])[\s\ufeff\u200b-\u200f\u2060])*"
_RUNS = rf"'*{_BLANK}[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]"
_BEGINS = rf"(?<=[;\t\r\n])(?={_RUNS})|\A(?={_RUNS}|'*[\t\r\n])"
_OPEN = re.compile(_BEGINS)
_GUARDED = re.compile(rf"(?<=[;\t\r\n])'(?={_RUNS})|\A'(?={_RUNS}|'*[\t\r\n])")


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet runs: an apostrophe stands before what begins like a formula."""
    return _OPEN.sub("'", cell)


def unguarded(cell: str) -> str:
    """Take away what `guarded` put in front, and nothing else."""
    return _GUARDED.sub("", cell)
