"""What a picture says about itself: when, with which device, and where. Claims, and often wrong. In the child only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from PIL import Image

from nocontact_desktop.intake.claimed_time import time_claim
from nocontact_desktop.intake.file_facts import Claim
from nocontact_desktop.intake.pictures import NOISE

_MAKE, _MODEL, _SOFTWARE, _CHANGED = 0x010F, 0x0110, 0x0131, 0x0132
_EXIF_PART, _GPS_PART = 0x8769, 0x8825
_TAKEN, _TAKEN_OFFSET = 0x9003, 0x9011
_LONGEST = 200


def claims_of(image: Image.Image) -> tuple[Claim, ...]:
    """Return what the picture claims; nothing at all when it carries no such data or only noise."""
    try:
        data = image.getexif()
        return tuple(_claims(data, data.get_ifd(_EXIF_PART), data.get_ifd(_GPS_PART))) if data else ()
    except NOISE:
        return (Claim(name="metadata", value="unreadable"),)


def _claims(main: Mapping[int, Any], exif: Mapping[int, Any], gps: Mapping[int, Any]) -> Iterator[Claim]:
    if raw := _text(exif.get(_TAKEN)):
        yield time_claim("time_taken", raw, _text(exif.get(_TAKEN_OFFSET)))
    elif raw := _text(main.get(_CHANGED)):
        yield time_claim("time_changed", raw)
    for name, tag in (("device_make", _MAKE), ("device_model", _MODEL), ("software", _SOFTWARE)):
        if said := _text(main.get(tag)):
            yield Claim(name=name, value=said)
    yield Claim(name="gps_present", value="yes" if gps else "no")
    if gps:
        yield from _position(gps)


def _position(gps: Mapping[int, Any]) -> Iterator[Claim]:
    latitude, longitude = _degrees(gps.get(2), gps.get(1), "S"), _degrees(gps.get(4), gps.get(3), "W")
    if latitude is None or longitude is None:
        return
    said = f"{latitude:.6f}, {longitude:.6f}"
    plausible = abs(latitude) <= 90 and abs(longitude) <= 180 and not (abs(latitude) < 1e-4 and abs(longitude) < 1e-4)
    yield Claim(name="gps_position" if plausible else "gps_position_implausible", value=said)


def _degrees(parts: object, reference: object, negative: str) -> float | None:
    if not isinstance(parts, tuple) or len(parts) != 3:
        return None
    try:
        degrees, minutes, seconds = (float(part) for part in parts)
    except NOISE:
        return None  # a fraction with nothing below the line
    value = degrees + minutes / 60 + seconds / 3600
    if not 0 <= value <= 1e6:
        return None
    return -value if (_text(reference) or "").upper() == negative else value


def _text(value: object) -> str | None:
    if isinstance(value, bytes):
        value = value.decode("ascii", "replace")
    if not isinstance(value, str):
        return None
    said = "".join(sign for sign in value.partition("\0")[0] if sign.isprintable()).strip()
    return said[:_LONGEST] or None
