"""Draw how many books of each stage were finished and how many were applied, as two bars a stage."""

from __future__ import annotations

from collections.abc import Sequence

from opspath_desktop.charts.figure import Figure, Mark, Rect, Table, Text, Tip
from opspath_desktop.charts.scale import fit, text_width
from opspath_desktop.domain.reading_numbers import StageBooks
from opspath_desktop.i18n import _, format_number

ROW = 26.0
BAR = 5.0
SIZE = 8.0


def stage_books(stages: Sequence[StageBooks], *, width: float = 600) -> Figure:
    """Draw a row a stage: finished above, applied below, both as shares of its books; height follows the rows."""
    names = [_name(stage) for stage in stages]
    words = [_words(stage) for stage in stages]
    left = min(max((text_width(name, SIZE) for name in names), default=0.0), width * 0.3) + 10
    right = max((text_width(each, SIZE) for each in words), default=0.0) + 8
    room = max(width - left - right, 20.0)
    marks: list[Mark] = []
    tips = []
    for number, (stage, name, said) in enumerate(zip(stages, names, words, strict=True)):
        middle = number * ROW + ROW / 2
        marks.append(Text(0, middle + SIZE / 3, fit(name, SIZE, left - 8), "text", SIZE))
        for count, y, role in ((stage.finished, -BAR - 0.75, "accent"), (stage.applied, 0.75, "line")):
            marks.append(Rect(left, middle + y, room, BAR, "track", BAR / 2))
            if count and stage.books:
                share = max(room * count / stage.books, BAR)
                marks.append(Rect(left, middle + y, share, BAR, "accent" if role == "accent" else "line", BAR / 2))
        marks.append(Text(left + room + 8, middle + SIZE / 3, said, "text2", SIZE))
        tips.append(Tip(left, middle, _sentence(stage)))
    alt = " ".join(_sentence(stage) for stage in stages) or _("No stage has a book.")
    return Figure(width, max(len(stages) * ROW, 1.0), alt, tuple(marks), tuple(tips), _table(stages))


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
