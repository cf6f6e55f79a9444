"""Reading the weights of the networks from disk: once a process."""

from __future__ import annotations

import os
import zlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zipfile import BadZipFile

import msgspec

from tactful.errors import PlaybookFault

if TYPE_CHECKING:
    from tactful.notes.check.reading.attention import Numbers
    from tactful.notes.check.slips.model import SlipModel
    from tactful.notes.check.tone.model import ToneModel

_CHECK = Path(__file__).parent.parent / "notes" / "check"
WEIGHTS = _CHECK / "tone" / "weights.npz"
SLIP_WEIGHTS = _CHECK / "slips" / "weights.npz"
Made = TypeVar("Made")


@lru_cache
def load_model(path: Path = WEIGHTS) -> ToneModel:
    """The tone model that ships. Raises PlaybookFault when its file is not whole."""
    _one_thread()
    from tactful.notes.check.tone.model import Made, ToneModel
    from tactful.notes.check.tone.network import Network

    made, told, weights = _read(path, Made, "pieces")
    return ToneModel(made=made, vocabulary=_numbered(told["pieces"]), network=Network(weights))


@lru_cache
def load_slip_model(path: Path = SLIP_WEIGHTS) -> SlipModel:
    """The model of slips that ships. Raises PlaybookFault when its file is not whole."""
    _one_thread()
    from tactful.app.spelling import load_confused, load_turns
    from tactful.notes.check.slips.model import Made, SlipModel
    from tactful.notes.check.slips.network import SlipNetwork

    made, told, weights = _read(path, Made, "pieces", "edits")
    return SlipModel(
        made=made,
        vocabulary=_numbered(told["pieces"]),
        edits=tuple(told["edits"]),
        network=SlipNetwork(weights),
        turns=load_turns().turns,
        confused=load_confused(),
    )


def _one_thread() -> None:
    """To be said before numpy is loaded: a note is too small to be shared among threads, which would only wait."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def _read(path: Path, form: type[Made], *lists: str) -> tuple[Made, dict[str, list[str]], dict[str, Numbers]]:
    """How the weights were made, the `lists` of words, and the weights, by name. Raises PlaybookFault."""
    import numpy as np

    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        made = msgspec.json.decode(arrays.pop("made").tobytes(), type=form)
        told = {name: arrays.pop(name).tobytes().decode().split("\n") for name in lists}
    except (OSError, EOFError, KeyError, ValueError, BadZipFile, zlib.error) as error:
        raise PlaybookFault(
            "The weights of a model cannot be read.",
            "Install Tactful again.",
            [f"{path.parent.name}/{path.name}: {error}"],
        ) from error
    scales = {
        name.removesuffix("/scale"): arrays.pop(name) for name in list(arrays) if name.endswith("/scale")
    }
    weights = {
        name: np.multiply(array, scales[name], dtype=np.float32) if name in scales else array
        for name, array in arrays.items()
    }
    return made, told, weights


def _numbered(pieces: list[str]) -> dict[str, int]:
    return {piece: number for number, piece in enumerate(pieces)}
