"""One entry of a clippings file: title line, text, the shop's limit, and what cannot be taken."""

import pytest

from opspath_desktop.errors import Refused
from opspath_desktop.exchange.kindle_entry import SEPARATOR, path_name, read_entry, split, title_and_authors

PLACE = "- Your Highlight on page 3 | Location 24-25 | Added on Wednesday, November 29, 2023 6:26:54 PM"


def entry(*lines):
    return read_entry(split("\n".join([*lines, SEPARATOR]))[0])


@pytest.mark.parametrize(
    ("line", "title", "authors"),
    [
        ("The Quiet Line (Northfield, Ada)", "The Quiet Line", ("Ada Northfield",)),
        ("现场的一天 ((虚)米文)", "现场的一天", ("(虚)米文",)),
        (
            "Desk (Series) (Dutch Edition) (Keuken, Teun van de)",
            "Desk (Series) (Dutch Edition)",
            ("Teun van de Keuken",),
        ),
        ("Numbers (Attia MD, Peter )", "Numbers", ("Peter Attia MD",)),
        ("Teams (Stone, Ben;Vega Soto, Lucia Maria)", "Teams", ("Ben Stone", "Lucia Maria Vega Soto")),
        ("Teams (Ben Stone, Ada North, Ina Marsh)", "Teams", ("Ben Stone", "Ada North", "Ina Marsh")),
        ("Teams (Ben Stone & Ada North)", "Teams", ("Ben Stone", "Ada North")),
        ("Reports (Stone & Marsh)", "Reports", ("Stone & Marsh",)),
        ("The Shredded Plan", "The Shredded Plan", ()),
        ("Minutes (Unknown)", "Minutes", ()),
        ("Desk (Dutch Edition)", "Desk (Dutch Edition)", ()),
        ("Notes (2019)", "Notes (2019)", ()),
        ("A smile :) and (no end", "A smile :) and (no end", ()),
        ("Half) a bracket)", "Half) a bracket)", ()),
        ("(Only brackets)", "(Only brackets)", ()),
    ],
)
def test_the_author_is_the_last_group_of_balanced_brackets(line, title, authors):
    assert title_and_authors(line) == (title, authors)


@pytest.mark.parametrize(
    ("title", "name"), [("D:\\books\\Lean Notes.epub", "Lean Notes"), ("/mnt/us/Plan.pdf", "Plan"), ("And/Or", "")]
)
def test_the_path_of_a_file_is_called_by_its_name(title, name):
    assert path_name(title) == name


@pytest.mark.parametrize(
    "marker",
    [
        "<You have reached the clipping limit for this item>",
        "<Je hebt de knipsellimiet bereikt voor dit item>",
        "<このアイテムのクリップの上限に達しました>",
        "<Vous avez atteint la limite maximale d'extraits pour cet article>",
        "您已达到本内容的剪贴上限",
    ],
)
def test_the_limit_of_the_shop_is_no_text(marker):
    alone, partial = entry("T (A B)", PLACE, "", " " + marker), entry("T (A B)", PLACE, "", "Half a " + marker)
    assert [(e.text, e.withheld) for e in (alone, partial)] == [("", True), ("Half a", True)]


def test_line_separators_and_paragraphs_stay_inside_a_text():
    assert entry("T", PLACE, "", "One\u2028two\u00a0three", "", "four" + SEPARATOR).text.endswith(
        "\n\nfour" + SEPARATOR
    )


def test_an_unknown_language_is_a_quote_with_text_and_a_bookmark_without():
    assert entry("T", "- Xyz 3 | Abc", "", "Text").kind == "quote"
    assert entry("T", "- Xyz 3 | Abc", "").kind == "bookmark"


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (["T"], "second line"),
        (["T", "no place", "", "text"], "second line"),
        (["", PLACE, "", "text"], "no title"),
        (["T", "- Your High | 3", "Other (A B)", PLACE, "", "text"], "cut off"),
        (["T", PLACE, "", "half a texOther (A B)", PLACE, "", "text"], "cut off"),
        (["T" * 501, PLACE, "", "text"], "501"),
    ],
)
def test_a_damaged_entry_is_refused_with_its_reason(lines, reason):
    with pytest.raises(Refused, match=reason):
        entry(*lines)


def test_the_name_of_an_entry_depends_on_nothing_that_an_editor_changes():
    [device] = split(f"\ufeffT (A B)  \r\n{PLACE}\r\n\r\nText\r\n{SEPARATOR}\r\n")
    assert read_entry(device).key == entry("T (A B)", PLACE, "", "Text").key
