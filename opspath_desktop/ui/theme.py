"""Turn the design tokens into a palette, one style sheet and fonts, and tell painted widgets when they change.

`apply_theme` may be called again at any time: everything on screen follows. Widgets that paint themselves ask
`theme().color("accent")` and `theme().font("caption")` while painting, take every length through `U(px)` and connect
`theme().changed` to what depends on it. In the system's contrast mode the palette stays the system's, the style sheet
holds no colour, and `color()` answers with the roles of that palette.
"""

import re
import sys
import tomllib
from dataclasses import dataclass, field
from functools import cache
from string import Template
from typing import Any, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from opspath_desktop.paths import resource_dir

Mode = Literal["light", "dark", "system"]

# Tokens of design: a size at text size 100 % and a weight. Weights are 400 and 600 only.
TYPE: dict[str, tuple[int, int]] = {
    "caption": (12, 400),
    "caption_strong": (12, 600),
    "body": (14, 400),
    "strong": (14, 600),
    "lead": (16, 400),
    "quote": (21, 400),
    "h3": (16, 600),
    "h2": (19, 600),
    "h1": (24, 600),
    "figure": (28, 600),
}
SPACE: dict[str, int] = {"xs": 4, "s": 8, "m": 12, "l": 16, "xl": 24, "xxl": 32}
RADIUS: dict[str, int] = {"control": 6, "tile": 8, "card": 10, "popup": 12}
SIZE: dict[str, int] = {
    "control": 32,
    "nav_row": 38,
    "sidebar": 224,
    "rail": 60,
    "book_row": 66,
    "pilot_row": 58,
    "list_header": 34,
    "icon": 18,
    "icon_small": 16,
    "tile": 32,
    "check": 18,
    "progress": 6,
    "topbar": 60,
    "content_max": 1160,
    "detail_max": 860,
    "rail_below": 1008,
}
FIGURE_FAMILY = "Source Sans 3"
SMALLEST_SCALE, LARGEST_SCALE = 1.0, 2.0

# In contrast mode there are no colours of our own: each token becomes a role of the system's palette.
_CONTRAST: dict[str, QPalette.ColorRole] = {
    "accent": QPalette.ColorRole.Highlight,
    "accent_hover": QPalette.ColorRole.Highlight,
    "accent_press": QPalette.ColorRole.Highlight,
    "focus": QPalette.ColorRole.Highlight,
    "selected": QPalette.ColorRole.Highlight,
    "on_accent": QPalette.ColorRole.HighlightedText,
    "on_selected": QPalette.ColorRole.HighlightedText,
    "on_selected2": QPalette.ColorRole.HighlightedText,
    "on_selected_accent": QPalette.ColorRole.HighlightedText,
    **dict.fromkeys(("window", "sidebar", "surface", "surface2", "hover", "toast"), QPalette.ColorRole.Window),
    **dict.fromkeys(
        ("accent_soft", "warn_soft", "danger_soft", "chart_soft", "chart_trial"), QPalette.ColorRole.Window
    ),
}
_ON_SELECTED = {"on_selected": "text", "on_selected2": "text2", "on_selected_accent": "accent"}


@dataclass(frozen=True, slots=True)
class SpineTint:
    """Hold the three colours of a book spine."""

    bar: str
    fill: str
    text: str


@dataclass(frozen=True, slots=True)
class Theme:
    """Hold one theme file: colours by token and spine tints by stage number (0 is neutral)."""

    name: str
    colors: dict[str, str] = field(default_factory=dict)
    spines: dict[int, SpineTint] = field(default_factory=dict)


@cache
def load_theme(name: str) -> Theme:
    """Read `resources/themes/<name>.toml`."""
    raw = tomllib.loads((resource_dir() / "themes" / f"{name}.toml").read_text(encoding="utf-8"))
    spines = {0 if key == "neutral" else int(key[-1]): SpineTint(**tint) for key, tint in raw["spine"].items()}
    return Theme(name, raw["color"], spines)


