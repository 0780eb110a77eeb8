"""Where the shipped packs are, and the one that the program works with."""

from __future__ import annotations

from pathlib import Path

from opspath_desktop import paths
from opspath_desktop.content.pack import read_pack
from opspath_desktop.content.tree import Problem
from opspath_desktop.domain.pathway import EMPTY, Pathway

CORE = "opspath-core"


def pack_folders() -> list[Path]:
    """Return the folders of all shipped packs, by name."""
    packs = paths.content_dir() / "packs"
    return sorted(folder for folder in packs.iterdir() if folder.is_dir()) if packs.is_dir() else []


def load_core(folder: Path | None = None) -> tuple[Pathway, tuple[Problem, ...]]:
    """Return the core pathway and no problems, or an empty pathway and what is wrong with the pack.

    A broken pack must cost no record: the caller goes on with the empty pathway, names the problems to the user and
    shows the titles that the records keep.
    """
    result = read_pack(folder or paths.content_dir() / "packs" / CORE)
    return result.pathway or EMPTY, result.problems
