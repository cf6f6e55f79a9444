"""Faces in a picture, with OpenCV where the extra `photo` is installed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    import cv2
    import numpy as np
    from PIL import Image

_MODELS = ("haarcascade_frontalface_alt2.xml", "haarcascade_frontalface_alt.xml")
LOOKED_AT = 640
"""The longer side in pixels at which faces are looked for."""


class Face(Struct, frozen=True):
    """Where a face is, from brow to chin, in parts of the picture's width and height."""

    left: float
    top: float
    width: float
    height: float


def can_find_faces() -> bool:
    """Say whether the extra `photo` is installed, with the cascades that OpenCV 5 no longer has."""
    try:
        import cv2
    except ImportError:
        return False
    return hasattr(cv2, "CascadeClassifier") and all(Path(_model(name)).is_file() for name in _MODELS)


def find_faces(pixels: Image.Image) -> list[Face]:
    """The faces that both frontal cascades see, the largest first. Needs the extra `photo`.

    One cascade alone takes bookshelves and folded cloth for faces now and then; together they hardly do.
    """
    import cv2
    import numpy as np

    scale = LOOKED_AT / max(pixels.size)
    size = (max(1, round(pixels.width * scale)), max(1, round(pixels.height * scale)))
    grey = cv2.equalizeHist(np.asarray(pixels.convert("L").resize(size)))
    seen = _seen(cv2.CascadeClassifier(_model(_MODELS[0])), grey)
    if not seen:
        return []
    again = _seen(cv2.CascadeClassifier(_model(_MODELS[1])), grey)
    sure = [one for one in seen if any(_overlap(one, other) > 0.35 for other in again)]
    sure.sort(key=lambda box: -box[2] * box[3])
    wide, high = size
    return [Face(x / wide, y / high, w / wide, h / high) for x, y, w, h in sure]


Box = tuple[int, int, int, int]


def _model(name: str) -> str:
    import cv2

    return str(Path(cv2.__file__).parent / "data" / name)


def _seen(cascade: cv2.CascadeClassifier, grey: np.ndarray) -> list[Box]:
    least = max(24, min(grey.shape[:2]) // 12)
    found = cascade.detectMultiScale(grey, scaleFactor=1.08, minNeighbors=4, minSize=(least, least))
    return [(int(x), int(y), int(w), int(h)) for x, y, w, h in found]


def _overlap(one: Box, other: Box) -> float:
    """What two boxes share, over what they cover together."""
    wide = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    high = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    if wide <= 0 or high <= 0:
        return 0.0
    both = wide * high
    return both / (one[2] * one[3] + other[2] * other[3] - both)
