"""Rules: frozen dataclasses and pure functions of the pathway; no I/O, no clock."""
