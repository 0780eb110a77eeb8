"""`opspath pack ...` for authors of content packs, and `opspath check` for administrators."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from opspath_desktop.cli.folder import print_json
from opspath_desktop.content import json_schema, pack_folders, read_pack
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _

TROUBLE = 3


def pack_check(wish: argparse.Namespace) -> int:
    """Check one pack; print its problems with file and line. Raise Refused when there are any."""
    path: Path = wish.path
    if not path.is_dir():
        raise Refused(_("“{path}” is no folder. Name the folder that holds pack.yaml.").format(path=path))
    result = read_pack(path)
    for problem in result.problems:
        print(problem, file=sys.stderr)
    if result.pathway is None:
        raise Refused(_("{n} problems in {path}. Mend them and check again.").format(n=len(result.problems), path=path))
    items = sum(len(stage.items) for stage in result.pathway.stages)
    words = _("{pack} {version}: {stages} stages, {items} items, no problem.")
    pathway = result.pathway
    print(words.format(pack=pathway.pack, version=pathway.version, stages=len(pathway.stages), items=items))
    return 0


def pack_list(_wish: argparse.Namespace) -> int:
    """Print the packs that came with the program."""
    for folder in pack_folders():
        pathway = read_pack(folder).pathway
        if pathway is None:
            print(f"{folder.name}  " + _("cannot be read: run opspath pack check {path}").format(path=folder))
        else:
            print(f"{pathway.pack}  {pathway.version}  {pathway.licence}  {pathway.title}")
    return 0


def pack_schema(_wish: argparse.Namespace) -> int:
    """Print the JSON Schema of pack files."""
    print(json.dumps(json_schema(), indent=2))
    return 0


def pack_problems() -> list[str]:
    """Return what is wrong with the shipped packs, one line each."""
    folders = pack_folders()
    if not folders:
        return [_("No content pack came with the program. Install it again.")]
    return [f"{folder.name}/{problem}" for folder in folders for problem in read_pack(folder).problems]


def check(wish: argparse.Namespace) -> int:
    """Check database, packs, fonts, permissions and versions; return 3 when something is not as it must be."""
    from opspath_desktop.store.check import run

    results = run(wish.data_dir, pack_problems=pack_problems())
    good = all(result.ok for result in results)
    if wish.json:
        checks = [{"name": result.name, "ok": result.ok, "detail": result.detail} for result in results]
        print_json({"ok": good, "checks": checks})
    else:
        for result in results:
            print(f"{_('ok') if result.ok else _('NOT OK')}  {result.name}: {result.detail}")
    return 0 if good else TROUBLE
