"""Measure imports by the real command: a large table and a large clippings file, with the memory that they take."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
ROWS, FEWER_ROWS, ENTRIES = 5_000, 500, 3_000
HEAD = (
    "Book Id,Title,Author,Author l-f,Additional Authors,ISBN,ISBN13,My Rating,Publisher,Binding,Number of Pages,"
    "Year Published,Original Publication Year,Date Read,Date Added,Bookshelves,Bookshelves with positions,"
    "Exclusive Shelf,My Review,Spoiler,Private Notes,Read Count,Owned Copies"
)
WORDS = ("Flow", "Takt", "Yard", "Dock", "Margin", "Signal", "Ledger", "Route", "Bench", "Shift", "Crew", "Season")
NAMES = ("Adair", "Bram", "Corin", "Dale", "Emory", "Fenn", "Gale", "Hollis", "Imre", "Jules", "Kit", "Lior")


class Cost(NamedTuple):
    """What one run of the command took: seconds, and the most memory in bytes."""

    seconds: float
    memory: int


def table(rows: int) -> str:
    """Return a Goodreads export in its newest form, a third of it read, with reviews and shelves."""
    made = io.StringIO()
    made.write(HEAD + "\n")
    writer = csv.writer(made, lineterminator="\n")
    for number in range(rows):
        writer.writerow(_row(number))
    return made.getvalue()


def _row(number: int) -> tuple[object, ...]:
    first, second, third = (WORDS[number // 12**power % 12] for power in range(3))
    name = f"{NAMES[number % 12]} {NAMES[number // 12 % 12]}sen"
    read = number % 3 == 0
    day = (date(2015, 1, 5) + timedelta(days=number % 3000)).strftime("%Y/%m/%d")
    shelf = "read" if read else "to-read"
    return (
        *(100_000 + number, f"{first} and {second}: a {third} study {number}", name, "", "", '=""', '=""'),
        *(number % 6 if read else 0, "House of Invention", "Paperback", 100 + number % 500, 1990 + number % 30, ""),
        *(day if read else "", day, "lean, work" if number % 2 else "", "", shelf),
        *("Kept.<br/>Used twice." if read else "", "", "", int(read), 0),
    )


def clippings(entries: int) -> str:
    """Return a clippings file of thirty books; every tenth highlight is an earlier version of the next."""
    made = []
    for number in range(entries):
        book, place = number % 30, 10 + number // 30 * 12
        stamp = datetime(2024, 1, 1, 8, tzinfo=UTC) + timedelta(minutes=number)
        when = f"{stamp:%A}, {stamp:%B} {stamp.day}, {stamp:%Y} {stamp:%I:%M:%S %p}"
        text = f"Passage {number} says what the {WORDS[book % 12].lower()} needs."
        title = f"Notes on the {WORDS[book % 12]} {book} ({NAMES[book % 12]}, A.)"
        line = f"- Your Highlight on page {place // 10} | Location {place}-{place + 3} | Added on {when}"
        made.append(f"{title}\r\n{line}\r\n\r\n{text}\r\n==========\r\n")
    return "".join(made)


def run(folder: Path, file: Path) -> Cost:
    """Import a file by the command; return what it took. Raise CalledProcessError when it fails."""
    command = (sys.executable, "-m", "opspath_desktop", "--data-dir", str(folder), "import", str(file), "--json")
    begin = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(time.perf_counter() - begin, used.ru_maxrss * (1 if sys.platform == "darwin" else 1024))


def measure(scratch: Path, library: Path) -> None:
    """Import into a large library and print a line for the table and one for the clippings."""
    files = {
        name: (scratch / name, text)
        for name, text in (
            ("few.csv", table(FEWER_ROWS)),
            ("many.csv", table(ROWS)),
            ("few.txt", clippings(ENTRIES // 10)),
            ("many.txt", clippings(ENTRIES)),
        )
    }
    for path, text in files.values():
        path.write_text(text, encoding="utf-8", newline="")
    for kind, what, limit in (
        ("csv", f"import {ROWS:,} rows", "10 s and 300 MB"),
        ("txt", f"import {ENTRIES:,} clippings", "3 s"),
    ):
        few, many = (run(library, files[f"{size}.{kind}"][0]) for size in ("few", "many"))
        words = f"{many.seconds:.2f} s and {many.memory / 1e6:.0f} MB beside 10,000 books, limit {limit}"
        print(f"{what:<28} {many.seconds / few.seconds:6.2f}   {words}; a tenth of it {few.seconds:.2f} s", flush=True)
