"""Say in one deterministic sentence what the numbers of a measure show.

The order is fixed: centre before and now, signal, variation, target, balancing measures, trial. The words never claim a
cause: numbers that change after a change are "consistent with" it. A percentage is told only from a centre above zero.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from opspath_desktop.domain.spc_types import Limits
from opspath_desktop.domain.study_signals import limits_at
from opspath_desktop.domain.study_types import Balancing, Found, Study
from opspath_desktop.i18n import _, format_number, ngettext

MOST_TIMES = 1000  # what grew by more is told as an amount: percent of nearly nothing say nothing
FEW = 2
_USUAL_PLACES, _MOST_PLACES = 3, 9


@dataclass(frozen=True, slots=True)
class Voice:
    """How a sentence names the measure and writes numbers and days for its reader."""

    name: str
    unit: str
    number: Callable[[float], str]
    day: Callable[[date], str]

    @classmethod
    def of(cls, study: Study, name: str, unit: str, decimals: int | None, day: Callable[[date], str]) -> Voice:
        """Return a voice that writes the places asked for, else those of the numbers, of whole ones one more.

        Numbers that were worked out, such as ratios, have places without end: of them four digits are told, below 1
        three.
        """
        if decimals is not None:
            return cls(name, unit, lambda value: format_number(value, decimals=decimals), day)
        places = _places(study)
        return cls(name, unit, lambda value: _written(value, _digits(value, places)), day)

    def amount(self, value: float) -> str:
        """Write a number with its unit."""
        bounded = min(max(value, -sys.float_info.max), sys.float_info.max)  # of two huge numbers to either side of 0
        return f"{self.number(bounded)} {self.unit}".strip()


def _places(study: Study) -> int | None:
    """Return the most decimal places of any number that takes part; None when they have more than two."""
    values = [period.value for period in study.periods if period.value is not None and period.counts]
    return next((places for places in (0, 1, 2) if all(round(value, places) == value for value in values)), None)


def _digits(value: float, places: int | None) -> int:
    """Return the places of a centre, as on the chart: those of the numbers, of whole ones one up to four digits."""
    exponent = math.floor(math.log10(abs(value))) if value else 0
    if places is None:
        return min(max(3 - exponent if exponent >= 0 else 2 - exponent, 0), _MOST_PLACES)
    return places or max(min(1, 3 - exponent), 0)


def _written(value: float, places: int) -> str:
    """Write a number with these places at most; the locale alone would write three."""
    return format_number(round(value, places), decimals=places if places > _USUAL_PLACES else None)


def sentence(study: Study, voice: Voice, balancing: Balancing = "not_measured", *, own: bool = False) -> str:
    """Return all that the numbers show. `own` says that the measure is a balancing one itself."""
    return " ".join(parts(study, voice, balancing, own=own))


def headline(study: Study, voice: Voice) -> str:
    """Return the two first parts: from where to where, and the signal."""
    return " ".join(parts(study, voice)[:2])


def parts(study: Study, voice: Voice, balancing: Balancing = "not_measured", *, own: bool = False) -> tuple[str, ...]:
    """Return the sentences one by one, those that have something to say."""
    if study.count == 0:
        return (_("No number yet."),)
    said = [_centres(study, voice), _signal(study, voice)]
    if study.count > FEW:
        said += [_variation(study), _target(study, voice), "" if own else _balancing(study, balancing), _trial(study)]
    return tuple(each for each in said if each)


def rule_name(rule: str) -> str:
    """Return the pattern that a rule finds, in words."""
    words = {
        "outside": _("a point outside the limits"),
        "mr_outside": _("a jump beyond the moving-range limit"),
        "shift": _("a run on one side of the centre"),
        "run_of_8": _("eight in a row on one side of the mean"),
        "trend": _("a trend"),
        "two_of_three": _("two of three near a limit"),
        "three_of_four": _("three of four nearer a limit than the mean"),
        "four_of_five": _("four of five beyond one sigma"),
    }
    return words.get(rule, rule)


def _centres(study: Study, voice: Voice) -> str:
    """Say where the measure was and where it is, with the percentage and whether that is better."""
    before, now = study.before, study.now
    if now is None and before is not None and study.change is not None:
        words = _("{measure}: {before} before the change, no number since.")
        return words.format(measure=voice.name, before=voice.amount(before))
    if now is None:
        return _("{measure}: no number that counts since the change.").format(measure=voice.name)
    if before is None:
        words = _("{measure}: latest {now}.") if study.kind == "line" else _("{measure}: {now} on average.")
        return words.format(measure=voice.name, now=voice.amount(now))
    words = _("{measure}: {before} → {now} ({difference}).")
    return words.format(
        measure=voice.name,
        before=voice.number(before),
        now=voice.amount(now),
        difference=_difference(study, voice, before, now),
    )


def _difference(study: Study, voice: Voice, before: float, now: float) -> str:
    if math.isclose(before, now, rel_tol=1e-9, abs_tol=1e-12):
        return _("no difference")
    step = now - before
    by = _percent(voice, before, step)
    if study.direction == "neutral":
        return by
    better = (step > 0) == (study.direction == "up")
    return (_("{by}, better") if better else _("{by}, worse")).format(by=by)


def _percent(voice: Voice, before: float, step: float) -> str:
    share = round(100 * (step / before)) if before > 0 and abs(step) / MOST_TIMES < before else 0
    written = _("{n}%").format(n=format_number(share)) if share else voice.amount(step)
    return f"+{written}" if step > 0 else written


def _signal(study: Study, voice: Voice) -> str:
    """Say which signal speaks, or how many more points a run takes."""
    if study.count <= FEW:
        return _("One number, not yet evidence.") if study.count == 1 else _("Two numbers, not yet evidence.")
    if study.found is None:
        return _no_signal(study)
    said = _found(study, study.found, voice)
    change = study.change
    if change is not None and study.found.began < change.on:
        began = _("The run began on {began}, before the change on {changed}.")
        said += " " + began.format(began=voice.day(study.found.began), changed=voice.day(change.on))
    return said


def _found(study: Study, found: Found, voice: Voice) -> str:
    rule, day = rule_name(found.rule), voice.day(found.detected)
    if study.change is None:
        return _("Signal: {rule}, detected on {day}; no change is marked.").format(rule=rule, day=day)
    points = ngettext("{n} point after change {no}", "{n} points after change {no}", found.after)
    where = points.format(n=found.after, no=study.change.number)
    if found.tone == "worse":
        words = _("Signal for the worse: {rule}, detected on {day}, {where}.")
    elif found.tone == "better" and study.before is not None:
        words = _("Signal: {rule}, detected on {day}, {where}; that is consistent with the change.")
    else:
        words = _("Signal: {rule}, detected on {day}, {where}.")
    return words.format(rule=rule, day=day, where=where)


def _no_signal(study: Study) -> str:
    since = ngettext("{n} point since the change", "{n} points since the change", study.after).format(n=study.after)
    if study.change is None:
        since = ngettext("{n} point", "{n} points", study.count).format(n=study.count)
    if study.kind != "line" and study.needed == 0:
        return _("No evidence of this change ({since}; the run was complete before it and goes on).").format(
            since=since
        )
    if study.kind != "line":
        words = ngettext(
            "No evidence of change yet ({since}; a run of {length} needs {n} more).",
            "No evidence of change yet ({since}; a run of {length} needs {n} more).",
            study.needed,
        )
        return words.format(since=since, length=study.run_length, n=study.needed)
    if study.needed == 0:
        return _("No evidence of change yet ({since}; a line has no rules).").format(since=since)
    words = ngettext(
        "No evidence of change yet ({since}; limits need {n} more).",
        "No evidence of change yet ({since}; limits need {n} more).",
        study.needed,
    )
    return words.format(since=since, n=study.needed)


def _variation(study: Study) -> str:
    if study.kind != "xmr":
        return ""
    if study.variation is None:
        return _("Too few points for an icon.")
    if study.mixed:
        return _("The newest point carries signals to both sides: mixed.")
    return {
        "common": _("The newest point: common cause."),
        "improvement": _("The newest point: special cause, improvement."),
        "concern": _("The newest point: special cause, concern."),
        "high": _("The newest point: special cause, high."),
        "low": _("The newest point: special cause, low."),
    }[study.variation]


def _target(study: Study, voice: Voice) -> str:
    """Say what the limits promise of the target; that it will last only when nothing speaks against it."""
    target = study.target
    if target is None:
        return ""
    if study.assurance is not None:
        steady = study.variation in ("common", "improvement")
        words = {
            "hit": _("Target {target}: will keep hitting.") if steady else _("Target {target}: hit so far."),
            "miss": _("Target {target}: consistently missed, the limits lie short of it."),
            "random": _("Target {target}: hit or miss."),
        }[study.assurance]
        return words.format(target=voice.amount(target))
    return _distance(study, voice, target)


def _distance(study: Study, voice: Voice, target: float) -> str:
    now = study.now
    if now is None or study.direction == "neutral":
        return ""
    missing = now - target if study.direction == "down" else target - now
    if missing <= 0:
        return _("Target {target}: reached.").format(target=voice.amount(target))
    return _("Target {target}: {gap} to go.").format(target=voice.amount(target), gap=voice.amount(missing))


def _balancing(study: Study, balancing: Balancing) -> str:
    return {
        "ok": _("Balancing: ok."),
        "concern": _("Balancing: concern."),
        "not_measured": _("Balancing: not measured."),
    }[balancing]


def _trial(study: Study) -> str:
    limits = _limits(study)
    if not study.trial or limits is None:
        return ""
    return ngettext("Trial limits, from {n} point.", "Trial limits, from {n} points.", limits.used).format(
        n=limits.used
    )


def _limits(study: Study) -> Limits | None:
    return limits_at(study.chart, len(study.periods))
