"""Take the highlights of a book: each entry of a file once, the longer one over those that it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from opspath_desktop.domain.foreign import ForeignHighlight
from opspath_desktop.domain.import_here import Here, HighlightHere, Values
from opspath_desktop.domain.import_rows import Pen, Row


@dataclass(slots=True)
class Passage:
    """A highlight under way; `here` is what it was, None for a new one. `longer` is the new one that holds it."""

    row: Row
    here: HighlightHere | None = None
    longer: Passage | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the entries of one highlight: how many bring something, are known, were deleted here."""

    brought: int = 0
    known: int = 0
    deleted: int = 0


@dataclass(slots=True)
class Passages:
    """All highlights of a plan, those here and the new ones, by the names of their entries."""

    here: Here
    changed: dict[int, Passage] = field(default_factory=dict)
    _found: dict[str, Passage] = field(default_factory=dict)

    def deleted(self, highlight: ForeignHighlight) -> bool:
        """Tell whether the highlight was imported once and deleted since; it does not come back by itself."""
        own = _names(highlight)[0]
        return own in self.here.deleted and self._known(own) is None

    def known(self, found: Sequence[ForeignHighlight]) -> list[HighlightHere]:
        """Return the highlights here that an earlier import made of these."""
        names = (name for highlight in found for name in _names(highlight))
        return [self.here.highlights[name] for name in names if name in self.here.highlights]

    def take(self, found: Sequence[ForeignHighlight], new: list[Passage], pen: Pen) -> list[Taken]:
        """Add what is new of one book to `new`; return what became of each highlight, in their order."""
        taken = [self._take(highlight, new, pen) for highlight in found]
        for place, highlight in enumerate(found):
            if highlight.superseded_by and self._hide(highlight, pen) and not taken[place].brought:
                taken[place] = Taken(brought=1, known=max(taken[place].known - 1, 0))
        return taken

    def _take(self, highlight: ForeignHighlight, new: list[Passage], pen: Pen) -> Taken:
        names = _names(highlight)
        size = max(len(highlight.records), 1)
        if self.deleted(highlight):
            return Taken(deleted=size)
        known = self._known(names[0])
        fresh = [name for name in names if self._known(name) is None and name not in self.here.deleted]
        if known is None:
            known = Passage(Row(_columns(highlight, fresh)))
            new.append(known)
            pen.strokes += 1
        elif fresh:
            self._add_note(known, highlight.note, fresh, pen)
        self._found.update((name, known) for name in fresh)
        brought = min(len(fresh), size)
        return Taken(brought=brought, known=size - brought)

    def _known(self, name: str) -> Passage | None:
        found = self._found.get(name)
        if found is None and name in self.here.highlights:
            row = self.here.highlights[name]
            found = self.changed.get(row.id)
            if found is None:
                values = {"note": row.note, "sources": row.sources, "superseded_by": row.superseded_by}
                found = self.changed[row.id] = Passage(Row(dict(values), before=values), here=row)
            self._found[name] = found
        return found

    def _add_note(self, known: Passage, note: str, fresh: Sequence[str], pen: Pen) -> None:
        """Add an entry that came to a known highlight since: a note to it."""
        values = known.row.values
        if note not in values["note"]:
            kept = [line for line in note.split("\n") if line not in values["note"]]
            pen.put(known.row, "note", "\n".join([*([values["note"]] if values["note"] else []), *kept]))
        pen.put(known.row, "sources", "\n".join([*values["sources"].split("\n"), *fresh]))

    def _hide(self, highlight: ForeignHighlight, pen: Pen) -> bool:
        """Put the longer highlight in front; one that was here before makes room only for a new one."""
        short = self._known(_names(highlight)[0])
        longer = self._known(highlight.superseded_by.split("\n")[0])
        if short is None or longer is None or short is longer or longer.longer is short or short.longer is not None:
            return False
        if short.here is None and longer.here is not None:
            short.row.values["superseded_by"] = longer.here.uuid
            return True
        if short.here is not None and (longer.here is not None or short.here.favourite or short.here.superseded_by):
            return False
        short.longer = longer
        pen.strokes += 1
        return True


def _names(highlight: ForeignHighlight) -> list[str]:
    """Return the names of the entries, its own first."""
    return highlight.source.split("\n")


def _columns(highlight: ForeignHighlight, names: Sequence[str]) -> Values:
    return {
        "kind": highlight.kind,
        "text": highlight.text,
        "note": highlight.note,
        "chapter": highlight.chapter,
        "place": highlight.place,
        "position": highlight.position,
        "made_on": highlight.made_on,
        "withheld": highlight.withheld,
        "superseded_by": "",
        "sources": "\n".join(names),
    }
