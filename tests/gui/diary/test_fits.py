"""Every view of the diary fits at both sizes, with all of its headings open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QScrollArea

from nocontact_desktop.diary import exhibits
from nocontact_desktop.gui import theme as themes
from nocontact_desktop.gui.diary.form_fields import FormFields
from nocontact_desktop.gui.diary.form_rows import headings
from nocontact_desktop.gui.widgets import Fold
from tests.gui import walking
from tests.gui.diary.conftest import Looking
from tests.gui.diary.test_bringing_in import chat, look
from tests.gui.diary.test_exhibits import picture
from tests.gui.diary.test_reading import reader
from tests.gui.diary.test_writing import WHOLE

__all__ = ["chat", "picture", "reader"]

# What the page gets of a window of 1024×700 at 100 %, and of 1280×720 at 200 %.
SIZES = pytest.mark.parametrize(("width", "height", "percent"), [(793, 624, 100), (1168, 600, 200)])


def entry(diary: Looking, picture: Path, chat: Path) -> None:
    exhibit_id, _ = diary.in_notebook(exhibits.add, exhibits.ExhibitDraft(name="a" * 60 + ".png", path=picture))
    diary.page.entered(diary.saved(_with(exhibit_id)))
    diary.settle()
    for fold in diary.page.findChildren(Fold):
        fold.set_open(True)


def form(diary: Looking, picture: Path, chat: Path) -> None:
    entry(diary, picture, chat)
    diary.click("entryCorrect")
    for name, _title in headings():
        diary.named("formFields", FormFields).open_heading(name)
    diary.settle()
    for fold in diary.page.findChildren(Fold):
        fold.set_open(True)


def file(diary: Looking, picture: Path, chat: Path) -> None:
    entry(diary, picture, chat)
    (kept,) = diary.in_notebook(exhibits.all_exhibits)
    diary.click(f"exhibit_{kept.id}Look")
    diary.qtbot.waitUntil(lambda: diary.has("exhibitPicture"), timeout=20000)


def bringing_in(diary: Looking, picture: Path, chat: Path) -> None:
    look(diary, chat)


@SIZES
@pytest.mark.parametrize("go", [entry, form, file, bringing_in])
def test_nothing_is_wider_than_its_room(
    diary: Looking,
    picture: Path,
    chat: Path,
    go: Callable[[Looking, Path, Path], None],
    width: int,
    height: int,
    percent: int,
) -> None:
    themes.theme().set_look(themes.Look("light", percent))
    diary.page.resize(width, height)
    go(diary, picture, chat)
    diary.settle()
    assert too_wide(diary) == []


@SIZES
def test_a_conversation_fits(reader: Looking, width: int, height: int, percent: int) -> None:
    themes.theme().set_look(themes.Look("light", percent))
    reader.page.resize(width, height)
    reader.click("readerToDate")
    reader.settle()
    assert too_wide(reader) == []


def too_wide(diary: Looking) -> list[str]:
    inside = [
        f"{area.objectName()} has {area.viewport().width()} for {area.widget().minimumSizeHint().width()}"
        for area in diary.page.findChildren(QScrollArea)
        if area.isVisible() and area.widget().minimumSizeHint().width() > area.viewport().width()
    ]
    return inside + walking.scrolls_sideways(diary.page)


def _with(exhibit_id: str):  # type: ignore[no-untyped-def]
    import msgspec

    return msgspec.structs.replace(WHOLE, exhibits=(exhibit_id,))
