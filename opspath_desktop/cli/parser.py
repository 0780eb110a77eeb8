"""The words of the command line: commands, options and the functions that carry them out."""

from __future__ import annotations

import argparse
import math
import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from opspath_desktop import __version__
from opspath_desktop.errors import Trouble
from opspath_desktop.i18n import _

VARIABLE = "OPSPATH_DATA_DIR"
EXPORTS = ("archive", "json", "csv", "md")
IMPORTS = ("auto", "goodreads", "storygraph", "kindle", "bibtex", "ris", "csl-json", "opspath-csv", "archive")
MOST = 1_000_000  # a factor or a number of points above this one is a slip
STATUSES = ("planned", "reading", "paused", "finished", "stopped", "consulted")


def parse(argv: list[str]) -> argparse.Namespace:
    """Return what was asked for: `run(wish)` carries it out. Raise SystemExit(2) for wrong usage."""
    wish = _parser().parse_args(argv)
    named = getattr(wish, "data_dir", None) or os.environ.get(VARIABLE, "")
    if named:
        wish.data_dir = _home(named)
    else:
        from opspath_desktop.paths import default_data_dir

        wish.data_dir = default_data_dir()
    return wish


def _home(name: str) -> Path:
    try:
        return Path(name).expanduser().absolute()
    except RuntimeError as error:
        raise Trouble(
            _("The home folder in “{path}” is not known.").format(path=name),
            _("Nothing was changed."),
            _("Write the whole path after --data-dir."),
        ) from error


def _later(module: str, name: str) -> Callable[[argparse.Namespace], int]:
    """Return a function that imports its module when it is called: most commands need few of them."""

    def run(wish: argparse.Namespace) -> int:
        return int(getattr(import_module(f"opspath_desktop.cli.{module}"), name)(wish) or 0)

    return run


def _parser() -> argparse.ArgumentParser:
    everywhere = argparse.ArgumentParser(add_help=False)
    everywhere.add_argument("--data-dir", metavar="DIR", default=argparse.SUPPRESS, help=_("the folder with your data"))
    parser = argparse.ArgumentParser(
        prog="opspath",
        parents=[everywhere],
        description=_("Plan your development from operations manager to operations director, offline."),
        epilog=_("Without a command the window opens. Exit codes: 0 done, 1 refused, 2 wrong usage, 3 trouble."),
    )
    parser.add_argument("--version", action="version", version=f"opspath {__version__}")
    parser.add_argument("--self-test", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--reset-window", action="store_true", help=_("forget size and place of the window"))
    parser.set_defaults(run=_later("window", "open_window"))
    commands = parser.add_subparsers(metavar=_("COMMAND"))

    def command(name: str, words: str, module: str, function: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=words, description=words, parents=[everywhere])
        made.set_defaults(run=_later(module, function))
        return made

    _records(command)
    _files(command)
    _packs(commands, everywhere, command)
    return parser


Command = Callable[[str, str, str, str], argparse.ArgumentParser]


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_("print one JSON object"))


def _records(command: Command) -> None:
    demo = command("demo", _("fill an empty data folder with a believable year"), "records", "demo")
    demo.add_argument("--no-window", action="store_true", help=_("do not open the window afterwards"))
    _json(command("status", _("print where you stand"), "records", "status"))
    stage = command("stage", _("enter a stage"), "records", "stage")
    stage.add_argument("stage", metavar="STAGE-ID")


def _files(command: Command) -> None:
    plan = command("plan", _("write the development plan as a PDF"), "files", "plan")
    plan.add_argument("out", metavar="OUT.pdf", type=Path)
    plan.add_argument("--kind", choices=("full",), default="full", help=_("which of the plans"))
    plan.add_argument("--paper", choices=("a4", "letter"))
    plan.add_argument("--review", choices=("next",), default="next", help=_("for which review"))
    plan.add_argument("--with-private", action="store_true", help=_("print private notes too"))
    export = command("export", _("write your records to a file"), "exports", "export")
    export.add_argument("file", metavar="FILE", type=Path)
    export.add_argument("--format", choices=EXPORTS, help=_("default: from the ending .zip, .json, .csv or .md"))
    _import(command("import", _("read records from a file"), "imports", "bring_in"))
    _chart(command("chart", _("work out a control chart of the numbers in a CSV file"), "charts", "chart"))
    backup = command("backup", _("write a backup, also while the window is open"), "files", "backup")
    backup.add_argument("file", metavar="FILE", type=Path, nargs="?")
    restore = command("restore", _("put a backup in the place of your records"), "files", "restore")
    restore.add_argument("file", metavar="FILE", type=Path)


