"""A report when something goes wrong: a clear sentence, no part of a file, and gaps that are named."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from nocontact_desktop.diary import entries, exhibits
from nocontact_desktop.diary.case import Case, save_case
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.diary.imports import bring_in
from nocontact_desktop.errors import Cancelled, Problem
from nocontact_desktop.guidance.content import load
from nocontact_desktop.intake.files import Pages
from nocontact_desktop.intake.items import ReadOptions
from nocontact_desktop.report.making import make_report
from nocontact_desktop.report.request import ReportRequest
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import Notebook, create, open_notebook
from tests.conftest import PASSPHRASE
from tests.faults.test_disk import mount
from tests.intake_chats import zipped
from tests.intake_pictures import picture, saved, text_pdf

APART = ReportRequest(privacy="lawyer", messages_apart="month")


def ignore(_done: int, _total: int) -> None:
    """A progress nobody looks at."""


def never() -> bool:
    return False


def fill(notebook: Notebook, work: Path) -> list[str]:
    """Two entries with a picture and a PDF of three pages, and a chat over two months. Returns the files' ids."""
    save_case(notebook, Case(my_name="M. Example"))
    noise = os.urandom(900 * 700 * 3)
    photo = saved(Image.frombytes("RGB", (900, 700), noise), "PNG")
    drafts = (
        ExhibitDraft(name="a.png", data=photo, caption="The front door"),
        ExhibitDraft(name="b.pdf", data=text_pdf("A letter", 3), caption="A letter"),
        ExhibitDraft(name="c.png", data=saved(picture(), "PNG"), caption="The street"),
    )
    files = [exhibits.add(notebook, draft)[0] for draft in drafts]
    for number, day in enumerate(("2026-03-01", "2026-03-02")):
        own = tuple(files[:2] if number else files[2:])
        entries.save(notebook, EntryDraft(kind="incident", occurred_from=day, title=f"Entry of {day}", exhibits=own))
    lines = [f"[{1 + n % 28:02d}/{1 + n // 28:02d}/2026, 19:10:03] Robin: message {n}" for n in range(40)]
    path = work / "chat.zip"
    path.write_bytes(zipped({"_chat.txt": "\n".join(lines)}))
    bring_in(notebook, path, ReadOptions(date_order="dmy"), progress=ignore, cancelled=never)
    return files


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notebook that is filled once, to be copied."""
    work = tmp_path_factory.mktemp("filled")
    opened, _ = create(work / "Daybook", PASSPHRASE, kdf=FLOOR)
    with opened:
        fill(opened, work)
    return work / "Daybook"


@pytest.fixture
def book(filled: Path, tmp_path: Path) -> Iterator[Notebook]:
    shutil.copytree(filled, tmp_path / "Daybook")
    with open_notebook(tmp_path / "Daybook", PASSPHRASE) as opened:
        yield opened


def words_of(path: Path) -> str:
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)).split())


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounting a small disk takes Linux and root")
    disk = tmp_path / "disk"
    disk.mkdir()
    mount("-t", "tmpfs", "-o", "size=200k", "tmpfs", disk)
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=False)


@pytest.mark.parametrize("bundle", [False, True])
def test_a_full_disk_leaves_no_part_of_a_report(book: Notebook, small_disk: Path, bundle: bool) -> None:
    with pytest.raises(Problem) as problem:
        make_report(book, APART, small_disk / "r.pdf", small_disk / "bundle" if bundle else None, ignore, never)
    assert problem.value.code == "disk.full"
    assert "disk.full" in load("en").problems
    assert list(small_disk.iterdir()) == []


def test_a_place_that_cannot_be_written_to(book: Notebook, small_disk: Path) -> None:
    mount("-o", "remount,ro", small_disk)
    with pytest.raises(Problem, match=r"disk\.read-only"):
        make_report(book, APART, small_disk / "r.pdf", None, ignore, never)
    assert list(small_disk.iterdir()) == []


LIMITED = """
import resource, sys
from pathlib import Path
from nocontact_desktop.errors import Problem
from nocontact_desktop.report.making import make_report
from nocontact_desktop.vault.notebook import open_notebook
from tests.faults.test_report_faults import APART, PASSPHRASE, ignore, never
with open_notebook(Path(sys.argv[1]), PASSPHRASE) as notebook:
    resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))
    try:
        make_report(notebook, APART, Path(sys.argv[2]), None, ignore, never)
    except Problem as problem:
        print(problem.code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit on Windows")
def test_a_limit_on_file_sizes(filled: Path, tmp_path: Path) -> None:
    """`ulimit -f`, as some shared computers set it."""
    shutil.copytree(filled, tmp_path / "Daybook")
    (tmp_path / "out").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path / "Daybook"), str(tmp_path / "out" / "r.pdf")],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.strip() == "disk.full", done.stderr
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("after", [0, 9, 30, 60, 80])
def test_a_report_that_is_stopped_leaves_nothing(book: Notebook, tmp_path: Path, after: int) -> None:
    """Stopped while it reads, while it draws the report, its messages, or writes the bundle."""
    out = tmp_path / "out"
    out.mkdir()
    heard = [0]

    def progress(done: int, total: int) -> None:
        heard[0] = 100 * done // total

    with pytest.raises(Cancelled):
        make_report(book, APART, out / "r.pdf", out / "bundle", progress, lambda: heard[0] >= after)
    assert list(out.iterdir()) == []


