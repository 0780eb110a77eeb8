"""Make the small colour profile (sRGB, ICC version 2.1) that an archival PDF has to carry."""

from __future__ import annotations

import struct
from functools import cache

# The primaries and the white point of sRGB, adapted to D50 (IEC 61966-2-1; ICC.1:2001-04, 6.1 and 6.4).
_XYZ = {
    b"wtpt": (0.9642, 1.0, 0.8249),
    b"rXYZ": (0.4361, 0.2225, 0.0139),
    b"gXYZ": (0.3851, 0.7169, 0.0971),
    b"bXYZ": (0.1431, 0.0606, 0.7139),
}
_GAMMA = 2.2
_NAME = b"sRGB"


@cache
def srgb_profile() -> bytes:
    """Return the profile; its curve is the power 2.2, which sRGB follows closely."""
    tags = {b"desc": _description(), b"cprt": b"text\0\0\0\0Public domain\0"}
    tags |= {name: b"XYZ \0\0\0\0" + b"".join(map(_fixed, values)) for name, values in _XYZ.items()}
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(_GAMMA * 256))
    tags |= dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve)
    table, data = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for name, content in tags.items():
        table += struct.pack(">4sII", name, start + len(data), len(content))
        data += content + b"\0" * (-len(content) % 4)
    size = start + len(data)
    return _header(size) + table + data


def _header(size: int) -> bytes:
    illuminant = b"".join(map(_fixed, (0.9642, 1.0, 0.8249)))
    head = struct.pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H4s", 2026, 1, 1, 0, 0, 0, b"acsp")
    return (head.ljust(68, b"\0") + illuminant).ljust(128, b"\0")


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def _description() -> bytes:
    text = _NAME + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + b"\0" * (8 + 3 + 67)
