"""The made-up notebooks and chats that are measured with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from nocontact_desktop.demo.chat import chat_export
from nocontact_desktop.demo.notebook import make_demo
from nocontact_desktop.demo.story import load_story
from nocontact_desktop.intake.items import ReadOptions
from nocontact_desktop.vault.keyfile import FLOOR

SECRET = "seven quiet lamps by the river"
SIZES = ((100, 1_000), (1_000, 50_000))
"""Entries and messages of the small notebook and of the usual one."""


@dataclass(frozen=True)
class Made:
    """A made-up notebook. Its key is cheap: what is measured is all that comes after it."""

    folder: Path
    entries: int
    messages: int


def make_notebooks(work: Path) -> list[Made]:
    """The small notebook and the usual one."""
    made = []
    for entries, messages in SIZES:
        folder = work / f"notebook{entries}"
        make_demo(folder, SECRET, entries=entries, messages=messages, seed=1, progress=quiet, kdf=FLOOR)
        made.append(Made(folder, entries, messages))
    return made


def chat(work: Path, lines: int) -> Path:
    """A WhatsApp export of ``lines`` messages."""
    path = work / f"chat{lines}.txt"
    if not path.exists():
        path.write_text(chat_export(load_story()["chat"], lines, datetime(2026, 3, 2, 22, 0, tzinfo=UTC), 1), "utf-8")
    return path


def how_to_read() -> ReadOptions:
    """What the user would have answered about that export."""
    return ReadOptions(format=None, me=load_story()["chat"]["me"], date_order="dmy", time_zone="Europe/London")


def quiet(_done: int, _total: int) -> None:
    """Nobody watches."""


def never() -> bool:
    """Nobody stops it."""
    return False
