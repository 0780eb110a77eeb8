"""What the cells of the table of numbers say, and what becomes of what is typed into one."""

from __future__ import annotations

from datetime import date
from typing import Any

from opspath_desktop.actions import marks, measures
from opspath_desktop.domain.points import read_cell
from opspath_desktop.domain.typed import parse_date
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date
from opspath_desktop.queries.pilots import MarkView, MeasureView, PointView
from opspath_desktop.ui.pages.pilots_point_words import value_words
from opspath_desktop.ui.workspace import Workspace

DAY, VALUE, NOTE, REASON = range(4)
Row = PointView | MarkView


def words(measure: MeasureView, row: Row, today: date) -> tuple[str, str, str, str]:
    """Return the words of a row's cells."""
    day = format_date(row.on, today=today)
    if isinstance(row, MarkView):
        kind = {"change": _("Change {n}"), "event": _("Event"), "data_issue": _("Trouble with the data")}[row.kind]
        return day, kind.format(n=row.number), row.text, ""
    return day, value_words(measure, row), row.note, row.reason


def save_cell(workspace: Workspace, measure: MeasureView, row: Row, column: int, text: str, field: Any) -> None:
    """Save what was typed into a cell; refusals of the action go to `field`. Raise Refused when it cannot be read."""
    fields: dict[str, Any] = {"field": field}
    if column == DAY:
        fields["on"] = parse_date(text, workspace.habits, workspace.today())
    if isinstance(row, MarkView):
        fields |= {} if column == DAY else {"text": text}
        workspace.act(_("Change mark"), marks.edit_mark, row.uuid, today=workspace.today(), **fields)
    elif column == REASON:
        _save_reason(workspace, row, text, field)
    elif column == VALUE:
        _save_value(workspace, measure, row, text, field)
    else:
        fields |= {} if column == DAY else {"note": text}
        workspace.act(_("Change value"), measures.edit_point, row.uuid, today=workspace.today(), **fields)


def _save_value(workspace: Workspace, measure: MeasureView, row: PointView, text: str, field: Any) -> None:
    if not text.strip():
        raise Refused(_("Type a number, or “missing: why”, or delete the row."))
    entry = read_cell(text, workspace.habits, row.on, mode=measure.value_mode, unit=measure.unit)
    if entry.missing:
        workspace.act(_("Mark as missing"), measures.set_missing, row.uuid, entry.reason, field=field)
        return
    value = entry.value if entry.numerator is None else None
    workspace.act(
        _("Change value"),
        measures.edit_point,
        row.uuid,
        value=value,
        numerator=entry.numerator,
        denominator=entry.denominator,
        today=workspace.today(),
        field=field,
    )


def _save_reason(workspace: Workspace, row: PointView, text: str, field: Any) -> None:
    if row.missing:
        workspace.act(_("Change a reason"), measures.set_missing, row.uuid, text, field=field)
    elif text.strip():
        workspace.act(_("Leave out a number"), measures.exclude_point, row.uuid, text, field=field)
    else:
        workspace.act(_("Count a number again"), measures.include_point, row.uuid, field=field)
