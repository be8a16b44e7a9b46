"""Exhibits with parts covered in a report and its bundle: the copy stands for the original where it is asked for."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from nocontact_desktop.diary import entries, exhibits, redactions
from nocontact_desktop.diary.case import Case, save_case
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.intake.file_facts import WHOLE, Box
from nocontact_desktop.intake.redacted import redacted_copy
from nocontact_desktop.report.making import ReportMade, make_report, prepare
from nocontact_desktop.report.privacy_check.checking import check as check_privacy
from nocontact_desktop.report.request import Privacy, ReportRequest
from nocontact_desktop.report.standalone.verify import check
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import Notebook, create, open_notebook
from nocontact_desktop.vault.surroundings import Surroundings
from tests.conftest import PASSPHRASE, Clock
from tests.intake_pictures import saved, text_pdf

SECRET_COLOUR = (250, 0, 250)
OF_COPIES = "file_id IN (SELECT file_id FROM file_use WHERE kind = 'redaction')"
LEFT = Box(page=0, left=0, top=0, right=WHOLE // 2, bottom=WHOLE)


def quiet(_done: int, _total: int) -> None: ...


def two_halves() -> bytes:
    """A picture whose left half nobody needs to see."""
    image = Image.new("RGB", (320, 240), (240, 240, 240))
    image.paste(SECRET_COLOUR, (0, 0, 160, 240))
    exif = Image.Exif()
    exif[0x0110] = "plantedmodel"
    return saved(image, "PNG", exif=exif)


def cover(notebook: Notebook, exhibit_id: str, *boxes: Box) -> None:
    exhibit = exhibits.get(notebook, exhibit_id)
    data = exhibits.read(notebook, exhibit_id)
    copy = redacted_copy(data, exhibit.media_type, exhibit.pages or 1, boxes, quiet)
    for _ in redactions.keeping(notebook, exhibit, boxes, copy):
        pass


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A notebook with a picture and a letter of two pages, in one entry, both with parts covered; and their ids."""
    surroundings = Surroundings(now=lambda: datetime(2026, 3, 2, 21, 4, tzinfo=UTC), random_bytes=os.urandom)
    folder = tmp_path_factory.mktemp("filled") / "Daybook"
    notebook, _ = create(folder, PASSPHRASE, kdf=FLOOR, surroundings=surroundings)
    with notebook:
        files = {"photo.png": two_halves(), "letter.pdf": text_pdf("Hidden Street 7", pages=2)}
        ids = [exhibits.add(notebook, ExhibitDraft(data=data, name=name))[0] for name, data in files.items()]
        draft = EntryDraft(kind="incident", occurred_from="2026-03-02", title="At the door", exhibits=tuple(ids))
        entries.save(notebook, draft)
        cover(notebook, ids[0], LEFT)
        cover(notebook, ids[1], *(Box(page=place, left=0, top=0, right=WHOLE, bottom=WHOLE // 2) for place in (0, 1)))
    return folder, ids


@pytest.fixture
def notebook(filled: tuple[Path, list[str]], tmp_path: Path, clock: Clock) -> Iterator[Notebook]:
    """A copy of it, open."""
    folder = shutil.copytree(filled[0], tmp_path / "Daybook")
    with open_notebook(folder, PASSPHRASE, surroundings=Surroundings(now=clock, random_bytes=os.urandom)) as opened:
        yield opened


@pytest.fixture
def kept(filled: tuple[Path, list[str]]) -> list[str]:
    """The ids of the picture and the letter."""
    return filled[1]


def make(notebook: Notebook, folder: Path, privacy: Privacy = "court", **asked: Any) -> ReportMade:
    request = ReportRequest(privacy=privacy, **asked)
    return make_report(notebook, request, folder / "report.pdf", folder / "bundle", quiet, lambda: False)


def words(folder: Path) -> str:
    document = pypdfium2.PdfDocument(folder / "report.pdf")
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


def shows_the_secret(folder: Path) -> bool:
    """Whether any page of the report, or any picture in the bundle, has something of the covered colour."""
    seen = [page.render(scale=1).to_pil().convert("RGB") for page in pypdfium2.PdfDocument(folder / "report.pdf")]
    files = (folder / "bundle" / "data" / "exhibits").iterdir()
    seen += [Image.open(io.BytesIO(one.read_bytes())).convert("RGB") for one in files if one.suffix != ".pdf"]
    return any(_is_secret(pixel) for image in seen for _, pixel in image.getcolors(1 << 24) or [])


def _is_secret(pixel: Any) -> bool:
    red, green, blue = pixel
    return bool(red > 150 and green < 100 and blue > 150)


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "bundle" / "data" / name).read_text("utf-8").splitlines()]


def test_a_court_gets_the_covered_copies_alone_and_the_originals_by_their_hash(
    notebook: Notebook, kept: list[str], tmp_path: Path
) -> None:
    made = make(notebook, tmp_path)
    assert (made.exhibits, made.gaps) == (2, 0)
    assert not shows_the_secret(tmp_path)
    for hidden in (b"plantedmodel", b"Hidden Street 7"):
        assert hidden not in everything(tmp_path)
    said = words(tmp_path)
    assert "Parts are covered; the original is kept." in said
    assert said.count("parts covered") >= 2  # in the index, at least
    assert "Hidden" not in said
    copies = [redactions.newest(notebook, one) for one in kept]
    originals = [exhibits.get(notebook, one).sha256 for one in kept]
    files = sorted((tmp_path / "bundle" / "data" / "exhibits").iterdir())
    assert [file.name for file in files] == ["A-1.png", "A-2.pdf"]
    assert [hashlib.sha256(file.read_bytes()).hexdigest() for file in files] == [one.sha256 for one in copies if one]
    opened = {row["id"]: row for row in rows(tmp_path, "redactions.jsonl")}
    assert [opened[one]["fields"]["original_sha256"]["value"] for one in kept] == originals
    assert all("file" not in row for row in rows(tmp_path, "exhibits.jsonl"))
    assert check(str(tmp_path / "bundle")) == []


@pytest.mark.parametrize(
    ("privacy", "asked", "covered"),
    [
        ("court", None, True),
        ("police", None, True),
        ("lawyer", None, False),
        ("own", None, False),
        ("court", "original", False),
        ("lawyer", "covered", True),
    ],
)
def test_each_report_chooses_between_copy_and_original(
    notebook: Notebook, kept: list[str], tmp_path: Path, privacy: Privacy, asked: Any, covered: bool
) -> None:
    make(notebook, tmp_path, privacy, exhibits=asked)
    assert shows_the_secret(tmp_path) is not covered
    assert ("Parts are covered" in words(tmp_path)) is covered
    assert (tmp_path / "bundle" / "data" / "redactions.jsonl").exists() is covered
    assert check(str(tmp_path / "bundle")) == []


def test_the_newest_copy_is_the_one_that_is_printed(notebook: Notebook, kept: list[str], tmp_path: Path) -> None:
    cover(notebook, kept[0], Box(page=0, left=0, top=0, right=WHOLE, bottom=WHOLE))
    make(notebook, tmp_path)
    copy = Image.open(tmp_path / "bundle" / "data" / "exhibits" / "A-1.png").convert("L")
    assert copy.getextrema() == (0, 0)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE record SET fields = replace(fields, '500000', '400000') WHERE kind = 'redaction'",
        f"UPDATE file_chunk SET data = zeroblob(9) WHERE {OF_COPIES}",
        f"DELETE FROM file_chunk WHERE {OF_COPIES}",
    ],
)
def test_where_a_copy_does_not_pass_the_original_is_not_printed_in_its_place(
    notebook: Notebook, kept: list[str], tmp_path: Path, sql: str
) -> None:
    with notebook.db.transaction():
        notebook.db.execute(sql)
    made = make(notebook, tmp_path)
    assert made.gaps == 2
    assert made.exhibits == 0
    assert "An exhibit of entry 1 is not printed" in words(tmp_path)
    assert b"plantedmodel" not in everything(tmp_path)
    assert check(str(tmp_path / "bundle")) == []


