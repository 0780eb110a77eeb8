"""Draw a fishbone: the problem at the head, six bones of causes, the verified roots in bold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from opspath_desktop.charts.figure import Figure, Line, Mark, Rect, Table, Text, Tip
from opspath_desktop.charts.scale import fit, text_width
from opspath_desktop.i18n import _, ngettext

LINE, SIZE = 11.0, 8.0
HEAD_SHARE, HEAD_MOST, HEAD_LINES = 0.2, 110.0, 5
LEAN = 26.0  # how far a bone leans towards the head
LEAST_WIDTH = 300.0  # below it there is no room for words
LEAST_ROWS, MOST_ROWS = 3, 9  # on one bone


@dataclass(frozen=True, slots=True)
class Twig:
    """One cause on a bone; `tone` is root, assumption, rejected or plain; `known` says in words how it stands."""

    text: str
    tone: str
    known: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Bone:
    """One category with its causes in reading order."""

    title: str
    twigs: tuple[Twig, ...]


def height_for(bones: Sequence[Bone]) -> float:
    """Return the height in points that gives the fullest bone its rows, within limits."""
    rows = max((len(bone.twigs) for bone in bones), default=0)
    return 2 * (14.0 + LINE * (min(max(rows, LEAST_ROWS), MOST_ROWS) + 1.5))


def fishbone(problem: str, bones: Sequence[Bone], *, width: float, height: float) -> Figure:
    """Draw six bones, three above the spine and three below; what has no room is counted as "2 more"."""
    head = min(width * HEAD_SHARE, HEAD_MOST)
    tail, middle = width - head - 6, height / 2
    marks: list[Mark] = [Line(((0, middle), (tail, middle)), "line", 1.6), *_head(problem, tail, middle, head)]
    tips: list[Tip] = []
    step = (tail - LEAN - 8) / 3
    for number, bone in enumerate(bones):
        foot = step * (number // 2 + 1) + LEAN
        _draw_bone(bone, foot, step, middle, height, number % 2 == 0, marks, tips)
    rows = tuple((bone.title, "· " * twig.depth + twig.text, twig.known) for bone in bones for twig in bone.twigs)
    table = Table((_("Category"), _("Cause"), _("What is known")), rows)
    tips.sort(key=lambda tip: (tip.x, tip.y))
    return Figure(width, height, _alt(problem, bones), tuple(marks), tuple(tips), table, (60.0, LINE / 2))


def _head(problem: str, x: float, middle: float, width: float) -> Iterator[Mark]:
    lines = _wrapped(problem, width - 10)
    tall = len(lines) * LINE + 10
    yield Rect(x, middle - tall / 2, width, tall, "band", 4)
    for number, words in enumerate(lines):
        yield Text(x + width / 2, middle - tall / 2 + 13 + number * LINE, words, "text", SIZE, "bold", "middle")


def _wrapped(words: str, room: float) -> list[str]:
    lines = [""]
    for word in words.split():
        joined = f"{lines[-1]} {word}".strip()
        if text_width(joined, SIZE, bold=True) <= room or not lines[-1]:
            lines[-1] = joined
        else:
            lines.append(word)
    kept = lines[:HEAD_LINES]
    if len(lines) > HEAD_LINES:
        kept[-1] += " …"
    return [fit(line, SIZE, room, bold=True) for line in kept]


def _draw_bone(
    bone: Bone,
    foot: float,
    room: float,
    middle: float,
    height: float,
    above: bool,
    marks: list[Mark],
    tips: list[Tip],
) -> None:
    """Draw one bone with its words at its left, from the title inwards."""
    top = foot - LEAN
    end = 14.0 if above else height - 14.0
    marks.append(Line(((top, end), (foot, middle)), "line", 1.0))
    marks.append(Text(top, 9.0 if above else height - 4.0, bone.title, "text2", SIZE, "bold", "middle"))
    space = abs(middle - end) - LINE
    for number, (words, twig) in enumerate(_shown(bone, int(space // LINE))):
        away = (number + 0.85) * LINE
        y = end + away if above else end - away + LINE * 0.5
        x = top + (foot - top) * abs(y - end) / max(abs(middle - end), 1.0) - 5
        bold = twig is not None and twig.tone == "root"
        quiet = twig is None or twig.tone in ("assumption", "rejected")
        line = fit(words, SIZE, room - 10, bold=bold)
        marks.append(Text(x, y, line, "text2" if quiet else "text", SIZE, "bold" if bold else "regular", "end"))
        if twig is not None:
            tips.append(Tip(x - 8, y - 3, f"{bone.title}: {twig.text}. {twig.known}"))


def _shown(bone: Bone, most: int) -> list[tuple[str, Twig | None]]:
    """Return the words that have room, and how many causes have none."""
    every: list[tuple[str, Twig | None]] = [(_words(twig), twig) for twig in bone.twigs]
    if len(every) <= most:
        return every
    kept = every[: max(most - 1, 0)]
    left = len(every) - len(kept)
    return [*kept, (ngettext("{n} more", "{n} more", left).format(n=left), None)]


def _words(twig: Twig) -> str:
    text = "· " * twig.depth + twig.text
    if twig.tone == "rejected":
        return _("{cause} (rejected)").format(cause=text)
    return _("{cause} (?)").format(cause=text) if twig.tone == "assumption" else text


def _alt(problem: str, bones: Sequence[Bone]) -> str:
    counts = "; ".join(
        ngettext("{title}: {n} cause", "{title}: {n} causes", len(bone.twigs)).format(
            title=bone.title, n=len(bone.twigs)
        )
        for bone in bones
        if bone.twigs
    )
    roots = [twig.text for bone in bones for twig in bone.twigs if twig.tone == "root"]
    told = _("Fishbone of “{problem}”. {counts}.").format(problem=problem, counts=counts or _("No cause yet"))
    found = _("Root causes: {roots}.").format(roots="; ".join(roots)) if roots else _("No root cause is verified yet.")
    return f"{told} {found}"
