"""Fonts of this computer for scripts that the bundled ones do not cover.

Looked for by file name in the usual folders of Linux, macOS and Windows; nothing is asked of the system, and
the same fonts give the same choice.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import regex
import uharfbuzz as hb
from fontTools.unicodedata import script, script_name

from nocontact_desktop.report.pdf.fonts import Face

_HAN_SCRIPTS = frozenset({"Hani", "Hira", "Kana", "Hang", "Bopo"})
_HAN_BLOCKS = ("CJK", "IDEOGRAPHIC", "FULLWIDTH", "HALFWIDTH", "KATAKANA", "HIRAGANA")
_KANA = regex.compile(r"[\p{Hiragana}\p{Katakana}]")
_HANGUL = regex.compile(r"\p{Hangul}")
# Per language: file names in the order of preference, and the family wanted of a collection.
_HAN_FILES: dict[str, tuple[str, ...]] = {
    "ja": (
        "NotoSansCJKjp-Regular.otf",
        "NotoSansJP-Regular.otf",
        "YuGothR.ttc",
        "meiryo.ttc",
        "msgothic.ttc",
        "ヒラギノ角ゴシック W3.ttc",
    ),
    "ko": ("NotoSansCJKkr-Regular.otf", "NotoSansKR-Regular.otf", "malgun.ttf", "AppleSDGothicNeo.ttc"),
    "zh-Hant": ("NotoSansCJKtc-Regular.otf", "NotoSansTC-Regular.otf", "msjh.ttc", "STHeiti Light.ttc"),
    "zh-Hans": (
        "NotoSansCJKsc-Regular.otf",
        "NotoSansSC-Regular.otf",
        "msyh.ttc",
        "simsun.ttc",
        "Hiragino Sans GB.ttc",
        "STHeiti Light.ttc",
    ),
}
_HAN_FAMILY = {"ja": " JP", "ko": " KR", "zh-Hant": " TC", "zh-Hans": " SC"}
_HAN_COLLECTION = "NotoSansCJK-Regular.ttc"
_HAN_LAST = ("DroidSansFallbackFull.ttf", "wqy-microhei.ttc", "Arial Unicode.ttf")
_WIDE_COVERAGE = (
    "Nirmala.ttc",
    "Nirmala.ttf",
    "ebrima.ttf",
    "gadugi.ttf",
    "seguisym.ttf",
    "Arial Unicode.ttf",
    "DejaVuSans.ttf",
)


def han_language(text: str, language: str) -> str:
    """Which of the four Han traditions a text belongs to, from its own signs or the given language."""
    if _KANA.search(text):
        return "ja"
    if _HANGUL.search(text):
        return "ko"
    if language[:2] in {"ja", "ko"}:
        return language[:2]
    traditional = language.lower().startswith(("zh-hant", "zh-tw", "zh-hk", "zh-mo"))
    return "zh-Hant" if traditional else "zh-Hans"


def is_han(sign: str) -> bool:
    """Whether a sign is drawn by a Han, kana or hangul font."""
    return script(sign) in _HAN_SCRIPTS or unicodedata.name(sign, "").startswith(_HAN_BLOCKS)


class SystemFonts:
    """The fonts found in ``folders``, loaded when a sign asks for one."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._folders = folders
        self._paths: dict[str, Path] | None = None
        self._faces: dict[tuple[Path, str], Face | None] = {}

    def face_for(self, sign: str, han: str) -> Face | None:
        """A face that covers ``sign``; ``han`` is the tradition Han signs are drawn in."""
        for name, family in _candidates(sign, han):
            path = self._found().get(name)
            face = self._load(path, family) if path is not None else None
            if face is not None and ord(sign) in face.coverage:
                return face
        return None

    def _found(self) -> dict[str, Path]:
        if self._paths is None:
            self._paths = {}
            for folder in self._folders:
                for path in sorted(folder.rglob("*")):
                    self._paths.setdefault(path.name, path)
        return self._paths

    def _load(self, path: Path, family: str) -> Face | None:
        key = (path, family)
        if key not in self._faces:
            self._faces[key] = _open_face(path, family)
        return self._faces[key]


def _candidates(sign: str, han: str) -> Iterator[tuple[str, str]]:
    if is_han(sign):
        yield _HAN_COLLECTION, _HAN_FAMILY[han]
        for name in _HAN_FILES[han] + _HAN_LAST:
            yield name, ""
        return
    family = script_name(script(sign), default="").replace("_", "")
    yield f"NotoSans{family}-Regular.ttf", ""
    yield f"NotoSerif{family}-Regular.ttf", ""
    for name in _WIDE_COVERAGE:
        yield name, ""


def _open_face(path: Path, family: str) -> Face | None:
    """The face whose full name ends with ``family``; none when the file cannot be embedded."""
    try:
        blob = hb.Blob.from_file_path(str(path))
    except (hb.HarfBuzzError, OSError):
        # A font that cannot be read is as good as none: the sign prints as its code point.
        return None
    first = hb.Face(blob)
    if not first.glyph_count:
        return None
    names = (hb.Face(blob, index).get_name(4) or "" for index in range(max(1, first.count)))
    face = Face(blob, next((index for index, name in enumerate(names) if name.endswith(family)), 0))
    return face if face.embeddable else None


def usual_folders() -> tuple[Path, ...]:
    """Where Linux, macOS and Windows keep fonts; those that exist here."""
    home = Path.home()
    folders = [
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local/share/fonts",
        home / ".fonts",
        Path("/System/Library/Fonts"),
        Path("/Library/Fonts"),
        home / "Library/Fonts",
    ]
    if windows := os.environ.get("WINDIR"):
        folders.append(Path(windows) / "Fonts")
    if local := os.environ.get("LOCALAPPDATA"):
        folders.append(Path(local) / "Microsoft/Windows/Fonts")
    return tuple(folder for folder in folders if folder.is_dir())
