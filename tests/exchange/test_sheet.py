"""Tables are split into records, each with its characters, whatever is broken in them."""

from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.exchange.sheet import Row, find_head, rows

HEAD = "Title,Author,Pages\n"
HOSTILE = st.text(alphabet='",;\t\n\rab=<>', max_size=200)


def recognised(names: object) -> bool:
    """Take any line that names a title."""
    return "title" in tuple(names)  # type: ignore[arg-type]  # a sequence of names


def split(text: str, *, ragged: bool = False) -> list[Row]:
    """Return the records of a table."""
    head = find_head(text, recognised)
    assert head is not None
    return list(rows(text, head, ragged=ragged))


def cells(text: str) -> list[tuple[str, ...]]:
    """Return the cells of the whole rows."""
    return [row.cells for row in split(text) if not row.fault]


def test_quotes_hold_separators_quotes_and_line_ends() -> None:
    assert cells(HEAD + '"A, ""B""\nC",D,1\n') == [('A, "B"\nC', "D", "1")]


def test_a_record_keeps_its_characters() -> None:
    assert [row.raw for row in split(HEAD + '"A\r\nB" , C,1\r\nD,E,2')] == ['"A\r\nB" , C,1\r\n', "D,E,2"]


def test_semicolons_and_tabs_are_found_by_the_header() -> None:
    assert cells("Title;Author\nA, B;C\n") == [("A, B", "C")]
    assert cells("Title\tAuthor\nA;B\tC\n") == [("A;B", "C")]


def test_the_choice_of_a_spreadsheet_may_stand_first() -> None:
    head = find_head("sep=;\r\nTitle;Author\r\nA;B\r\n", recognised)
    assert head is not None
    assert head.text == "sep=;\r\nTitle;Author\r\n"


def test_a_row_with_the_wrong_number_of_cells_is_kept_with_the_reason() -> None:
    few, many = split(HEAD + "A,B\nA,B,1,x\n")
    assert few.fault == "The row has 2 cells, the header has 3."
    assert (many.fault, many.raw) == ("The row has 4 cells, the header has 3.", "A,B,1,x\n")


def test_columns_without_a_name_may_be_empty() -> None:
    assert cells("Title,Author,,\nA,B,,\n") == [("A", "B")]


def test_one_more_empty_cell_says_that_the_others_have_moved() -> None:
    assert "4 cells" in split(HEAD + "A, and more,B,\n")[0].fault


def test_a_missing_quote_costs_one_row() -> None:
    found = split(HEAD + 'A,B,1\n"C,D,2\nE,"F",3\nG,H,4\n')
    assert [row.number for row in found if row.fault] == [2]
    assert [row.cells[0] for row in found if not row.fault] == ["A", "E", "G"]


def test_broken_rows_after_each_other_are_counted_one_by_one() -> None:
    found = split(HEAD + 'A,"B"x,1\nC,"D"x,2\n')
    assert [row.raw for row in found] == ['A,"B"x,1\n', 'C,"D"x,2\n']


def test_the_rest_of_a_broken_text_belongs_to_its_row() -> None:
    found = split(HEAD + 'A,"B"x\nmore words,1\nC,D,2\n')
    assert [(row.raw, bool(row.fault)) for row in found] == [('A,"B"x\nmore words,1\n', True), ("C,D,2\n", False)]


def test_a_file_cut_within_quotes_says_so() -> None:
    last = split(HEAD + 'A,B,1\nC,"D and')[-1]
    assert "cut off" in last.fault
    assert last.raw == 'C,"D and'


def test_marks_of_a_merge_conflict_are_records_that_cannot_be_read() -> None:
    found = split(HEAD + "<<<<<<< HEAD\nA,B,1\n=======\nC,D,2\n>>>>>>> other\n")
    assert [bool(row.fault) for row in found] == [True, False, True, False, True]


def test_a_mark_above_the_header_is_a_record_too() -> None:
    found = split("<<<<<<< HEAD\n" + HEAD + "A,B,1\n")
    assert [(row.raw, bool(row.fault)) for row in found] == [("<<<<<<< HEAD\n", True), ("A,B,1\n", False)]


def test_a_second_header_is_no_book() -> None:
    assert split(HEAD + "A,B,1\n" + HEAD)[-1].fault == "The header stands here once more."


def test_blank_lines_and_rows_of_separators_are_no_records() -> None:
    assert len(split(HEAD + "\n\r\nA,B,1\n,,\n  \n")) == 1


def test_columns_may_be_parted_by_spaces_alone() -> None:
    text = "Title       Author  Pages\nTwo words   Ann B   12\nShort               3\n"
    assert cells(text) == [("Two words", "Ann B", "12"), ("Short", "", "3")]


def test_a_text_that_reaches_into_the_next_column_is_not_cut() -> None:
    found = split("Title    Author\nFar too long B\n")
    assert found[0].fault == "A text reaches into the next column."


def test_ragged_rows_may_end_early() -> None:
    assert split(HEAD + "A\n", ragged=True)[0].cells == ("A", "", "")


def test_one_column_of_titles_may_hold_commas() -> None:
    assert split("Title\nA, B and C\n", ragged=True)[0].cells == ("A, B and C",)


def test_a_row_of_a_hundred_thousand_characters_is_a_row() -> None:
    assert len(cells(HEAD + f'A,"{"x" * 100_000}",1\n')[0][1]) == 100_000


def test_a_row_of_a_million_cells_is_broken_and_costs_no_more_than_itself() -> None:
    found = split(HEAD + "," * 1_000_000 + "x\nA,B,1\n")
    assert [bool(row.fault) for row in found] == [True, False]


@given(HOSTILE, st.booleans())
def test_every_character_but_blank_rows_is_in_one_record(text: str, ragged: bool) -> None:
    left = text
    for row in split(HEAD + text, ragged=ragged):
        before, found, left = left.partition(row.raw)
        assert row.raw
        assert found
        assert not before.strip(' \t\r\n,"')
    assert not left.strip(' \t\r\n,"')
