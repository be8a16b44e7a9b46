"""The list of accounts on paper."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader

from nocontact_desktop.preparation.accounts import add_account, set_aspect, set_closed, write
from nocontact_desktop.preparation.paper import PaperHeading, PaperTable
from nocontact_desktop.preparation.papers.accounts import accounts_paper
from nocontact_desktop.report.papers import save_paper
from nocontact_desktop.vault.notebook import Notebook


def fill(notebook: Notebook) -> None:
    mail, _ = add_account(notebook, "My mail", "mail.google.com", "robin@gmail.com")
    add_account(notebook, "Google", "drive.google.com")
    shop, _ = add_account(notebook, "", "etsy.com", "robin")
    closed, _ = add_account(notebook, "Old forum")
    write(notebook, mail, "note", "words that stay in the notebook")
    set_aspect(notebook, mail, "password", "changed")
    set_aspect(notebook, mail, "recovery", "looked")
    set_aspect(notebook, shop, "apps", "not_for_me")
    set_closed(notebook, closed, closed=True)


def test_service_login_and_a_box_for_each_thing(notebook: Notebook) -> None:
    fill(notebook)

    paper = accounts_paper(notebook)

    assert paper.title == "List"
    assert [one.text for one in paper.blocks if isinstance(one, PaperHeading)] == ["Mail", "Shopping and travel"]
    rows = [row for one in paper.blocks if isinstance(one, PaperTable) for row in one.rows]
    assert [row[:2] for row in rows] == [("My mail (Google)", "robin@gmail.com"), ("Google", ""), ("Etsy", "robin")]
    assert rows[0][2].replace("\u00a0", " ").split("  ") == [
        "☑ Password", "☑ Recovery", "☐ Second step", "☐ Devices", "☐ Sharing", "☐ Mail sent on", "☐ Apps",
    ]  # fmt: skip
    assert "Apps" not in rows[2][2]


def test_the_pdf_holds_it_and_no_notes(notebook: Notebook, tmp_path: Path) -> None:
    fill(notebook)
    out = tmp_path / "list.pdf"

    assert save_paper(accounts_paper(notebook), out, "a4") == 1

    text = " ".join(page.extract_text() for page in PdfReader(out).pages).replace("\u00a0", " ")
    assert "robin@gmail.com" in text
    assert "☐ Second step" in text
    assert "words that stay" not in text
    assert "Old forum" not in text


def test_without_accounts_there_is_still_a_paper(notebook: Notebook, tmp_path: Path) -> None:
    assert save_paper(accounts_paper(notebook), tmp_path / "list.pdf", "letter") == 1
