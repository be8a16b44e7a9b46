"""A deleted text is gone: from every page of the decrypted file, from the search index, and for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from nocontact_desktop.diary import entries, files, search
from nocontact_desktop.diary.check import check_log
from nocontact_desktop.diary.entry import EntryDraft, Witness
from nocontact_desktop.diary.messages.identity import conversation_for
from nocontact_desktop.diary.messages.writing import Writer
from nocontact_desktop.diary.sealed_log import append
from nocontact_desktop.vault.database import PAGE_SIZE
from nocontact_desktop.vault.notebook import DATA_FILE, unlock
from tests.conftest import PASSPHRASE
from tests.unit.diary.exports import MadeUpExport, item

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook

WORD = "Zinnoberhafen"
OTHER = "Kupferbucht"


def decrypted_pages(notebook: Notebook) -> bytes:
    """Every page of the file on the disk, decrypted here: tables, indexes, overflow and free pages.

    SQLCipher 4: AES-256-CBC by page, the IV in the first 16 of the 80 bytes at its end; the file's salt stands in
    the place of the first 16 bytes.
    """
    written = (notebook.folder / DATA_FILE).read_bytes()
    key = bytes(unlock(notebook.folder, PASSPHRASE).database_key(written[:16]))
    pages = []
    for start in range(0, len(written), PAGE_SIZE):
        page = written[start : start + PAGE_SIZE]
        content, iv = page[16 if start == 0 else 0 : -80], page[-80:-64]
        decryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
        pages.append(decryptor.update(content) + decryptor.finalize())
    assert b"CREATE TABLE leaf" in b"".join(pages)
    return b"\n".join(pages)


def fill(notebook: Notebook) -> list[str]:
    """Neighbours before and after, so that the pages are used as in a notebook that lives."""
    made = []
    for number in range(40):
        draft = EntryDraft(
            kind="note", occurred_from="2026-03-02", title=f"Neighbour {number}", what_happened=OTHER * 30
        )
        made += entries.save(notebook, draft).touched("entry")
    return made


def secret(notebook: Notebook) -> str:
    draft = EntryDraft(
        kind="incident",
        occurred_from="2026-03-02",
        title=f"{WORD} at the door",
        what_happened=f"{WORD} " * 4000,
        witness_list=(Witness(name=f"{WORD} Neighbour"),),
        private_note=WORD,
        place_private=f"{WORD}straße 1",
    )
    (entry_id,) = entries.save(notebook, draft).touched("entry")
    return entry_id


def test_a_copy_of_the_pages_would_show_it(notebook: Notebook) -> None:
    secret(notebook)
    pages = decrypted_pages(notebook)
    assert WORD.encode() in pages
    assert WORD.lower().encode() in pages


def test_a_deleted_entry_is_on_no_page_and_not_in_the_index(notebook: Notebook) -> None:
    fill(notebook)
    entry_id = secret(notebook)
    entries.correct(notebook, entry_id, EntryDraft(kind="note", occurred_from="2026", title=f"{WORD} again"))
    fill(notebook)
    entries.delete(notebook, entry_id)
    pages = decrypted_pages(notebook)
    assert WORD.encode() not in pages
    assert WORD.lower().encode() not in pages
    assert b"zinnoberhaf" not in pages
    assert OTHER.encode() in pages
    assert search.find(notebook, WORD, 10).hits == ()
    assert len(search.find(notebook, OTHER, 100).hits) == 80


def test_an_index_that_was_merged_lets_go_as_well(notebook: Notebook) -> None:
    fill(notebook)
    entry_id = secret(notebook)
    with notebook.db.transaction():
        notebook.db.execute("INSERT INTO entry_words (entry_words) VALUES ('optimize')")
    entries.delete(notebook, entry_id)
    assert WORD.lower().encode() not in decrypted_pages(notebook)


def test_withdrawn_messages_are_on_no_page(notebook: Notebook) -> None:
    from nocontact_desktop.diary import imports
    from nocontact_desktop.diary.messages import store

    fill(notebook)
    export = MadeUpExport([item(f"{WORD} {number}", raw=f"[raw] {WORD}") for number in range(700)])

    with notebook.db.transaction():
        source = store.begin_source(notebook.db, "s1")
        conversation = conversation_for(notebook, "whatsapp", export.summary.threads[0])
    writer = Writer(notebook, source, "s1", {"": conversation}, lambda _file: files.keep(notebook, []))
    for batch in export.items():
        writer.write(batch)
    assert WORD.encode() in decrypted_pages(notebook)
    imports.withdraw(notebook, source, "s1", "cancelled")
    pages = decrypted_pages(notebook)
    assert WORD.encode() not in pages
    assert WORD.lower().encode() not in pages


def test_an_erased_file_is_on_no_page(notebook: Notebook) -> None:
    kept = files.keep(notebook, [WORD.encode() * 300_000])
    with notebook.db.transaction():
        files.need(notebook, kept, "exhibit", "x1")
    with notebook.db.transaction():
        released = files.let_go(notebook, "exhibit", "x1")
    files.remove_unneeded(notebook, released)
    assert WORD.encode() not in decrypted_pages(notebook)


def test_the_log_knows_that_it_was_deleted_and_nothing_of_what(notebook: Notebook) -> None:
    entry_id = secret(notebook)
    before = notebook.db.query("SELECT number, hash FROM leaf ORDER BY number")
    entries.delete(notebook, entry_id)
    after = notebook.db.query("SELECT number, hash FROM leaf ORDER BY number")
    assert after[:-1] == before
    assert notebook.db.query("SELECT salt, fields FROM record WHERE kind = 'entry'") == [(None, None)]
    assert check_log(notebook, lambda _done, _total: None, lambda: False) == []


def test_an_erasure_that_nothing_speaks_of_is_a_finding(notebook: Notebook) -> None:
    entry_id = secret(notebook)
    with notebook.db.transaction():
        notebook.db.execute("UPDATE record SET salt = NULL, fields = NULL WHERE id = ?", (entry_id,))
        append(notebook, "note-to-self", "n1", 1, {})
    codes = {finding.code for finding in check_log(notebook, lambda _done, _total: None, lambda: False)}
    assert "check.erased-unsaid" in codes
