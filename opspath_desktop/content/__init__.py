"""Packs: YAML files in, a checked domain.Pathway out."""

from opspath_desktop.content.form import json_schema
from opspath_desktop.content.pack import PackResult, read_pack
from opspath_desktop.content.packs import CORE, load_core, pack_folders
from opspath_desktop.content.tree import Problem

__all__ = ["CORE", "PackResult", "Problem", "json_schema", "load_core", "pack_folders", "read_pack"]
