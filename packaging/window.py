"""Start the frozen program with its window."""

import sys

from opspath_desktop.app import main

if __name__ == "__main__":
    sys.exit(main())
