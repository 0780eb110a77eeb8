"""The shelf, one book on it, and what is being read now."""

from opspath_desktop.queries.reading_book import book
from opspath_desktop.queries.reading_now import NowReading, reading_now
from opspath_desktop.queries.reading_views import BookView
from opspath_desktop.queries.shelf import shelf
from opspath_desktop.queries.shelf_rows import Shelf, ShelfRow

__all__ = ["BookView", "NowReading", "Shelf", "ShelfRow", "book", "reading_now", "shelf"]
