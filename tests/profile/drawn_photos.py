"""Portraits drawn by a program: nobody's face, and yet one that the finder of faces takes for one."""

from __future__ import annotations

from PIL import Image, ImageDraw, ImageFilter

Colour = tuple[int, int, int]
HAIR = (60, 40, 30)
WALL = (150, 165, 175)


def _shade(colour: Colour, by: float) -> Colour:
    red, green, blue = (min(255, round(part * by)) for part in colour)
    return red, green, blue


def portrait(
    side: int = 800,
    *,
    share: float = 0.4,
    skin: Colour = (205, 160, 130),
    wall: Colour | Image.Image = WALL,
    blur: float = 0.0,
) -> Image.Image:
    """A square portrait; `share` is the head's width in it, `blur` in pixels."""
    picture = Image.new("RGB", (side, side), wall) if isinstance(wall, tuple) else wall.resize((side, side))
    unit, middle, centre = side * share, side / 2, side * 0.45
    layer = Image.new("RGBA", (side, side), (0, 0, 0, 0))

    def soften(by: float) -> None:
        nonlocal layer
        layer = layer.filter(ImageFilter.GaussianBlur(unit * by))

    def oval(x: float, y: float, wide: float, high: float, colour: Colour) -> None:
        at = (middle + x * unit, centre + y * unit)
        box = (at[0] - wide * unit, at[1] - high * unit, at[0] + wide * unit, at[1] + high * unit)
        ImageDraw.Draw(layer).ellipse(box, fill=colour)

    oval(0, 1.55, 1.2, 0.75, (60, 70, 95))
    oval(0, 0.68, 0.25, 0.35, _shade(skin, 0.75))
    oval(0, -0.1, 0.62, 0.75, HAIR)
    oval(0, 0.05, 0.5, 0.66, skin)
    oval(0, -0.45, 0.45, 0.16, HAIR)
    soften(0.02)
    for side_ in (-1, 1):
        oval(side_ * 0.22, -0.04, 0.15, 0.10, _shade(skin, 0.72))
    soften(0.02)
    for side_ in (-1, 1):
        oval(side_ * 0.22, -0.14, 0.14, 0.028, HAIR)
        oval(side_ * 0.22, -0.02, 0.10, 0.042, (235, 232, 228))
        oval(side_ * 0.22, -0.02, 0.045, 0.045, (40, 28, 22))
        oval(side_ * 0.07, 0.22, 0.03, 0.02, _shade(skin, 0.5))
        oval(side_ * 0.30, 0.20, 0.10, 0.10, _shade(skin, 1.05))
    oval(0, 0.10, 0.035, 0.14, _shade(skin, 1.1))
    oval(0, 0.25, 0.10, 0.03, _shade(skin, 0.78))
    oval(0, 0.38, 0.17, 0.045, (150, 75, 70))
    oval(0, 0.46, 0.10, 0.02, _shade(skin, 0.8))
    soften(0.008)
    picture.paste(layer, mask=layer.getchannel("A"))
    return picture.filter(ImageFilter.GaussianBlur(blur)) if blur else picture


def tiles(side: int = 800) -> Image.Image:
    """A wall full of lines."""
    wall = Image.new("RGB", (side, side), (180, 180, 180))
    for at in range(0, side, 50):
        ImageDraw.Draw(wall).line([at, 0, at, side], fill=(100, 100, 100), width=4)
        ImageDraw.Draw(wall).line([0, at, side, at], fill=(100, 100, 100), width=4)
    return wall


def brighter(picture: Image.Image, by: float) -> Image.Image:
    """The picture with all its light multiplied."""
    return picture.point(lambda value: min(255, int(value * by)))


def beside(left: Image.Image, right: Image.Image) -> Image.Image:
    """Two pictures of one height next to each other."""
    both = Image.new("RGB", (left.width + right.width, left.height))
    both.paste(left, (0, 0))
    both.paste(right, (left.width, 0))
    return both
