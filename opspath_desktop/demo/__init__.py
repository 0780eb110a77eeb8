"""The demo: a believable year of a stage 2 operations manager, played through the same actions that the pages use."""

from opspath_desktop.demo.player import play

__all__ = ["play"]
