"""Read the pictures that were attached to a pilot: JPEG and PNG, made no bigger than the paper needs."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.store.attachments import place

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 40_000_000  # of a file: more would need too much memory
DOTS = 200 / 72  # pixels for each point of the printed picture
QUALITY = 85
KEPT = 24  # pictures that are remembered, each a few hundred kilobytes
ENDINGS = (".jpg", ".jpeg", ".png")
# Pillow says with all of these that a file is broken, depending on where it is.
BROKEN = (OSError, SyntaxError, ValueError, EOFError, LookupError, OverflowError, TypeError, struct.error, zlib.error)


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture that is ready for the paper: its pixels, and the bytes of a JPEG or PNG file."""

    width: int
    height: int
    data: bytes


Album = Callable[[str, float, float], "Raster | str"]  # sha256, width and height in points -> the picture, or why not


def album(data: Path | None) -> Album:
    """Return what finds attached pictures in a data folder, and says in words why one cannot be drawn."""
    return partial(find, data)


def is_picture(name: str) -> bool:
    """Tell whether a file is a picture that can be drawn, by its name."""
    return name.lower().endswith(ENDINGS)


def find(data: Path | None, sha256: str, width: float, height: float) -> Raster | str:
    """Return an attached picture, no bigger than these points need; else what is wrong with it."""
    try:
        path = place(data, sha256) if data is not None else None
    except Refused:
        path = None
    if path is None or not path.is_file():
        return _("the file is missing")
    found = _read(path, round(width * DOTS), round(height * DOTS))
    if found is None:
        return _("the picture cannot be read")
    return found if isinstance(found, Raster) else _("the picture has too many pixels")


@lru_cache(maxsize=KEPT)
def _read(path: Path, width: int, height: int) -> Raster | int | None:
    """Return the picture, the number of its pixels when there are too many, None when it is broken.

    An attached file never changes, so what was read once may be remembered.
    """
    try:
        with path.open("rb") as file:
            image = _opened(file)
            if image.width * image.height > MOST_PIXELS:
                return image.width * image.height
            return _reduced(image, width, height)
    except (*BROKEN, MemoryError):
        return None


def _opened(file: io.BufferedReader) -> Image:
    """Open a JPEG or a PNG by how it begins; no other decoder ever sees the file. Nothing is decoded yet."""
    from PIL.JpegImagePlugin import JpegImageFile
    from PIL.PngImagePlugin import PngImageFile

    begins = file.read(8)
    file.seek(0)
    if begins.startswith(b"\xff\xd8\xff"):
        return JpegImageFile(file)
    if begins == b"\x89PNG\r\n\x1a\n":
        return PngImageFile(file)
    raise ValueError("no picture")


def _reduced(image: Image, width: int, height: int) -> Raster:
    """Turn the picture upright, reduce it and write it as small as it looks well."""
    from PIL import ImageOps
    from PIL.Image import Resampling

    lossy = image.format == "JPEG"
    most = max(width, height)
    image.draft(None, (2 * most, 2 * most))  # a big photo is decoded at a part of its size
    plain = _plain(ImageOps.exif_transpose(image))
    plain.thumbnail((max(width, 1), max(height, 1)), Resampling.LANCZOS, reducing_gap=3.0)
    written = [_written(plain, "JPEG", quality=QUALITY, optimize=True)]
    if not lossy:  # a drawing stays sharp unless that makes it big
        written.append(_written(plain, "PNG", optimize=True))
    return Raster(plain.width, plain.height, min(written, key=len) if lossy else _sharp(*written))


def _sharp(jpeg: bytes, png: bytes) -> bytes:
    return png if len(png) <= 2 * len(jpeg) else jpeg


def _written(image: Image, kind: str, **how: object) -> bytes:
    image.info = {}  # where and by whom it was taken is not printed
    out = io.BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def _plain(image: Image) -> Image:
    """Return it in grey or in red, green and blue, on white where one could look through it."""
    from PIL.Image import alpha_composite, new

    if image.mode.startswith("I"):  # 16 bits of grey; convert() would cut them off, not scale them
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        above = image.convert("RGBA")
        return alpha_composite(new("RGBA", above.size, "white"), above).convert("RGB")
    return image.convert("L" if image.mode in ("1", "L") else "RGB")
