"""How good the predictions of the last year were: each one that was compared with its result, and the score of all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.domain import calibration as rules
from opspath_desktop.domain.calibration import Forecast, Score
from opspath_desktop.domain.cycles import Predicted, figure_words
from opspath_desktop.queries.cycles import predicted_of
from opspath_desktop.store.schema import Measure, PdsaCycle, Pilot

COUNTED = ("confirmed", "partly", "not_confirmed")


@dataclass(frozen=True, slots=True)
class ForecastView:
    """One prediction of the year with the cycle and the pilot it belongs to."""

    pilot: str
    pilot_title: str
    private: bool
    cycle: str
    number: int
    idea: str
    predicted: Predicted
    unit: str
    verdict: str | None
    begun: date | None

    def words(self, today: date) -> str:
        """Return the prediction: its own words, else what can be counted."""
        return " ".join(self.predicted.words.split()) or figure_words(self.predicted, self.unit, today)

    @property
    def counts(self) -> bool:
        """Tell whether it is part of the score: made before Do, with a confidence, and compared with a result."""
        early = self.begun is not None and self.predicted.before(self.begun)
        return early and self.predicted.confidence is not None and self.verdict in COUNTED

    @property
    def came_true(self) -> bool:
        """Tell whether it was confirmed; partly is not."""
        return self.verdict == "confirmed"


@dataclass(frozen=True, slots=True)
class CalibrationView:
    """The predictions of the last year, newest first, and their score."""

    score: Score
    forecasts: tuple[ForecastView, ...]

    @property
    def sentence(self) -> str:
        """Return what the record says, in a sentence or two."""
        return rules.sentence(self.score)

    @property
    def brier(self) -> str:
        """Return the Brier score and how to read it, empty while there are too few."""
        return rules.brier_words(self.score)


def calibration(session: Session, today: date, *, private: bool = True) -> CalibrationView:
    """Return the record of the year that ends today, by the day a prediction was written; one query.

    Without `private` the pilots stay out that are not for others' eyes.
    """
    rows = session.execute(
        select(PdsaCycle.__table__, Pilot.uuid.label("pilot"), Pilot.title, Pilot.private, Measure.unit)
        .join(Pilot, PdsaCycle.pilot_id == Pilot.id)
        .outerjoin(Measure, PdsaCycle.measure_id == Measure.id)
        .where(PdsaCycle.predicted_on > rules.since(today), PdsaCycle.predicted_on <= today)
        .order_by(PdsaCycle.predicted_on.desc(), PdsaCycle.id.desc())
    )
    views = tuple(_forecast(row) for row in rows if private or not row.private)
    counted = [each for each in views if each.counts]
    record = rules.score(Forecast(each.predicted.confidence or 0, each.came_true) for each in counted)
    return CalibrationView(record, views)


def _forecast(row: Any) -> ForecastView:
    return ForecastView(
        pilot=row.pilot,
        pilot_title=row.title,
        private=row.private,
        cycle=row.uuid,
        number=row.seq,
        idea=row.change_idea,
        predicted=predicted_of(row),
        unit=row.unit or "",
        verdict=row.verdict,
        begun=row.do_start,
    )
