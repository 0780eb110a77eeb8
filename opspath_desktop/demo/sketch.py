"""Draw the sketch of the yard that the Kaizen event left on the wall: before at the left, after at the right."""

from __future__ import annotations

import struct
import zlib

WIDTH, HEIGHT = 640, 220
WHITE, INK, TEAL, GREY = range(4)
PALETTE = bytes.fromhex("ffffff 1b2a3a 0b625e d7dde2")
Pixels = list[bytearray]


def yard() -> bytes:
    """Return the sketch as a PNG: a queue of nine and two idle docks; then six slots, one lorry and a free dock."""
    pixels = [bytearray(WIDTH) for _row in range(HEIGHT)]
    _box(pixels, 319, 10, 2, 200, GREY)
    for left, busy in ((0, 2), (320, 3)):
        _box(pixels, left + 168, 20, 4, 180, INK)  # the gate
        for dock in range(4):
            _frame(pixels, left + 212, 22 + dock * 46, 84, 38, TEAL if dock == busy == 3 else INK)
            if dock < busy:
                _lorry(pixels, left + 228, 31 + dock * 46)
    for place in range(9):
        _lorry(pixels, 14 + place % 3 * 50, 60 + place // 3 * 36)
    for slot in range(6):
        x, y = 336 + slot % 2 * 50, 34 + slot // 2 * 34
        _frame(pixels, x, y, 42, 26, INK)
        _box(pixels, x + 8, y + 8, 26 if slot < 4 else 10, 10, TEAL)
    _lorry(pixels, 434, 150)
    return _png(pixels)


def _lorry(pixels: Pixels, x: int, y: int) -> None:
    _box(pixels, x, y, 28, 18, INK)
    _box(pixels, x + 30, y + 6, 10, 12, INK)
    for wheel in (4, 18, 31):
        _box(pixels, x + wheel, y + 18, 6, 3, GREY)


def _frame(pixels: Pixels, x: int, y: int, width: int, height: int, colour: int) -> None:
    _box(pixels, x, y, width, height, colour)
    _box(pixels, x + 3, y + 3, width - 6, height - 6, WHITE)


def _box(pixels: Pixels, x: int, y: int, width: int, height: int, colour: int) -> None:
    for row in pixels[y : y + height]:
        row[x : x + width] = bytes([colour]) * width


def _png(pixels: Pixels) -> bytes:
    """Return pixels of four colours as a PNG; not compressed, so that the bytes are the same everywhere."""
    rows = b"".join(b"\0" + _packed(row) for row in pixels)
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 2, 3, 0, 0, 0)
    parts = ((b"IHDR", head), (b"PLTE", PALETTE), (b"IDAT", zlib.compress(rows, 0)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )


def _packed(row: bytearray) -> bytes:
    return bytes(row[n] << 6 | row[n + 1] << 4 | row[n + 2] << 2 | row[n + 3] for n in range(0, WIDTH, 4))
