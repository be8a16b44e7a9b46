"""Passages the writer covers: on paper, in the bundle, after a correction, and shown again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nocontact_desktop.diary import entries
from nocontact_desktop.diary.case import Case, save_case
from nocontact_desktop.diary.conversations import conversations, messages
from nocontact_desktop.diary.entry import EntryDraft, Witness
from nocontact_desktop.diary.imports import bring_in
from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.items import ReadOptions
from nocontact_desktop.report.compose import compose
from nocontact_desktop.report.covers import Cover, cover, covered_records, passages, uncover
from nocontact_desktop.report.html import html_pieces
from nocontact_desktop.report.making import make_report
from nocontact_desktop.report.request import ReportRequest
from nocontact_desktop.report.standalone.verify import check
from nocontact_desktop.vault.notebook import Notebook

STORY = "They waited at Birch Hill School. Then they drove to Birch Hill School again 😀 and left."
CHAT = "[20/01/2026, 19:10:03] +44 7700 900123: I know you moved to Harbour Mews\n"


def quiet(_done: int, _total: int) -> None: ...


def never() -> bool:
    return False


def html(notebook: Notebook) -> str:
    document = compose(notebook, ReportRequest(), quiet, never)
    return b"".join(html_pieces(document, lambda _reference: b"", {})).decode()


@pytest.fixture
def entry(notebook: Notebook) -> str:
    save_case(notebook, Case(my_name="M. Example", why_now="I moved to Harbour Mews."))
    told = Witness(name="P. Neighbour", can_say="saw the car near Harbour Mews")
    draft = EntryDraft(
        kind="incident", occurred_from="2026-03-02", title="School", what_happened=STORY, witness_list=(told,)
    )
    entries.save(notebook, draft)
    return entries.page(notebook, entries.EntryFilter(), 0, 1)[0].id


def cover_words(notebook: Notebook, record: str, field: str, text: str, words: str, kind: str = "entry") -> None:
    start = text.index(words)
    cover(notebook, kind, record, field, start, start + len(words))


def test_a_covered_passage_is_printed_as_covered_and_the_same_words_elsewhere_stay(
    notebook: Notebook, entry: str
) -> None:
    cover_words(notebook, entry, "what_happened", STORY, " Birch Hill School")
    said = html(notebook)
    assert "They waited at [covered]. Then they drove to Birch Hill School again 😀 and left." in said
    assert "the writer of this report has covered words" in said
    (passage,) = passages(notebook, "entry", entry)
    assert passage.words == "Birch Hill School"
    uncover(notebook, passage.cover)
    said = html(notebook)
    assert STORY in said
    assert "[covered]" not in said


def test_passages_side_by_side_share_one_mark_and_parts_of_lists_can_be_covered(notebook: Notebook, entry: str) -> None:
    cover_words(notebook, entry, "what_happened", STORY, "Birch Hill")
    cover_words(notebook, entry, "what_happened", STORY, "Hill School")
    cover_words(notebook, entry, "witness_list.0.can_say", "saw the car near Harbour Mews", "near Harbour Mews")
    cover_words(notebook, "case", "why_now", "I moved to Harbour Mews.", "Harbour Mews", kind="case")
    said = html(notebook)
    assert "They waited at [covered]. Then" in said
    assert "saw the car [covered]" in said
    assert "I moved to [covered]." in said
    assert covered_records(notebook, "entry") == {entry: 3}


def test_a_correction_keeps_covers_whose_words_are_still_there_and_names_the_others(
    notebook: Notebook, entry: str
) -> None:
    cover_words(notebook, entry, "what_happened", STORY, "Birch Hill School again")
    cover_words(notebook, entry, "what_happened", STORY, "waited")
    draft = entries.get(notebook, entry).draft
    better = EntryDraft(
        kind="incident", occurred_from=draft.occurred_from, what_happened="Later they drove to Birch Hill School again."
    )
    entries.correct(notebook, entry, better)
    assert "Later they drove to [covered]." in html(notebook)
    found = {one.words: one.start for one in passages(notebook, "entry", entry)}
    assert found == {"waited": None, "Birch Hill School again": len("Later they drove to ")}


def test_what_is_covered_leaves_neither_in_the_bundle_nor_in_the_raw_line_of_a_message(
    notebook: Notebook, entry: str, tmp_path: Path
) -> None:
    (tmp_path / "chat.txt").write_text(CHAT, "utf-8")
    bring_in(notebook, tmp_path / "chat.txt", ReadOptions(time_zone="UTC"), "", progress=quiet, cancelled=never)
    (row,) = messages(notebook, conversations(notebook)[0].id, 0, 1)
    cover_words(notebook, row.id, "text", row.text, "Harbour Mews", kind="message")
    cover_words(notebook, "case", "why_now", "I moved to Harbour Mews.", "Harbour Mews", kind="case")
    cover_words(notebook, entry, "witness_list.0.can_say", "saw the car near Harbour Mews", "Harbour Mews")
    cover_words(notebook, entry, "what_happened", STORY, STORY)
    bundle = tmp_path / "bundle"
    make_report(notebook, ReportRequest(privacy="lawyer"), tmp_path / "r.pdf", bundle, quiet, never)
    assert check(str(bundle)) == []
    for path in (one for one in bundle.rglob("*") if one.is_file()):
        assert b"Harbour" not in path.read_bytes(), path
    (told,) = map(json.loads, (bundle / "data/entries.jsonl").read_text("utf-8").splitlines())
    assert told["covered"]["what_happened"] == "[covered]"
    assert told["covered"]["witness_list"][0]["can_say"] == "saw the car near [covered]"
    assert {"what_happened", "witness_list"} <= set(told["not_opened"])
    (said,) = map(json.loads, (bundle / "data/messages.jsonl").read_text("utf-8").splitlines())
    assert said["covered"] == {"text": "I know you moved to [covered]", "raw": "[covered]"}


@pytest.mark.parametrize(
    ("field", "start", "stop"),
    [("what_happened", 4, 4), ("what_happened", 900, 920), ("kind", 0, 3), ("nothing", 0, 3)],
)
def test_only_words_of_free_text_can_be_covered(
    notebook: Notebook, entry: str, field: str, start: int, stop: int
) -> None:
    with pytest.raises(Problem, match=r"cover\.no-such-passage"):
        cover(notebook, "entry", entry, field, start, stop)


def test_with_a_deleted_entry_its_covers_go(notebook: Notebook, entry: str) -> None:
    cover_words(notebook, entry, "what_happened", STORY, "waited")
    entries.delete(notebook, entry)
    assert covered_records(notebook, "entry") == {}
    assert uncover(notebook, Cover("entry", entry, "what_happened", 1, 5, 11)).touched("cover") == {entry}
