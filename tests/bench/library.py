"""Fill a folder with a large library straight through SQLite, as ten years and one import leave it behind."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from typing import Any

from opspath_desktop.store.database import Database

ENTRIES, HIGHLIGHTS = 10, 5  # of each book
FIRST_DAY = date(2016, 1, 4)
STATUSES = ("planned",) * 10 + ("finished",) * 8 + ("stopped", "consulted")
WORDS = (
    "Flow",
    "Stock",
    "Shift",
    "Queue",
    "Signal",
    "Margin",
    "Supply",
    "Quality",
    "Service",
    "Method",
    "Order",
    "Value",
)
NAMES = (
    "Avery",
    "Blake",
    "Casey",
    "Devon",
    "Ellis",
    "Frankie",
    "Harper",
    "Jordan",
    "Morgan",
    "Quinn",
    "Rowan",
    "Sidney",
)
NOW = "2026-11-22T12:00:00Z"


def fill(database: Database, books: int) -> None:
    """Add own books, each with a reading, ENTRIES log entries and HIGHLIGHTS highlights; every 500th is being read."""
    with closing(sqlite3.connect(database.path)) as connection:
        for number in range(books):
            _insert(connection, "book", number, 1, [_book(number)])
            _insert(connection, "reading", number, 1, [_reading(number)])
            _insert(connection, "log_entry", number, ENTRIES, [_entry(number, each) for each in range(ENTRIES)])
            _insert(
                connection, "highlight", number, HIGHLIGHTS, [_highlight(number, each) for each in range(HIGHLIGHTS)]
            )
        assert not connection.execute("PRAGMA foreign_key_check").fetchall()
        connection.commit()


def _insert(connection: sqlite3.Connection, table: str, number: int, each: int, rows: list[dict[str, Any]]) -> None:
    for place, row in enumerate(rows):
        head = {
            "id": number * each + place + 1,
            "uuid": f"{table}-{number}-{place}",
            "created_at": NOW,
            "updated_at": NOW,
        }
        values = head | row
        names, marks = ", ".join(values), ", ".join("?" * len(values))
        connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(values.values()))


def _book(number: int) -> dict[str, Any]:
    first, second = WORDS[number % len(WORDS)], WORDS[number // len(WORDS) % len(WORDS)]
    author = f"{NAMES[number % 12]} {NAMES[number // 12 % 12]}son"
    tags = "\n".join(tag for tag, each in (("lean", 3), ("people", 4), ("to own", 7)) if number % each == 0)
    texts = {"title": f"{first} and {second} {number}", "authors": author, "tags": tags, "isbns": f"978{number:010}"}
    empty = dict.fromkeys(("subtitle", "publisher", "editors", "series", "notes", "sources", "why"), "")
    return empty | texts | {"pages": 120 + number % 400, "queue": number + 1 if number % 100 == 1 else None}


def _reading(number: int) -> dict[str, Any]:
    status = {0: "reading", 250: "paused"}.get(number % 500, STATUSES[number % len(STATUSES)])
    begun, over = status != "planned", status in ("finished", "stopped", "consulted")
    started = FIRST_DAY + timedelta(days=number % 3900)
    return {
        "book_id": number + 1,
        "status": status,
        "format": ("paper", "ebook", "audio")[number % 3],
        "started": started.isoformat() if begun else None,
        "started_precision": "day" if begun else "unknown",
        "finished": (started + timedelta(days=20)).isoformat() if over else None,
        "finished_precision": "month" if over else "unknown",
        "rating": number % 21 if over else None,
        "outcome": "",
        "reason": "",
        "stopped_at": "",
    }


def _entry(number: int, each: int) -> dict[str, Any]:
    day = FIRST_DAY + timedelta(days=number % 3900 + 2 * each)
    place = {"unit": "pages", "from_position": 10.0 * each, "to_position": 10.0 * each + 10}
    return place | {"reading_id": number + 1, "on_date": day.isoformat(), "minutes_spent": 25, "remark": ""}


def _highlight(number: int, each: int) -> dict[str, Any]:
    words = {"text": f"What {WORDS[each]} teaches about {WORDS[number % 12]}, {number}", "place": f"page {each + 1}"}
    empty = dict.fromkeys(("note", "chapter", "superseded_by", "sources"), "")
    flags = dict.fromkeys(("favourite", "settled", "withheld"), 0)
    return empty | words | flags | {"book_id": number + 1, "kind": "quote", "position": float(each)}
