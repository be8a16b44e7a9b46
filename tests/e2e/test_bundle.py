"""A report and its bundle out of a real notebook: whole, private, the same again, and nothing left when stopped."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import bagit
import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import StreamObject

from nocontact_desktop.diary import entries, exhibits
from nocontact_desktop.diary.case import Case, CaseChild, Identifier, ThePerson, save_case
from nocontact_desktop.diary.entry import Child, EntryDraft, Injury, Witness
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.diary.handling import Handling, add_handling
from nocontact_desktop.diary.handovers import Handover, save_handover
from nocontact_desktop.diary.imports import bring_in
from nocontact_desktop.diary.orders import seal_orders
from nocontact_desktop.diary.sealed_log import checkpoint
from nocontact_desktop.errors import Cancelled, Problem
from nocontact_desktop.intake.items import ReadOptions
from nocontact_desktop.preparation.orders import add_order, change_order
from nocontact_desktop.report.compose import compose
from nocontact_desktop.report.making import make_report
from nocontact_desktop.report.request import Privacy, ReportRequest
from nocontact_desktop.report.standalone.verify import check
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import Notebook, create
from nocontact_desktop.vault.surroundings import Surroundings
from tests import plan_words, steady_words

PASSPHRASE = "seven quiet lamps by the river"

STORY = "Knocked and shouted for about twenty minutes. Ήταν αργά. Er sagte: Öffne die Tür."
CHAT = """[20/01/2026, 19:10:03] +44 7700 900123: I saw your light on
[20/01/2026, 19:11:40] +44 7700 900123: Pick up
[20/01/2026, 19:20:11] +44 7700 900888: Please do not come to the house.
"""

# Words that stand in nothing but one private field each, and who may see them.
NOBODY: frozenset[Privacy] = frozenset()
FOR_LAWYER: frozenset[Privacy] = frozenset({"lawyer", "own"})
FOR_POLICE: frozenset[Privacy] = FOR_LAWYER | {"police"}
PLANTED = {
    **dict.fromkeys(("plantednote", "plantedterm", "plantedlabel", "plantedsteady", "plantedplan"), NOBODY),
    "plantedhandovernote": NOBODY,
    **dict.fromkeys(("plantedhome", "planteddevice", "plantedaddress", "plantedfile", "plantedmodel"), FOR_LAWYER),
    **dict.fromkeys(("plantedadverse", "plantedrisk", "plantedallowed", "plantedorder"), FOR_LAWYER),
    **dict.fromkeys(("plantedkeeping", "plantedkept", "plantedexchange"), FOR_LAWYER),
    **dict.fromkeys(("plantedcontact", "plantedchild", "planteddescription", "plantedweapons"), FOR_POLICE),
    "plantedyoung": FOR_POLICE,
}
OWN_NUMBER = "+44 7700 900888"
ALL: tuple[Privacy, ...] = ("court", "police", "lawyer", "own")


def picture(colour: str, model: str = "") -> bytes:
    out = io.BytesIO()
    more = {}
    if model:
        more["exif"] = Image.Exif()
        more["exif"][0x0110] = model
    Image.new("RGB", (320, 240), colour).save(out, "JPEG", **more)
    return out.getvalue()


def quiet(_done: int, _total: int) -> None: ...


def never() -> bool:
    return False


DOOR, STREET = picture("#553311", "plantedmodel"), picture("#112233")
ODD = b"\x00\x01 not a picture"


class Clock:
    """A clock that stands still until a test moves it."""

    def __init__(self, start: datetime) -> None:
        self.time = start

    def __call__(self) -> datetime:
        return self.time

    def advance(self, *, days: int) -> None:
        self.time += timedelta(days=days)


@dataclass(frozen=True)
class Story:
    """A notebook with one of everything and a planted word in every private field, and what was made of it."""

    notebook: Notebook
    clock: Clock
    folder: Path

    def made(self, privacy: Privacy) -> tuple[Path, Path]:
        """The report and the bundle for one profile, made once."""
        folder = self.folder / privacy
        if folder.exists():
            return folder / "report.pdf", folder / "bundle"
        return make(self.notebook, folder, privacy=privacy)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    folder = tmp_path_factory.mktemp("story")
    clock = Clock(datetime(2026, 3, 2, 21, 40, tzinfo=UTC))
    surroundings = Surroundings(now=clock, random_bytes=os.urandom)
    notebook, _ = create(folder / "Daybook", PASSPHRASE, kdf=FLOOR, surroundings=surroundings)
    with notebook:
        write_everything(notebook, clock, folder)
        yield Story(notebook, clock, folder)


@pytest.fixture
def small(notebook: Notebook) -> Notebook:
    """A notebook to be damaged: two entries and one picture."""
    save_case(notebook, Case(my_name="M. Example"))
    street, _ = exhibits.add(notebook, ExhibitDraft(name="street.jpg", data=STREET, caption="The street"))
    drafts = [
        EntryDraft(kind="incident", occurred_from="2026-03-02", title="At the door", exhibits=(street,)),
        EntryDraft(kind="contact", occurred_from="2026-01-20", channel="whatsapp", what_happened="Wrote again."),
    ]
    entries.save_many(notebook, drafts)
    return notebook


def write_everything(notebook: Notebook, clock: Clock, folder: Path) -> None:
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
    (folder / "chat.txt").write_text(CHAT, "utf-8")
    options = ReadOptions(me="+44 7700 900888", time_zone="Europe/London")
    bring_in(notebook, folder / "chat.txt", options, "plantedallowed", progress=quiet, cancelled=never)
    add_handling(notebook, kept[0], Handling(what="stored", where="plantedkeeping", note="plantedkept"))
    exchange = Handover(
        outcome="late",
        occurred_from="2026-03-01",
        place="plantedexchange",
        children="plantedyoung",
        note="plantedhandovernote",
    )
    save_handover(notebook, None, exchange)
    (order_id,) = add_order(notebook, "Non-molestation order").touched("order")
    private = dict.fromkeys(("copies", "lawyer", "report_to", "note"), "plantedorder")
    change_order(notebook, order_id, **private)
    seal_orders(notebook)
    steady_words.plant(notebook, "plantedsteady")
    plan_words.plant(notebook, "plantedplan")


def make(notebook: Notebook, folder: Path, **asked: Any) -> tuple[Path, Path]:
    folder.mkdir(exist_ok=True)
    out, bundle = folder / "report.pdf", folder / "bundle"
    make_report(notebook, ReportRequest(**asked), out, bundle, quiet, never)
    return out, bundle


def text_of(pdf: Path) -> str:
    return "".join("".join(page.extract_text() for page in PdfReader(pdf).pages).split())


def everything(out: Path, bundle: Path) -> Iterator[tuple[str, str]]:
    """Every text that leaves: the words of both PDFs, every file's bytes, those packed inside it, and every name."""
    for path in (out, *sorted(bundle.rglob("*"))):
        yield "names", path.name
        if path.is_file():
            yield path.name, path.read_bytes().decode("latin-1")
            yield path.name, "".join(path.read_bytes().decode("utf-8", "ignore").split())
        if path.suffix == ".pdf":
            yield from in_pdf(path)


