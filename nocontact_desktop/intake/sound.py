"""How long sound and video last, and when a video says it was made, from the few bytes that tell. In the child only."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import BinaryIO, NamedTuple

from nocontact_desktop.intake.matroska import told_by

# Bytes of speech in an AMR frame, by its type; every frame lasts 20 ms (RFC 4867).
_AMR = (12, 13, 15, 17, 19, 20, 26, 31, 5, 0, 0, 0, 0, 0, 0, 0)
_AMR_WIDE = (17, 23, 32, 36, 40, 46, 50, 58, 60, 5, 0, 0, 0, 0, 0, 0)
_MP3_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
_MP3_KILOBITS_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_MP3_KILOBITS_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_AAC_RATES = (96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350)
_MOST_FRAMES = 512 * 1024 * 1024
_INSIDE = frozenset({b"moov", b"trak"})
_LONGEST_MS = 1000 * 3600 * 24 * 30
_TAIL = 65536 + 512
_MAC_EPOCH = datetime(1904, 1, 1)  # noqa: DTZ001  a claim without zone, never stored as a time


class Running(NamedTuple):
    """Milliseconds, pixels, and the time of making in the form EXIF uses; None where nothing says so."""

    duration_ms: int | None = None
    width: int | None = None
    height: int | None = None
    made: str | None = None


def running_of(stream: BinaryIO, media_type: str, size: int) -> Running:
    """Return what a file of sound or video tells. Noise gives no error, only less."""
    look = _LOOKS.get(media_type)
    if look is None:
        return Running()
    stream.seek(0)
    try:
        return look(stream, size)
    except (struct.error, IndexError, StopIteration, ValueError, ArithmeticError):
        return Running()  # the file ends where a number was to come, or says nonsense


def _plausible(milliseconds: float) -> int | None:
    return int(milliseconds) if 0 < milliseconds < _LONGEST_MS else None


def _amr(stream: BinaryIO, size: int) -> Running:
    lengths = _AMR_WIDE if stream.readline(16).startswith(b"#!AMR-WB") else _AMR
    data = stream.read(size)
    at = frames = 0
    while at < len(data):
        at += 1 + lengths[data[at] >> 3 & 15]
        frames += 1
    return Running(_plausible(frames * 20))


def _wav(stream: BinaryIO, _size: int) -> Running:
    stream.seek(12)
    per_second = 0
    while len(head := stream.read(8)) == 8:
        name, length = head[:4], int.from_bytes(head[4:], "little")
        if name == b"fmt ":
            form = stream.read(length)
            per_second = int.from_bytes(form[8:12], "little")
        elif name == b"data":
            return Running(_plausible(length * 1000 / per_second))
        else:
            stream.seek(length + length % 2, 1)
    return Running()


def _ogg(stream: BinaryIO, size: int) -> Running:
    """The position of the last page, counted in samples (RFC 3533; opus at 48,000 a second, RFC 7845)."""
    head = stream.read(512)
    opus, vorbis = head.find(b"OpusHead"), head.find(b"\x01vorbis")
    if opus >= 0:
        rate, skipped = 48000, int.from_bytes(head[opus + 10 : opus + 12], "little")
    elif vorbis >= 0:
        rate, skipped = int.from_bytes(head[vorbis + 12 : vorbis + 16], "little"), 0
    else:
        return Running()
    stream.seek(max(0, size - _TAIL))
    tail = stream.read()
    last = tail.rfind(b"OggS")
    if last < 0:
        return Running()
    samples = int.from_bytes(tail[last + 6 : last + 14], "little")
    return Running(_plausible((samples - skipped) * 1000 / rate))


def _mp3(stream: BinaryIO, size: int) -> Running:
    """From the number of frames where the first frame tells it, else as if every frame were like the first."""
    head = stream.read(10)
    start = 0
    if head.startswith(b"ID3"):
        start = 10 + sum((part & 127) << shift for part, shift in zip(head[6:10], (21, 14, 7, 0), strict=True))
    stream.seek(start)
    data = stream.read(4096)
    at = next(i for i in range(len(data) - 4) if data[i] == 255 and data[i + 1] & 0xE0 == 0xE0) if data else 0
    version, layer = data[at + 1] >> 3 & 3, data[at + 1] >> 1 & 3
    if layer != 1 or version == 1:
        return Running()
    rate = _MP3_RATES[version][data[at + 2] >> 2 & 3]
    samples = 1152 if version == 3 else 576
    for name in (b"Xing", b"Info"):
        found = data.find(name, at, at + 200)
        if found >= 0 and data[found + 7] & 1:
            return Running(_plausible(int.from_bytes(data[found + 8 : found + 12], "big") * samples * 1000 / rate))
    kilobits = (_MP3_KILOBITS_1 if version == 3 else _MP3_KILOBITS_2)[data[at + 2] >> 4]
    return Running(_plausible((size - start - at) * 8 / kilobits))


def _adts(stream: BinaryIO, size: int) -> Running:
    """AAC as a row of frames of 1,024 samples each (ISO/IEC 13818-7)."""
    data = stream.read(min(size, _MOST_FRAMES))
    at = frames = rate = 0
    while at + 7 <= len(data) and data[at] == 0xFF and data[at + 1] & 0xF6 == 0xF0:
        rate = _AAC_RATES[data[at + 2] >> 2 & 15]
        at += max(7, (data[at + 3] & 3) << 11 | data[at + 4] << 3 | data[at + 5] >> 5)
        frames += 1
    return Running(_plausible(frames * 1024 * 1000 / rate))


def _flac(stream: BinaryIO, _size: int) -> Running:
    """From the first block, which tells rate and number of samples."""
    head = stream.read(42)
    packed = int.from_bytes(head[18:26], "big")
    return Running(_plausible((packed & (1 << 36) - 1) * 1000 / (packed >> 44)))


def _avi(stream: BinaryIO, _size: int) -> Running:
    """From the main header, which stands first."""
    head = stream.read(72)
    if head[24:28] != b"avih":
        return Running()
    (each,), (frames,) = struct.unpack_from("<I", head, 32), struct.unpack_from("<I", head, 48)
    width, height = struct.unpack_from("<II", head, 64)
    return Running(_plausible(each * frames / 1000), width or None, height or None)


def _webm(stream: BinaryIO, size: int) -> Running:
    milliseconds, width, height, made = told_by(stream, size)
    return Running(None if milliseconds is None else _plausible(milliseconds), width, height, made)


def _boxes(stream: BinaryIO, size: int) -> Running:
    """MP4, QuickTime and 3GP: the movie header, and the largest track (ISO/IEC 14496-12)."""
    duration: int | None = None
    made: str | None = None
    width = height = 0
    for name, body in _each_box(stream, 0, size, depth=0):
        if name == b"mvhd":
            wide = body[0] == 1
            created, scale, length = struct.unpack_from(">Q8xIQ" if wide else ">I4xII", body, 4)
            duration = _plausible(length * 1000 / scale) if scale else None
            made = (_MAC_EPOCH + timedelta(seconds=created)).strftime("%Y:%m:%d %H:%M:%S") if created < 2**33 else None
            made = made if created else None
        elif name == b"tkhd":
            across, down = struct.unpack_from(">II", body, len(body) - 8)
            if (across >> 16) * (down >> 16) > width * height:
                width, height = across >> 16, down >> 16
    return Running(duration, width or None, height or None, made)


def _each_box(stream: BinaryIO, start: int, end: int, depth: int) -> Iterator[tuple[bytes, bytes]]:
    at = start
    for _ in range(1000):
        stream.seek(at)
        head = stream.read(16)
        if at >= end or len(head) < 8:
            return
        length, name = int.from_bytes(head[:4], "big"), head[4:8]
        header = 8
        if length == 1 and len(head) == 16:
            length, header = int.from_bytes(head[8:], "big"), 16
        length = length or end - at
        if length < header:
            return
        if name in _INSIDE and depth < 4:
            yield from _each_box(stream, at + header, min(end, at + length), depth + 1)
        elif name in {b"mvhd", b"tkhd"}:
            stream.seek(at + header)
            yield name, stream.read(min(length - header, 256))
        at += length


_LOOKS: dict[str, Callable[[BinaryIO, int], Running]] = {
    "audio/amr": _amr,
    "audio/amr-wb": _amr,
    "audio/wav": _wav,
    "audio/opus": _ogg,
    "audio/ogg": _ogg,
    "audio/mpeg": _mp3,
    "audio/aac": _adts,
    "audio/flac": _flac,
    "audio/mp4": _boxes,
    "video/mp4": _boxes,
    "video/quicktime": _boxes,
    "video/3gpp": _boxes,
    "video/webm": _webm,
    "video/x-msvideo": _avi,
}