def test_a_report_that_fails_leaves_the_one_before_as_it_was(book: Notebook, tmp_path: Path) -> None:
    out = tmp_path / "r.pdf"
    make_report(book, ReportRequest(), out, None, ignore, never)
    before = out.read_bytes()
    with pytest.raises(Cancelled):
        make_report(book, APART, out, None, ignore, _after(40))
    assert out.read_bytes() == before
    assert [path.name for path in tmp_path.glob("r*")] == ["r.pdf"]


def _after(questions: int) -> Callable[[], bool]:
    asked = iter(range(questions))
    return lambda: next(asked, None) is None


def test_a_page_that_cannot_be_decoded_is_named_and_the_rest_is_printed(
    book: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reader of pages breaks on the second page, as on one that is made to break it."""
    whole = Pages.page

    def breaking(pages: Pages, number: int) -> object:
        if number == 1:
            pages.end()
            raise Problem("intake.took-too-long")
        return whole(pages, number)

    monkeypatch.setattr(Pages, "page", breaking)
    made = make_report(book, ReportRequest(privacy="lawyer"), tmp_path / "r.pdf", tmp_path / "b", ignore, never)
    words = words_of(tmp_path / "r.pdf")
    assert words.count("This page cannot be read, so it is not shown.") == 1
    assert "page 2 of 3" in words
    assert made.exhibits == 3
    assert "This page cannot be read" in (tmp_path / "b" / "data" / "report.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        ("DELETE FROM file_chunk WHERE file_id = ?", "its content is not there"),
        ("UPDATE file_chunk SET data = zeroblob(length(data)) WHERE file_id = ?", "it does not fit the hash"),
    ],
)
def test_an_exhibit_whose_bytes_are_missing_is_a_gap_that_is_named(
    book: Notebook, tmp_path: Path, damage: str, reason: str
) -> None:
    one = next(one for one in exhibits.all_exhibits(book) if one.caption == "The front door")
    (number,) = book.db.one("SELECT id FROM file WHERE sha256 = ?", (bytes.fromhex(one.sha256),)) or (0,)
    with book.db.transaction():
        book.db.execute(damage, (number,))
    made = make_report(book, ReportRequest(privacy="lawyer"), tmp_path / "r.pdf", None, ignore, never)
    words = words_of(tmp_path / "r.pdf")
    assert (made.exhibits, made.gaps) == (2, 1)
    assert f"An exhibit of entry 1 is not printed: {reason}" in words
    assert "1 item that was asked for; see p." in words
    assert "The front door" not in words
    assert "A letter" in words


def test_a_damaged_page_of_the_notebook_is_told_and_leaves_no_part_of_a_report(filled: Path, tmp_path: Path) -> None:
    """The disk gives other bytes back than were written: nothing that is read after that can be trusted."""
    shutil.copytree(filled, tmp_path / "Daybook")
    data = tmp_path / "Daybook" / "notebook.dat"
    with data.open("r+b") as file:
        file.seek(data.stat().st_size // 2)  # most of it is the photograph
        file.write(b"damage")
    with open_notebook(tmp_path / "Daybook", PASSPHRASE) as opened, pytest.raises(Problem, match=r"notebook\.damaged"):
        make_report(opened, ReportRequest(privacy="lawyer"), tmp_path / "r.pdf", None, ignore, never)
    assert not list(tmp_path.glob("r*"))
