"""The list of all files: filters, search, order, what was left out of a folder, and thousands of them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel

from nocontact_desktop.diary import exhibits
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.gui.widgets import CardList
from tests.gui.conftest import Answers
from tests.gui.diary.conftest import Looking
from tests.intake_files import pdf_saying
from tests.intake_pictures import amr, picture, saved


@pytest.fixture
def files(diary: Looking) -> Looking:
    for name, data in (
        ("door.png", saved(picture(), "PNG")),
        ("letter.pdf", pdf_saying("lantern")),
        ("voice.amr", amr(50)),
        ("notes.txt", b"the lantern"),
    ):
        diary.in_notebook(exhibits.add, ExhibitDraft(name=name, data=data))
    diary.page.entered("files")
    diary.settle()
    return diary


def names(diary: Looking) -> list[str]:
    model = diary.named("filesList", CardList).model()
    diary.settle()
    for at in range(model.rowCount()):
        model.index(at, 0).data()
    diary.settle()
    return [str(model.index(at, 0).data()).partition(",")[0] for at in range(model.rowCount())]


def test_the_last_file_stands_first_and_the_order_turns_round(files: Looking) -> None:
    assert names(files) == ["notes.txt", "voice.amr", "letter.pdf", "door.png"]
    files.click("filesOrder")
    assert names(files) == ["door.png", "letter.pdf", "voice.amr", "notes.txt"]
    assert files.named("filesCount", QLabel).text() == "4 files"


def test_kinds_and_words_are_filtered_together(files: Looking) -> None:
    files.type_into("filesSearch", "lant")
    files.qtbot.keyClick(files.named("filesSearch"), Qt.Key.Key_Return)
    assert names(files) == ["notes.txt", "letter.pdf"]
    files.click("filesKinds_pdf")
    assert names(files) == ["letter.pdf"]
    files.click("filesKinds_video")
    assert files.has("filesNothing")
    files.type_into("filesSearch", "")
    files.qtbot.keyClick(files.named("filesSearch"), Qt.Key.Key_Return)
    files.click("filesKinds_audio")
    assert names(files) == ["voice.amr"]


def test_files_in_no_entry(files: Looking) -> None:
    first = files.in_notebook(exhibits.all_exhibits)[0].id
    files.saved(EntryDraft(kind="note", occurred_from="2026", title="x", exhibits=(first,)))
    files.click("filesKinds_unlinked")
    assert "door.png" not in names(files)
    files.click("filesKinds_all")
    model = files.named("filesList", CardList).model()
    names(files)
    assert "in 1 entry" in str(model.index(3, 0).data())


def test_a_file_is_opened_and_the_way_back_leads_to_the_list(files: Looking) -> None:
    cards = files.named("filesList", CardList)
    names(files)
    cards.choose(1)
    files.qtbot.keyClick(cards, Qt.Key.Key_Return)
    files.settle()
    assert files.named("exhibitTitle", QLabel).text() == "voice.amr"
    files.click("exhibitBack")
    assert files.has("filesList")


def test_files_without_an_entry_are_added_here(diary: Looking, tmp_path: Path) -> None:
    diary.page.entered("files")
    diary.settle()
    assert diary.has("filesEmpty")
    (tmp_path / "a.txt").write_text("words")
    drop(diary, tmp_path / "a.txt")
    assert names(diary) == ["a.txt"]


def test_files_may_be_dropped_anywhere_on_the_page(files: Looking, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    drop(files, tmp_path / "a.txt", onto="filesView")
    assert names(files)[0] == "a.txt"


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no pipes among its files")
def test_a_folder_says_what_was_left_out(diary: Looking, tmp_path: Path, answers: Answers) -> None:
    diary.page.entered("files")
    diary.settle()
    folder = tmp_path / "phone"
    folder.mkdir()
    for name in ("a.txt", "b.txt", ".hidden", "Thumbs.db"):
        (folder / name).write_text(name)
    (folder / "link").symlink_to("/etc/passwd")
    os.mkfifo(folder / "pipe")
    answers.path = folder
    diary.click("filesDropFolder")
    assert names(diary) == ["b.txt", "a.txt"]
    left_out = diary.named("filesDropLeftOutText", QLabel).text()
    assert left_out == "Left out of the folder: 2 hidden or system files, 1 link, 1 thing that is no file."


def test_a_link_and_a_missing_file_are_refused_in_words(diary: Looking, tmp_path: Path) -> None:
    diary.page.entered("files")
    diary.settle()
    (tmp_path / "link.txt").symlink_to("/etc/passwd")
    drop(diary, tmp_path / "link.txt", tmp_path / "gone.txt")
    said = diary.named("filesDropProblemText", QLabel).text().splitlines()
    assert said[0].startswith("link.txt: This is a link to another file")
    assert said[1].startswith("gone.txt: A file cannot be read.")
    assert diary.in_notebook(exhibits.all_exhibits) == []


def test_a_recording_under_another_name_brings_its_note(diary: Looking, tmp_path: Path) -> None:
    diary.page.entered("files")
    diary.settle()
    (tmp_path / "noname").write_bytes(amr(50))
    drop(diary, tmp_path / "noname")
    assert diary.named("filesDropRecordingsText", QLabel).text().startswith("In some places it is against the law")
    (tmp_path / "again").write_bytes(amr(60))
    drop(diary, tmp_path / "again")
    assert not diary.has("filesDropRecordings")


def test_thousands_of_files_are_fetched_by_the_window(diary: Looking) -> None:
    def fill(notebook: object) -> None:
        exhibit_id, _ = exhibits.add(notebook, ExhibitDraft(name="n.txt", data=b"x"))  # type: ignore[arg-type]
        db = notebook.db  # type: ignore[attr-defined]
        with db.transaction():
            db.execute(
                "WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
                " INSERT INTO exhibit (id, leaf, kind) SELECT 'made' || i, leaf, kind FROM n, exhibit WHERE id = ?",
                (exhibit_id,),
            )

    diary.in_notebook(fill)
    diary.page.entered("files")
    diary.settle()
    cards = diary.named("filesList", CardList)
    assert cards.model().rowCount() == 3001
    fetched = [at for at in range(3001) if cards.model()._rows.get(at)]  # type: ignore[attr-defined]
    assert 0 < len(fetched) <= 180


def drop(diary: Looking, *paths: Path, onto: str = "filesDrop") -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    zone = diary.named(onto)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    zone.dropEvent(event)  # type: ignore[attr-defined]
    diary.settle()