def test_a_swapped_copy_in_a_bundle_is_named(notebook: Notebook, kept: list[str], tmp_path: Path) -> None:
    make(notebook, tmp_path)
    bundle = tmp_path / "bundle"
    other = two_halves()
    (bundle / "data" / "exhibits" / "A-1.png").write_bytes(other)
    assert {one.file for one in check(str(bundle))} == {"data/exhibits/A-1.png"}


def test_the_privacy_check_reads_what_is_left_of_a_covered_letter(notebook: Notebook, kept: list[str]) -> None:
    save_case(notebook, Case(private_terms=("Hidden Street 7",)))

    def found_in_files() -> set[str]:
        prepared = prepare(notebook, ReportRequest(), quiet, lambda: False)
        return {one.place.record for one in check_privacy(notebook, prepared) if one.place.kind == "file"}

    assert found_in_files() == set()  # both lines are covered on both pages
    cover(notebook, kept[1], Box(page=0, left=0, top=0, right=WHOLE, bottom=WHOLE // 2))
    assert found_in_files() == {kept[1]}  # on the second page it is to be read


def test_the_same_request_gives_the_same_bytes(notebook: Notebook, kept: list[str], tmp_path: Path) -> None:
    first, second = (tmp_path / name for name in ("one", "two"))
    for folder in (first, second):
        folder.mkdir()
        make(notebook, folder)
    assert everything(first) == everything(second)


def test_a_technician_reads_both_hashes(notebook: Notebook, kept: list[str], tmp_path: Path) -> None:
    make(notebook, tmp_path, technician=True)
    said = words(tmp_path)
    assert "A-1.png" in said
    assert "The original, which is kept" in said
