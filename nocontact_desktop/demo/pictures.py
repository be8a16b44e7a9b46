"""Draws the made-up exhibits: plain shapes, nobody in them."""

from __future__ import annotations

import io
import random
from collections.abc import Callable

from PIL import Image, ImageDraw, ImageFilter

Painter = Callable[[ImageDraw.ImageDraw, random.Random, tuple[int, int]], None]

EXIF_TIME_ORIGINAL = 36867
EXIF_MODEL = 272


def picture(name: str, taken: str, seed: int) -> bytes:
    """A JPEG for the exhibit ``name`` of the story, with ``taken`` ("2026:03:02 21:20:00") as its EXIF time."""
    paint, size = PAINTERS[name]
    image = Image.new("RGB", size, "#d8d4cb")
    paint(ImageDraw.Draw(image), random.Random(seed), size)
    out = io.BytesIO()
    exif = Image.Exif()
    exif[EXIF_MODEL] = "Sample Phone 3"
    exif.get_ifd(0x8769)[EXIF_TIME_ORIGINAL] = taken
    image.filter(ImageFilter.GaussianBlur(0.6)).save(out, "JPEG", quality=88, exif=exif)
    return out.getvalue()


def _door(draw: ImageDraw.ImageDraw, _chance: random.Random, size: tuple[int, int]) -> None:
    width, height = size
    _night(draw, size, (38, 44, 56), (18, 21, 28))
    draw.rectangle((width * 0.32, height * 0.18, width * 0.68, height), fill="#5b4a3c", outline="#2e251e", width=10)
    for row in (0.26, 0.5, 0.74):
        draw.rectangle((width * 0.38, height * row, width * 0.62, height * (row + 0.18)), outline="#3d3128", width=8)
    draw.ellipse((width * 0.6, height * 0.58, width * 0.635, height * 0.605), fill="#c9a24b")
    draw.ellipse((width * 0.74, height * 0.2, width * 0.86, height * 0.29), fill="#e9d9a6")


def _street(draw: ImageDraw.ImageDraw, chance: random.Random, size: tuple[int, int]) -> None:
    width, height = size
    _night(draw, size, (44, 52, 66), (26, 28, 34))
    draw.polygon(
        [(0, height), (width, height), (width * 0.62, height * 0.52), (width * 0.38, height * 0.52)],
        fill="#3a3c41",
    )
    for left in (0.05, 0.72):
        draw.rectangle((width * left, height * 0.2, width * (left + 0.22), height * 0.62), fill="#2c3038")
        for _ in range(7):
            x, y = width * (left + chance.uniform(0.02, 0.17)), height * chance.uniform(0.24, 0.52)
            draw.rectangle((x, y, x + 34, y + 42), fill=chance.choice(["#e2c98a", "#20242b", "#20242b"]))
    draw.rounded_rectangle(
        (width * 0.4, height * 0.62, width * 0.6, height * 0.76),
        40,
        fill="#7d8288",
        outline="#4c5157",
        width=6,
    )
    draw.rectangle((width * 0.46, height * 0.71, width * 0.54, height * 0.735), fill="#e8e6df")


def _phone_list(rows: list[tuple[str, str]], title: str) -> Painter:
    def paint(draw: ImageDraw.ImageDraw, _chance: random.Random, size: tuple[int, int]) -> None:
        width, height = size
        draw.rectangle((0, 0, width, height), fill="#f7f7f5")
        draw.text((48, 60), title, fill="#111111", font_size=54)
        top = 190
        for left, right in rows:
            draw.line((48, top - 26, width - 48, top - 26), fill="#dcdcd8", width=3)
            draw.text((48, top), left, fill="#8f2f25", font_size=40)
            draw.text((width - 260, top), right, fill="#555555", font_size=40)
            top += 104

    return paint


def _paper(lines: list[str]) -> Painter:
    def paint(draw: ImageDraw.ImageDraw, _chance: random.Random, size: tuple[int, int]) -> None:
        width, height = size
        draw.rectangle((0, 0, width, height), fill="#6d6a64")
        draw.polygon(
            [
                (width * 0.1, height * 0.08),
                (width * 0.92, height * 0.11),
                (width * 0.9, height * 0.93),
                (width * 0.08, height * 0.9),
            ],
            fill="#f3efe4",
        )
        for number, line in enumerate(lines):
            draw.text((width * 0.18, height * (0.2 + number * 0.09)), line, fill="#2a2d3a", font_size=52)

    return paint


def _wrist(draw: ImageDraw.ImageDraw, _chance: random.Random, size: tuple[int, int]) -> None:
    """A ruler and a label, as one photographs a mark: the sample shows no injury."""
    width, height = size
    draw.rectangle((0, 0, width, height), fill="#cfc7ba")
    draw.rounded_rectangle((width * 0.2, height * 0.3, width * 0.8, height * 0.55), 80, fill="#b9ab98")
    draw.rectangle(
        (width * 0.15, height * 0.66, width * 0.85, height * 0.76), fill="#f2efe6", outline="#3a3a3a", width=4
    )
    for mark in range(0, 101, 2):
        x = width * 0.16 + (width * 0.68) * mark / 100
        draw.line((x, height * 0.66, x, height * (0.70 if mark % 10 else 0.725)), fill="#2a2a2a", width=3)
    draw.text((width * 0.3, height * 0.82), "sample picture", fill="#4a4a4a", font_size=52)


def _night(
    draw: ImageDraw.ImageDraw, size: tuple[int, int], top: tuple[int, int, int], foot: tuple[int, int, int]
) -> None:
    width, height = size
    for y in range(0, height, 4):
        part = y / height
        colour = tuple(round(a + (b - a) * part) for a, b in zip(top, foot, strict=True))
        draw.rectangle((0, y, width, y + 4), fill=colour)


CALLS = [("+44 7700 900123", f"23:{minute:02d}") for minute in (41, 38, 36, 33, 31, 28, 24, 19, 14, 9, 6, 2)]

PAINTERS: dict[str, tuple[Painter, tuple[int, int]]] = {
    "door": (_door, (1200, 1600)),
    "street": (_street, (1600, 1200)),
    "calls": (_phone_list(CALLS, "Missed calls, 28 February"), (1080, 1500)),
    "note": (_paper(["Nice new coat.", "I liked the", "old one better."]), (1400, 1100)),
    "statement": (
        _phone_list(
            [("R EXAMPLE   CALL ME", "0.01"), ("Rent", "-640.00"), ("Wages", "1,480.00")],
            "Account, 6 February",
        ),
        (1080, 900),
    ),
    "wrist": (_wrist, (1600, 1200)),
    "letter": (
        _paper(
            [
                "Example Surgery",
                "15 December 2025",
                "",
                "Seen today. Bruise on",
                "the left wrist, four marks.",
            ]
        ),
        (1200, 1500),
    ),
}
"""Each picture of the story: who paints it, and its size in pixels."""
