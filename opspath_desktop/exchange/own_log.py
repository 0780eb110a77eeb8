"""Write the sittings of a reading as one JSON text, as they stand in a cell of our CSV, and read them back."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from opspath_desktop.domain.foreign import ForeignEntry
from opspath_desktop.domain.plain import clean
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _

UNITS = ("pages", "percent", "chapters", "minutes")
_MOST_MINUTES = 10**6
UUID = re.compile(r"[0-9A-Za-z-]{1,64}")


def text_of(log: tuple[ForeignEntry, ...]) -> str:
    """Return the entries as a JSON list, "" when there are none; what an entry does not know is not written."""
    if not log:
        return ""
    entries = [
        {
            "id": entry.uuid,
            "on": entry.on.isoformat(),
            "unit": entry.unit,
            "from": entry.from_position,
            "to": entry.to_position,
            "minutes": entry.minutes_spent,
            "remark": entry.remark,
        }
        for entry in log
    ]
    return json.dumps(
        [{key: value for key, value in entry.items() if value not in (None, "")} for entry in entries],
        ensure_ascii=False,
        allow_nan=False,
    )


def read(text: str) -> tuple[ForeignEntry, ...]:
    """Return the entries of a cell. Raise Refused when one of them cannot be read."""
    if not text.strip():
        return ()
    try:
        found = json.loads(text, parse_constant=_no_constant)
        if isinstance(found, list):
            return tuple(_entry(each) for each in found)
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        pass
    raise Refused(_("The log in the column “Log” cannot be read: it is no list of sittings in JSON."))


def _entry(each: Mapping[str, Any]) -> ForeignEntry:
    unit, uuid, remark, minutes = each["unit"], each.get("id", ""), each.get("remark", ""), each.get("minutes")
    if unit not in UNITS or not isinstance(remark, str) or not isinstance(uuid, str):
        raise ValueError("entry")
    if uuid and not UUID.fullmatch(uuid):
        raise ValueError("id")
    if minutes is not None and not (type(minutes) is int and 0 <= minutes <= _MOST_MINUTES):
        raise ValueError("minutes")
    return ForeignEntry(
        date.fromisoformat(each["on"]),
        unit,
        _position(each.get("from")),
        _position(each.get("to")),
        minutes,
        clean(remark),
        uuid,
    )


def _position(value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise ValueError("position")
    return float(value)


def _no_constant(name: str) -> Any:
    raise ValueError(name)
