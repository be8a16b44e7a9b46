"""Exhibits are found by their names, by what is said about them and by the text in them, until they are deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nocontact_desktop.diary import exhibits
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.diary.file_list import store
from nocontact_desktop.diary.searching import match_expression
from tests.intake_files import office, pdf_saying
from tests.unit.diary.test_deleted_is_gone import decrypted_pages

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook

MAIL = (
    b"From: =?utf-8?q?Z=C3=BCrcher?= <a@example.org>\r\nTo: b@example.org\r\nSubject: =?utf-8?b?U2Now7xzc2Vs?=\r\n"
    b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
    b"--x\r\nContent-Type: text/html\r\n\r\n<p>Give me the <b>lantern</b></p>"
    b"<script>var hidden = 1</script><img src='http://example.org/track.png'>\r\n"
    b"--x\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nattached words\r\n--x--\r\n"
)


def add(notebook: Notebook, name: str, data: bytes, **said: str) -> str:
    return exhibits.add(notebook, ExhibitDraft(name=name, data=data, **said))[0]  # type: ignore[arg-type]


def found(notebook: Notebook, typed: str) -> list[str]:
    expression = match_expression(typed)
    assert expression
    return [one for one, _, _ in store.exhibits_found(notebook.db, expression, 10)]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("notes.txt", "The lantern hung there".encode("utf-16")),
        ("letter.docx", office("The lantern hung there")),
        ("scan.pdf", pdf_saying("The lantern hung there")),
        ("page.html", b"<html><style>a</style><p>The lan<b>tern</b></p></html>"),
        ("mail.eml", MAIL),
    ],
)
def test_the_text_of_a_file_is_found(notebook: Notebook, name: str, data: bytes) -> None:
    exhibit_id = add(notebook, name, data)
    add(notebook, "other.txt", b"nothing of the kind")
    assert found(notebook, "lantern") == [exhibit_id]
    assert found(notebook, "lant") == [exhibit_id]


def test_a_mail_is_found_by_its_heads_and_not_by_what_was_hidden_in_it(notebook: Notebook) -> None:
    exhibit_id = add(notebook, "mail.eml", MAIL)
    assert found(notebook, "zurcher schussel") == [exhibit_id]
    assert found(notebook, "hidden") == []
    assert found(notebook, "track") == []


def test_names_and_captions_are_found_first_and_follow_corrections(notebook: Notebook) -> None:
    for number in range(5):
        add(notebook, f"n{number}", b"neighbours")
    inside = add(notebook, "a.txt", b"porch " * 40)
    named = add(notebook, "Porch_2026.txt", b"other words " * 40)
    said = add(notebook, "c.txt", b"other words " * 40, caption="The porch")
    assert set(found(notebook, "porch")[:2]) == {named, said}
    assert found(notebook, "porch")[2] == inside
    exhibits.describe(notebook, said, ExhibitDraft(name="", caption="The gate"))
    assert found(notebook, "gate") == [said]
    assert said not in found(notebook, "porch")
    assert set(found(notebook, "words")) == {named, said}


def test_the_words_of_a_deleted_file_are_on_no_page(notebook: Notebook) -> None:
    for number in range(20):
        add(notebook, f"n{number}.txt", b"neighbour " * 50)
    exhibit_id = add(notebook, "Zinnoberhafen.txt", b"Zinnoberhafen " * 3000, caption="Zinnoberhafen")
    assert b"Zinnoberhafen" in decrypted_pages(notebook)
    exhibits.delete(notebook, exhibit_id)
    assert found(notebook, "zinnoberhafen") == []
    assert b"zinnoberhafen" not in decrypted_pages(notebook).lower()
