"""A report and its bundle out of a real notebook: whole, private, the same again, and nothing left when stopped."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import bagit
import pytest
from PIL import Image
from pypdf import PdfReader

from nocontact_desktop.diary import entries, exhibits
from nocontact_desktop.diary.case import Case, CaseChild, Identifier, ThePerson, save_case
from nocontact_desktop.diary.entry import Child, EntryDraft, Injury, Witness
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.diary.imports import bring_in
from nocontact_desktop.errors import Cancelled, Problem
from nocontact_desktop.intake.items import ReadOptions
from nocontact_desktop.report.compose import compose
from nocontact_desktop.report.making import make_report
from nocontact_desktop.report.request import ReportRequest
from nocontact_desktop.report.standalone.verify import check

if TYPE_CHECKING:
    from conftest import Clock

    from nocontact_desktop.vault.notebook import Notebook

STORY = "Knocked and shouted for about twenty minutes. Ήταν αργά. Er sagte: Öffne die Tür."
CHAT = """[20/01/2026, 19:10:03] +44 7700 900123: I saw your light on
[20/01/2026, 19:11:40] +44 7700 900123: Pick up
[20/01/2026, 19:20:11] +44 7700 900888: Please do not come to the house.
"""

# Words that stand in nothing but one private field each.
NEVER = ("plantednote", "plantedterm", "plantedlabel")
NOT_FOR_COURT = (
    *NEVER,
    "plantedhome",
    "planteddevice",
    "plantedcontact",
    "plantedadverse",
    "plantedchild",
    "plantedaddress",
    "planteddescription",
    "plantedweapons",
    "plantedrisk",
    "plantedfile",
    "plantedmodel",
    "plantedallowed",
    "+44 7700 900888",
)


def picture(colour: str, model: str = "") -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    if model:
        exif[0x0110] = model
    Image.new("RGB", (320, 240), colour).save(out, "JPEG", exif=exif)
    return out.getvalue()


def quiet(_done: int, _total: int) -> None: ...


def never() -> bool:
    return False


DOOR, STREET = picture("#553311", "plantedmodel"), picture("#112233")
ODD = b"\x00\x01 not a picture"


@pytest.fixture
def written(notebook: Notebook, clock: Clock, tmp_path: Path) -> Notebook:
    """A notebook with one of everything, and a planted word in every private field."""
    person = ThePerson(
        label="plantedlabel",
        legal_name="Robin Example",
        identifiers=(Identifier(kind="number", value="+44 7700 900123"),),
        description="planteddescription",
        weapons_where="plantedweapons",
    )
    save_case(
        notebook,
        Case(
            person=person,
            my_name="M. Example",
            children=(CaseChild(name="Ada Plantedchild", born="2016-04-05"),),
            risk_factors=("plantedrisk",),
            safe_address="plantedaddress",
            private_terms=("plantedterm",),
            time_zone="Europe/London",
        ),
    )
    kept = [
        exhibits.add(notebook, draft)[0]
        for draft in (
            ExhibitDraft(name="plantedfile.jpg", data=DOOR, caption="The door", device="planteddevice"),
            ExhibitDraft(name="street.jpg", data=STREET, caption="The street"),
            ExhibitDraft(name="odd.bin", data=ODD, caption="Something else"),
        )
    ]
    incident = EntryDraft(
        kind="incident",
        occurred_from="2026-03-02T21:15",
        time_zone="Europe/London",
        title="At the door",
        what_happened=STORY,
        exact_words="You can't keep me out.",
        weapon="no",
        injuries=(Injury(body_part="wrist", marks="bruise"),),
        children=(Child(what="heard", initials="Ada Plantedchild"),),
        witness_list=(Witness(name="P. Neighbour", can_say="heard it", contact_private="plantedcontact"),),
        place_public="At home",
        place_private="plantedhome",
        device="planteddevice",
        adverse="plantedadverse",
        private_note="plantednote",
        exhibits=tuple(kept),
    )
    entries.save(notebook, incident)
    clock.advance(days=1)
    first = EntryDraft(kind="contact", occurred_from="2026-01-20", channel="whatsapp", what_happened="Wrote again.")
    entries.save(notebook, first)
    (tmp_path / "chat.txt").write_text(CHAT, "utf-8")
    options = ReadOptions(me="+44 7700 900888", time_zone="Europe/London")
    bring_in(notebook, tmp_path / "chat.txt", options, "plantedallowed", progress=quiet, cancelled=never)
    return notebook


def make(notebook: Notebook, folder: Path, **asked: Any) -> tuple[Path, Path]:
    folder.mkdir(exist_ok=True)
    out, bundle = folder / "report.pdf", folder / "bundle"
    make_report(notebook, ReportRequest(**asked), out, bundle, quiet, never)
    return out, bundle


def text_of(pdf: Path) -> str:
    return "".join("".join(page.extract_text() for page in PdfReader(pdf).pages).split())


def everything(out: Path, bundle: Path) -> Iterator[tuple[str, str]]:
    """Every text that leaves: the PDF's words and its bytes, every file and every name."""
    reader = PdfReader(out)
    yield "report", text_of(out)
    yield "information", str(reader.metadata)
    yield "outline", str(reader.outline)
    for path in sorted(bundle.rglob("*")):
        yield "names", path.relative_to(bundle).as_posix()
        if path.is_file():
            yield path.name, path.read_bytes().decode("latin-1")
            yield path.name, "".join(path.read_bytes().decode("utf-8", "ignore").split())