def in_pdf(path: Path) -> Iterator[tuple[str, str]]:
    """What a PDF holds: its words, what it says about itself, and everything that is packed in it."""
    reader = PdfReader(path)
    yield "report", text_of(path)
    yield "information", f"{reader.metadata} {reader.xmp_metadata} {reader.outline} {reader.attachments}"
    for number in range(1, len(reader.xref_objStm) + sum(map(len, reader.xref.values())) + 1):
        part = reader.get_object(number)
        if isinstance(part, StreamObject):
            yield "stream", part.get_data().decode("latin-1")
        yield "object", str(part)


def holds(out: Path, bundle: Path, word: str) -> list[str]:
    forms = {word.lower(), "".join(word.lower().split())}
    return [name for name, text in everything(out, bundle) if any(form in text.lower() for form in forms)]


@pytest.mark.parametrize("privacy", ALL)
def test_private_words_are_in_what_is_made_for_those_who_may_see_them_and_for_nobody_else(
    story: Story, privacy: Privacy
) -> None:
    out, bundle = story.made(privacy)
    found = {word for _, text in everything(out, bundle) for word in re.findall("planted[a-z]+", text.lower())}
    # Words that are printed one after the other without a space begin with one of ours.
    leaked = {word for word in found if not any(word.startswith(one) for one in PLANTED if privacy in PLANTED[one])}
    assert leaked == set()
    words = text_of(out).lower()
    assert {one for one in PLANTED if privacy in PLANTED[one] and one not in words} == set()
    assert bool(holds(out, bundle, OWN_NUMBER)) == (privacy in {"lawyer", "own"})


