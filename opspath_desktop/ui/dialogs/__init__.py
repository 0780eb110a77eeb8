"""Dialogs: the few questions that cannot stand on a page."""
