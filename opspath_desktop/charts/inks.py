"""Say which colour each role has on paper; what is copied or saved as a picture looks the same."""

from __future__ import annotations

from opspath_desktop.charts.figure import Role

INK, MUTED, TEAL, RUST = "#1b2a3a", "#55636f", "#0b625e", "#b5480f"
TINT, TEAL_TINT, HAIR, GRID, WHITE = "#f0f3f5", "#d3e4e2", "#c5ccd4", "#e4e8ec", "#ffffff"

# Every text colour has 4.5:1 or more on white and on the tints.
PAPER: dict[Role, str] = {
    "line": INK,
    "mean": TEAL,
    "limit": TEAL,
    "target": RUST,
    "better": TEAL,
    "worse": RUST,
    "neutral": "#5b4a8a",
    "grid": GRID,
    "text": INK,
    "text2": MUTED,
    "band": TEAL_TINT,
    "marker": "#34495c",
    "accent": TEAL,
    "track": HAIR,
    "surface": WHITE,
    "trial": "#74808b",
    "trialband": "#eef4f3",
    # Only within the two icons, where the text colour outlines them: the palette that readers of NHS charts know.
    "vary0": "#a6a6a6",
    "vary1": "#00b0f0",
    "vary2": "#e46c0a",
    "vary3": "#7030a0",
}
