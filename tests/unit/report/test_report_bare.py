"""A file travels as it is to a court only when it holds nothing but its picture."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

from nocontact_desktop.intake.bare import is_bare


def saved(kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((64, 48), 40).convert("RGB").save(out, kind, **options)
    return out.getvalue()


def with_exif() -> Image.Exif:
    exif = Image.Exif()
    exif[0x0110] = "Sample Phone"
    return exif


def with_text() -> PngImagePlugin.PngInfo:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "somebody")
    return info


@pytest.mark.parametrize(
    "data", [saved("JPEG"), saved("JPEG", progressive=True), saved("JPEG", quality=30), saved("PNG")]
)
def test_a_picture_alone_is_bare(data: bytes) -> None:
    assert is_bare(data)


@pytest.mark.parametrize(
    "data",
    [
        saved("JPEG", exif=with_exif()),
        saved("JPEG", comment=b"at home"),
        saved("JPEG", icc_profile=b"a profile that names a screen"),
        saved("JPEG") + b"more after the end",
        saved("JPEG")[:-2],
        saved("PNG", pnginfo=with_text()),
        saved("PNG", exif=with_exif()),
        saved("PNG") + b"more",
        saved("GIF"),
        saved("WEBP"),
        b"%PDF-1.7",
        b"\xff\xd8",
        b"",
    ],
)
def test_anything_beside_the_picture_is_found(data: bytes) -> None:
    assert not is_bare(data)


def test_every_cut_of_a_file_is_not_bare_and_does_not_stop_the_walk() -> None:
    for data in (saved("JPEG"), saved("PNG")):
        assert not any(is_bare(data[:length]) for length in range(len(data)))
