"""What a report takes out of a notebook beside entries: proved, cut down for whom it is for, and said to be missing."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest

from nocontact_desktop.diary import entries, exhibits
from nocontact_desktop.diary.case import Case, CaseChild, save_case
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.diary.handling import Handling, add_handling
from nocontact_desktop.diary.handovers import Handover, delete_handover, handovers, save_handover
from nocontact_desktop.report.making import make_report
from nocontact_desktop.report.request import Privacy, ReportRequest
from nocontact_desktop.report.standalone.verify import check
from nocontact_desktop.vault.notebook import Notebook
from tests.conftest import Clock
from tests.intake_pictures import picture, saved, wav

NEVER = ("plantednote", "plantedprivate")
NOT_FOR_COURT = ("plantedplace", "plantedchildren", "plantedwhere", "plantedhandling", "plantedadverse")


@pytest.fixture
def book(notebook: Notebook, clock: Clock) -> Notebook:
    save_case(notebook, Case(my_name="M. Example", children=(CaseChild(initials="A.E."),), time_zone="Europe/London"))
    photo, _ = exhibits.add(notebook, ExhibitDraft(name="a.png", data=saved(picture(), "PNG"), caption="The door"))
    clock.advance(days=1)
    exhibits.describe(notebook, photo, ExhibitDraft(name="a.png", caption="The front door"))
    sound, _ = exhibits.add(
        notebook, ExhibitDraft(name="v.wav", data=wav(2), caption="Voicemail", transcript="Come", transcript_by="Al")
    )
    add_handling(
        notebook,
        photo,
        Handling(what="handed_over", at="2026-03-03", who="PC Example", where="plantedwhere", note="plantedhandling"),
    )
    draft = EntryDraft(
        kind="incident",
        occurred_from="2026-03-01T20:00",
        title="First title",
        private_note="plantedprivate",
        adverse="plantedadverse",
        exhibits=(photo, sound),
    )
    (entry_id,) = entries.save(notebook, draft).ids["entry"]
    later = EntryDraft(kind="incident", occurred_from="2026-03-01T20:00", title="Second title", exhibits=(photo, sound))
    clock.advance(hours=1)
    entries.correct(notebook, entry_id, later)
    for day, note in (("2026-02-20", "plantednote"), ("2026-01-02", None)):
        handover = Handover(
            outcome="late",
            occurred_from=f"{day}T18:00",
            place="plantedplace",
            children="plantedchildren",
            said="“Later”",
            note=note,
        )
        save_handover(notebook, None, handover)
    return notebook


def written(book: Notebook, tmp_path: Path, privacy: Privacy, **asked: object) -> tuple[str, Path]:
    """The words of a report, and its bundle."""
    request = ReportRequest(privacy=privacy, **asked)  # type: ignore[arg-type]
    out, bundle = tmp_path / f"{privacy}.pdf", tmp_path / privacy
    make_report(book, request, out, bundle, lambda _done, _total: None, lambda: False)
    pages = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(out))
    return " ".join(" ".join(pages).split()), bundle


def everything(bundle: Path) -> str:
    return "".join(path.read_text("utf-8") for path in (bundle / "data").glob("*l") if path.suffix != ".pdf")


@pytest.mark.parametrize("privacy", ["court", "police", "lawyer", "own"])
def test_each_part_is_proved_and_cut_down_for_whom_it_is_for(book: Notebook, tmp_path: Path, privacy: Privacy) -> None:
    words, bundle = written(book, tmp_path, privacy, earlier_wording=True, technician=True)
    both = words + everything(bundle)
    whole = privacy in {"lawyer", "own"}
    assert [word for word in NEVER if word in both] == []
    out = [word for word in NOT_FOR_COURT if word not in both]
    assert out == {"court": [*NOT_FOR_COURT], "police": ["plantedplace", *NOT_FOR_COURT[2:]]}.get(privacy, [])
    assert ("Where exhibits were kept, and other notes, are left out of this copy." in words) is not whole
    for said in ("Handed over · PC Example", "Transcript, made by Al", "Hand-overs of the children", "First title"):
        assert said in words
    assert check(str(bundle)) == []
    handled = json.loads((bundle / "data" / "handling.jsonl").read_text("utf-8"))
    assert handled["kind"] == "handling"
    assert ("where" in handled["fields"]) is whole
    assert "The door" not in everything(bundle)


def test_what_came_in_first_is_told_though_its_caption_was_corrected(book: Notebook, tmp_path: Path) -> None:
    words, _ = written(book, tmp_path, "court")
    assert "A-1 Taken into the notebook, with its hash 2 March 2026, 21:04" in words
    assert "A-2 Taken into the notebook, with its hash 3 March 2026, 21:04" in words
    assert "with the files of 2 exhibits" in words


def test_hand_overs_follow_the_period_and_stand_only_in_a_report_of_everything(book: Notebook, tmp_path: Path) -> None:
    words, _ = written(book, tmp_path, "court", date_from="2026-02-01")
    assert "20 February 2026, 18:00" in words
    assert "2 January 2026" not in words
    entry_id = entries.page(book, EntryFilter(), 0, 1)[0].id
    words, _ = written(book, tmp_path, "lawyer", entries=(entry_id,))
    assert "Hand-overs" not in words


def test_without_children_in_the_case_there_are_no_hand_overs(book: Notebook, tmp_path: Path) -> None:
    save_case(book, Case(my_name="M. Example"))
    assert "Hand-overs" not in written(book, tmp_path, "lawyer")[0]


@pytest.mark.parametrize(
    ("kind", "field", "said"),
    [
        ("handling", "who", "A line of an exhibit’s handling record of entry 1 is not printed: it does not fit"),
        ("handover", "said", "A hand-over of the children is not printed: it does not fit the hash it was saved with."),
        (
            "earlier",
            "title",
            "An earlier wording of entry 1 is not printed: it does not fit the hash it was saved with.",
        ),
    ],
)
def test_what_does_not_fit_its_leaf_is_left_out_and_named(
    book: Notebook, tmp_path: Path, kind: str, field: str, said: str
) -> None:
    where = "kind = 'entry' AND revision = 1" if kind == "earlier" else f"kind = '{kind}'"
    (leaf,) = book.db.one(f"SELECT max(leaf) FROM record WHERE {where}") or (0,)
    with book.db.transaction():
        book.db.execute(f"UPDATE record SET fields = json_set(fields, '$.{field}', 'swapped') WHERE leaf = ?", (leaf,))
    words, bundle = written(book, tmp_path, "lawyer", earlier_wording=True)
    assert said in words
    assert "swapped" not in words + everything(bundle)
    assert check(str(bundle)) == []


def test_a_hand_over_that_was_deleted_is_not_in_a_report(book: Notebook, tmp_path: Path) -> None:
    for one in handovers(book):
        delete_handover(book, one.id)
    words, _ = written(book, tmp_path, "court")
    assert "Hand-overs" not in words
    assert "was asked for" not in words