class Appearance(QObject):
    """Know how the program looks right now; there is one, and `theme()` returns it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.mode: Mode = "light"
        self.scale = 1.0
        self.contrast = False
        self.motion = True
        self.tokens = load_theme("light")
        self.family = ""

    @property
    def dark(self) -> bool:
        """Tell whether the dark theme is in force."""
        return self.tokens.name == "dark"

    def color(self, token: str) -> QColor:
        """Return the colour of a token such as "accent" or "text2"."""
        if self.contrast:
            role = _CONTRAST.get(token, QPalette.ColorRole.WindowText)
            return QGuiApplication.palette().color(role)
        return QColor(self.tokens.colors[_ON_SELECTED.get(token, token)])

    def spine(self, stage: int | None) -> tuple[QColor, QColor, QColor]:
        """Return bar, fill and text colour of the spine of a stage; any stage without a tint is neutral."""
        if self.contrast:
            return self.color("text"), self.color("surface"), self.color("text")
        tint = self.tokens.spines.get(stage or 0, self.tokens.spines[0])
        return QColor(tint.bar), QColor(tint.fill), QColor(tint.text)

    def font(self, role: str = "body") -> QFont:
        """Return the font of a type role ("caption", "body", "h1" ...) at the present text size."""
        size, weight = TYPE[role]
        font = QFont(QApplication.font())
        font.setPixelSize(U(size))
        font.setWeight(QFont.Weight.DemiBold if weight == 600 else QFont.Weight.Normal)
        return font

    def figure_font(self, size: float, bold: bool = False) -> QFont:
        """Return the font of figures, the same family as on paper; `size` in points of the figure."""
        font = QFont(FIGURE_FAMILY)
        font.setPixelSize(max(1, round(size * self.scale)))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font


_appearance: list[Appearance] = []


def theme() -> Appearance:
    """Return the one Appearance of this process."""
    if not _appearance:
        _appearance.append(Appearance())
    return _appearance[0]


def U(px: float) -> int:
    """Scale a length in pixels by the text size; at least one pixel for any positive length."""
    scaled = round(px * theme().scale)
    return max(1, scaled) if px > 0 else scaled


def apply_theme(
    app: QApplication,
    mode: Mode = "system",
    text_scale: float = 1.0,
    *,
    contrast: bool | None = None,
    motion: bool | None = None,
) -> None:
    """Dress the whole application; None for contrast or motion asks the system."""
    look = theme()
    look.mode = mode
    look.scale = min(max(text_scale, SMALLEST_SCALE), LARGEST_SCALE)
    look.contrast = _system_contrast() if contrast is None else contrast
    look.motion = _system_motion() if motion is None else motion
    look.tokens = load_theme(_theme_name(mode))
    if not look.family:
        look.family = _load_fonts()
        app.setStyle("Fusion")
        _follow_system(app)
    font = QFont(look.family)
    font.setPixelSize(U(TYPE["body"][0]))
    app.setFont(font)
    app.setPalette(QPalette() if look.contrast else _palette(look.tokens))
    app.setStyleSheet(stylesheet(look))
    look.changed.emit()


def system_text_scale() -> float:
    """Return how much larger than usual the system's own font is; 1.0 where the screen's scale already says it."""
    usual = {"win32": 9.0, "darwin": 13.0}.get(sys.platform)
    size = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
    return min(max(size / usual, SMALLEST_SCALE), LARGEST_SCALE) if usual and size > 0 else 1.0


def stylesheet(look: Appearance) -> str:
    """Build the one style sheet: shapes always, then colours, or in contrast mode roles of the system's palette.

    `@8` stands for U(8) pixels and `@(9*2-1*2)` for U(9) * 2 - U(1) * 2.
    """
    folder = resource_dir() / "themes"
    sheet = (folder / "shape.qss").read_text(encoding="utf-8")
    if look.contrast:
        sheet = sheet.replace("palette(mid)", "palette(window-text)")
        roles = Template((folder / "contrast.qss").read_text(encoding="utf-8"))
        arrow, tick = (_drawn_for(role) for role in (QPalette.ColorRole.Base, QPalette.ColorRole.HighlightedText))
        sheet += roles.substitute(images=folder.as_posix(), arrow=arrow, tick=tick)
    else:
        colors = Template((folder / "colour.qss").read_text(encoding="utf-8"))
        sheet += colors.substitute(look.tokens.colors, images=folder.as_posix(), name=look.tokens.name)
    sheet = re.sub(r"@\(([-\d*]+)\)", lambda found: f"{_sum_of_lengths(found[1])}px", sheet)
    return re.sub(r"@(\d+)", lambda found: f"{U(int(found[1]))}px", sheet)


def _drawn_for(ground: QPalette.ColorRole) -> str:
    """Return the theme that a role of the system's palette would belong to: light above the middle."""
    return "dark" if QPalette().color(ground).lightness() < 128 else "light"


def _sum_of_lengths(terms: str) -> int:
    found = re.findall(r"(-?)(\d+)\*(\d+)", terms)
    return sum((-1 if sign else 1) * U(int(length)) * int(times) for sign, length, times in found)


def _theme_name(mode: Mode) -> str:
    if mode != "system":
        return mode
    return "dark" if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


def _system_contrast() -> bool:
    hints = QGuiApplication.styleHints()  # kept in a name: chained, PySide drops the owner before the question is asked
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def _system_motion() -> bool:
    hints = QGuiApplication.styleHints()
    return hints.accessibility().motionPreference() != Qt.MotionPreference.ReducedMotion


def _follow_system(app: QApplication) -> None:
    """Dress again when the system's colour scheme, contrast or motion preference changes."""

    def again(*_values: Any) -> None:
        apply_theme(app, theme().mode, theme().scale)

    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.connect(again)
    hints.accessibility().contrastPreferenceChanged.connect(again)
    hints.accessibility().motionPreferenceChanged.connect(again)


def _load_fonts() -> str:
    """Register the shipped fonts and return the family of the window: Inter on Linux and in every test."""
    for file in sorted((resource_dir() / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    if QGuiApplication.platformName() == "offscreen":
        return "Inter"
    return {"win32": "Segoe UI", "darwin": ".AppleSystemUIFont"}.get(sys.platform, "Inter")


def _palette(tokens: Theme) -> QPalette:
    """Fill every group of the palette, because Fusion takes what the style sheet leaves out from it."""
    roles = QPalette.ColorRole
    table = {
        roles.Window: "window",
        roles.WindowText: "text",
        roles.Base: "surface",
        roles.AlternateBase: "surface2",
        roles.Text: "text",
        roles.Button: "surface",
        roles.ButtonText: "text",
        roles.BrightText: "on_accent",
        roles.Highlight: "accent",
        roles.HighlightedText: "on_accent",
        roles.ToolTipBase: "toast",
        roles.ToolTipText: "on_toast",
        roles.PlaceholderText: "text3",
        roles.Link: "accent",
        roles.LinkVisited: "accent",
        roles.Accent: "accent",
        roles.Light: "surface",
        roles.Midlight: "divider",
        roles.Mid: "border",
        roles.Dark: "border_strong",
        roles.Shadow: "border_strong",
    }
    palette = QPalette()
    for role, token in table.items():
        palette.setColor(role, QColor(tokens.colors[token]))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.colors["text3"]))
    return palette
