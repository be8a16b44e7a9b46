"""Looking at a file in the window: zoom, turn, leaf; what is said of it; what belongs to it; a checked copy."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from nocontact_desktop.diary import exhibits
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.diary.handling import handling_of
from nocontact_desktop.errors import Cancelled
from nocontact_desktop.gui.diary import exhibit_jobs
from nocontact_desktop.gui.diary.exhibit_picture import PictureView
from tests.gui.conftest import Answers
from tests.gui.diary.conftest import Looking
from tests.intake_files import mail, pdf_saying
from tests.intake_pictures import amr, photo, picture, saved, wav


def add(diary: Looking, name: str, data: bytes, **said: str) -> str:
    exhibit_id, changes = diary.in_notebook(
        lambda notebook: exhibits.add(notebook, ExhibitDraft(name=name, data=data, **said))  # type: ignore[arg-type]
    )
    diary.desk.changed.emit(changes)
    diary.settle()
    return str(exhibit_id)


def look_at(diary: Looking, exhibit_id: str) -> None:
    diary.page.entered("files")
    diary.settle()
    diary.page._on_exhibit(exhibit_id)
    diary.settle()


def words(diary: Looking, name: str) -> str:
    return str(diary.named(name, QLabel).text())


def shown_picture(diary: Looking) -> PictureView:
    return diary.named("exhibitPicture", PictureView)


def test_a_picture_is_zoomed_and_turned_by_button_and_key(diary: Looking) -> None:
    exhibit_id = add(diary, "wide.png", saved(picture((3000, 1000)), "PNG"))
    look_at(diary, exhibit_id)
    view = shown_picture(diary)
    fitting = view.scale
    assert fitting < 0.5
    diary.click("exhibitWhole")
    assert view.scale == 1.0
    assert words(diary, "exhibitScale") == "100 %"
    assert view.horizontalScrollBar().maximum() > 0
    diary.click("exhibitSmaller")
    assert view.scale == 0.75
    diary.click("exhibitTurn")
    assert (view.turned, view.scale) == (90, 0.75)
    assert view.verticalScrollBar().maximum() > 0
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_R):
        diary.qtbot.keyClick(view, key)
    assert (view.turned, view.scale) == (180, 1.0)
    diary.qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.scale == fitting
    assert diary.in_notebook(exhibits.read, exhibit_id) == saved(picture((3000, 1000)), "PNG")


def test_the_pages_of_a_pdf_are_leafed_through(diary: Looking) -> None:
    look_at(diary, add(diary, "letter.pdf", pdf_saying("call back", 3)))
    assert words(diary, "exhibitPage") == "Page 1 of 3"
    assert not diary.named("exhibitBefore").isEnabled()
    diary.click("exhibitAfter")
    assert words(diary, "exhibitPage") == "Page 2 of 3"
    diary.qtbot.keyClick(shown_picture(diary), Qt.Key.Key_PageDown)
    diary.settle()
    assert words(diary, "exhibitPage") == "Page 3 of 3"
    assert not diary.named("exhibitAfter").isEnabled()
    diary.click("exhibitTextButton")
    assert "call back" in diary.named("exhibitTextBody").toPlainText()  # type: ignore[attr-defined]


def test_a_page_that_takes_long_is_not_drawn_for_nobody(diary: Looking, monkeypatch: pytest.MonkeyPatch) -> None:
    exhibit_id = add(diary, "letter.pdf", pdf_saying("call back", 2))
    stopped: list[bool] = []
    draw = exhibit_jobs.page

    def endless(*given: object, longest_px: int, cancelled: Callable[[], bool]) -> object:
        if not stopped:
            while not cancelled():
                pass
            stopped.append(True)
            raise Cancelled
        return draw(*given, longest_px=longest_px, cancelled=cancelled)  # type: ignore[arg-type]

    monkeypatch.setattr(exhibit_jobs, "page", endless)
    diary.page.entered("files")
    diary.settle()
    diary.page._on_exhibit(exhibit_id)
    diary.qtbot.waitUntil(lambda: diary.page._exhibit.viewer._task is not None, timeout=10_000)
    diary.page.entered("entries")
    diary.settle()
    assert stopped == [True]
    look_at(diary, exhibit_id)
    assert shown_picture(diary).scale < 0.5


def test_a_picture_that_moves_says_so(diary: Looking) -> None:
    frames = [picture(), picture(colour=(0, 0, 250))]
    look_at(diary, add(diary, "x.gif", saved(frames[0], "GIF", save_all=True, append_images=frames[1:])))
    assert words(diary, "exhibitNote") == "This picture moves. The first of its pictures is shown."


def test_a_recording_is_not_played_and_a_checked_copy_of_it_can_be(
    diary: Looking, answers: Answers, tmp_path: Path
) -> None:
    exhibit_id = add(diary, "voice.amr", amr(1500))
    look_at(diary, exhibit_id)
    assert not diary.has("exhibitPicture")
    assert words(diary, "exhibitNoPictureText").startswith("Sound and video are not played here.")
    assert "save a copy of the original, below" in words(diary, "exhibitNoPictureText")
    assert any(label.text() == "0:30" for label in diary.page.findChildren(QLabel) if label.isVisible())
    answers.path = tmp_path / "voice.amr"
    diary.click("exhibitSave")
    assert answers.path.read_bytes() == amr(1500)
    assert [line.handling.what for line in diary.in_notebook(handling_of, exhibit_id)] == ["copied"]


def test_what_cannot_be_right_is_not_shown_as_a_fact(diary: Looking) -> None:
    look_at(diary, add(diary, "x.jpg", photo(taken="0000:00:00 00:00:00", gps=(0, 0), make="Acme")))
    diary.click("exhibitClaimsButton")
    assert (words(diary, "exhibitClaim0Label"), words(diary, "exhibitClaim0")) == ("Device, make", "Acme")
    assert not diary.has("exhibitClaim1")
    assert words(diary, "exhibitImpossibleNote") == "It also says this, which cannot be right:"
    assert words(diary, "exhibitImpossible0") == "0000:00:00 00:00:00"


def test_a_time_says_whether_it_knows_its_zone(diary: Looking) -> None:
    look_at(diary, add(diary, "x.jpg", photo(taken="2026:03:02 21:20:00", offset="+01:00")))
    diary.click("exhibitClaimsButton")
    assert words(diary, "exhibitClaim0") == "2026-03-02, 21:20:00 (UTC +01:00)"
    look_at(diary, add(diary, "y.jpg", photo(taken="2026:03:02 21:20:00")))
    diary.click("exhibitClaimsButton")
    assert words(diary, "exhibitClaim0") == "2026-03-02, 21:20:00, zone not said"


def test_what_is_said_is_corrected_and_the_earlier_wording_kept(diary: Looking) -> None:
    exhibit_id = add(diary, "x.png", saved(picture(), "PNG"), caption="The gate")
    look_at(diary, exhibit_id)
    diary.click("exhibitDescribe")
    diary.type_into("exhibitSay_caption", "The door")
    diary.type_into("exhibitSay_account", "my sister's phone")
    diary.click("exhibitSaySave")
    kept = diary.in_notebook(exhibits.get, exhibit_id)
    assert (kept.caption, kept.account, kept.revision) == ("The door", "my sister's phone", 2)
    assert words(diary, "exhibitTitle") == "The door"
    diary.click("exhibitEarlierButton")
    assert words(diary, "exhibitEarlier0_0") == "The gate"
    diary.click("exhibitDescribe")
    diary.click("exhibitSaySave")
    assert diary.in_notebook(exhibits.get, exhibit_id).revision == 2


def test_a_copy_is_read_back_and_noted(diary: Looking, tmp_path: Path, answers: Answers) -> None:
    data = saved(picture(), "PNG")
    exhibit_id = add(diary, "a:b?.png", data)
    look_at(diary, exhibit_id)
    answers.path = tmp_path / "copy.png"
    diary.click("exhibitSave")
    assert answers.path.read_bytes() == data
    assert [line.handling.what for line in diary.in_notebook(handling_of, exhibit_id)] == ["copied"]
    diary.click("exhibitHandlingButton")
    assert words(diary, "exhibitHandling1") == "A copy was saved outside the notebook, and read back the same"


def test_a_copy_into_a_synced_folder_asks_first(diary: Looking, tmp_path: Path, answers: Answers) -> None:
    look_at(diary, add(diary, "x.png", saved(picture(), "PNG")))
    (tmp_path / "Dropbox").mkdir()
    answers.path = tmp_path / "Dropbox" / "copy.png"
    answers.yes = False
    diary.click("exhibitSave")
    assert ("confirm", "This folder is copied to Dropbox") in answers.asked
    assert not answers.path.exists()
    answers.yes = True
    diary.click("exhibitSave")
    assert answers.path.exists()


def test_a_disk_that_gives_back_other_bytes_is_told(
    diary: Looking, tmp_path: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    exhibit_id = add(diary, "x.png", saved(picture(), "PNG"))
    look_at(diary, exhibit_id)
    check = exhibit_jobs._check_copy

    def on_a_bad_disk(sha256: str, written: Path) -> None:
        written.write_bytes(b"other bytes")
        check(sha256, written)

    monkeypatch.setattr(exhibit_jobs, "_check_copy", on_a_bad_disk)
    answers.path = tmp_path / "copy.png"
    diary.click("exhibitSave")
    assert words(diary, "exhibitProgressText").startswith("The disk gave back other bytes")
    assert list(tmp_path.glob("copy*")) == []
    assert diary.in_notebook(handling_of, exhibit_id) == []


def test_a_line_is_added_to_the_handling_record(diary: Looking) -> None:
    exhibit_id = add(diary, "x.png", saved(picture(), "PNG"))
    look_at(diary, exhibit_id)
    diary.click("exhibitHandlingButton")
    diary.click("exhibitHandlingAddButton")
    diary.type_into("handlingAt", "soon")
    diary.click("handlingKeep")
    assert diary.in_notebook(handling_of, exhibit_id) == []
    diary.type_into("handlingAt", "2026-03-03")
    diary.type_into("handlingWho", "Officer Example")
    diary.click("handlingKeep")
    (line,) = diary.in_notebook(handling_of, exhibit_id)
    assert (line.handling.what, line.handling.at, line.handling.who) == ("handed_over", "2026-03-03", "Officer Example")
    assert words(diary, "exhibitHandling1") == "Handed over · 2026-03-03 · Officer Example"


def test_the_files_of_a_mail_become_files_of_their_own(diary: Looking) -> None:
    inside = base64.encodebytes(saved(picture(), "PNG"))
    data = mail([("Content-Type: image/png; name=door.png\r\nContent-Transfer-Encoding: base64", inside)])
    exhibit_id = add(diary, "x.eml", data)
    look_at(diary, exhibit_id)
    diary.click("exhibitTakeApart")
    (_, part) = diary.in_notebook(exhibits.all_exhibits)
    assert (part.name, part.kind, part.parent) == ("door.png", "image", exhibit_id)
    diary.click("exhibitPart0")
    assert words(diary, "exhibitTitle") == "door.png"
    diary.click("exhibitWhole0")
    assert words(diary, "exhibitTitle") == "x.eml"


def test_a_file_that_stands_alone_gets_an_entry(diary: Looking) -> None:
    exhibit_id = add(diary, "x.png", saved(picture(), "PNG"))
    entry_id = diary.saved(EntryDraft(kind="incident", occurred_from="2026-03-02", title="At the door"))
    look_at(diary, exhibit_id)
    assert diary.has("exhibitAlone")
    diary.click("exhibitAddTo")
    diary.click("exhibitAddKeep")
    (row,) = diary.entries()
    assert (row.id, row.entry.draft.exhibits, row.revision) == (entry_id, (exhibit_id,), 2)
    diary.click("exhibitEntry0")
    assert diary.has(f"exhibit_{exhibit_id}Shown")


def test_an_entry_begun_about_a_file_may_be_put_away_without_losing_the_file(diary: Looking) -> None:
    exhibit_id = add(diary, "x.png", saved(picture(), "PNG"))
    look_at(diary, exhibit_id)
    diary.click("exhibitWrite")
    diary.type_into("entry_title", "At the door")
    diary.click("entryClose")
    diary.page.entered("new")
    diary.settle()
    diary.click("draftAway")
    assert diary.in_notebook(exhibits.exists, exhibit_id)


def test_news_of_a_deletion_elsewhere_leads_back(diary: Looking) -> None:
    exhibit_id = add(diary, "x.png", saved(picture(), "PNG"))
    look_at(diary, exhibit_id)
    diary.desk.changed.emit(diary.in_notebook(exhibits.delete, exhibit_id))
    diary.settle()
    assert diary.has("filesEmpty")
    assert not diary.has("exhibitCard")


def test_everything_has_a_name_and_nothing_scrolls_sideways(diary: Looking) -> None:
    look_at(diary, add(diary, "x" * 150 + ".pdf", pdf_saying("words", 2), caption="y" * 180))
    named = [one for one in diary.page.findChildren(QAbstractButton) if one.isVisible()]
    assert all(one.objectName() and (one.accessibleName() or one.text()) for one in named)
    scroll = diary.named("exhibitScroll")
    assert scroll.horizontalScrollBar().maximum() == 0  # type: ignore[attr-defined]


def test_the_words_in_a_file_are_kept_with_who_typed_them_out(diary: Looking) -> None:
    exhibit_id = add(diary, "voice.wav", wav(1), caption="Voicemail")
    look_at(diary, exhibit_id)
    diary.click("exhibitDescribe")
    diary.click("exhibitSayWordsButton")
    diary.type_into("exhibitSay_transcript", "Komm sofort.")
    diary.type_into("exhibitSay_transcript_by", "me")
    diary.type_into("exhibitSay_translation", "Come at once.")
    diary.click("exhibitSaySave")
    kept = diary.in_notebook(exhibits.get, exhibit_id)
    assert (kept.transcript, kept.transcript_by, kept.translation) == ("Komm sofort.", "me", "Come at once.")
    assert kept.caption == "Voicemail"
    assert words(diary, "exhibitSaid1") == "Komm sofort."
