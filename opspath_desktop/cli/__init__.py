"""The `opspath` command: everything the program does without a window, and the way to open the window."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from opspath_desktop import clock
from opspath_desktop.cli.parser import parse
from opspath_desktop.errors import OpsPathError, Refused
from opspath_desktop.files import trouble_of

DONE, REFUSED, USAGE, TROUBLE = 0, 1, 2, 3


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 refused, 2 wrong usage, 3 trouble.

    A refusal or trouble is one line on standard error that says why and what to do.
    """
    _speak_utf8()
    try:
        wish = parse(list(sys.argv[1:] if argv is None else argv))
        from opspath_desktop.store.folder import be_private

        be_private()
        clock.today()  # a day that is none is refused before anything is touched
        return int(wish.run(wish) or DONE)
    except SystemExit as end:
        return int(end.code or 0)
    except Refused as refusal:
        return _fail(refusal, REFUSED)
    except OpsPathError as trouble:
        return _fail(trouble, TROUBLE)
    except BrokenPipeError:  # the reader of a pipe went away
        return DONE
    except OSError as error:  # a folder that may not be looked into, a name that is too long
        return _fail(trouble_of(error, Path(error.filename or ".")), TROUBLE)


def _fail(error: OpsPathError, code: int) -> int:
    print("opspath: " + " ".join(str(error).split()), file=sys.stderr)
    return code


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
