"""A picture the right way up in plain colours, and a copy of it that tells nothing else."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from tactful.errors import BadInput
from tactful.sources.linkedin.names import shown
from tactful.sources.photo.opening import Picture

if TYPE_CHECKING:
    from PIL import Image

_QUALITY = 95


def upright(picture: Picture) -> Image.Image:
    """The picture turned as its orientation says, in RGB; what is transparent becomes white."""
    from PIL import Image

    pixels = _eight_bits(picture.pixels)
    turn = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }.get(picture.orientation)
    if turn is not None:
        pixels = pixels.transpose(turn)
    if transparent(picture):
        seen = pixels.convert("RGBA")
        pixels = Image.new("RGBA", seen.size, "white")
        pixels.alpha_composite(seen)
    return pixels.convert("RGB")


def transparent(picture: Picture) -> bool:
    """Say whether the picture can have parts that are see-through."""
    return "transparency" in picture.pixels.info or picture.pixels.mode in ("RGBA", "LA", "PA", "RGBa", "La")


def clean_copy(picture: Picture, to: Path) -> Path:
    """Write the picture upright, with its colours in sRGB and nothing but its pixels; the way back is the original.

    JPEG or PNG, as the name ends. Raises BadInput when the place is taken or cannot be written.
    """
    kind = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG"}.get(to.suffix.lower())
    if kind is None:
        raise BadInput(f"{shown(to.name)} is neither .jpg nor .png.", "Name the copy photo.jpg, for example.")
    data = clean_bytes(picture, kind)
    try:
        with to.open("xb") as stream:
            stream.write(data)
    except FileExistsError:
        raise BadInput(
            f"There is a file at {shown(to.name)} already; it was left as it is.", "Choose another name."
        ) from None
    except (OSError, ValueError):
        raise BadInput(
            f"{shown(to.name)} cannot be written.", "Choose a folder that you may write to."
        ) from None
    return to


def clean_bytes(picture: Picture, kind: str = "JPEG") -> bytes:
    """The same as the bytes of a JPEG or PNG."""
    pixels = _in_srgb(picture, upright(picture))
    pixels.info.clear()
    data = io.BytesIO()
    if kind == "JPEG":
        pixels.save(data, kind, quality=_QUALITY, subsampling=0, optimize=True)
    else:
        pixels.save(data, kind, optimize=True)
    return data.getvalue()


def _eight_bits(pixels: Image.Image) -> Image.Image:
    """Brings 16 and 32 bits a pixel down to 8, which Pillow's own conversion would cut off at 255."""
    if pixels.mode not in ("I", "F") and not pixels.mode.startswith("I;16"):
        return pixels
    import numpy as np
    from PIL import Image

    values = np.nan_to_num(np.asarray(pixels).astype(np.float64), posinf=0.0, neginf=0.0)
    top = 65535.0 if pixels.mode != "F" else max(float(values.max(initial=0.0)), 1.0)
    return Image.fromarray((np.clip(values / top, 0, 1) * 255).astype(np.uint8))


def _in_srgb(picture: Picture, pixels: Image.Image) -> Image.Image:
    """Takes the colours out of the camera's own profile, so that they look the same without it."""
    profile = picture.pixels.info.get("icc_profile")
    if not profile or picture.pixels.mode not in ("RGB", "RGBA"):
        return pixels
    from PIL import ImageCms

    try:
        told = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        changed = ImageCms.profileToProfile(pixels, told, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return pixels
    return changed or pixels
