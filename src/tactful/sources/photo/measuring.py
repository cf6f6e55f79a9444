"""What can be told of a picture in numbers: size, light, sharpness, and how calm it is around the face."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tactful.sources.photo.faces import Face, can_find_faces, find_faces
from tactful.sources.photo.opening import Picture
from tactful.sources.photo.upright import transparent, upright

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grey = NDArray[np.float64]

SHOWN = 400
"""Pixels of the longer side at which light and detail are judged: about as large as a profile shows it."""
_MIDDLE = Face(0.3, 0.2, 0.4, 0.5)
_REACH = 8
_EDGE = 16.0
"""A step in grey between two neighbours that the eye takes for a line."""

Measures = dict[str, float | str]


def measure(picture: Picture) -> Measures:
    """The measures of a picture by name; those of a face are missing without the extra `photo` or a face.

    `width` and `height` in pixels, upright; `least` and `most` the shorter and the longer; `shape` longer over
    shorter; `megabytes`; `format`; `frames`; `turned`, `located`, `detailed` and `see_through` are 0 or 1.
    `brightest` (0 to 255) is what only 2 in 100 pixels surpass, `burnt` the share of the face or the middle
    without any drawing left in the lights, `contrast` what lies between its dark and its light ends (0 to 255),
    `crisp` how sudden its clearest lines are (0 soft to 1 hard), `busy` the share of lines at the sides.
    `faces` counts; `face_share` is its height in the picture's, `face_aside` how far its middle is from the
    picture's, in parts of the width, `face_top` the room above it in parts of the height.
    """
    import numpy as np
    from PIL import ImageFilter

    pixels = upright(picture)
    least, most = sorted(pixels.size)
    found: Measures = {
        "width": float(pixels.width),
        "height": float(pixels.height),
        "least": float(least),
        "most": float(most),
        "shape": most / least,
        "megabytes": picture.size / 1_000_000,
        "format": picture.kind,
        "frames": float(picture.frames),
        "turned": float(picture.orientation != 1),
        "located": float(picture.located),
        "detailed": float(picture.detailed),
        "see_through": float(transparent(picture)),
    }
    face = None
    if can_find_faces():
        faces = find_faces(pixels)
        found["faces"] = float(len(faces))
        face = faces[0] if faces else None
    if face is not None:
        found["face_share"] = face.height
        found["face_aside"] = abs(face.left + face.width / 2 - 0.5)
        found["face_top"] = face.top
    if least * SHOWN < 16 * most:
        return found
    small = pixels.convert("L").resize([max(16, round(side * SHOWN / most)) for side in pixels.size])
    grey: Grey = np.asarray(small.filter(ImageFilter.MedianFilter(3))).astype(np.float64)
    part = _part(grey, face or _MIDDLE)
    dark, light = np.percentile(part, [5, 95])
    found["brightest"] = float(np.percentile(grey, 98))
    found["burnt"] = float((part >= 252).mean())
    found["contrast"] = float(light - dark)
    found["crisp"] = _crisp(part)
    found["busy"] = _busy(grey, face)
    return found


def _part(grey: Grey, face: Face) -> Grey:
    """The piece of a picture that a box covers, never empty."""
    high, wide = grey.shape
    top, left = int(face.top * high), int(face.left * wide)
    return grey[
        max(0, top) : max(top + 4, int((face.top + face.height) * high)),
        max(0, left) : max(left + 4, int((face.left + face.width) * wide)),
    ]


def _steps(grey: Grey) -> tuple[Grey, Grey]:
    import numpy as np

    return np.abs(np.diff(grey, axis=0)), np.abs(np.diff(grey, axis=1))


def _crisp(part: Grey) -> float:
    """How steep the clearest lines are: the share of its whole rise that such a line takes in one pixel.

    The strength of the light falls out, and so does skin; the hundredth part of the steps is looked at.
    """
    import numpy as np

    shares = []
    for axis in (0, 1):
        if part.shape[axis] <= 2 * _REACH:
            continue
        steps = np.abs(np.diff(part, axis=axis))
        windows = np.lib.stride_tricks.sliding_window_view(part, 2 * _REACH, axis=axis)
        rise = windows.max(axis=-1) - windows.min(axis=-1)
        middle = np.take(steps, range(_REACH - 1, _REACH - 1 + rise.shape[axis]), axis=axis)
        clear = middle >= max(3.0, float(np.percentile(middle, 99)))
        shares.append((middle[clear] / np.maximum(rise[clear], 1.0)).ravel())
    told = np.concatenate(shares) if shares else np.zeros(0)
    return float(told.mean()) if told.size else 0.0


def _busy(grey: Grey, face: Face | None) -> float:
    """The share of lines left and right of the head, in the upper two thirds."""
    import numpy as np

    high, wide = grey.shape
    down, across = _steps(grey)
    lines = (down[:, :-1] > _EDGE) | (across[:-1, :] > _EDGE)
    lines = lines[: max(1, high * 2 // 3)]
    left, right = 0.2, 0.8
    if face is not None:
        left = max(0.06, face.left - 0.45 * face.width)
        right = min(0.94, face.left + 1.45 * face.width)
    sides = np.concatenate([lines[:, : int(left * wide)], lines[:, int(right * wide) :]], axis=1)
    return float(sides.mean()) if sides.size else 0.0
