"""Reads: what the user can see; frozen read models."""
