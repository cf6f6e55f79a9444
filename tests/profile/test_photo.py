"""Pictures drawn with one fault each, and files that are no picture or a hostile one."""

from __future__ import annotations

import io
import json
import struct
import sys
import zlib
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner
from drawn_photos import beside, brighter, portrait, tiles
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tactful.app.look_at_photo import PhotoReport, look_at_photo
from tactful.cli import cli
from tactful.errors import BadInput
from tactful.sources.photo.opening import open_picture
from tactful.sources.photo.upright import upright

FACES = pytest.mark.skipif(find_spec("cv2") is None, reason="the extra `photo` is not installed")


def saved(picture: Image.Image, path: Path, **how: object) -> Path:
    picture.save(path, **how)
    return path


def looked_at(picture: Image.Image, tmp_path: Path, **how: object) -> PhotoReport:
    return look_at_photo(saved(picture, tmp_path / "me.jpg", quality=92, **how))


def said(report: PhotoReport) -> set[str]:
    return {finding.rule for finding in report.findings}


@pytest.fixture
def without_opencv(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cv2", None)


@FACES
def test_a_calm_portrait_has_nothing_to_mend(tmp_path: Path) -> None:
    report = looked_at(portrait(), tmp_path)
    assert report.findings == ()
    assert report.left_out == ()
    assert report.measures["faces"] == 1


@FACES
@pytest.mark.parametrize(
    ("picture", "rule"),
    [
        (portrait(share=0.2), "photo-face-small"),
        (portrait(blur=9), "photo-soft"),
        (portrait(300), "photo-small"),
        (brighter(portrait(), 0.4), "photo-dark"),
        (brighter(portrait(), 2.2), "photo-burnt"),
        (brighter(portrait(), 0.2), "photo-flat"),
        (portrait(wall=tiles()), "photo-busy"),
        (beside(portrait(), portrait()), "photo-several-faces"),
        (beside(portrait(), Image.new("RGB", (800, 800), (150, 165, 175))), "photo-face-aside"),
        (beside(portrait(), Image.new("RGB", (800, 800), (150, 165, 175))), "photo-shape"),
        (portrait().crop((0, 200, 800, 800)), "photo-face-high"),
        (Image.new("RGB", (800, 800), (90, 120, 90)), "photo-no-face"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_one_fault_is_told(picture: Image.Image, rule: str, tmp_path: Path) -> None:
    assert rule in said(looked_at(picture, tmp_path))


@FACES
@pytest.mark.parametrize("skin", [(240, 205, 180), (205, 160, 130), (150, 105, 80)])
def test_the_light_is_judged_alike_for_every_skin(skin: tuple[int, int, int], tmp_path: Path) -> None:
    assert said(looked_at(portrait(skin=skin), tmp_path)) == set()


@pytest.mark.parametrize("skin", [(240, 205, 180), (150, 105, 80), (95, 65, 50), (70, 48, 38)])
def test_dark_skin_on_a_light_wall_is_not_called_a_dark_picture(
    skin: tuple[int, int, int], tmp_path: Path
) -> None:
    assert said(looked_at(portrait(skin=skin), tmp_path)) <= {"photo-no-face"}


def test_no_face_is_a_hint_and_no_more(tmp_path: Path) -> None:
    levels = {f.level for f in looked_at(tiles(), tmp_path).findings if f.rule == "photo-no-face"}
    assert levels <= {"hint"}


@pytest.mark.usefixtures("without_opencv")
def test_without_opencv_the_rest_is_still_looked_at(tmp_path: Path) -> None:
    report = looked_at(brighter(portrait(300, blur=4), 0.4), tmp_path)
    assert said(report) == {"photo-small", "photo-soft", "photo-dark"}
    assert not {name for name in report.measures if name.startswith("face")}
    assert "pip install 'tactful[photo]'" in report.left_out[0]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_each_orientation_comes_out_upright(orientation: int, tmp_path: Path) -> None:
    corner = Image.new("RGB", (40, 20), "white")
    corner.paste("black", (0, 0, 10, 10))
    # The camera stored it so that turning it as the tag says gives back the drawing.
    stored = {
        1: corner,
        2: corner.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
        3: corner.transpose(Image.Transpose.ROTATE_180),
        4: corner.transpose(Image.Transpose.FLIP_TOP_BOTTOM),
        5: corner.transpose(Image.Transpose.TRANSPOSE),
        6: corner.transpose(Image.Transpose.ROTATE_90),
        7: corner.transpose(Image.Transpose.TRANSVERSE),
        8: corner.transpose(Image.Transpose.ROTATE_270),
    }[orientation]
    tags = Image.Exif()
    tags[0x0112] = orientation
    picture = open_picture(saved(stored, tmp_path / "turned.png", exif=tags))
    assert upright(picture).tobytes() == corner.tobytes()
    assert ("photo-turned" in said(look_at_photo(tmp_path / "turned.png"))) is (orientation != 1)


def located() -> Image.Exif:
    tags = Image.Exif()
    tags[0x0112] = 6
    tags[0x0110] = "Pinhole 7"
    tags.get_ifd(0x8825).update({1: "N", 2: (47.0, 22.0, 12.0), 3: "E", 4: (8.0, 32.0, 30.0)})
    return tags


def test_the_clean_copy_is_upright_and_tells_nothing(tmp_path: Path) -> None:
    lying = portrait(500).transpose(Image.Transpose.ROTATE_90)
    path = saved(lying, tmp_path / "me.jpg", exif=located(), comment=b"kitchen", quality=95)
    before = path.read_bytes()
    report = look_at_photo(path, clean_copy=tmp_path / "clean.jpg")
    assert {"photo-location", "photo-details", "photo-turned"} <= said(report)
    assert report.copy == str(tmp_path / "clean.jpg")
    assert path.read_bytes() == before
    after = look_at_photo(tmp_path / "clean.jpg")
    assert not {"photo-location", "photo-details", "photo-turned"} & said(after)
    written = (tmp_path / "clean.jpg").read_bytes()
    assert not any(word in written for word in (b"Exif", b"GPS", b"Pinhole", b"kitchen", b"ICC_PROFILE"))
    with Image.open(tmp_path / "clean.jpg") as copy:
        middle = copy.convert("RGB").resize((1, 1)).getpixel((0, 0))
        assert copy.size == (500, 500)
    expected = portrait(500).resize((1, 1)).getpixel((0, 0))
    assert all(abs(a - b) < 6 for a, b in zip(middle, expected, strict=True))


def test_a_location_in_xmp_alone_is_told(tmp_path: Path) -> None:
    packet = b"<x:xmpmeta xmlns:x='adobe:ns:meta/' exif:GPSLatitude='47,22.2N'/>"
    assert "photo-location" in said(looked_at(portrait(400), tmp_path, xmp=packet))


@pytest.mark.parametrize("taken", ["me.jpg", "other.png"])
def test_the_clean_copy_overwrites_nothing(taken: str, tmp_path: Path) -> None:
    path = saved(portrait(400), tmp_path / "me.jpg")
    (tmp_path / "other.png").write_bytes(b"mine")
    before = (tmp_path / taken).read_bytes()
    with pytest.raises(BadInput, match="already"):
        look_at_photo(path, clean_copy=tmp_path / taken)
    assert (tmp_path / taken).read_bytes() == before


@pytest.mark.parametrize("name", ["copy.gif", "copy", "no/such/folder.jpg"])
def test_a_copy_that_cannot_be_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        look_at_photo(saved(portrait(400), tmp_path / "me.jpg"), clean_copy=tmp_path / name)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16", "LAB", "I", "F"])
def test_every_kind_of_pixel_is_looked_at(mode: str, tmp_path: Path) -> None:
    drawn = portrait(420)
    if mode in ("I;16", "I", "F"):
        import numpy as np

        grey = np.asarray(drawn.convert("L"))
        kind = {"I;16": np.uint16, "I": np.int32, "F": np.float32}[mode]
        picture = Image.fromarray(grey.astype(kind) * (257 if mode != "F" else 1))
    else:
        picture = drawn if mode == "RGB" else drawn.convert("LAB" if mode == "LAB" else mode)
    name = "x.tif" if mode in ("CMYK", "LAB", "I", "F") else "x.png"
    report = look_at_photo(saved(picture, tmp_path / name), clean_copy=tmp_path / "copy.png")
    # Only black and white loses the greys that all others keep.
    assert mode == "1" or 100 < float(report.measures["brightest"]) <= 255
    assert ("photo-see-through" in said(report)) is (mode in ("LA", "RGBA"))
    with Image.open(tmp_path / "copy.png") as copy:
        assert (copy.mode, copy.size) == ("RGB", (420, 420))


@pytest.mark.parametrize("size", [(1, 1), (2, 3000), (3000, 2), (16, 16), (400, 15)])
def test_odd_sizes_are_no_fault(size: tuple[int, int], tmp_path: Path) -> None:
    assert "photo-small" in said(look_at_photo(saved(Image.new("RGB", size, "grey"), tmp_path / "x.png")))


def test_an_animation_is_told(tmp_path: Path) -> None:
    frames = [Image.new("L", (400, 400), shade) for shade in (10, 90, 200)]
    path = saved(frames[0], tmp_path / "x.gif", save_all=True, append_images=frames[1:])
    assert {"photo-format", "photo-moving"} <= said(look_at_photo(path))


def test_a_heavy_file_is_told(tmp_path: Path) -> None:
    path = saved(portrait(400), tmp_path / "x.jpg")
    path.write_bytes(path.read_bytes() + b"\0" * 8_100_000)
    assert "photo-heavy" in said(look_at_photo(path))


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb(wide: int, high: int) -> bytes:
    """A PNG of a few bytes that says it is as large as this."""
    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 99))
        + chunk(b"IEND", b"")
    )


@cache
def encoded(kind: str) -> bytes:
    data = io.BytesIO()
    portrait(200).save(data, kind)
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("x.jpg", b"", "is empty"),
        ("x.jpg", b"Dear hiring manager", "no picture"),
        ("x.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        ("x.png", b"<?xml version='1.0'?><svg/>", "SVG"),
        ("x.heic", b"\0\0\0\x18ftypheic" + b"\0" * 40, "HEIC"),
        ("x.jpg", b"\0\0\0\x18ftypmif1" + b"\0" * 40, "HEIC"),
        ("x.jpg", b"%PDF-1.7", "PDF"),
        ("x.jpg", b"<!DOCTYPE html><img>", "web page"),
        ("x.jpg", encoded("JPEG")[:2000], "cut off"),
        ("x.jpg", encoded("JPEG")[:400], "cut off"),
        ("x.png", bomb(9_000, 9_000), "million pixels"),
        ("x.png", bomb(12_000, 12_000), "million pixels"),
        ("x.png", bomb(60_000, 60_000), "million pixels"),
        ("x.png", bomb(400, 400), "cut off"),
    ],
    ids=range(14),
)
def test_what_cannot_be_looked_at_is_told_with_a_way_on(
    name: str, data: bytes, told: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(BadInput, match=told) as caught:
        look_at_photo(tmp_path / name)
    assert caught.value.next_step


def test_a_folder_or_nothing_is_told(tmp_path: Path) -> None:
    for path, said in ((tmp_path, "is a folder, no picture"), (tmp_path / "missing.jpg", "missing.jpg")):
        with pytest.raises(BadInput, match=said):
            look_at_photo(path)


@settings(max_examples=150, deadline=None)
@given(
    at=st.integers(0, 3000),
    put=st.binary(max_size=40),
    cut=st.integers(0, 3000),
    kind=st.sampled_from(["JPEG", "PNG", "GIF", "TIFF", "BMP", "WEBP"]),
)
def test_damaged_files_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, at: int, put: bytes, cut: int, kind: str
) -> None:
    raw = bytearray(encoded(kind))
    at %= len(raw)
    raw[at : at + len(put)] = put
    path = tmp_path_factory.getbasetemp() / "damaged"
    path.write_bytes(bytes(raw[: max(1, len(raw) - cut)]))
    with suppress(BadInput):
        assert upright(open_picture(path)).mode == "RGB"


def test_the_command_tells_it_in_words_and_json(tmp_path: Path) -> None:
    path = saved(portrait(300), tmp_path / "me.jpg")
    run = CliRunner().invoke
    words = run(cli, ["profile", "--photo", str(path), "--clean-copy", str(tmp_path / "new.png")])
    assert words.exit_code == 1
    assert "photo-small" in words.output
    assert (tmp_path / "new.png").exists()
    told = json.loads(run(cli, ["profile", "--photo", str(path), "--json"]).output)["photo"]
    assert set(told) == {"file", "measures", "findings", "left_out", "copy"}
    assert told["measures"]["least"] == 300
    assert isinstance(run(cli, ["profile", "--clean-copy", "x.jpg"]).exception, BadInput)
