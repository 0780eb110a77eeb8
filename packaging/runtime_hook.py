"""Set the process right before the frozen program imports Qt."""

import os
import sys

# By these variables another program's Qt plugins would be loaded into this one.
for name in ("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH"):
    os.environ.pop(name, None)

# Without a language Qt would warn on stderr that the locale C is not UTF-8; Python itself makes the same correction.
if sys.platform == "linux" and not os.environ.get("LC_ALL"):
    language = os.environ.get("LC_CTYPE") or os.environ.get("LANG") or "C"
    if language in {"C", "POSIX"}:
        os.environ["LC_CTYPE"] = "C.UTF-8"