def holds(out: Path, bundle: Path, word: str) -> list[str]:
    forms = {word.lower(), "".join(word.lower().split())}
    return [name for name, text in everything(out, bundle) if any(form in text.lower() for form in forms)]


def test_nothing_private_is_in_anything_made_for_a_court(written: Notebook, tmp_path: Path) -> None:
    out, bundle = make(written, tmp_path / "court")
    assert {word: where for word in NOT_FOR_COURT if (where := holds(out, bundle, word))} == {}
    assert "A.P.heardit" in text_of(out)
    assert "A.P.born2016" in text_of(out)


def test_a_lawyer_sees_all_but_what_nobody_sees(written: Notebook, tmp_path: Path) -> None:
    out, bundle = make(written, tmp_path / "lawyer", privacy="lawyer")
    for word in set(NOT_FOR_COURT) - set(NEVER) - {"plantedmodel", "plantedfile"}:
        assert "report" in holds(out, bundle, word), word
    assert (bundle / "data/exhibits/A-1.jpg").read_bytes() == DOOR
    assert {word: where for word in NEVER if (where := holds(out, bundle, word))} == {}


def test_the_own_copy_holds_no_private_note_either(written: Notebook, tmp_path: Path) -> None:
    out, bundle = make(written, tmp_path / "own", privacy="own")
    assert {word: where for word in NEVER if (where := holds(out, bundle, word))} == {}
    assert "Owncopy,donothandover" in text_of(out)


def test_the_same_request_gives_the_same_bytes(written: Notebook, tmp_path: Path, clock: Clock) -> None:
    first = make(written, tmp_path / "one")
    clock.advance(days=3)
    second = make(written, tmp_path / "two")
    assert first[0].read_bytes() == second[0].read_bytes()
    names = [sorted(p.relative_to(b).as_posix() for p in b.rglob("*") if p.is_file()) for b in (first[1], second[1])]
    assert names[0] == names[1]
    for name in names[0]:
        assert (first[1] / name).read_bytes() == (second[1] / name).read_bytes(), name
    request = ReportRequest()
    assert compose(written, request, quiet, never) == compose(written, request, quiet, never)


def test_every_word_and_every_hash_is_in_the_text_of_the_pdf(written: Notebook, tmp_path: Path) -> None:
    out, bundle = make(written, tmp_path / "whole")
    text = text_of(out)
    for words in (
        STORY,
        "You can't keep me out.",
        "Wrote again.",
        "I saw your light on",
        "Please do not come to the house.",
    ):
        assert "".join(words.split()) in text
    for data in (DOOR, STREET, ODD, CHAT.encode()):
        assert hashlib.sha256(data).hexdigest() in text
    page = (bundle / "data/report.html").read_text("utf-8")
    assert STORY in page


