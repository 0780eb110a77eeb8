"""Whatever the rows were, the signals of `show` replay them into what they are."""

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from opspath_desktop.ui.widgets.rows_model import MOST_STEPS, Header, RowsModel, _longest_rising


@dataclass(frozen=True, slots=True)
class Row:
    key: str
    title: str


ROWS = st.lists(st.builds(Row, st.sampled_from("abcdefghij"), st.sampled_from(["x", "y"])), unique_by=lambda r: r.key)


class Replay:
    """Follow the signals of a model on a list of its own."""

    def __init__(self, model: RowsModel) -> None:
        self.model, self.rows, self.moved = model, model.rows(), 0
        model.rowsInserted.connect(self.insert)
        model.rowsRemoved.connect(self.remove)
        model.rowsMoved.connect(self.move)
        model.dataChanged.connect(self.change)

    def insert(self, _parent: QModelIndex, first: int, last: int) -> None:
        self.rows[first:first] = self.model.rows()[first : last + 1]

    def remove(self, _parent: QModelIndex, first: int, last: int) -> None:
        del self.rows[first : last + 1]

    def move(self, _parent: QModelIndex, first: int, last: int, _target: QModelIndex, before: int) -> None:
        self.moved += 1
        block = self.rows[first : last + 1]
        del self.rows[first : last + 1]
        place = before if before < first else before - len(block)
        self.rows[place:place] = block

    def change(self, first: QModelIndex, last: QModelIndex, *_roles: Any) -> None:
        for i in range(first.row(), last.row() + 1):
            self.rows[i] = self.model.rows()[i]


@given(before=ROWS, after=ROWS)
def test_signals_replay_to_the_new_rows(qapp: object, before: list[Row], after: list[Row]) -> None:
    model = RowsModel(lambda row: row.title)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(before)
    replay = Replay(model)
    model.show(after)
    assert replay.rows == model.rows() == after
    assert tester.model() is model


@given(st.permutations("abcdefgh"))
def test_only_rows_out_of_order_are_moved(qapp: object, order: list[str]) -> None:
    model = RowsModel(lambda row: row.title)
    model.show([Row(key, "x") for key in "abcdefgh"])
    replay = Replay(model)
    model.show([Row(key, "x") for key in order])
    assert replay.moved == 8 - len(_longest_rising([ord(key) for key in order]))


def test_header_can_be_read_but_not_chosen(qtbot: QtBot) -> None:
    model = RowsModel(lambda row: row.title, lambda row: f"spoken {row.title}")
    model.show([Header("h", "Stage 1"), Row("a", "The Goal")])
    header, row = model.index(0), model.index(1)
    assert not header.flags() & Qt.ItemFlag.ItemIsSelectable
    assert row.flags() & Qt.ItemFlag.ItemIsSelectable
    assert header.data() == "Stage 1"
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "spoken The Goal"


def test_double_key_is_a_fault(qtbot: QtBot) -> None:
    with pytest.raises(ValueError, match="share a key"):
        RowsModel(lambda row: row.title).show([Row("a", "x"), Row("a", "y")])


def numbered(*numbers: int) -> list[Row]:
    return [Row(str(number), "x") for number in numbers]


def test_many_changes_are_one_reset(qtbot: QtBot) -> None:
    model = RowsModel(lambda row: row.title)
    model.show(numbered(*range(3 * MOST_STEPS)))
    with qtbot.waitSignal(model.modelReset):
        assert model.show(numbered(*range(0, 3 * MOST_STEPS, 2)))
    assert model.row_of(str(MOST_STEPS)) == MOST_STEPS // 2


def test_a_row_of_a_long_list_changes_alone(qtbot: QtBot) -> None:
    model = RowsModel(lambda row: row.title)
    rows = numbered(*range(3 * MOST_STEPS))
    model.show(rows)
    replay = Replay(model)
    rows.insert(5, rows.pop(9))
    del rows[20:25]
    assert not model.show(rows)
    assert (replay.rows, replay.moved) == (rows, 1)
