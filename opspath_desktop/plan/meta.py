"""Name what stands at the edges of the pages and in the properties of a document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Meta:
    """What stands at the edges of the pages and in the document's properties."""

    title: str
    author: str
    subject: str
    language: str
    marking: str
    running: str
    running_right: str
    document_id: str
    on: date