def test_the_bundle_is_in_order_for_everybody(written: Notebook, tmp_path: Path) -> None:
    _, bundle = make(written, tmp_path / "good")
    assert check(str(bundle)) == []
    assert bagit.Bag(str(bundle)).validate()
    alone = subprocess.run(
        [sys.executable, "-I", "verify.py"], cwd=bundle, capture_output=True, text=True, timeout=60, check=False
    )
    assert alone.returncode == 0, alone.stdout
    assert {path.name for path in bundle.iterdir()} >= {"CHECK.html", "verify.py", "public-key.pem", "data"}


def test_the_codes_on_paper_are_those_the_check_tells(written: Notebook, tmp_path: Path) -> None:
    out, bundle = make(written, tmp_path / "codes")
    alone = subprocess.run(
        [sys.executable, "-I", "verify.py"], cwd=bundle, capture_output=True, text=True, timeout=60, check=False
    )
    codes = [line.split(" code ")[1][:19] for line in alone.stdout.splitlines() if " code " in line]
    assert len(codes) == 2
    assert all(code.replace(" ", "") in text_of(out) for code in codes)
    assert all(code in (bundle / "CHECK.html").read_text("utf-8") for code in codes)


@pytest.mark.parametrize("privacy", ["court", "lawyer"])
def test_one_changed_byte_in_any_file_of_a_real_bundle_is_named(
    written: Notebook, tmp_path: Path, privacy: str
) -> None:
    _, bundle = make(written, tmp_path / "bytes", privacy=privacy)
    for path in sorted(path for path in bundle.rglob("*") if path.is_file()):
        before = path.read_bytes()
        at = len(before) // 3
        path.write_bytes(before[:at] + bytes([before[at] ^ 4]) + before[at + 1 :])
        assert {finding.file for finding in check(str(bundle))} == {path.relative_to(bundle).as_posix()}
        path.write_bytes(before)


def test_the_fields_that_are_not_opened_have_no_salt(written: Notebook, tmp_path: Path) -> None:
    _, bundle = make(written, tmp_path / "salts")
    rows = [json.loads(line) for line in (bundle / "data/entries.jsonl").read_text("utf-8").splitlines()]
    closed = {"adverse", "private_note", "place_private", "device"}
    for row in rows:
        assert closed <= set(row["not_opened"])
        assert not closed & set(row["fields"])
        assert set(row) == {"id", "kind", "leaf", "revision", "fields", "not_opened"}


def test_an_entry_without_anything_private_looks_the_same(written: Notebook, tmp_path: Path) -> None:
    """The names in a leaf do not tell whether there was something to keep back."""
    _, bundle = make(written, tmp_path / "names")
    incident, contact = (json.loads(line) for line in (bundle / "data/entries.jsonl").read_text("utf-8").splitlines())
    assert {"adverse", "private_note"} <= set(contact["not_opened"])
    assert {"adverse", "private_note"} <= set(incident["not_opened"])


def test_an_exhibit_that_does_not_fit_is_a_gap_and_not_evidence(written: Notebook, tmp_path: Path) -> None:
    with written.db.transaction():
        written.db.execute(
            "UPDATE file_chunk SET data = ? WHERE file_id = (SELECT id FROM file WHERE sha256 = ?)",
            (STREET + b" ", hashlib.sha256(STREET).digest()),
        )
    out, bundle = make(written, tmp_path / "gap")
    text = text_of(out)
    assert "Anexhibitofentry1isnotprinted:itdoesnotfitthehashitwassavedwith." in text
    assert "1otheritemthatwasaskedfordidnotpass" in text
    assert "Thestreet" not in text
    assert check(str(bundle)) == []


