"""Highlights, takeaways and applications as Markdown, with every text of the user plain."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from opspath_desktop.domain.kept import KeptApplication, KeptBook, KeptHighlight, KeptTakeaway
from opspath_desktop.exchange.markdown import plain, text_of, write

DAY = date(2026, 11, 20)
QUOTE = KeptHighlight("quote", "Two\nlines", "A note", "chapter 2, p 33", DAY, True, False)
BOOK = KeptBook(
    "The Plan",
    "How it went",
    ("Ann Lee", "Ben Orr"),
    1999,
    (QUOTE,),
    (KeptTakeaway("Keep it small", "One thing\n\nA day", False, True),),
    (KeptApplication("Tried it", "Late shift", "Fewer calls", "Tried", DAY, date(2026, 12, 20), False),),
)
WHOLE = """# Highlights, takeaways and applications

## The Plan: How it went

Ann Lee, Ben Orr, 1999

### Highlights

> Two··
> lines
>
> (chapter 2, p 33, 20 November 2026, favourite)

Note: A note

### Takeaways

- Keep it small

  What I do differently: One thing

  A day

  (private)

### Applications

- Tried it

  Situation: Late shift

  Result: Fewer calls

  (Tried, 20 November 2026, check back on 20 December 2026)
"""


def test_a_book_is_written_as_a_whole() -> None:
    assert text_of([BOOK]) == WHOLE.replace("·", " ")


def test_a_file_is_written(tmp_path: Path) -> None:
    write(tmp_path / "x.md", [BOOK])
    assert (tmp_path / "x.md").read_bytes().decode() == text_of([BOOK])


def test_a_book_of_bare_facts_has_only_what_it_has() -> None:
    bare = replace(BOOK, subtitle="", authors=(), year=None, highlights=(), takeaways=())
    text = text_of([bare])
    assert text.startswith(
        "# Highlights, takeaways and applications\n\n## The Plan\n\n### Applications\n\n- Tried it\n"
    )


@pytest.mark.parametrize(
    ("kind", "text", "note", "withheld", "shown"),
    [
        ("bookmark", "", "", False, "> Bookmark\n>\n> (p 3)"),
        ("quote", "", "", True, "> (text withheld by the shop)\n>\n> (p 3)"),
        ("note", "My thought", "", False, "Note: My thought\n\n(p 3)"),
        ("quote", "It says", "I\nthink", False, "> It says\n>\n> (p 3)\n\nNote: I  \nthink"),
    ],
)
def test_each_kind_has_its_form(kind: str, text: str, note: str, withheld: bool, shown: str) -> None:
    each = KeptHighlight(kind, text, note, "p 3", None, False, withheld)
    assert f"### Highlights\n\n{shown}\n\n### Takeaways" in text_of([replace(BOOK, highlights=(each,))])


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("# no heading", r"\# no heading"),
        ("*bold* _it_ `code`", r"\*bold\* \_it\_ \`code\`"),
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("[a](b) ![c](d)", r"\[a\](b) !\[c\](d)"),
        ("> quote", r"\> quote"),
        ("- list", r"\- list"),
        ("+ list", r"\+ list"),
        ("1. first", r"1\. first"),
        ("2) second", r"2\) second"),
        ("---", r"\---"),
        ("===", r"\==="),
        ("    code", "code"),
        ("\tcode", "code"),
        ("~~~", r"\~\~\~"),
        ("a | b", r"a \| b"),
        ("&amp; $x$", r"\&amp; \$x\$"),
        ("\\", r"\\"),
        ("bell\x07", "bell"),
        ("plain words, 3.5 and C-3", "plain words, 3.5 and C-3"),
    ],
)
def test_nothing_that_a_user_writes_is_read_as_a_sign(line: str, shown: str) -> None:
    assert plain(line) == [shown]


def test_a_title_stays_one_heading() -> None:
    text = text_of([replace(BOOK, title="# C# in\n## Depth ##", subtitle="")])
    assert "\n## \\# C\\# in \\#\\# Depth \\#\\#\n" in text
