"""Move to another stage: one click, one undo step, advice and never a question in the way."""

from __future__ import annotations

from opspath_desktop.actions import stages
from opspath_desktop.i18n import _
from opspath_desktop.queries.pathway import missing_on_the_way
from opspath_desktop.ui.workspace import Workspace


def move(workspace: Workspace, stage_id: str) -> bool:
    """Make a stage the current one; when moving on, what is missing is kept with the stage that is left."""
    there, today = workspace.pathway.stage(stage_id), workspace.today()
    missing = workspace.query(missing_on_the_way, workspace.pathway, today, stage_id)
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