def test_children_are_initials_and_a_year_to_a_court_and_the_own_copy_is_stamped(story: Story) -> None:
    court, own = (text_of(story.made(privacy)[0]) for privacy in ("court", "own"))
    assert "A.P.heardit" in court
    assert "A.P.born2016" in court
    assert "Owncopy,donothandover" in own
    assert (story.made("lawyer")[1] / "data/exhibits/A-1.jpg").read_bytes() == DOOR


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract reads the pages, and is not installed")
def test_nothing_private_is_to_be_read_on_the_pages_either(story: Story, tmp_path: Path) -> None:
    out, _ = story.made("court")
    detail = next(at for at, page in enumerate(PdfReader(out).pages) if "What happened" in page.extract_text())
    document = pypdfium2.PdfDocument(out)
    seen = []
    for number in (detail, detail + 1):
        document[number].render(scale=1.8).to_pil().save(tmp_path / f"{number}.png")
        read = subprocess.run(
            ["tesseract", tmp_path / f"{number}.png", "-"], capture_output=True, text=True, timeout=120, check=True
        )
        seen.append(read.stdout)
    document.close()
    text = " ".join(seen)
    assert "Knocked and shouted" in text
    assert "planted" not in text.lower()
    assert "900888" not in text


def test_a_court_gets_a_file_as_it_is_only_when_it_holds_nothing_else(story: Story) -> None:
    _, bundle = story.made("court")
    files = {path.name: path.read_bytes() for path in (bundle / "data/exhibits").iterdir()}
    assert set(files) == {"A-1.jpg", "A-2.jpg"}
    assert files["A-1.jpg"] != DOOR
    assert files["A-2.jpg"] == STREET


def test_the_same_request_gives_the_same_bytes(story: Story) -> None:
    first = story.made("court")
    story.clock.advance(days=3)
    second = make(story.notebook, story.folder / "again")
    assert first[0].read_bytes() == second[0].read_bytes()
    names = [sorted(p.relative_to(b).as_posix() for p in b.rglob("*") if p.is_file()) for b in (first[1], second[1])]
    assert names[0] == names[1]
    for name in names[0]:
        assert (first[1] / name).read_bytes() == (second[1] / name).read_bytes(), name
    request = ReportRequest()
    assert compose(story.notebook, request, quiet, never) == compose(story.notebook, request, quiet, never)


@pytest.mark.fact("idea:K-08")
def test_every_word_and_every_hash_is_in_the_text_of_the_pdf(story: Story) -> None:
    out, bundle = story.made("court")
    text = text_of(out)
    said = [line.split(": ", 1)[1] for line in CHAT.splitlines()]
    for words in (STORY, "You can't keep me out.", "Wrote again.", *said):
        assert "".join(words.split()) in text
    for data in (DOOR, STREET, ODD, CHAT.encode()):
        assert hashlib.sha256(data).hexdigest() in text
    assert STORY in (bundle / "data/report.html").read_text("utf-8")


