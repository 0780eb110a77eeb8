"""Start the frozen program; both executables do, and without a command the window opens."""

import sys

from opspath_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
