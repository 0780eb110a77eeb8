"""Which reading of a file is which reading here: nothing doubles, nothing a person wrote is lost."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from opspath_desktop.domain.foreign import ForeignEntry, ForeignReading
from opspath_desktop.domain.import_here import READING_COLUMNS, Here, ReadingHere
from opspath_desktop.domain.import_readings import Logs, Reading, take_readings
from opspath_desktop.domain.import_rows import Pen, Row

EMPTY = dict.fromkeys(READING_COLUMNS, "") | {"started": None, "finished": None, "rating": None, "format": "unknown"}
MAY, NEAR, JULY = date(2020, 5, 1), date(2020, 5, 4), date(2020, 7, 1)


def said(status: str, finished: date | None = None, **more: Any) -> ForeignReading:
    exact = {"finished_precision": "day"} if finished else {}
    return ForeignReading(status, finished=finished, **(exact | more))


def here(status: str, finished: date | None = None, *, last_day: date | None = None, **more: Any) -> Reading:
    values = EMPTY | {"status": status, "finished": finished, "finished_precision": "day"} | more
    return Reading(Row(dict(values), before=values), id=7, uuid="seven", last_day=last_day)


def taken(known: list[Reading], *found: ForeignReading, linked: bool = False, overwrite: bool = False) -> list[Any]:
    pen = Pen(overwrite)
    take_readings(known, found, linked=linked, pen=pen, logs=Logs(Here()))
    return [(each.row.values["status"], each.row.values["finished"]) for each in known]


@pytest.mark.parametrize(
    ("known", "found"),
    [
        (here("finished", MAY), said("finished", MAY)),
        (here("consulted", MAY), said("finished", MAY)),
        (here("finished", MAY), said("finished", NEAR)),
        (here("finished", MAY), said("finished")),
        (here("finished"), said("finished")),
        (here("finished", date(2020, 5, 9), finished_precision="month"), said("finished", MAY)),
        (here("finished", date(2020, 1, 1), finished_precision="year"), said("finished", JULY)),
        (here("reading"), said("planned")),
        (here("finished", MAY), said("planned")),
        (here("finished", MAY), said("reading")),
        (here("finished", MAY), said("reading", started=date(2020, 4, 1))),
        (here("reading"), said("paused")),
        (here("paused"), said("reading")),
        (here("stopped"), said("stopped")),
    ],
)
def test_it_is_the_one_that_is_here_and_stays_as_it_is(known: Reading, found: ForeignReading) -> None:
    before = (known.row.values["status"], known.row.values["finished"])
    assert taken([known], found) == [before]


@pytest.mark.parametrize(
    ("known", "found", "becomes"),
    [
        (here("planned"), said("finished", MAY), ("finished", MAY)),
        (here("planned"), said("reading"), ("reading", None)),
        (here("finished"), said("finished", MAY), ("finished", MAY)),
        (here("reading", started=date(2020, 4, 1)), said("finished", MAY), ("finished", MAY)),
        (here("paused"), said("stopped", MAY), ("stopped", MAY)),
    ],
)
def test_it_goes_on_from_where_it_was(known: Reading, found: ForeignReading, becomes: tuple[str, date]) -> None:
    assert taken([known], found) == [becomes]


@pytest.mark.parametrize(
    ("known", "found"),
    [
        (here("finished", MAY), said("finished", JULY)),
        (here("finished", MAY), said("reading", started=JULY)),
        (here("reading", started=JULY), said("finished", MAY)),
        (here("reading", last_day=JULY), said("finished", MAY)),
        (here("reading"), said("finished")),
        (here("finished", MAY), said("stopped")),
        (here("finished", MAY, started=date(2020, 4, 1)), said("finished", date(2019, 1, 1))),
    ],
)
def test_it_is_another_one(known: Reading, found: ForeignReading) -> None:
    assert len(taken([known], found)) == 2


@pytest.mark.parametrize("known", [here("reading"), here("stopped"), here("finished", MAY)])
def test_what_an_earlier_import_knew_doubles_nothing_without_a_date(known: Reading) -> None:
    assert len(taken([known], said("finished"), linked=True)) == 1
    assert len(taken([here("finished", MAY)], said("stopped"), linked=True)) == 1


def test_a_count_means_at_least_so_many() -> None:
    times = [said("finished"), said("finished"), said("finished", MAY)]
    known: list[Reading] = []
    assert len(taken(known, *times)) == 3
    assert len(taken([here("finished", MAY)], *times)) == 3
    assert len(taken([here("finished", MAY), here("finished", JULY)], *times)) == 3


def test_a_book_that_was_read_may_be_planned_again_by_the_same_record() -> None:
    again = (said("finished", MAY), said("planned"))
    assert [status for status, _day in taken([here("finished", MAY)], *again)] == ["finished", "planned"]
    assert len(taken([here("finished", MAY)], *again, linked=True)) == 1
    assert len(taken([here("finished", MAY), here("reading")], *again)) == 2


def test_gaps_are_filled_and_words_are_kept() -> None:
    known = here("finished", MAY, outcome="My words", rating=12)
    pen = Pen()
    more = said("finished", MAY, format="audio", rating=20, outcome="Theirs", started=date(2020, 4, 1))
    left = take_readings([known], [more], linked=False, pen=pen, logs=Logs(Here()))
    assert known.row.changes() == {"format": "audio", "started": date(2020, 4, 1)} | {
        key: value for key, value in known.row.changes().items() if key == "started_precision"
    }
    assert (left, pen.strokes > 0) == (["Theirs"], True)


def test_the_file_wins_when_it_shall() -> None:
    known = here("finished", MAY, rating=12, format="paper")
    taken([known], said("stopped", MAY, rating=20, format="ebook"), overwrite=True)
    assert [known.row.values[name] for name in ("status", "rating", "format")] == ["stopped", 20, "ebook"]


def test_how_exact_a_date_is_changes_only_when_the_file_shall_win() -> None:
    vague = said("finished", MAY, finished_precision="month")
    for overwrite, precision in ((False, "day"), (True, "month")):
        known = here("finished", MAY)
        taken([known], vague, overwrite=overwrite)
        assert known.row.values["finished_precision"] == precision


def test_no_reading_ends_before_it_began() -> None:
    known = here("finished", MAY)
    taken([known], said("finished", MAY, started=JULY, started_precision="day"))
    assert known.row.values["started"] is None


def test_our_own_reading_is_known_by_its_uuid_whatever_it_says() -> None:
    assert len(taken([here("finished", MAY)], said("finished", date(2011, 1, 1), uuid="seven"))) == 1


def test_our_own_record_brings_a_reading_that_is_missing_however_alike() -> None:
    known = [here("finished")]
    logs = Logs(Here(readings={1: (ReadingHere(7, "seven", EMPTY, None),)}))
    for _time in range(2):
        found = [said("finished", uuid="seven"), said("finished", uuid="eight"), said("planned", uuid="nine")]
        take_readings(known, found, linked=True, ours=True, pen=Pen(), logs=logs)
        assert [each.uuid for each in known] == ["seven", "eight", "nine"]


def test_entries_come_once() -> None:
    entry = ForeignEntry(MAY, "pages", None, 20.0)
    values = (MAY.isoformat(), "pages", None, 20.0, None, "")
    state = Here(entries={7: (values,)}, entry_uuids=frozenset({"e1"}))
    known = here("finished", MAY)
    log = (entry, entry, ForeignEntry(MAY, "pages", uuid="e1"), ForeignEntry(MAY, "pages", uuid="e2"))
    logs = Logs(state)
    for _time in range(2):
        take_readings([known], [said("finished", MAY, log=log)], linked=False, pen=Pen(), logs=logs)
    assert known.entries == [entry, log[3]]