def _import(bring: argparse.ArgumentParser) -> None:
    bring.add_argument("file", metavar="FILE", type=Path)
    bring.add_argument("--format", choices=IMPORTS, default="auto")
    words = _("what a shelf of the file means: {known}").format(known=", ".join(STATUSES))
    bring.add_argument("--shelf", metavar="NAME=STATUS", type=_shelf, action="append", default=[], help=words)
    bring.add_argument("--dry-run", action="store_true", help=_("only say what would happen"))
    bring.add_argument("--overwrite", action="store_true", help=_("let the file win where records differ"))
    words = _("write the records that could not be taken into a file of the same format")
    bring.add_argument("--failed", metavar="OUT", type=Path, help=words)
    _json(bring)


def _chart(chart: argparse.ArgumentParser) -> None:
    chart.add_argument("file", metavar="FILE.csv", type=Path)
    chart.add_argument("--kind", choices=("xmr", "run"), default="xmr", help=_("xmr: limits; run: median and runs"))
    words = _("times the mean moving range is the way from the centre to a limit")
    chart.add_argument("--factor", metavar="X", type=_factor, default=2.66, help=words)
    words = _("times the mean moving range is the upper limit of the moving range")
    chart.add_argument("--mr-factor", metavar="X", type=_factor, default=3.268, help=words)
    chart.add_argument("--screen", action="store_true", help=_("leave extreme moving ranges out of the limits"))
    words = _("make the limits from the first N points only")
    chart.add_argument("--baseline", metavar="N", type=_count, help=words)
    words = _("a new phase starts at this row; rows count from 0")
    chart.add_argument("--phase", metavar="INDEX", type=int, action="append", default=[], help=words)
    chart.add_argument("--rules", choices=("nhs", "wheeler", "western-electric"), default="nhs")
    chart.add_argument("--trend", type=int, choices=(6, 7), default=7, help=_("points that make a trend"))
    words = _("which way is better")
    chart.add_argument("--direction", choices=("up", "down", "neutral"), default="neutral", help=words)
    chart.add_argument("--target", metavar="X", type=_finite)
    words = _("leave this row out of everything; rows count from 0")
    chart.add_argument("--exclude", metavar="INDEX", type=int, action="append", default=[], help=words)
    _json(chart)
    chart.add_argument("--pdf", metavar="OUT", type=Path, help=_("write the chart as a PDF"))


def _finite(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise argparse.ArgumentTypeError(_("“{text}” is no number").format(text=text))
    return value


def _factor(text: str) -> float:
    value = _finite(text)
    if not 0 < value <= MOST:
        raise argparse.ArgumentTypeError(_("“{text}” is no number above 0").format(text=text))
    return value


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST:
        raise argparse.ArgumentTypeError(_("“{text}” is no number of points").format(text=text))
    return int(text)


def _shelf(text: str) -> tuple[str, str]:
    name, _sign, status = text.rpartition("=")
    name, status = name.strip(), status.strip().casefold()
    if not name or status not in STATUSES:
        words = _("“{text}” is no NAME=STATUS; a status is one of {known}").format(text=text, known=", ".join(STATUSES))
        raise argparse.ArgumentTypeError(words)
    return name, status


def _packs(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    everywhere: argparse.ArgumentParser,
    command: Command,
) -> None:
    _json(command("check", _("check database, packs, fonts and permissions"), "packs", "check"))
    words = _("for authors of content packs")
    packs = commands.add_parser("pack", help=words, description=words, parents=[everywhere])
    below = packs.add_subparsers(metavar=_("COMMAND"), required=True)
    for name, text in (
        ("check", _("check a pack; problems have file and line")),
        ("list", _("list the packs that came with the program")),
        ("schema", _("print a JSON Schema for editors")),
    ):
        made = below.add_parser(name, help=text, description=text, parents=[everywhere])
        made.set_defaults(run=_later("packs", f"pack_{name}"))
        if name == "check":
            made.add_argument("path", metavar="PATH", type=Path)
