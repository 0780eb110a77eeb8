"""Decide what an incoming record means here: new, known, different, or without its parent. Pure: it writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from opspath_desktop.domain.cycles import FROZEN, is_frozen
from opspath_desktop.i18n import _
from opspath_desktop.store.records import KEPT_TABLES, Records, Row, field_of
from opspath_desktop.store.tables import POINTERS, references, unique_keys

# Links that name a record of any table come last: by then every other uuid is known.
ORDER = tuple(name for name in KEPT_TABLES if name not in POINTERS) + POINTERS
APART = ("uuid", "created_at", "updated_at")
FINAL = ("assessment", "prediction_amendment")  # what was said on a day is only ever added to
Key = tuple[Any, ...]
LABELS = ("title", "name", "what", "text", "key", "item")


@dataclass(frozen=True, slots=True)
class Problem:
    """One record that was not taken as it is, and why."""

    record: str
    reason: str


@dataclass(frozen=True, slots=True)
class Write:
    """One row to write: with `is_new` it is inserted, else the row with this uuid gets these values."""

    table: str
    is_new: bool
    values: Row


@dataclass(slots=True)
class Plan:
    """What an import would do; new + updated + unchanged + skipped is the number of records."""

    writes: list[Write] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = 0


def plan(local: Records, incoming: Records, *, overwrite: bool, deleted: Iterable[Row] = ()) -> Plan:
    """Compare what is here with what comes in, both as `store.records` gives them.

    `deleted` are the PDSA cycles of Recently deleted: their frozen predictions bind as well.
    """
    merge = _Merge(overwrite, {row["uuid"]: row for row in deleted})
    for table in ORDER:
        merge.take_table(table, local[table], incoming[table])
    return merge.plan


class _Merge:
    def __init__(self, overwrite: bool, deleted: dict[str, Row]) -> None:
        self.plan = Plan()
        self._deleted = deleted
        self._overwrite = overwrite
        self._known: dict[str, dict[str, Row]] = {}
        self._alias: dict[str, str] = {}  # uuid that came in -> uuid of the record here that it stands for

    def take_table(self, table: str, local: list[Row], incoming: list[Row]) -> None:
        known = self._known[table] = {row["uuid"]: row for row in local}
        taken = {key: row["uuid"] for row in local for key in _keys(table, row)}
        coming = {row["uuid"] for row in incoming}
        single = {key: row["uuid"] for row in local for key in _singles(table, row) if row["uuid"] not in coming}
        for raw in incoming:
            row = self._resolved(table, raw)
            if row is None:
                continue
            found = known.get(row["uuid"]) or self._same(table, row, taken, single)
            if found is None and table == "pdsa_cycle" and self._unlike_deleted(row):
                self._skip(table, row, _("It lies in Recently deleted with another prediction, which is frozen."))
            elif found is None:
                known[row["uuid"]] = row
                self.plan.new += 1
                self.plan.writes.append(Write(table, True, row))
            else:
                self._alias[row["uuid"]] = found["uuid"]
                row = self._compare(table, found, {**row, "uuid": found["uuid"]}, taken)
            taken.update((key, row["uuid"]) for key in _keys(table, row))

    def _same(self, table: str, row: Row, taken: dict[Key, str], single: dict[Key, str]) -> Row | None:
        """Return the record here that is the same thing under another uuid; a single one can be claimed only once."""
        for key in _keys(table, row):
            if key in taken:
                return self._known[table][taken[key]]
        for key in _singles(table, row):
            if key in single:
                return self._known[table][single.pop(key)]
        return None

    def _resolved(self, table: str, raw: Row) -> Row | None:
        """Return the record with its links pointing to records here, or None when its parent is nowhere."""
        row = dict(raw)
        for each in references(table):
            name = field_of(table, each.column)
            uuid = self._alias.get(row[name], row[name])
            if uuid is not None and uuid not in self._known[each.parent]:
                if not each.optional:
                    self._skip(table, raw, _("The record that it belongs to is missing."))
                    return None
                self.plan.problems.append(Problem(_label(table, raw), _("A link in it leads nowhere; it was dropped.")))
                uuid = None
            row[name] = uuid
        if table in POINTERS:
            row["target_uuid"] = self._alias.get(row["target_uuid"], row["target_uuid"])
        return row

    def _compare(self, table: str, here: Row, row: Row, taken: dict[Key, str]) -> Row:
        """Count one known record; return the record as it stands afterwards."""
        if _content(here) == _content(row):
            self.plan.unchanged += 1
            return here
        reason = self._reason_to_keep(table, here, row, taken)
        if reason:
            self._skip(table, row, reason)
            return here
        self._known[table][row["uuid"]] = row
        self.plan.updated += 1
        self.plan.writes.append(Write(table, False, row))
        return row

    def _reason_to_keep(self, table: str, here: Row, row: Row, taken: dict[Key, str]) -> str:
        if table in FINAL or (table == "review" and here["state"] in ("signed", "superseded")):
            return _("It differs from the record here, which can never be changed.")
        if table == "pdsa_cycle" and _touches_prediction(here, row):
            return _("Its prediction differs from the one here, which has been frozen since the first day of Do.")
        if not self._overwrite:
            return _("It differs from the record here, which was kept.")
        if any(taken.get(key, row["uuid"]) != row["uuid"] for key in _keys(table, row)):
            return _("Another record here has its place.")
        return ""

    def _unlike_deleted(self, row: Row) -> bool:
        away = self._deleted.get(row["uuid"])
        return away is not None and _touches_prediction(away, row)

    def _skip(self, table: str, row: Row, reason: str) -> None:
        self.plan.skipped += 1
        self.plan.problems.append(Problem(_label(table, row), reason))


def _touches_prediction(here: Row, row: Row) -> bool:
    """Tell whether taking the row would change a frozen prediction, its day, or take back that the cycle has begun."""
    if not is_frozen(here["do_start"]):
        return False
    kept = [field_of("pdsa_cycle", name) for name in (*FROZEN, "predicted_on")]
    return row["do_start"] is None or any(here[name] != row[name] for name in kept)


def _content(row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in APART}


def _keys(table: str, row: Row) -> Iterator[Key]:
    """Yield what the database itself lets only one row have."""
    for columns in unique_keys(table):
        yield (columns, tuple(row[field_of(table, name)] for name in columns))


def _singles(table: str, row: Row) -> Iterator[Key]:
    """Yield what the program makes only once, though the database would take it twice."""
    if table == "person" and row["role"] == "me":
        yield ("me",)
    elif table == "plan_options":
        yield ("the one",)
    elif table == "enrolment":
        yield ("pathway", row["pathway"])
    elif table == "stage_entry" and row["left"] is None:
        yield ("current", row["enrolment"])
    elif table == "book" and row["item_ref"] is not None:
        yield ("suggested", row["item_ref"])


def _label(table: str, row: Row) -> str:
    text = next((str(row[name]) for name in LABELS if row.get(name)), str(row["uuid"]))
    return f"{table}: {text.splitlines()[0][:80] if text.strip() else row['uuid']}"
