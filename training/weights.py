"""Writing the weights: large matrices as bytes with a scale for each column, and how they were made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import numpy as np

_LARGE = 10_000
_STAMP = (1980, 1, 1, 0, 0, 0)


def write(
    weights: Mapping[str, np.ndarray], lists: Mapping[str, Sequence[str]], made: msgspec.Struct, path: Path
) -> None:
    """Write one file with the weights, `lists` of words, and how all was made: the same weights give the same bytes."""
    import io
    import zipfile

    arrays: dict[str, np.ndarray] = {
        "made": np.frombuffer(msgspec.json.encode(made), dtype=np.uint8),
        **{name: np.frombuffer("\n".join(words).encode(), dtype=np.uint8) for name, words in lists.items()},
    }
    for name, array in weights.items():
        if name == "piece_scale":
            continue
        if array.size < _LARGE:
            arrays[name] = array.astype(np.float32)
            continue
        axis, of = (1, "piece_scale") if name == "piece" else (0, f"{name}/scale")
        scale = np.abs(array).max(axis, keepdims=True) / 127 + 1e-12
        arrays[name] = np.rint(array / scale).astype(np.int8)
        arrays[of] = scale.astype(np.float32)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as told:
        for name, array in sorted(arrays.items()):
            raw = io.BytesIO()
            np.save(raw, array, allow_pickle=False)
            told.writestr(zipfile.ZipInfo(f"{name}.npy", _STAMP), raw.getvalue())
