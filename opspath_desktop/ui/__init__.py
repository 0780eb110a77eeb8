"""Show the windows, pages and dialogs; the only room beside app.py that knows Qt."""

from opspath_desktop.ui.immortal import protect

protect()  # before the first signal is emitted
