"""Show the windows, pages and dialogs; the only room beside app.py that knows Qt."""
