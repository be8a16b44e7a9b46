from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QPushButton

from nocontact_desktop.diary import exhibits
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.gui.widgets import Dropzone
from tests.gui.conftest import Answers
from tests.gui.diary.conftest import Looking


@pytest.fixture
def form(diary: Looking) -> Looking:
    diary.page.entered("new")
    diary.settle()
    diary.click("entryMore")
    diary.click("heading_exhibitsButton")
    diary.type_into("entry_title", "At the door")
    diary.click("entry_occurredNow")
    return diary


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#8fa5a2"))
    path = tmp_path / "door.png"
    assert image.save(str(path))
    return path


def drop(form: Looking, *paths: Path) -> None:
    drop_without_waiting(form, *paths)
    form.settle()


def drop_without_waiting(form: Looking, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    zone = form.named("entry_exhibits", Dropzone)
    actions = Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    zone.dropEvent(QDropEvent(QPointF(5, 5), actions, data, buttons, keys))


def test_saving_while_a_file_is_taken_in_waits_for_it(form: Looking, picture: Path) -> None:
    drop_without_waiting(form, picture)
    form.named("entrySave", QPushButton).click()
    form.qtbot.waitUntil(lambda: bool(form.entries()), timeout=10_000)
    (kept,) = form.in_notebook(exhibits.all_exhibits)
    (row,) = form.entries()
    assert row.entry.draft.exhibits == (kept.id,)


def test_files_are_dropped_kept_and_described(form: Looking, picture: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.xyz"
    letter.write_bytes(b"\x00 something nobody knows")
    drop(form, picture, letter)
    first, second = form.in_notebook(exhibits.all_exhibits)
    form.qtbot.keyClicks(form.named(f"exhibit_{first.id}_caption"), "The door, 21:20")
    form.click(f"exhibit_{first.id}MoreButton")
    form.qtbot.keyClicks(form.named(f"exhibit_{first.id}_captured_by"), "me")
    form.click("entrySave")
    (row,) = form.entries()
    assert row.entry.draft.exhibits == (first.id, second.id)
    kept = form.in_notebook(exhibits.get, first.id)
    assert (kept.caption, kept.captured_by, kept.kind) == ("The door, 21:20", "me", "image")
    assert form.in_notebook(exhibits.read, first.id) == picture.read_bytes()
    caption = form.named(f"exhibit_{first.id}Caption").text()  # type: ignore[attr-defined]
    assert caption.startswith("The door, 21:20\n" + kept.sha256[:4].upper())
    assert "1 picture · 1 file" in str(form.named("diaryList").model().index(0, 0).data())  # type: ignore[attr-defined]


def test_a_screenshot_of_ones_own_is_described_in_one_step(form: Looking, picture: Path) -> None:
    drop(form, picture)
    (kept,) = form.in_notebook(exhibits.all_exhibits)
    form.click(f"exhibit_{kept.id}MoreButton")
    form.type_into(f"exhibit_{kept.id}_captured_how", "Photograph of the screen")
    form.click(f"exhibit_{kept.id}Mine")
    form.click("entrySave")
    said = form.in_notebook(exhibits.get, kept.id)
    assert (said.captured_by, said.captured_how) == ("Me", "Photograph of the screen")
    assert said.captured_at == "2026-03-02"


def test_a_screenshot_is_pasted(form: Looking) -> None:
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    QGuiApplication.clipboard().setImage(image)
    zone = form.named("entry_exhibits", Dropzone)
    zone.setFocus()
    form.qtbot.keyClick(zone, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    form.settle()
    (kept,) = form.in_notebook(exhibits.all_exhibits)
    assert kept.media_type == "image/png"
    assert kept.name.startswith("Pasted 2026-03-02")


def test_a_file_that_cannot_be_read_does_not_stop_the_others(form: Looking, picture: Path, tmp_path: Path) -> None:
    drop(form, tmp_path / "gone.png", picture)
    assert form.named("entry_exhibitsProblemText").text().startswith("gone.png: ")  # type: ignore[attr-defined]
    assert [one.name for one in form.in_notebook(exhibits.all_exhibits)] == ["door.png"]


def test_before_a_recording_the_law_is_spoken_of(form: Looking, answers: Answers, tmp_path: Path) -> None:
    voice = tmp_path / "voicemail.mp3"
    voice.write_bytes(b"ID3" + bytes(200))
    answers.yes = False
    drop(form, voice)
    assert ("confirm", "Before you add sound or video") in answers.asked
    assert form.in_notebook(exhibits.all_exhibits) == []
    answers.yes = True
    drop(form, voice)
    assert len(form.in_notebook(exhibits.all_exhibits)) == 1


def test_a_file_taken_out_before_saving_leaves_the_notebook(form: Looking, picture: Path) -> None:
    drop(form, picture)
    (kept,) = form.in_notebook(exhibits.all_exhibits)
    form.click(f"exhibit_{kept.id}Out")
    form.click("entrySave")
    assert form.entries()[0].entry.draft.exhibits is None
    assert form.in_notebook(exhibits.all_exhibits) == []


def test_a_file_of_a_saved_entry_stays_in_the_notebook(form: Looking, picture: Path) -> None:
    drop(form, picture)
    form.click("entrySave")
    (kept,) = form.in_notebook(exhibits.all_exhibits)
    form.click("entryCorrect")
    form.click("heading_exhibitsButton")
    form.click(f"exhibit_{kept.id}Out")
    form.click("entrySave")
    assert form.entries()[0].entry.draft.exhibits is None
    assert [one.id for one in form.in_notebook(exhibits.all_exhibits)] == [kept.id]


def test_the_files_of_a_closed_entry_are_folded(diary: Looking, picture: Path) -> None:
    exhibit_id, _ = diary.in_notebook(exhibits.add, exhibits.ExhibitDraft(name="door.png", path=picture))
    entry = EntryDraft(kind="contact", occurred_from="2026", channel="post", sealed=True, exhibits=(exhibit_id,))
    diary.page.entered(diary.saved(entry))
    diary.settle()
    assert diary.has("entryClosed")
    assert not diary.has(f"exhibit_{exhibit_id}Shown")
    diary.click("entry_filesFoldButton")
    assert diary.has(f"exhibit_{exhibit_id}Shown")


def test_a_file_is_looked_at_copied_and_deleted(
    diary: Looking, picture: Path, tmp_path: Path, answers: Answers
) -> None:
    exhibit_id, _ = diary.in_notebook(exhibits.add, exhibits.ExhibitDraft(name="door.png", path=picture))
    diary.page.entered(
        diary.saved(EntryDraft(kind="incident", occurred_from="2026", title="Door", exhibits=(exhibit_id,)))
    )
    diary.settle()
    diary.click(f"exhibit_{exhibit_id}Look")
    diary.qtbot.waitUntil(lambda: diary.has("exhibitPicture"), timeout=20000)
    kept = diary.in_notebook(exhibits.get, exhibit_id)
    assert diary.named("exhibitHash").text() == kept.sha256  # type: ignore[attr-defined]
    answers.path = tmp_path / "copy.png"
    diary.click("exhibitSave")
    assert answers.path.read_bytes() == picture.read_bytes()
    diary.click("exhibitDelete")
    assert diary.in_notebook(exhibits.all_exhibits) == []
    assert diary.has("entryCard")
    assert not diary.has(f"exhibit_{exhibit_id}Shown")


def test_a_folder_gives_all_its_files(form: Looking, tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    (folder / "old").mkdir(parents=True)
    for name in ("b.txt", "old/a.txt"):
        (folder / name).write_text(name, encoding="utf-8")
    drop(form, folder)
    assert sorted(one.name for one in form.in_notebook(exhibits.all_exhibits)) == ["a.txt", "b.txt"]


def test_files_of_a_draft_that_is_put_away_go_with_it(form: Looking, picture: Path) -> None:
    drop(form, picture)
    form.click("entryClose")
    form.page.entered("new")
    form.settle()
    form.click("draftAway")
    assert form.in_notebook(exhibits.all_exhibits) == []
