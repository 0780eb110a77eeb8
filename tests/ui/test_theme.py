"""The theme reaches palette, style sheet and fonts, and every pair of colours can be read."""

import pytest
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from opspath_desktop.ui.theme import TYPE, U, apply_theme, load_theme, stylesheet, theme
from opspath_desktop.ui.widgets.figure_paint import TOKENS

SURFACES = ("window", "sidebar", "surface", "surface2", "hover", "selected")
PAIRS = [
    *((text, surface) for text in ("text", "text2", "accent") for surface in SURFACES),
    *(("text3", surface) for surface in ("window", "sidebar", "surface", "surface2")),
    *(("warn", surface) for surface in ("window", "surface", "warn_soft")),
    *(("danger", surface) for surface in ("window", "surface", "sidebar", "danger_soft")),
    *(("text2", soft) for soft in ("accent_soft", "warn_soft", "danger_soft")),
    ("accent", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_press"),
    ("on_toast", "toast"),
    ("toast_action", "toast"),
]


def luminance(color: QColor) -> float:
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def ratio(one: str, other: str) -> float:
    high, low = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("text", "surface"), PAIRS)
def test_text_can_be_read(name: str, text: str, surface: str) -> None:
    colors = load_theme(name).colors
    assert ratio(colors[text], colors[surface]) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("role", ["line", "mean", "limit", "target", "better", "worse", "neutral", "marker"])
def test_what_a_chart_says_stands_out_on_the_band(name: str, role: str) -> None:
    colors = load_theme(name).colors
    assert min(ratio(colors[TOKENS[role]], colors[TOKENS[ground]]) for ground in ("surface", "band")) >= 3.0


@pytest.mark.parametrize("name", ["light", "dark"])
def test_trial_limits_stand_out_on_their_band(name: str) -> None:
    colors = load_theme(name).colors
    assert min(ratio(colors[TOKENS["trial"]], colors[TOKENS[ground]]) for ground in ("surface", "trialband")) >= 3.0


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("token", ["border_strong", "focus", "warn_line", "chart_line", "accent"])
def test_shapes_stand_out(name: str, token: str) -> None:
    colors = load_theme(name).colors
    assert min(ratio(colors[token], colors[surface]) for surface in ("window", "surface")) >= 3.0


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("stage", range(6))
def test_initials_on_a_spine_can_be_read(name: str, stage: int) -> None:
    tint = load_theme(name).spines[stage]
    assert ratio(tint.text, tint.fill) >= 4.5


def test_both_themes_have_the_same_tokens() -> None:
    assert load_theme("light").colors.keys() == load_theme("dark").colors.keys()


def test_switching_changes_the_palette_and_tells_widgets(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, "light", contrast=False)
    with qtbot.waitSignal(theme().changed):
        apply_theme(qapp, "dark", contrast=False)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == "#151817"
    assert theme().color("accent").name() == "#5fc7bc"
    assert theme().dark


def test_lengths_follow_the_text_size(qapp: QApplication) -> None:
    apply_theme(qapp, "light", 1.5, contrast=False)
    assert (U(32), U(1), U(0), U(0.2)) == (48, 2, 0, 1)
    assert theme().font("body").pixelSize() == 21


def test_text_size_stays_between_100_and_200_percent(qapp: QApplication) -> None:
    apply_theme(qapp, "light", 7.0, contrast=False)
    assert theme().scale == 2.0


@pytest.mark.parametrize("scale", [1.0, 1.1, 1.3, 2.0])
@pytest.mark.parametrize("contrast", [False, True])
def test_style_sheet_holds_no_open_placeholder(qapp: QApplication, scale: float, contrast: bool) -> None:
    apply_theme(qapp, "dark", scale, contrast=contrast)
    assert not set("@$") & set(stylesheet(theme()))


def test_contrast_mode_brings_no_colour_of_ours(qapp: QApplication) -> None:
    apply_theme(qapp, "dark", contrast=True)
    assert "#" not in stylesheet(theme())
    assert "chevron-light.svg" in stylesheet(theme())  # an arrow that is seen on the system's light ground
    assert theme().color("accent") == qapp.palette().color(QPalette.ColorRole.Highlight)
    assert theme().color("text2") == qapp.palette().color(QPalette.ColorRole.WindowText)


@pytest.mark.parametrize("role", TYPE)
def test_roles_use_the_shipped_font(qapp: QApplication, role: str) -> None:
    apply_theme(qapp, "light", contrast=False)
    found = QFontInfo(theme().font(role))
    assert (found.family(), found.pixelSize(), found.weight()) == ("Inter", *TYPE[role])


def test_figures_use_the_font_of_the_paper(qapp: QApplication) -> None:
    apply_theme(qapp, "light", contrast=False)
    assert QFontInfo(theme().figure_font(9, bold=True)).styleName() == "SemiBold"
