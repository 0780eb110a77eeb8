"""The rules of PDSA cycles: their words, the order of scales, when a prediction is frozen, and what is missing.

A prediction (its words, measure, value, direction, day and confidence) is frozen from the moment on which the first day
of Do is set. That day can be corrected but not cleared: a cycle that has begun stays begun, so nothing unlocks its
prediction; only Undo in the same session takes the beginning back, as if it had not been. What is said later is a dated
amendment beside the prediction. Nothing else is refused: what a step lacks is told in a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from opspath_desktop.domain.typed import Habits, parse_number
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date, format_number, format_percent

SCALES = ("one_case", "one_shift", "one_team", "one_site", "all")  # from the smallest to the largest
KINDS = ("test", "implement", "data_only")
VERDICTS = ("confirmed", "partly", "not_confirmed", "no_data")
DECISIONS = ("adopt", "adapt", "abandon", "continue")
AS_PLANNED = ("yes", "partly", "no")
DIRECTIONS = ("down", "up", "neutral")
FROZEN = ("prediction", "measure_id", "predicted_value", "predicted_direction", "predicted_by", "confidence")
_LARGE_FIRST = SCALES.index("one_site")  # a first test from here on is told to be large


@dataclass(frozen=True, slots=True)
class Predicted:
    """What was predicted. `value` has the unit of the measure, `confidence` is per cent, `written_on` its last day."""

    words: str = ""
    value: float | None = None
    direction: str | None = None
    by: date | None = None
    confidence: int | None = None
    written_on: date | None = None

    @property
    def made(self) -> bool:
        """Tell whether there is a prediction at all: words or a number."""
        return bool(self.words) or self.value is not None

    def before(self, begun: date | None) -> bool:
        """Tell whether it was written before Do, or on its first day at the latest."""
        return self.made and self.written_on is not None and (begun is None or self.written_on <= begun)


@dataclass(frozen=True, slots=True)
class Turn:
    """What the rules need to know of one cycle; `ramp` are the scales of the earlier cycles with the same idea."""

    predicted: Predicted = Predicted()
    measured: bool = False
    scale: str = "one_case"
    kind: str = "test"
    begun: date | None = None
    ended: date | None = None
    observations: str = ""
    verdict: str | None = None
    learning: str = ""
    decision: str | None = None
    reason: str = ""
    ramp: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hint:
    """What is expected at a step (plan, do, study, act) and is not there yet; it never stops anybody."""

    step: str
    text: str


def is_frozen(begun: object) -> bool:
    """Tell whether the prediction of a cycle with this first day of Do stands as it is."""
    return begun is not None


def step_of(turn: Turn) -> str:
    """Return the step at which a cycle stands: plan, do, study, act, or done once it is decided."""
    if turn.decision is not None:
        return "done"
    if turn.begun is None:
        return "plan"
    if turn.verdict is not None or turn.learning:
        return "act"
    return "study" if turn.ended is not None else "do"


def next_scale(scale: str, decision: str | None) -> str:
    """Return the scale of the cycle that follows: one step larger after "adopt", else the same, never smaller."""
    step = 1 if decision == "adopt" else 0
    return SCALES[min(SCALES.index(scale) + step, len(SCALES) - 1)]


def same_idea(one: str, other: str) -> bool:
    """Tell whether two cycles belong to one ramp: the same change idea, whatever its case and spaces."""
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def hints(turn: Turn) -> tuple[Hint, ...]:
    """Return what is expected before each step and missing, in the order of the steps."""
    return (*_of_plan(turn), *_of_scale(turn), *_of_study(turn), *_of_act(turn))


def _of_plan(turn: Turn) -> Iterator[Hint]:
    predicted = turn.predicted
    if turn.kind == "data_only":
        return
    if not predicted.made:
        late = _("It began without a prediction, so there is nothing to compare the result with.")
        yield Hint("plan", late if turn.begun else _("Write what you expect before you begin; then it is frozen."))
        return
    if not predicted.before(turn.begun):
        yield Hint("plan", _("The prediction was written after the first day of Do."))
    if turn.begun is not None:
        return
    if not turn.measured or predicted.value is None:
        yield Hint("plan", _("Say which number you expect of which measure, and the result can be compared with it."))
    elif predicted.by is None:
        yield Hint("plan", _("Say by when you expect it."))
    if predicted.confidence is None:
        yield Hint("plan", _("Say how sure you are, and the year will tell how good your predictions are."))


def _of_scale(turn: Turn) -> Iterator[Hint]:
    if turn.kind != "test":
        return
    before = max((SCALES.index(scale) for scale in turn.ramp), default=None)
    if before is None and SCALES.index(turn.scale) >= _LARGE_FIRST:
        yield Hint("plan", _("This is a large first test. One case or one shift costs less when it goes wrong."))
    elif before is not None and SCALES.index(turn.scale) < before:
        yield Hint("plan", _("An earlier cycle of this idea was larger. Tests of an idea usually grow."))


def _of_study(turn: Turn) -> Iterator[Hint]:
    if turn.ended is not None and not turn.observations:
        yield Hint("do", _("Write what you saw while it ran."))
    if turn.decision is None and turn.ended is None:
        return
    if turn.predicted.made and turn.verdict is None:
        yield Hint("study", _("Compare the result with the prediction."))
    if not turn.learning:
        yield Hint("study", _("Write what you learned."))


def _of_act(turn: Turn) -> Iterator[Hint]:
    if turn.decision is None and (turn.verdict is not None or turn.learning):
        yield Hint("act", _("Decide: adopt, adapt, abandon, or go on as it is."))
    if turn.decision is not None and not turn.reason:
        yield Hint("act", _("Write why you decided so."))


def scale_name(scale: str) -> str:
    """Return the word for a scale."""
    return {
        "one_case": _("One case"),
        "one_shift": _("One shift"),
        "one_team": _("One team"),
        "one_site": _("One site"),
        "all": _("Everywhere"),
    }[scale]


def kind_name(kind: str) -> str:
    """Return the word for a kind of cycle."""
    return {"test": _("Test"), "implement": _("Roll out"), "data_only": _("Only collect data")}[kind]


def verdict_name(verdict: str | None) -> str:
    """Return the word for how a prediction came out; without a verdict it is still open."""
    words = {"confirmed": _("Confirmed"), "partly": _("Partly confirmed"), "not_confirmed": _("Not confirmed")}
    words["no_data"] = _("No data")
    return words[verdict] if verdict else _("Not compared yet")


def decision_name(decision: str | None) -> str:
    """Return the word for a decision; without one it is still open."""
    words = {"adopt": _("Adopt"), "adapt": _("Adapt"), "abandon": _("Abandon"), "continue": _("Go on")}
    return words[decision] if decision else _("Not decided")


def as_planned_name(answer: str | None) -> str:
    """Return the answer to "carried out as planned?"."""
    words = {"yes": _("As planned"), "partly": _("Partly as planned"), "no": _("Not as planned")}
    return words[answer] if answer else _("Not said")


def direction_name(direction: str | None) -> str:
    """Return where the number is expected to go."""
    words = {"down": _("Goes down"), "up": _("Goes up"), "neutral": _("Stays about there")}
    return words[direction] if direction else _("Not said")


def amount(value: float, unit: str) -> str:
    """Write a number with its unit: "40 min"."""
    return f"{format_number(value)} {unit}".strip()


def figure_words(predicted: Predicted, unit: str, today: date) -> str:
    """Return the part of a prediction that can be counted: "down to 40 min by 20 November, 80% sure"."""
    parts = []
    if predicted.value is not None:
        said = {"down": _("down to {amount}"), "up": _("up to {amount}")}.get(
            str(predicted.direction), _("about {amount}")
        )
        parts.append(said.format(amount=amount(predicted.value, unit)))
    elif predicted.direction is not None:
        parts.append(direction_name(predicted.direction).lower())
    if parts and predicted.by is not None:
        parts[0] = _("{what} by {day}").format(what=parts[0], day=format_date(predicted.by, today=today))
    if predicted.confidence is not None:
        parts.append(_("{percent} sure").format(percent=format_percent(predicted.confidence / 100)))
    return ", ".join(parts)


def read_confidence(text: str, habits: Habits) -> int | None:
    """Return whole per cent of `80` or `80 %`, None for an empty line. Raise Refused for anything else."""
    line = text.strip().removesuffix("%").strip()
    if not line:
        return None
    number = parse_number(line, habits)
    if not 0 <= number <= 100:
        raise Refused(_("Write how sure you are as a number from 0 to 100."))
    if 0 < number < 1:
        raise Refused(_("Write per cent: {percent} is {number}.").format(percent=line, number=round(number * 100)))
    if not number.is_integer():
        raise Refused(_("Write whole per cent, such as {number}.").format(number=round(number)))
    return round(number)


def largest(scales: Sequence[str]) -> str:
    """Return the largest of the scales, the smallest there is without any."""
    return max(scales, key=SCALES.index, default=SCALES[0])
