"""Reading the tone model from disk: once a process."""

from __future__ import annotations

import os
import zlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

import msgspec

from tactful.errors import PlaybookFault

if TYPE_CHECKING:
    from tactful.notes.check.tone.model import ToneModel

WEIGHTS = Path(__file__).parent.parent / "notes" / "check" / "tone" / "weights.npz"


@lru_cache
def load_model(path: Path = WEIGHTS) -> ToneModel:
    """The model that ships. Raises PlaybookFault when its file is not whole."""
    # A note is too small to be shared among threads; they would only wait for each other.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import numpy as np

    from tactful.notes.check.tone.model import Made, ToneModel
    from tactful.notes.check.tone.network import Network

    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as told:
            arrays = {name: told[name] for name in told.files}
        made = msgspec.json.decode(arrays.pop("made").tobytes(), type=Made)
        pieces = arrays.pop("pieces").tobytes().decode().split("\n")
    except (OSError, EOFError, KeyError, ValueError, BadZipFile, zlib.error) as error:
        raise PlaybookFault(
            "The weights of the tone model cannot be read.",
            "Install Tactful again.",
            [f"{path.name}: {error}"],
        ) from error
    scales = {
        name.removesuffix("/scale"): arrays.pop(name) for name in list(arrays) if name.endswith("/scale")
    }
    weights = {
        name: np.multiply(array, scales[name], dtype=np.float32) if name in scales else array
        for name, array in arrays.items()
    }
    vocabulary = {piece: number for number, piece in enumerate(pieces)}
    return ToneModel(made=made, vocabulary=vocabulary, network=Network(weights))
