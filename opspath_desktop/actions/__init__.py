"""Writes: what the user can do; functions that write or refuse, and never commit."""
