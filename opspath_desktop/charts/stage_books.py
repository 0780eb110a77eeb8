"""Draw how many books of each stage were finished and how many were applied, as two bars a stage."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from opspath_desktop.charts.figure import Figure, Mark, Rect, Role, Table, Text, Tip
from opspath_desktop.charts.scale import fit, text_width
from opspath_desktop.domain.reading_numbers import StageBooks
from opspath_desktop.i18n import _, format_number

ROW = 26.0
BAR = 5.0
LEAST = 60.0  # a bar shorter than this says nothing
SIZE = 8.0


def stage_books(stages: Sequence[StageBooks], *, width: float = 600) -> Figure:
    """Draw a row a stage: finished above, applied below, both as shares of its books; height follows the rows.

    The words stand behind the bars, and under them where there is no room for both.
    """
    said = [_words(stage) for stage in stages]
    names = max((text_width(_name(stage), SIZE) for stage in stages), default=0.0)
    left = min(names, width * 0.3) + 10
    right = max((text_width(each, SIZE) for each in said), default=0.0) + 8
    below = width - left - right < LEAST
    left = min(names, width * 0.5) + 10 if below else left
    room = max(width - left - (0 if below else right), 1.0)
    marks: list[Mark] = []
    tips = []
    for number, (stage, words) in enumerate(zip(stages, said, strict=True)):
        middle = number * ROW + (BAR + 1.5 if below else ROW / 2)
        marks.append(Text(0, middle + SIZE / 3, fit(_name(stage), SIZE, left - 8), "text", SIZE))
        marks += _bars(stage, left, middle, room)
        spot = (0.0, (number + 1) * ROW - 4) if below else (left + room + 8, middle + SIZE / 3)
        marks.append(Text(*spot, fit(words, SIZE, width - spot[0]), "text2", SIZE))
        tips.append(Tip(left, middle, _sentence(stage)))
    alt = " ".join(_sentence(stage) for stage in stages) or _("No stage has a book.")
    height = max(len(stages) * ROW, 1.0)
    return Figure(width, height, alt, tuple(marks), tuple(tips), _table(stages), reach=(inf, ROW / 2))


def _bars(stage: StageBooks, left: float, middle: float, room: float) -> list[Mark]:
    bars: tuple[tuple[int, float, Role], ...] = (
        (stage.finished, -BAR - 0.75, "accent"),
        (stage.applied, 0.75, "line"),
    )
    marks: list[Mark] = []
    for count, y, role in bars:
        marks.append(Rect(left, middle + y, room, BAR, "track", BAR / 2))
        if count and stage.books:
            share = min(max(room * count / stage.books, BAR), room)
            marks.append(Rect(left, middle + y, share, BAR, role, BAR / 2))
    return marks


def _name(stage: StageBooks) -> str:
    return stage.title if stage.number is None else _("Stage {n}").format(n=stage.number)


def _words(stage: StageBooks) -> str:
    words = _("{finished} of {books} finished, {applied} applied")
    return words.format(
        finished=format_number(stage.finished), books=format_number(stage.books), applied=format_number(stage.applied)
    )


def _sentence(stage: StageBooks) -> str:
    return _("{stage}: {words}.").format(stage=_name(stage), words=_words(stage))


def _table(stages: Sequence[StageBooks]) -> Table:
    rows = tuple(
        (
            _name(stage),
            format_number(stage.books),
            format_number(stage.finished),
            format_number(stage.applied),
        )
        for stage in stages
    )
    return Table((_("Stage"), _("Books"), _("Finished"), _("Applied")), rows)
