"""Put the plan in order: the read model becomes blocks, section by section, without those that were left out."""

from __future__ import annotations

from collections.abc import Callable

from opspath_desktop.i18n import _, current_locale
from opspath_desktop.plan import outline_appendix as appendix
from opspath_desktop.plan import outline_front as front
from opspath_desktop.plan import outline_goals as targets
from opspath_desktop.plan import outline_levels as levels
from opspath_desktop.plan import outline_parts as parts
from opspath_desktop.plan import outline_pilots as trials
from opspath_desktop.plan.blocks import Block, Keep, Text
from opspath_desktop.plan.meta import Meta as Meta
from opspath_desktop.plan.words import day, name
from opspath_desktop.queries.plan_view import PlanView

Part = tuple[str, Callable[[PlanView], list[Block]]]

# The keys are what PlanOptions.left_out holds; one key may stand for two places of the paper.
PAGE_1: tuple[Part, ...] = (
    ("header", front.header),
    ("direction", front.direction),
    ("standing", front.standing),
    ("standing", front.overview),
    ("standing", front.to_decide),
    ("direction", front.long_aspirations),
)
LATER: tuple[Part, ...] = (
    ("checklist", parts.checklist),
    ("competencies", levels.competencies),
    ("watch_fors", parts.watch_fors),
    ("goals", targets.goals),
    ("actions", targets.actions),
    ("pilots", trials.pilots),
    ("metrics", parts.metrics),
    ("reading", parts.reading),
    ("comments", parts.comments),
    ("agreement", parts.agreement),
)
APPENDIX: tuple[Part, ...] = (
    ("portfolio", appendix.portfolio),
    ("a3s", appendix.a3s),
    ("a3_checks", appendix.checks),
    ("a3s", appendix.prompts),
)
SECTIONS = tuple(dict.fromkeys(key for key, _outline in (*PAGE_1, *LATER, *APPENDIX)))


def section_name(key: str) -> str:
    """Return the words for a section, for the list of what goes in."""
    return {
        "header": _("Names and dates"),
        "direction": _("Where I am going"),
        "standing": _("Where the plan stands"),
        "checklist": _("Stage checklist and evidence"),
        "competencies": _("Strengths and gaps"),
        "goals": _("Goals for the period"),
        "actions": _("Actions"),
        "pilots": _("Improvement pilots"),
        "metrics": _("Success metrics"),
        "reading": _("Reading"),
        "watch_fors": _("Watch for"),
        "comments": _("Comments"),
        "agreement": _("Agreement"),
        "portfolio": _("Appendix: portfolio of pilots"),
        "a3s": _("Appendix: one page each (A3)"),
        "a3_checks": _("Appendix: checks of the A3s"),
    }[key]


def outline(view: PlanView) -> tuple[Block, ...]:
    """Return the blocks of the whole plan in printing order."""
    blocks = front.opening(view)
    for key, part in PAGE_1:
        if key not in view.left_out:
            blocks += part(view)
    blocks += [block for key, part in LATER if key not in view.left_out for block in part(view)]
    blocks = _close(blocks)
    if view.with_private:
        blocks.append(Text(_("This copy holds private notes."), "small"))
    behind = [block for key, part in APPENDIX if key not in view.left_out for block in part(view)]
    return (*blocks, *appendix.joined(behind))


def _close(blocks: list[Block]) -> list[Block]:
    """Keep the lines for the manager's comments and the signatures below them on one page."""
    match blocks:
        case [*before, Keep(blocks=ruled), Keep(blocks=signed)]:
            return [*before, Keep((*ruled, *signed))]
        case _:
            return blocks


def meta(view: PlanView) -> Meta:
    """Return title, running header and marking of the plan."""
    owner = name(view.head.me.name)
    stage = _("Development plan, stage {n}").format(n=view.stage_number) if view.stage_number else _("Development plan")
    review = view.head.review_on
    right = (
        _("Review of {date}").format(date=day(review))
        if review
        else _("As of {date}").format(date=day(view.prepared_on))
    )
    return Meta(
        title=_("Development plan of {name}").format(name=owner) if owner else _("Development plan"),
        author=owner or _("Plan owner"),
        subject=stage,
        language=current_locale().replace("_", "-"),
        marking=view.marking,
        running=stage,
        running_right=right,
        document_id=view.document_id,
        on=view.prepared_on,
    )
