"""Looking at a photograph for the profile, on this machine alone, and writing a copy that tells nothing."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from tactful.core.finding import Finding
from tactful.errors import BadInput, PlaybookFault
from tactful.profile.photo import PhotoRule, look_at

if TYPE_CHECKING:
    from tactful.sources.photo.opening import Picture

RULES = Path(__file__).parent.parent / "profile" / "photo_rules"
WITHOUT_FACES = (
    "Whether there is one face, how large it is and where it stands: that needs OpenCV. "
    "Once, with the network on: pip install 'tactful[photo]'; then run this again."
)


class PhotoReport(Struct, frozen=True, kw_only=True):
    """What was found in a picture.

    `measures` are numbers by name (see `sources.photo.measuring.measure`), rounded; `left_out` says what was not
    looked at and how to have it; `copy` is where the clean copy was written.
    """

    file: str
    measures: dict[str, float | str]
    findings: tuple[Finding, ...]
    left_out: tuple[str, ...] = ()
    copy: str | None = None


def look_at_photo(path: Path, *, clean_copy: Path | None = None) -> PhotoReport:
    """Measure a picture and say what would make it a better portrait; the file itself is never changed.

    `clean_copy` is where to write an upright copy without location and other entries; no file is overwritten.
    Raises BadInput for what is no picture, is damaged or too large, or when the copy cannot be written.
    """
    from tactful.sources.photo import opening, upright

    if str(path) == "-" or path.is_dir():
        what = (
            "Standard input is no picture file." if str(path) == "-" else f"{path} is a folder, no picture."
        )
        raise BadInput(what, "Name the file: tactful profile --photo PICTURE.jpg")
    picture = opening.open_picture(path)
    report = _report(picture)
    if clean_copy is None:
        return report
    return msgspec.structs.replace(report, copy=str(upright.clean_copy(picture, clean_copy)))


def look_at_picture(data: bytes, name: str) -> PhotoReport:
    """The same for the bytes of a picture, of which nothing is kept; `name` is that of its file. Raises BadInput."""
    from tactful.sources.photo import opening

    return _report(opening.picture_in(data, name))


def clean_picture(data: bytes, name: str) -> bytes:
    """A JPEG of the picture, upright and without location and other entries. Raises BadInput."""
    from tactful.sources.photo import opening, upright

    return upright.clean_bytes(opening.picture_in(data, name))


def finds_faces() -> bool:
    """True when the extra that finds faces is installed; it is not loaded for that."""
    from importlib.util import find_spec

    return find_spec("cv2") is not None


def size(megabytes: float) -> str:
    """`1.4 MB`, `380 KB`."""
    return f"{megabytes:.1f} MB" if megabytes >= 1 else f"{max(1, round(megabytes * 1000))} KB"


def _report(picture: Picture) -> PhotoReport:
    from tactful.sources.photo import measuring

    measures = measuring.measure(picture)
    return PhotoReport(
        file=picture.name,
        measures={
            name: value if isinstance(value, str) else round(value, 3) for name, value in measures.items()
        },
        findings=look_at(measures, load_photo_rules()),
        left_out=() if "faces" in measures else (WITHOUT_FACES,),
    )


@lru_cache
def load_photo_rules(folder: Path = RULES) -> tuple[PhotoRule, ...]:
    """The rules about photographs, by name. Raises PlaybookFault with all problems."""
    rules: list[PhotoRule] = []
    problems: list[str] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            rule = msgspec.toml.decode(path.read_bytes(), type=PhotoRule)
        except msgspec.DecodeError as error:
            problems.append(f"{path.name}: {error}")
        else:
            rules.append(rule)
            if rule.name != path.stem:
                problems.append(f"{path.name}: is named {rule.name} inside")
    if problems:
        raise PlaybookFault("Some rules cannot be read.", "Mend them, or install Tactful again.", problems)
    return tuple(rules)
