"""Blocks can be read as plain text in the order of the paper."""

from opspath_desktop.charts.figure import Figure
from opspath_desktop.plan import blocks as b
from opspath_desktop.plan.words import LONGEST_CELL, Notes


def test_every_kind_of_block_speaks() -> None:
    table = b.Table(
        (b.Column("What", 1), b.Column("State", 1)), ((b.cell("A map", note="mine"), b.cell("Done", mark="done")),)
    )
    blocks = (
        b.Heading("Title", 1),
        b.Text("one\ntwo"),
        b.Bullets(("x", "y"), numbered=True),
        table,
        b.Picture(Figure(10, 10, "It fell."), "Caption"),
        b.Tiles((b.Tile("5 of 12", "done"),)),
        b.Facts((("Owner", "Me"), ("Mentor", ""))),
        b.Columns((b.Text("left"),), (b.Text("right"),)),
        b.Cards((("Watch", "this"),)),
        b.Asks("To decide", ("Move on?",)),
        b.Ruled(("Mine",), 3),
        b.Choices(("Agreed",)),
        b.Signatures((("Manager", "Reviewer"),)),
        b.Keep((b.Text("kept"),)),
    )
    assert b.as_text(blocks) == [
        *(
            "Title",
            "one",
            "two",
            "1. x",
            "2. y",
            "What: A map; mine. State: Done",
            "It fell.",
            "Caption",
            "5 of 12 done",
        ),
        *("Owner: Me", "Mentor: to fill in", "left", "right", "Watch: this", "To decide", "Move on?"),
        *("Mine (lines to write on)", "Box to tick: Agreed", "Signature and date: Manager, Reviewer", "kept"),
    ]


def test_all_texts_hold_the_titles_of_columns() -> None:
    table = b.Table((b.Column("Spalte \u00e4", 1),), ((b.cell("x"),),))
    assert "Spalte \u00e4" in set(b.all_texts((b.Columns((table,), ()),)))


def test_what_is_too_long_for_a_cell_is_printed_below() -> None:
    notes, text = Notes(), "word " * LONGEST_CELL
    assert notes.fit("short") == "short"
    assert notes.fit(text).endswith("(note 1)")
    assert [block.text for block in notes.blocks() if isinstance(block, b.Text)] == [f"Note 1: {text}"]


def test_a_row_across_a_table_speaks_for_itself() -> None:
    rows = (b.Across("Objectives", leads=True), (b.cell("A map"), b.cell("Done")), b.Across("Drawn with the team"))
    lines = b.as_text((b.Table((b.Column("What", 1), b.Column("State", 1)), rows),))
    assert lines == ["Objectives", "What: A map. State: Done", "Drawn with the team"]
