"""The clock: the one module that asks what time it is. OPSPATH_TODAY=YYYY-MM-DD fixes the day everywhere."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time

from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _

VARIABLE = "OPSPATH_TODAY"


def today() -> date:
    """Return the local day, or the one that OPSPATH_TODAY names. Raise Refused when it names none."""
    fixed = os.environ.get(VARIABLE, "")
    if not fixed:
        return datetime.now().astimezone().date()
    try:
        return date.fromisoformat(fixed)
    except ValueError as error:
        raise Refused(
            _("{name} must be a day like 2026-01-31, not “{text}”.").format(name=VARIABLE, text=fixed)
        ) from error


def utc_now() -> str:
    """Return the time as UTC ISO 8601 to the second; noon of the fixed day when there is one."""
    if os.environ.get(VARIABLE, ""):
        return datetime.combine(today(), time(12), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
