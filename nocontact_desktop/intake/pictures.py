"""Pictures: what can be seen of them, and what they claim about themselves. In the child only."""

from __future__ import annotations

import io
import struct
import warnings
from importlib import import_module
from math import ceil
from typing import BinaryIO

from PIL import Image, ImageCms, ImageFile, ImageOps, UnidentifiedImageError

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.file_facts import Rendition

MOST_PIXELS = 100_000_000
MOST_PAGES = 1_000
THUMBNAIL_PX = 512
_QUALITY = 88
_DECODERS = ("Jpeg", "Png", "WebP", "Gif", "Tiff", "Bmp", "Avif")
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "HEIF", "AVIF")
_PHOTOS = frozenset({"JPEG", "HEIF", "AVIF"})
_ORIENTATION, _LYING = 0x0112, frozenset({5, 6, 7, 8})
NOISE = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RuntimeError,
    struct.error,
)
"""What decoders raise for headers cut short or made of noise: each has its own error for them."""
_BOMBS = (Image.DecompressionBombWarning, Image.DecompressionBombError)


def prepare() -> None:
    """Load what decodes pictures: once, before the process gives up the right to more memory and files."""
    import pillow_heif

    for name in _DECODERS:
        import_module(f"PIL.{name}ImagePlugin")
    pillow_heif.options.DECODE_THREADS = 1
    pillow_heif.register_heif_opener()
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)


def opened(stream: BinaryIO) -> Image.Image:
    """Open a picture without decoding it.

    Raises:
        Problem: this is no picture, or it has too many pixels.
    """
    try:
        image = Image.open(stream, formats=_FORMATS)
    except _BOMBS as found:
        raise Problem("intake.picture-too-large") from found
    except UnidentifiedImageError as found:
        raise Problem("intake.not-a-picture") from found
    except NOISE as found:
        raise Problem("intake.picture-damaged") from found
    _check_pixels(image)
    return image


def _check_pixels(image: Image.Image) -> None:
    if image.width * image.height > MOST_PIXELS:
        raise Problem("intake.picture-too-large")


def shown_size(image: Image.Image) -> tuple[int, int]:
    """Return width and height as they are when the picture is the right way up, in pixels."""
    try:
        lying = image.getexif().get(_ORIENTATION) in _LYING
    except NOISE:
        lying = False  # what it says about its orientation makes no sense
    return (image.height, image.width) if lying else image.size


def frames_of(image: Image.Image) -> int:
    """Return how many pages a TIFF has, and 2 for any other picture that moves; none of them is decoded."""
    if image.format != "TIFF":
        return 2 if _moves(image) else 1
    at = image.tell()
    try:
        while at + 1 < MOST_PAGES:
            image.seek(at + 1)
            at += 1
    except (*NOISE, *_BOMBS):
        pass  # the last page, or one that is damaged
    image.seek(0)
    return at + 1


def _moves(image: Image.Image) -> bool:
    try:
        return bool(getattr(image, "is_animated", False))
    except (*NOISE, *_BOMBS):
        return False  # what follows the first picture is damaged


def rendition_of(stream: BinaryIO, longest_px: int, page: int = 0) -> Rendition:
    """Return a picture as a plain JPEG, the right way up, no side longer than ``longest_px`` pixels.

    It is never made larger. The same picture gives the same bytes. A picture whose end is missing is shown as far as
    it goes, and says so.

    Raises:
        Problem: this is no picture, it is damaged, or it has too many pixels.
    """
    image, partial = _decoded(stream, longest_px, page)
    photo = image.format in _PHOTOS
    profile = image.info.get("icc_profile")
    try:
        image = _for_scaling(_upright(image))
        image.thumbnail((longest_px, longest_px), Image.Resampling.LANCZOS, reducing_gap=3.0)
        image = _in_plain_colours(image, profile)
    except NOISE as found:
        raise Problem("intake.picture-damaged") from found
    return as_rendition(image, photo=photo, partial=partial)


def plain_picture(stream: BinaryIO, page: int = 0) -> tuple[Image.Image, bool]:
    """Return a picture with every pixel, the right way up, in grey or sRGB; and whether it is a photograph.

    Raises:
        Problem: this is no picture, it is damaged, or it has too many pixels.
    """
    image, _ = _decoded(stream, MOST_PIXELS, page)
    photo = image.format in _PHOTOS
    profile = image.info.get("icc_profile")
    try:
        return _in_plain_colours(_for_scaling(_upright(image)), profile), photo
    except NOISE as found:
        raise Problem("intake.picture-damaged") from found


def as_rendition(image: Image.Image, *, photo: bool = False, partial: bool = False) -> Rendition:
    """Write a picture in plain colours as a JPEG that carries nothing else."""
    image.info.clear()  # a comment would travel on
    out = io.BytesIO()
    # Screenshots have small coloured letters, which the usual halving of colour would smear.
    image.save(out, "JPEG", quality=_QUALITY, subsampling="4:2:0" if photo else "4:4:4")
    return Rendition(data=out.getvalue(), width=image.width, height=image.height, partial=partial)


def _decoded(stream: BinaryIO, longest_px: int, page: int) -> tuple[Image.Image, bool]:
    """Decode a picture; when its end is missing, as far as it goes. Returns (picture, partial)."""
    for partial in (False, True):
        stream.seek(0)
        image = opened(stream)
        # A JPEG can be decoded at a half, a quarter or an eighth, where that is still as large as wanted.
        share = min(1.0, longest_px / max(image.size))
        image.draft(None, (ceil(image.width * share), ceil(image.height * share)))
        ImageFile.LOAD_TRUNCATED_IMAGES = partial
        try:
            if page:
                image.seek(page)
                _check_pixels(image)
            image.load()
        except _BOMBS as found:
            raise Problem("intake.picture-too-large") from found
        except NOISE as found:
            if partial:
                raise Problem("intake.picture-damaged") from found
            continue
        return image, partial
    raise Problem("intake.picture-damaged")


def _upright(image: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(image)
    except NOISE:
        return image  # what it says about its orientation makes no sense


def _for_scaling(image: Image.Image) -> Image.Image:
    """In a mode that can be scaled smoothly: 16 bits become 8, a palette becomes its colours."""
    if image.mode.startswith(("I", "F")):
        sixteen = image.mode.startswith("I;16") or image.mode == "I"
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L") if sixteen else image.convert("L")
    if image.has_transparency_data:
        grey = image.mode in {"LA", "La", "L", "1"}
        return image.convert("LA") if grey else image.convert("RGBA")
    if image.mode == "1":
        return image.convert("L")
    return image if image.mode in {"L", "RGB", "CMYK"} else image.convert("RGB")


def _in_plain_colours(image: Image.Image, profile: bytes | None) -> Image.Image:
    """In grey or sRGB, on white."""
    if image.mode in {"LA", "RGBA"}:
        plain = "L" if image.mode == "LA" else "RGB"
        alpha = image.getchannel("A")
        paper = Image.new(plain, image.size, 255 if plain == "L" else (255, 255, 255))
        paper.paste(image.convert(plain), mask=alpha)
        image = paper
    if profile and image.mode != "L":
        try:
            return ImageCms.profileToProfile(
                image, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode="RGB"
            ) or image.convert("RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            return image.convert("RGB")  # a profile that is damaged, or of another kind of colours
    return image if image.mode == "L" else image.convert("RGB")