def test_an_entry_that_does_not_fit_its_leaf_is_a_gap(written: Notebook, tmp_path: Path) -> None:
    with written.db.transaction():
        written.db.execute(
            "UPDATE record SET fields = replace(fields, 'Wrote again.', 'Wrote nothing.') WHERE kind = 'entry'"
        )
    out, bundle = make(written, tmp_path / "entry")
    text = text_of(out)
    assert "Wrotenothing" not in text
    assert "Anentryofentry2isnotprinted" in text
    assert check(str(bundle)) == []


def test_a_correction_is_told_and_the_new_words_are_printed(written: Notebook, tmp_path: Path) -> None:
    row = entries.page(written, EntryFilter(), 1, 1)[0]
    entries.correct(
        written,
        row.id,
        EntryDraft(kind="contact", occurred_from="2026-01-20", channel="whatsapp", what_happened="Rang."),
    )
    out, bundle = make(written, tmp_path / "corrected")
    assert "Correctedonce" in text_of(out)
    assert "Wroteagain" not in text_of(out)
    assert check(str(bundle)) == []


def test_only_named_entries_and_the_messages_around_theirs_are_printed(written: Notebook, tmp_path: Path) -> None:
    row = entries.page(written, EntryFilter(), 1, 1)[0]
    out, bundle = make(written, tmp_path / "few", entries=(row.id,))
    assert "Wroteagain." in text_of(out)
    assert "Atthedoor" not in text_of(out)
    assert "Isawyourlighton" not in text_of(out)
    assert check(str(bundle)) == []
    with pytest.raises(Problem, match=r"report\.no-such-entry"):
        make(written, tmp_path / "none", entries=("nothing",))
    with pytest.raises(Problem, match=r"report\.nothing"):
        make(written, tmp_path / "none", date_from="1999-01-01", date_to="1999-12-31")
    assert list((tmp_path / "none").iterdir()) == []


def _stops_after(calls: int) -> Callable[[], bool]:
    left = iter(range(calls))
    return lambda: next(left, None) is None


@pytest.mark.parametrize("calls", [0, 5, 12, 20, 30])
def test_a_stopped_report_leaves_nothing(written: Notebook, tmp_path: Path, calls: int) -> None:
    folder = tmp_path / "stopped"
    folder.mkdir()
    with pytest.raises(Cancelled):
        make_report(written, ReportRequest(), folder / "r.pdf", folder / "b", quiet, _stops_after(calls))
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_there_is_not_written_into(written: Notebook, tmp_path: Path) -> None:
    folder = tmp_path / "there"
    (folder / "bundle").mkdir(parents=True)
    (folder / "bundle" / "mine.txt").write_text("keep")
    with pytest.raises(Problem, match=r"bundle\.folder-exists"):
        make_report(written, ReportRequest(), folder / "report.pdf", folder / "bundle", quiet, never)
    assert sorted(path.name for path in folder.rglob("*")) == ["bundle", "mine.txt"]


def test_progress_grows_and_ends_at_the_whole(written: Notebook, tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    make_report(written, ReportRequest(), tmp_path / "r.pdf", tmp_path / "b", lambda *one: heard.append(one), never)
    assert heard[-1] == (100, 100)
    assert [done for done, _ in heard] == sorted(done for done, _ in heard)


def test_a_log_that_does_not_fit_its_checkpoint_is_not_printed_from(written: Notebook, tmp_path: Path) -> None:
    make(written, tmp_path / "before")
    with written.db.transaction():
        written.db.execute("DROP TRIGGER leaf_is_not_changed")
        written.db.execute("UPDATE leaf SET hash = zeroblob(32) WHERE number = 0")
    with pytest.raises(Problem, match=r"report\.log-damaged"):
        make(written, tmp_path / "after")
    assert list((tmp_path / "after").iterdir()) == []


def test_a_copied_bundle_still_checks(written: Notebook, tmp_path: Path) -> None:
    _, bundle = make(written, tmp_path / "here")
    moved = shutil.copytree(bundle, tmp_path / "elsewhere" / "name with spaces")
    assert check(str(moved)) == []