def test_the_bundle_is_in_order_for_everybody_and_the_codes_are_those_on_paper(story: Story) -> None:
    out, bundle = story.made("court")
    assert check(str(bundle)) == []
    assert bagit.Bag(str(bundle)).validate()
    alone = subprocess.run(
        [sys.executable, "-I", "verify.py"], cwd=bundle, capture_output=True, text=True, timeout=60, check=False
    )
    assert alone.returncode == 0, alone.stdout
    codes = [line.split(" code ")[1][:19] for line in alone.stdout.splitlines() if " code " in line]
    assert len(codes) == 2
    assert all(code.replace(" ", "") in text_of(out) for code in codes)
    assert all(code in (bundle / "CHECK.html").read_text("utf-8") for code in codes)


@pytest.mark.parametrize("privacy", ["court", "lawyer"])
def test_one_changed_byte_in_any_file_is_named(story: Story, tmp_path: Path, privacy: Privacy) -> None:
    bundle = Path(shutil.copytree(story.made(privacy)[1], tmp_path / "name with spaces"))
    assert check(str(bundle)) == []
    for path in sorted(path for path in bundle.rglob("*") if path.is_file()):
        before = path.read_bytes()
        at = len(before) // 3
        path.write_bytes(before[:at] + bytes([before[at] ^ 4]) + before[at + 1 :])
        assert {finding.file for finding in check(str(bundle))} == {path.relative_to(bundle).as_posix()}
        path.write_bytes(before)


def test_what_is_kept_back_has_no_salt_and_its_name_tells_nothing(story: Story) -> None:
    _, bundle = story.made("court")
    rows = [json.loads(line) for line in (bundle / "data/entries.jsonl").read_text("utf-8").split("\n")[:-1]]
    kept_back = {"adverse", "private_note", "place_private", "device"}
    assert len(rows) == 2
    for row in rows:
        assert kept_back <= set(row["not_opened"])
        assert not kept_back & set(row["fields"])
        assert set(row) == {"id", "kind", "leaf", "revision", "fields", "not_opened"}


def test_only_named_entries_and_the_messages_around_theirs_are_printed(story: Story, tmp_path: Path) -> None:
    row = entries.page(story.notebook, EntryFilter(), 1, 1)[0]
    out, bundle = make(story.notebook, tmp_path / "few", entries=(row.id,))
    assert "Wroteagain." in text_of(out)
    assert "Atthedoor" not in text_of(out)
    assert "Isawyourlighton" not in text_of(out)
    assert check(str(bundle)) == []


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"entries": ("nothing",)}, "report.no-such-entry"),
        ({"date_from": "1999-01-01", "date_to": "1999-12-31"}, "report.nothing"),
        ({"date_from": "1 March"}, "report.wrong-date"),
        ({"date_to": "2026-02-30"}, "report.wrong-date"),
    ],
)
def test_a_request_that_cannot_be_met_leaves_nothing(
    story: Story, tmp_path: Path, asked: dict[str, Any], code: str
) -> None:
    with pytest.raises(Problem, match=code.replace(".", r"\.")):
        make(story.notebook, tmp_path / "none", **asked)
    assert list((tmp_path / "none").iterdir()) == []


def _stops_after(calls: int) -> Callable[[], bool]:
    left = iter(range(calls))
    return lambda: next(left, None) is None


def test_a_stopped_report_leaves_nothing_wherever_it_was(story: Story, tmp_path: Path) -> None:
    calls, stopped = 0, 0
    while True:
        folder = tmp_path / str(calls)
        folder.mkdir()
        try:
            make_report(story.notebook, ReportRequest(), folder / "r.pdf", folder / "b", quiet, _stops_after(calls))
        except Cancelled:
            assert list(folder.iterdir()) == []
            calls, stopped = calls * 2 + 1, stopped + 1
        else:
            break
    assert stopped > 4


