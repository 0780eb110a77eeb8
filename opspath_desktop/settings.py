"""Remember how the window looks: one frozen value, kept in DATA/settings.json, never worth an error message."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from dataclasses import replace as _replace
from pathlib import Path
from typing import Any

from opspath_desktop.files import replacing

THEMES = ("system", "light", "dark")
TEXT_SCALE = (1.0, 2.0)
MAX_BYTES = 1024**2


@dataclass(frozen=True, slots=True)
class Settings:
    """What only the window would show differently; what the plan would show differently is data, not a setting."""

    theme: str = "system"
    text_scale: float = 1.0
    language: str = ""  # "" follows the system
    geometry: str = ""  # Qt's own bytes as base64
    splitters: Mapping[str, str] = field(default_factory=dict)  # name of a splitter, table or list -> how it stands
    page: str = ""
    last_export_folder: str = ""
    second_backup_folder: str = ""
    always_show_menu: bool = False

    def replace(self, **changes: Any) -> Settings:
        """Return a copy with other values. Raise ValueError for a value that a setting cannot have."""
        for name, value in changes.items():
            if not _is_valid(name, value):
                raise ValueError(f"{name} cannot be {value!r}")
        return _replace(self, **changes)


def _is_valid(name: str, value: Any) -> bool:
    if name == "theme":
        return value in THEMES
    if name == "text_scale":
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
        return is_number and TEXT_SCALE[0] <= value <= TEXT_SCALE[1]
    if name == "splitters":
        return isinstance(value, Mapping) and all(isinstance(part, str) for pair in value.items() for part in pair)
    if name == "always_show_menu":
        return isinstance(value, bool)
    return isinstance(value, str)


def load(path: Path) -> Settings:
    """Read the settings; a missing or bad file gives the defaults, a bad value the default of its field."""
    try:
        found = json.loads(path.read_bytes()[:MAX_BYTES])
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    names = [each.name for each in fields(Settings)]
    return Settings(**{name: found[name] for name in names if name in found and _is_valid(name, found[name])})


def save(path: Path, settings: Settings) -> None:
    """Write the settings in one step. Raise Trouble when the disk refuses."""
    text = json.dumps(asdict(settings), indent=1, sort_keys=True, ensure_ascii=False)
    with replacing(path) as part:
        part.write_text(text + "\n", encoding="utf-8")
