"""A chart over time is panned through a window, walked beyond it, and handed on as a picture."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from opspath_desktop.charts.figure import Figure
from opspath_desktop.charts.over_time import measure_chart
from opspath_desktop.charts.over_time_words import Words
from opspath_desktop.charts.series import ControlSeries, Window
from opspath_desktop.domain.spc import xmr
from opspath_desktop.domain.spc_types import Method, Period
from opspath_desktop.ui import copy_figure, files
from opspath_desktop.ui.widgets import figure_view
from opspath_desktop.ui.widgets.chart_view import MOST, ChartView
from opspath_desktop.ui.workspace import Workspace

MANY = 5000


def series(count: int) -> ControlSeries:
    periods = tuple(Period(50 + (n * 37 % 11) + (20 if n % 500 == 7 else 0)) for n in range(count))
    days = tuple(dt.date(2013, 1, 1) + dt.timedelta(days=n) for n in range(count))
    chart = xmr(periods, Method(direction="down", target=55.0))
    return ControlSeries("Waiting", "minutes", "xmr", "down", periods, days, chart, target=55.0)


def made(qtbot: QtBot, count: int) -> ChartView:
    shown = series(count)

    def draw(width: float, height: float, window: Window | None) -> Figure:
        return measure_chart(shown, width=width, height=height, window=window)

    view = ChartView(draw)
    qtbot.addWidget(view)
    view.resize(720, 280)
    view.show_count(count)
    view.show()
    return view


def test_few_points_need_no_window(qtbot: QtBot) -> None:
    view = made(qtbot, 30)
    assert (view.window_shown(), view.bar.isVisible(), view.whole.isVisible()) == (None, False, False)
    assert len(view.figure().tips) == 30


def test_many_points_open_at_the_newest(qtbot: QtBot) -> None:
    view = made(qtbot, MANY)
    assert view.window_shown() == Window(MANY - MOST, MOST)
    assert [tip.key for tip in view.figure().tips] == list(range(MANY - MOST, MANY))


def test_the_arrows_walk_beyond_the_window(qtbot: QtBot) -> None:
    view = made(qtbot, MANY)
    view.walk_to(MANY - MOST)
    qtbot.keyClick(view.view, Qt.Key.Key_Left)
    assert view.view.walked() == MANY - MOST - 1
    qtbot.keyClick(view.view, Qt.Key.Key_Home)
    assert (view.view.walked(), view.window_shown()) == (0, Window(0, MOST))
    qtbot.keyClick(view.view, Qt.Key.Key_End)
    assert view.view.walked() == MANY - 1


def test_enter_opens_the_point_that_was_walked_to(qtbot: QtBot) -> None:
    view = made(qtbot, 30)
    view.walk_to(7)
    with qtbot.waitSignal(view.point_chosen) as chosen:
        qtbot.keyClick(view.view, Qt.Key.Key_Return)
    assert chosen.args == [7]


def test_a_click_opens_the_point_under_it(qtbot: QtBot) -> None:
    view = made(qtbot, 30)
    tip = view.figure().tips[12]
    with qtbot.waitSignal(view.point_chosen) as chosen:
        qtbot.mouseClick(view.view, Qt.MouseButton.LeftButton, pos=QPoint(round(tip.x * 1.5), round(tip.y * 1.5)))
    assert chosen.args == [12]


def test_a_drag_pans_and_opens_nothing(qtbot: QtBot) -> None:
    view = made(qtbot, MANY)
    with qtbot.assertNotEmitted(view.point_chosen):
        qtbot.mousePress(view.view, Qt.MouseButton.LeftButton, pos=QPoint(200, 100))
        qtbot.mouseMove(view.view, QPoint(320, 100))
        qtbot.mouseRelease(view.view, Qt.MouseButton.LeftButton, pos=QPoint(320, 100))
    assert view.bar.value() == MANY - MOST - round(120 * MOST / view.view.width())


def test_all_points_at_once_keep_signals_and_extremes(qtbot: QtBot) -> None:
    view = made(qtbot, MANY)
    view.whole.click()
    assert view.window_shown() is None
    assert len(view.figure().tips) == MANY
    outside = [mark for mark in view.figure().marks if getattr(mark, "shape", "") == "triangle"]
    assert len(outside) >= MANY // 500
    assert len(view.figure().marks) < 2500


def test_each_step_of_panning_draws_a_window_only(qtbot: QtBot) -> None:
    view = made(qtbot, MANY)
    counts = set()
    for place in range(10):
        view.bar.setValue(place * 50)
        counts.add(len(view.figure().tips))
    assert counts == {MOST}
    assert len(view.figure().marks) < 3 * MOST


def test_the_menu_names_every_way_out(qtbot: QtBot) -> None:
    view, menu = made(qtbot, 30), QMenu()
    qtbot.addWidget(menu)
    copy_figure.fill(menu, view.view)
    assert [action.text() for action in menu.actions()] == [
        "Copy as picture",
        "Save as PNG…",
        "Save as SVG…",
        "Save as PDF…",
    ]
    assert view.more.accessibleName() == "Copy or save the chart"


def test_copy_puts_the_picture_into_the_clipboard(qtbot: QtBot) -> None:
    view = made(qtbot, 30)
    copy_figure.copy(view.view)
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (1440, 480)


@pytest.mark.parametrize(("kind", "begins"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF-1.7")])
def test_a_chart_is_saved(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, begins: bytes
) -> None:
    view, target = made(qtbot, 30), tmp_path / "chart"
    monkeypatch.setattr(files, "ask_target", lambda *_args: target)
    copy_figure.save_as(view.view, kind)
    assert target.with_suffix(f".{kind}").read_bytes().startswith(begins)


def test_the_png_says_what_it_shows(qtbot: QtBot) -> None:
    view = made(qtbot, 30)
    image = QImage.fromData(copy_figure.png(view.figure()))
    assert image.text("Description") == view.figure().alt


def test_a_name_for_a_file_has_no_signs_that_a_system_refuses(qtbot: QtBot) -> None:
    view = made(qtbot, 30)
    view.set_picture_name('Wait: "time" <h>/case?')
    assert copy_figure.file_stem(view.view) == "Wait time h case"


def test_the_menu_key_opens_the_ways_out(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    view, opened = made(qtbot, 30), []
    monkeypatch.setattr(QMenu, "popup", lambda menu, at: opened.append((len(menu.actions()), at)))
    at = QPoint(40, 40)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, view.view.mapToGlobal(at))
    view.view.contextMenuEvent(event)
    view.more.click()
    assert [count for count, _at in opened] == [4, 4]


def test_what_goes_wrong_is_told_in_the_window(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    view = made(qtbot, 30)
    view.workspace = workspace  # type: ignore[attr-defined]  # as a page has it
    with qtbot.waitSignal(workspace.failed):
        copy_figure.save(view.view, "svg", tmp_path / "no" / "folder.svg")
    with qtbot.waitSignal(workspace.failed):
        copy_figure.save(view.view, "svg", workspace.folder / "opspath.db")
    with qtbot.waitSignal(workspace.told) as told:
        copy_figure.save(view.view, "svg", tmp_path / "chart.svg")
    assert told.args == ["Saved as “chart.svg”.", False]


def test_a_ring_that_moves_paints_the_marks_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[int] = []
    real = figure_view.paint_figure
    monkeypatch.setattr(figure_view, "paint_figure", lambda painter, figure: painted.append(1) or real(painter, figure))
    view = made(qtbot, MANY)
    view.toggle_all()
    painted.clear()
    view.grab()
    for place in range(100, 400, 50):
        qtbot.mouseMove(view.view, QPoint(place, 60))
        qtbot.keyClick(view.view, Qt.Key.Key_Left)
        view.grab()
    assert len(painted) == 1
    view.refresh()
    view.grab()
    assert len(painted) == 2


def test_the_picture_that_is_kept_is_the_one_that_is_painted(qtbot: QtBot) -> None:
    view = made(qtbot, MANY)
    first = view.view.grab().toImage()
    assert view.view.grab().toImage() == first
    view.bar.setValue(0)
    assert view.view.grab().toImage() != first
    view.bar.setValue(view.bar.maximum())
    assert view.view.grab().toImage() == first


def test_walking_to_one_of_very_many_makes_few_words(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    view = made(qtbot, MANY)
    view.toggle_all()
    said: list[int] = []
    real = Words.point
    monkeypatch.setattr(Words, "point", lambda words, index: said.append(index) or real(words, index))
    view.walk_to(4321)
    assert view.view.walked() == 4321
    assert len(said) < 12