def test_a_folder_that_is_there_is_not_written_into(story: Story, tmp_path: Path) -> None:
    (tmp_path / "bundle").mkdir()
    (tmp_path / "bundle" / "mine.txt").write_text("keep")
    heard: list[tuple[int, int]] = []
    with pytest.raises(Problem, match=r"bundle\.folder-exists"):
        make_report(
            story.notebook,
            ReportRequest(),
            tmp_path / "report.pdf",
            tmp_path / "bundle",
            lambda done, total: heard.append((done, total)),
            never,
        )
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["bundle", "mine.txt"]
    assert [done for done, _ in heard] == sorted(done for done, _ in heard)


def test_an_exhibit_that_does_not_fit_is_a_gap_and_not_evidence(small: Notebook, tmp_path: Path) -> None:
    with small.db.transaction():
        small.db.execute("UPDATE file_chunk SET data = ?", (STREET + b" ",))
    out, bundle = make(small, tmp_path / "gap")
    text = text_of(out)
    assert "Anexhibitofentry1isnotprinted:itdoesnotfitthehashitwassavedwith." in text
    assert "1otheritemthatwasaskedfordidnotpass" in text
    assert "Thestreet" not in text
    assert check(str(bundle)) == []


def test_an_entry_that_does_not_fit_its_leaf_is_a_gap(small: Notebook, tmp_path: Path) -> None:
    with small.db.transaction():
        small.db.execute("UPDATE record SET fields = replace(fields, 'Wrote again.', 'Wrote nothing.')")
    out, bundle = make(small, tmp_path / "entry")
    assert "Wrotenothing" not in text_of(out)
    assert "Anentryofentry2isnotprinted" in text_of(out)
    assert check(str(bundle)) == []


def test_a_correction_is_told_and_the_new_words_are_printed(small: Notebook, tmp_path: Path) -> None:
    row = entries.page(small, EntryFilter(), 1, 1)[0]
    better = EntryDraft(kind="contact", occurred_from="2026-01-20", channel="whatsapp", what_happened="Rang.")
    entries.correct(small, row.id, better)
    out, bundle = make(small, tmp_path / "corrected")
    assert "Correctedonce" in text_of(out)
    assert "Wroteagain" not in text_of(out)
    assert check(str(bundle)) == []


def test_a_log_that_does_not_fit_its_checkpoint_is_not_printed_from(small: Notebook, tmp_path: Path) -> None:
    checkpoint(small)
    with small.db.transaction():
        small.db.execute("DROP TRIGGER leaf_is_not_changed")
        small.db.execute("UPDATE leaf SET hash = zeroblob(32) WHERE number = 0")
    with pytest.raises(Problem, match=r"report\.log-damaged"):
        make(small, tmp_path / "after")
    assert list((tmp_path / "after").iterdir()) == []


GROUP = """02/03/2026, 20:00 - +44 7700 900888 created group "Sunday lunch"
02/03/2026, 20:01 - +44 7700 900123: Nobody answers me
02/03/2026, 20:02 - +44 7700 900777: Leave her alone
02/03/2026, 20:03 - Aunt May: I agree
02/03/2026, 20:04 - +44 7700 900888: Please stop
"""


def test_in_a_group_the_numbers_of_the_others_are_for_the_police_and_not_for_a_court(
    small: Notebook, tmp_path: Path
) -> None:
    person = ThePerson(identifiers=(Identifier(kind="number", value="07700 900 123"),))
    save_case(small, Case(my_name="M. Example", person=person))
    (tmp_path / "group.txt").write_text(GROUP, "utf-8")
    options = ReadOptions(me="+44 7700 900888", time_zone="Europe/London", date_order="dmy")
    bring_in(small, tmp_path / "group.txt", options, "my phone", progress=quiet, cancelled=never)
    court, police = (make(small, tmp_path / privacy, privacy=privacy) for privacy in ("court", "police"))
    for other, where in (("900123", court), ("Aunt May", court), ("900777", police)):
        assert holds(*where, other)
    assert not holds(*court, "7700 900777")
    assert not holds(*court, "7700 900888")
    assert "[covered]createdgroup" in text_of(court[0])
    assert "groupmember" in text_of(court[0])
    assert check(court[1]) == []
