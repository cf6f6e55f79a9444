"""Opening a picture that may be anything: what it is no picture of, how large it may be, which way is up."""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from tactful.errors import BadInput
from tactful.sources.linkedin.names import shown
from tactful.sources.one_file import MB, read_bytes

if TYPE_CHECKING:
    from PIL import Image

LARGEST_FILE = 64 * MB
LARGEST_PICTURE = 80_000_000
"""Pixels; cameras of phones stay below 50 million, and Pillow warns from 89 million on."""
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF")
_ORIENTATION = 0x0112
_PLACE = 0x8825
_DETAILS = (0x010F, 0x0110, 0x0131, 0x0132, 0x013B, 0x8298, 0x8769)
"""Maker, model, software, date, artist, copyright and the block of the camera's own data."""
_CAMERA_CONTAINERS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_SAVE = "Open it in any picture program and save it as JPEG, then hand over that file."


class Picture(Struct, frozen=True, kw_only=True):
    """A picture as it was opened: decoded, not yet turned.

    `kind` is Pillow's name of the format, `size` the bytes of the file, `frames` more than 1 for an animation,
    `orientation` 1 to 8 as in EXIF. `located`: the file says where it was taken; `detailed`: with what, when or by
    whom.
    """

    name: str
    kind: str
    size: int
    pixels: Image.Image
    frames: int
    orientation: int
    located: bool
    detailed: bool


def open_picture(path: Path) -> Picture:
    """Open and decode a picture. Raises BadInput for what is none, is cut off, or would fill the memory."""
    return picture_in(read_bytes(path, LARGEST_FILE), path.name)


def picture_in(data: bytes, called: str) -> Picture:
    """Decode a picture; `called` is the name of its file. Raises as `open_picture`."""
    name = shown(called)
    if not data:
        raise BadInput(f"{name} is empty.", "Save the picture again, and hand over the new file.")
    known = _known_but_unread(data)
    if known:
        raise BadInput(f"{name} is {known}, which cannot be looked at here.", _SAVE)
    from PIL import Image, UnidentifiedImageError

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of large and of oddly tagged pictures.
        try:
            Image.init()
            pixels = Image.open(io.BytesIO(data), formats=[kind for kind in FORMATS if kind in Image.OPEN])
        except UnidentifiedImageError:
            raise BadInput(
                f"{name} is no picture that can be read here, whatever its name ends in.", _SAVE
            ) from None
        except Image.DecompressionBombError:
            raise _too_large(name) from None
        except Exception as error:  # Pillow's readers raise many kinds over damaged files.
            raise _damaged(name) from error
        if pixels.width * pixels.height > LARGEST_PICTURE:
            raise _too_large(name)
        try:
            tags = pixels.getexif()
            picture = Picture(
                name=name,
                size=len(data),
                pixels=pixels,
                kind="JPEG" if pixels.format == "MPO" else pixels.format or "",
                frames=getattr(pixels, "n_frames", 1) if pixels.format in ("GIF", "PNG", "WEBP") else 1,
                orientation=_orientation(tags.get(_ORIENTATION)),
                located=bool(tags.get_ifd(_PLACE)) or _PLACE in tags or b"GPSLatitude" in _packet(pixels),
                detailed=any(tag in tags for tag in _DETAILS) or bool(_packet(pixels)),
            )
            pixels.seek(0)
            pixels.load()
        except Exception as error:
            raise _damaged(name) from error
    return picture


def _known_but_unread(data: bytes) -> str | None:
    """What a file is that Pillow does not read, by its first bytes."""
    start = data[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if data[4:8] == b"ftyp" and data[8:12] in _CAMERA_CONTAINERS:
        return "a HEIC picture (as phones save them)"
    if start.startswith(b"<svg") or (start.startswith(b"<?xml") and b"<svg" in data[:4096].lower()):
        return "an SVG drawing"
    if start.startswith(b"%pdf"):
        return "a PDF"
    if start.startswith((b"<!doctype", b"<html")):
        return "a web page"
    return None


def _packet(pixels: Image.Image) -> bytes:
    """The XMP packet, a second place where programs write author and location."""
    packet = pixels.info.get("xmp", b"")
    return packet if isinstance(packet, bytes) else b""


def _orientation(value: object) -> int:
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _too_large(name: str) -> BadInput:
    return BadInput(
        f"{name} has more than {LARGEST_PICTURE // 1_000_000} million pixels; it is not opened.",
        "Save it smaller, for example 800 pixels wide, and hand over that file.",
    )


def _damaged(name: str) -> BadInput:
    return BadInput(
        f"{name} is damaged or cut off: it begins like a picture and cannot be read to its end.",
        "Copy it from the camera or phone again, and hand over the new file.",
    )
