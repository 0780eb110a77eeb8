"""One variable fixes the day everywhere; a wrong one is refused in words."""

from __future__ import annotations

import re

import pytest

from opspath_desktop import clock
from opspath_desktop.errors import Refused


def test_the_fixed_day_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(clock.VARIABLE, "2026-02-28")
    assert clock.today().isoformat() == "2026-02-28"
    assert clock.utc_now() == "2026-02-28T12:00:00Z"


def test_without_it_the_clock_is_asked() -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", clock.utc_now())
    assert clock.today().isoformat()[:3] == clock.utc_now()[:3]


def test_a_day_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(clock.VARIABLE, "tomorrow")
    with pytest.raises(Refused, match="OPSPATH_TODAY must be a day"):
        clock.today()
