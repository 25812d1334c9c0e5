"""Raster pictures: dimensions and frames from the headers alone, nothing is decoded.

A file of 300 KB can ask for 7 GB once decoded: what counts is what the header announces.
"""

from collections.abc import Iterator
from io import BytesIO

import imagesize

from fabrique.model import Flaw, FlawKind

MAX_PIXELS = 25_000_000
MAX_FRAMES = 300
MAX_TOTAL_PIXELS = 250_000_000  # all frames together
_MEGA = 1_000_000


def read_picture_flaws(content: bytes) -> Iterator[Flaw]:
    """Yield at most one flaw: too many pixels, too many frames, or a header that says nothing."""
    try:
        width, height = imagesize.get(BytesIO(content), exif_rotation=False)
        frames, largest = _frames(content)
    except Exception:  # whatever a hostile header makes of the library, the picture is refused
        width = height = frames = largest = -1
    if width <= 0 or height <= 0:
        message = "n’a pas d’en-tête lisible : ses dimensions sont inconnues"
        yield Flaw(FlawKind.UNEXAMINED, message)
        return
    pixels = max(int(width) * int(height), largest)
    if pixels > MAX_PIXELS:
        size = f"{int(width)} × {int(height)} pixels" if pixels > largest else "une vue"
        message = (
            f"annonce {size}, soit {pixels // _MEGA} millions de pixels,"
            f" pour {MAX_PIXELS // _MEGA} au plus"
        )
        yield Flaw(FlawKind.PICTURE, message)
    elif frames > MAX_FRAMES:
        yield Flaw(FlawKind.PICTURE, f"compte plus de {MAX_FRAMES} vues animées")
    elif pixels * frames > MAX_TOTAL_PIXELS:
        message = f"anime {frames} vues, soit {pixels * frames // _MEGA} millions de pixels en tout"
        yield Flaw(FlawKind.PICTURE, message)


def _frames(content: bytes) -> tuple[int, int]:
    """Return the number of frames (1 for a still) and the pixels of the largest frame of a GIF."""
    if content.startswith(b"GIF8"):
        return _gif(content)
    if content.startswith(b"\x89PNG"):
        # APNG, § acTL: before the first IDAT, its first field is the number of frames.
        start = content.find(b"acTL", 8, content.find(b"IDAT") if b"IDAT" in content else None)
        return (int.from_bytes(content[start + 4 : start + 8], "big"), 0) if start > 0 else (1, 0)
    if content.startswith(b"RIFF"):
        return max(_riff_frames(content), 1), 0
    return 1, 0


def _riff_frames(content: bytes) -> int:
    """Count the chunks ANMF of a WebP (RFC 9649, § 2.7.1.1), going from chunk to chunk."""
    found, place = 0, 12
    while place + 8 <= len(content) and found <= MAX_FRAMES:
        found += content[place : place + 4] == b"ANMF"
        size = int.from_bytes(content[place + 4 : place + 8], "little")
        place += 8 + size + (size & 1)
    return found


def _gif(content: bytes) -> tuple[int, int]:
    """Count the images of a GIF and find the largest (GIF89a, § 20), data skipped block by block."""
    place = 13 + _palette(content[10])
    found = largest = 0
    while place < len(content) and found <= MAX_FRAMES:
        mark = content[place]
        if mark == 0x2C and place + 10 <= len(content):
            width = int.from_bytes(content[place + 5 : place + 7], "little")
            height = int.from_bytes(content[place + 7 : place + 9], "little")
            found, largest = found + 1, max(largest, width * height)
            place = _skip(content, place + 11 + _palette(content[place + 9]))
        elif mark == 0x21:
            place = _skip(content, place + 2)
        else:
            break
    return max(found, 1), largest


def _palette(flags: int) -> int:
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _skip(content: bytes, place: int) -> int:
    while place < len(content) and content[place]:
        place += 1 + content[place]
    return place + 1
