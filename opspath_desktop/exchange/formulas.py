"""Keep cells from being run as formulas by the spreadsheet that opens them, and take the protection away again."""

from __future__ import annotations

import re

# What a spreadsheet may run: a sign after any blanks, its wide twin, and a tab or line end at the very beginning.
# Apostrophes in front count too: otherwise a text that begins with one could not be told from a protected one.
_BLANK = r"[\s\ufeff\u200b-\u200f\u2060]*"
_RUNS = re.compile(rf"'*(?:{_BLANK}[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]|[\t\r\n])")


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet runs: an apostrophe stands before what begins like a formula."""
    return f"'{cell}" if _RUNS.match(cell) else cell


def unguarded(cell: str) -> str:
    """Take away what `guarded` put in front, and nothing else."""
    return cell[1:] if cell.startswith("'") and _RUNS.match(cell, 1) else cell
