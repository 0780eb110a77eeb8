"""Find the files that came with the program and the folder where a person's data lives."""

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource_dir() -> Path:
    """Return the folder with fonts, icons, themes and translations."""
    return _shipped("resources")


def content_dir() -> Path:
    """Return the folder that holds `packs/`, the pathway content of the program."""
    return _shipped("content")


def default_data_dir() -> Path:
    """Return the folder for the database when neither settings nor the environment name one (it may not exist yet)."""
    import platformdirs

    return Path(platformdirs.user_data_dir("OpsPath", appauthor=False))


def default_documents_dir() -> Path:
    """Return the folder that the first export goes to (it may not exist yet)."""
    import platformdirs

    return Path(platformdirs.user_documents_dir()) / "OpsPath"


def _shipped(name: str) -> Path:
    """Try the frozen program, the installed wheel and the source checkout, in this order."""
    places = [_PACKAGE / "_data" / name, _PACKAGE.parent / name]
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        places.insert(0, Path(frozen) / name)
    for place in places:
        if place.is_dir():
            return place
    return places[-1]
