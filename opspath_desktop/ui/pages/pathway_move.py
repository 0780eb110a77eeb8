"""Move to another stage: one click, one undo step, advice and never a question in the way."""

from __future__ import annotations

from opspath_desktop.actions import stages
from opspath_desktop.i18n import _
from opspath_desktop.queries.pathway import current_stage, stage_view
from opspath_desktop.ui.workspace import Workspace


def move(workspace: Workspace, stage_id: str) -> bool:
    """Make a stage the current one; when moving on, what is missing is kept with the stage that is left."""
    here, there = workspace.query(current_stage), workspace.pathway.stage(stage_id)
    today = workspace.today()
    missing: tuple[str, ...] = ()
    left = workspace.query(stage_view, workspace.pathway, today, here) if here else None
    if left is not None and there is not None and there.number > left.stage.number:
        missing = left.readiness.reasons
    number = there.number if there is not None else 0
    done = workspace.act(
        _("Move to stage {number}").format(number=number),
        stages.enter,
        workspace.pathway,
        stage_id,
        on=today,
        readiness="\n".join(missing),
        toast=_("Stage {number} is your stage now").format(number=number),
        merge=f"enter-{stage_id}",
    )
    return done.ok


def give_reason(workspace: Workspace, stage_id: str, reason: str) -> bool:
    """Write why the move was made; it joins the undo step of the move."""
    words = _("Say why you moved on")
    return workspace.act(words, stages.give_reason, reason, merge=f"enter-{stage_id}", toast=_("Reason kept")).ok
