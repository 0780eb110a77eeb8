"""Run the program: `python -m opspath_desktop` is the `opspath` command."""

import sys

from opspath_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
