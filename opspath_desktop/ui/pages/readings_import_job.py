"""The work of an import between the window and the worker: read a file, plan with it, back up, and write.

Each `*_job` runs in the worker and gets a `Progress`; what it needs of the database is handed to it as frozen data.
The archive is ours: it says itself what is new, so it is compared as a whole.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from opspath_desktop.i18n import _, format_number, format_percent
from opspath_desktop.ui.pages.readings_import_lines import dry_run
from opspath_desktop.ui.pages.readings_import_view import Choices, DryRun, Line
from opspath_desktop.ui.worker import Progress
from opspath_desktop.ui.workspace import Outcome, Workspace

if TYPE_CHECKING:
    from opspath_desktop.domain.foreign import ForeignFile
    from opspath_desktop.exchange.archive import Archive

_READ_SHARE = 0.5  # of the bar; the rest is comparing


@dataclass(frozen=True, slots=True)
class Found:
    """A file that was read: another program's, or an archive of ours."""

    path: Path
    file: ForeignFile | None = None
    archive: Archive | None = None


def read_job(path: Path, progress: Progress) -> Found:
    """Read any file that is understood. Raise Refused for all others, Trouble for what the disk refuses."""
    from opspath_desktop.actions.archive import records_of
    from opspath_desktop.exchange import archive

    if archive.knows(path):
        progress.report(0.0, _("Reading the archive"))
        taken = archive.read(path)
        records_of(taken)
        return Found(path, archive=taken)
    from opspath_desktop.exchange import foreign

    def step(fraction: float) -> None:
        progress.report(
            fraction * _READ_SHARE, _("Reading the file, {percent}").format(percent=format_percent(fraction))
        )

    step(0.0)
    return Found(path, foreign.read(path, progress=step, cancelled=lambda: progress.cancelled))


def plan_job(found: Found, here: Any, choices: Choices, progress: Progress) -> DryRun:
    """Compare a file with what is here. Raise foreign.Cancelled when nobody waits any more."""
    from opspath_desktop.domain.import_plan import plan
    from opspath_desktop.exchange.foreign import approximate

    assert found.file is not None
    file = approximate(found.file) if choices.vague else found.file
    many = format_number(file.records)

    def step(fraction: float) -> None:
        done = format_number(round(fraction * file.records))
        progress.report(
            _READ_SHARE + fraction * (1 - _READ_SHARE), _("Comparing {n} of {all} records").format(n=done, all=many)
        )

    made = plan(
        file,
        here,
        shelves=choices.shelves,
        overwrite=choices.overwrite,
        progress=step,
        cancelled=lambda: progress.cancelled,
    )
    return dry_run(found.path, made, choices, asks_about_days=found.file.vague_dates)


def archive_job(found: Found, data: Path, now: Callable[[], str], choices: Choices, progress: Progress) -> DryRun:
    """Compare an archive with the records, which are read by a connection of this thread."""
    from opspath_desktop.actions.archive import import_archive
    from opspath_desktop.store.upgrade import reading_from

    archive = found.archive
    assert archive is not None
    progress.report(_READ_SHARE, _("Comparing the records"))
    with reading_from(data, clock=now, new_uuid=str) as database:
        assert database is not None  # the window has it open
        with database.read() as session:
            would = import_archive(session, archive, data=data, overwrite=choices.overwrite, dry_run=True)
    return DryRun(
        path=found.path,
        format="archive",
        lines=tuple(Line("skipped", each.record, reason=each.reason) for each in would.problems),
        counts={"matched": 0, **{each: getattr(would, each) for each in ("new", "updated", "unchanged", "skipped")}},
        records=would.records,
        choices=choices,
        plan=archive,
        lists_all=False,
    )


def backup_job(database: Path, folder: Path, now: str, progress: Progress) -> Path:
    """Copy the database before an import. Raise Cancelled when nobody waits any more, Trouble when it fails."""
    from opspath_desktop.domain.foreign import Cancelled
    from opspath_desktop.store import backup

    def step(done: int, whole: int) -> None:
        if progress.cancelled:
            raise Cancelled
        progress.report(done / whole if whole else 1.0, _("Backing up first"))

    return backup.make(database, folder, now=now, reason="import", progress=step).path


def failed_job(run: DryRun, found: Found, target: Path) -> Path:
    """Write the records that could not be taken, in the format of their file, and return where."""
    from opspath_desktop.exchange.foreign import failed_file
    from opspath_desktop.files import replacing

    assert found.file is not None
    with replacing(target) as part:
        part.write_bytes(failed_file(found.file, run.plan.failed))
    return target


def look(space: Workspace, found: Found, choices: Choices) -> Callable[[Progress], DryRun]:
    """Return the job that works out what a file would do to the records as they are now."""
    if found.file is None:
        return partial(archive_job, found, space.folder, space.database.clock, choices)
    from opspath_desktop.queries.import_state import here

    file = found.file
    now = space.query(here, space.pathway, logs=file.has_logs, highlights=file.has_highlights)
    return partial(plan_job, found, now, choices)


def write(space: Workspace, run: DryRun, toast: str) -> Outcome:
    """Take everything in as one change and one undo step."""
    return space.act(_("Import"), _taking(space, run), field=Quiet(), toast=toast)


def _taking(space: Workspace, run: DryRun) -> Callable[..., Any]:
    if run.format == "archive":
        from opspath_desktop.actions.archive import import_archive

        wish = {"archive": run.plan, "overwrite": run.choices.overwrite}
        return partial(import_archive, data=space.folder, dry_run=False, **wish)
    from opspath_desktop.actions.imports import apply

    return partial(apply, pathway=space.pathway, plan=run.plan)


class Quiet:
    """Take the words of a refusal that the caller shows itself, beside the file's name."""

    def error(self, _text: str) -> None:
        """Say nothing here."""
