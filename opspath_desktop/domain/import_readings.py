"""Tell which reading of a file is which reading here, so that an import completes readings and doubles none.

The surest pairs are taken first: our own uuid, the same end, a reading that went on since, one without dates. A
planned reading never touches one that was begun. What a person has set is only ever completed, unless the file shall
win.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from opspath_desktop.domain.foreign import ForeignEntry, ForeignReading
from opspath_desktop.domain.import_clean import LENGTHS, is_after
from opspath_desktop.domain.import_here import Entry, Here, Values
from opspath_desktop.domain.import_rows import Pen, Row

OVER = ("finished", "consulted", "stopped")
RUNNING = ("reading", "paused")
NEAR = timedelta(days=7)  # two ends so near to each other are one reading whose day was put right


@dataclass(slots=True)
class Reading:
    """A reading under way in a plan; `id` is 0 for a new one."""

    row: Row
    id: int = 0
    uuid: str = ""
    last_day: date | None = None
    entries: list[ForeignEntry] = field(default_factory=list)
    known: Counter[Entry] | None = None
    met: bool = False  # a record of this file was found to speak of it

    @property
    def is_of_file(self) -> bool:
        """Tell whether this file has spoken of it: then its other records mean it only where they say the same."""
        return self.id == 0 or self.met


class Logs:
    """Knows which log entries and uuids are taken."""

    def __init__(self, here: Here) -> None:
        self._here = here
        self._readings = {reading.uuid for each in here.readings.values() for reading in each}
        self._entries: set[str] = set()

    def lack(self, uuid: str) -> bool:
        """Tell whether this is the uuid of a reading that is not here."""
        return uuid != "" and uuid not in self._readings

    def free(self, uuid: str) -> str:
        """Return the uuid when no reading has it yet, else nothing."""
        if not uuid or uuid in self._readings:
            return ""
        self._readings.add(uuid)
        return uuid

    def take(self, reading: Reading, log: Sequence[ForeignEntry], pen: Pen) -> None:
        """Add the entries that the reading has not got: none with its uuid, none with equal values."""
        if reading.known is None:
            reading.known = Counter(self._here.entries.get(reading.id, ()))
        seen: Counter[Entry] = Counter()
        for entry in log:
            values = (
                entry.on.isoformat(),
                entry.unit,
                entry.from_position,
                entry.to_position,
                entry.minutes_spent,
                entry.remark,
            )
            seen[values] += 1
            if self._taken(entry.uuid) or seen[values] <= reading.known[values]:
                continue
            self._entries.add(entry.uuid)
            reading.known[values] += 1
            reading.entries.append(entry)
            pen.strokes += 1

    def _taken(self, uuid: str) -> bool:
        return uuid != "" and (uuid in self._here.entry_uuids or uuid in self._entries)


def take_readings(
    here: list[Reading], found: Sequence[ForeignReading], *, linked: bool, ours: bool = False, pen: Pen, logs: Logs
) -> list[str]:
    """Complete the readings of one book by those of a record; return texts that found no place in them.

    `linked` tells that an earlier import knew this record: what it says without a date is known then. `ours` tells
    that it is our own record of the very book: a reading with an id that is nowhere here is another one, however alike.
    """
    fresh = [reading for reading in found if ours and logs.lack(reading.uuid)]
    homeless = _take_known(here, [each for each in found if each not in fresh], linked=linked, pen=pen, logs=logs)
    _add(here, fresh, pen, logs)
    return homeless


def _add(here: list[Reading], found: Sequence[ForeignReading], pen: Pen, logs: Logs) -> None:
    for reading in found:
        here.append(_new(reading, logs, pen))
        logs.take(here[-1], reading.log, pen)


def _take_known(
    here: list[Reading], found: Sequence[ForeignReading], *, linked: bool, pen: Pen, logs: Logs
) -> list[str]:
    if not here:
        _add(here, found, pen, logs)
        return []
    begun = [reading for reading in found if reading.status != "planned"]
    pairs = _pairs(here, begun, linked=linked)
    homeless: list[str] = []
    for number, reading in enumerate(begun):
        known = pairs.get(number)
        if known is None:
            here.append(_new(reading, logs, pen))
        else:
            homeless += _complete(known, reading, pen)
            if known.id == 0:
                known.uuid = known.uuid or logs.free(reading.uuid)
        logs.take(known or here[-1], reading.log, pen)
    again = bool(begun) and not linked and len(begun) == len(here)
    waiting = [reading for reading in here if reading.row.values["status"] == "planned"]
    for number, reading in enumerate(reading for reading in found if reading.status == "planned"):
        same = next((each for each in here if reading.uuid and each.uuid == reading.uuid), None)
        if same is None and waiting and not linked:  # a known plan may have become one of the others
            same = waiting[min(number, len(waiting) - 1)]
        homeless += _plan(here, reading, same, again, logs, pen)
    for known in pairs.values():
        known.met = True
    return homeless


def _plan(
    here: list[Reading], found: ForeignReading, same: Reading | None, again: bool, logs: Logs, pen: Pen
) -> list[str]:
    """Note that a book is planned: only `again`, after all the readings that are here ended and the file says so."""
    if same is not None:
        logs.take(same, found.log, pen)
        return _complete(same, found, pen) if same.row.values["status"] == "planned" else []
    if again and all(reading.row.values["status"] in OVER for reading in here):
        _add(here, [found], pen, logs)
        return []
    return [found.outcome]


def _pairs(here: list[Reading], found: Sequence[ForeignReading], *, linked: bool) -> dict[int, Reading]:
    scores = [
        (-_score(reading, known, linked=linked), number, place)
        for number, reading in enumerate(found)
        for place, known in enumerate(here)
    ]
    pairs: dict[int, Reading] = {}
    taken: set[int] = set()
    for score, number, place in sorted(scores):
        if score < 0 and number not in pairs and place not in taken:
            pairs[number] = here[place]
            taken.add(place)
    return pairs


def _score(found: ForeignReading, here: Reading, *, linked: bool) -> int:
    """Return how surely a reading of the file is one that is here; 0 when it is another."""
    if found.uuid and found.uuid == here.uuid:
        return 1000
    sure = _score_ended(found, here, linked) if found.status in OVER else _score_running(found, here)
    return sure and sure + _likeness(found, here)


def _likeness(found: ForeignReading, here: Reading) -> int:
    """Return how much of what the file says stands here already: of two that may be it, it is the one that says so."""
    values = here.row.values
    words = ((getattr(found, name), values[name]) for name in ("outcome", "rating", "reason"))
    dates = found.started is not None and found.started == values["started"]
    return (
        10 * sum(1 for theirs, ours in words if theirs == ours and theirs not in (None, ""))
        + 4 * int(found.status == values["status"])
        + 2 * int(dates)
        + int(found.finished == values["finished"])
        + int(found.format == values["format"])
    )


def _score_running(found: ForeignReading, here: Reading) -> int:
    status, began, ended = (here.row.values[name] for name in ("status", "started", "finished"))
    same_start = found.started is not None and found.started == began
    same_end = found.finished is not None and found.finished == ended  # a reading that was taken up again has one
    if status in RUNNING:
        return 500 + 60 * same_start + 30 * same_end
    if status == "planned":
        return 300
    if here.is_of_file:
        return 0
    if same_start or same_end:
        return 540 if same_start else 515
    return _score_over(found, ended)


def _score_over(found: ForeignReading, ended: date | None) -> int:
    """Tell whether a reading that is over here is the one that still runs in the file."""
    if found.started is None:
        return 50
    return 200 if ended is not None and found.started <= ended else 0


def _score_ended(found: ForeignReading, here: Reading, linked: bool) -> int:
    values = here.row.values
    if found.finished is not None and values["finished"] is not None:
        return _score_two_days(found, here)
    if _too_late(found, here):
        return 0
    if values["status"] == "planned":
        return 200 if found.finished else 70
    if values["status"] in RUNNING:
        return _score_progress(found, here, linked)
    return _score_dates(found, here, linked)


def _too_late(found: ForeignReading, here: Reading) -> bool:
    """Tell whether the one began after the other had ended."""
    values = here.row.values
    started, finished = ((values[name], values[f"{name}_precision"]) for name in ("started", "finished"))
    then = found.finished, found.finished_precision
    return is_after(found.started, found.started_precision, *finished) or is_after(*started, *then)


def _score_progress(found: ForeignReading, here: Reading, linked: bool) -> int:
    """Tell whether a reading that runs here is the one that ended in the file."""
    if here.is_of_file:
        return 0
    if found.finished is None:
        return 80 if linked and here.last_day is None else 0
    return 0 if is_after(here.last_day, "day", found.finished, found.finished_precision) else 250


def _score_dates(found: ForeignReading, here: Reading, linked: bool) -> int:
    """Compare two readings that ended, at most one of them on a day that is known."""
    values = here.row.values
    same_kind = (found.status == "stopped") == (values["status"] == "stopped")
    if here.is_of_file and len({found.format, values["format"]} - {"unknown"}) == 2:
        return 0  # the one was read on paper, the other heard
    score = 400 if found.finished is None and values["finished"] is None else 350
    return score if same_kind else 100 * linked


def _score_two_days(found: ForeignReading, here: Reading) -> int:
    values = here.row.values
    exact = min(LENGTHS.get(found.finished_precision, 10), LENGTHS.get(values["finished_precision"], 10))
    if str(found.finished)[:exact] == str(values["finished"])[:exact]:
        return 600
    assert found.finished is not None
    near = exact == 10 and abs(found.finished - values["finished"]) <= NEAR
    return 150 if near and not here.is_of_file else 0


def _new(found: ForeignReading, logs: Logs, pen: Pen) -> Reading:
    values: Values = {
        "status": found.status,
        "format": found.format,
        "started": found.started,
        "started_precision": found.started_precision,
        "finished": found.finished,
        "finished_precision": found.finished_precision,
        "outcome": found.outcome,
        "rating": found.rating,
        "reason": found.reason,
        "stopped_at": found.stopped_at,
    }
    pen.strokes += 1
    return Reading(Row(values, fixed=set(values)), uuid=logs.free(found.uuid))


def _complete(here: Reading, found: ForeignReading, pen: Pen) -> list[str]:
    """Fill the gaps of a reading; return the texts that it has other words for."""
    row = here.row
    _turn(here, found, pen)
    pen.fill(row, "format", found.format)
    pen.fill(row, "rating", found.rating)
    for _time in range(2):  # the one may fit only after the other
        _date(row, "started", found.started, found.started_precision, pen)
        if row.values["status"] in OVER:
            _date(row, "finished", found.finished, found.finished_precision, pen)
    pen.fill(row, "reason", found.reason)
    pen.fill(row, "stopped_at", found.stopped_at)
    kept = pen.fill(row, "outcome", found.outcome)
    return [] if kept or found.outcome in row.values["outcome"] else [found.outcome]


def _turn(here: Reading, found: ForeignReading, pen: Pen) -> None:
    """Let a reading go on to the file's status; back it never goes, and sideways only when the file shall win."""
    order = {"planned": 0, "reading": 1, "paused": 1}
    now, then = order.get(here.row.values["status"], 2), order.get(found.status, 2)
    if then > now:
        pen.put(here.row, "status", found.status)
        here.row.fixed = {"status"}  # what the file said of it before, it said of a plan
    elif then == now:
        pen.fill(here.row, "status", found.status)


def _date(row: Row, name: str, day: date | None, precision: str, pen: Pen) -> None:
    """Fill a date with its precision, unless the reading would end before it began."""
    exactness = f"{name}_precision"
    after = {**row.values, name: day, exactness: precision}
    if day is None or is_after(
        after["started"], after["started_precision"], after["finished"], after["finished_precision"]
    ):
        return
    had = row.values[name]
    if not pen.fill(row, name, day):
        return
    if had != day or (pen.overwrite and exactness not in row.fixed):
        pen.put(row, exactness, precision)
    row.fixed.add(exactness)
