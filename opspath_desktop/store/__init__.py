"""Tables: the SQLite file, the one way to write it, undo, trash, backup and upgrade."""
