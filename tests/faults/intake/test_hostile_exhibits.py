"""Files made to do harm, taken in as exhibits: each is kept as it is or refused in words, and nothing is half kept."""

from __future__ import annotations

import io
import os
import shutil
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from nocontact_desktop.diary import exhibits, taking_in
from nocontact_desktop.diary.check import check_log
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.errors import Cancelled, Problem
from nocontact_desktop.intake.file_facts import WHOLE, Box
from nocontact_desktop.intake.files import mail_parts
from nocontact_desktop.intake.redacted import redacted_copy
from tests.intake_files import mail, office, pdf_saying, pdf_with
from tests.intake_pictures import movie, photo

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook

posix = pytest.mark.skipif(sys.platform == "win32", reason="this system has no pipes among its files")


def kept(notebook: Notebook, data: bytes, name: str = "x") -> exhibits.Exhibit:
    exhibit_id, _ = exhibits.add(notebook, ExhibitDraft(name=name, data=data))
    assert exhibits.read(notebook, exhibit_id) == data
    return exhibits.get(notebook, exhibit_id)


def damage(exhibit: exhibits.Exhibit) -> list[str]:
    return [claim.value for claim in exhibit.claims if claim.name == "damaged"]


def refused(notebook: Notebook, path: Path) -> str:
    with pytest.raises(Problem) as found:
        exhibits.add(notebook, ExhibitDraft(name=path.name, path=path))
    nothing_is_left(notebook)
    return found.value.code


def nothing_is_left(notebook: Notebook) -> None:
    tables = ("file", "file_chunk", "file_use", "exhibit", "exhibit_words", "leaf")
    assert [notebook.db.query(f"SELECT count(*) FROM {table}") for table in tables] == [[(0,)]] * len(tables)
    kept(notebook, b"the next file is taken in as ever")
    assert check_log(notebook, lambda _done, _total: None, lambda: False) == []


def bomb(member: str, megabytes: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        if member.startswith("word/"):
            archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open(member, "w") as file:
            for _ in range(megabytes):
                file.write(bytes(2**20))
    return out.getvalue()


def png(width: int, height: int) -> bytes:
    """A picture that says it is this large and has next to nothing in it."""

    def part(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(bytes(1000))) + part(b"IEND", b"")


def test_a_document_that_grows_without_end_is_kept_and_not_unpacked(notebook: Notebook) -> None:
    exhibit = kept(notebook, bomb("word/document.xml", 100), "letter.docx")
    assert (exhibit.kind, damage(exhibit)) == ("document", ["intake.zip-bomb"])


def test_an_archive_is_kept_shut(notebook: Notebook) -> None:
    exhibit = kept(notebook, bomb("../../../etc/cron.d/x", 100), "photos.zip")
    assert (exhibit.kind, exhibit.claims) == ("other", ())


def test_entities_that_multiply(notebook: Notebook) -> None:
    levels = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 12))
    page = f"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY l0 'lol'>{levels}]><x><t>&l11;</t></x>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", page)
    assert damage(kept(notebook, out.getvalue(), "x.docx")) == ["intake.document-damaged"]
    assert kept(notebook, page.encode(), "x.xml").claims == ()


def test_a_picture_of_900_million_pixels(notebook: Notebook) -> None:
    exhibit = kept(notebook, png(30_000, 30_000), "x.png")
    assert damage(exhibit) == ["intake.picture-too-large"]
    assert exhibits.thumbnail(notebook, exhibit.id) is None


def test_a_pdf_whose_pages_lead_back_to_themselves(notebook: Notebook) -> None:
    loop = pdf_with([
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2000000000 /Parent 2 0 R >>",
        b"<< /Type /Pages /Kids [2 0 R] /Count 5 /Parent 3 0 R >>",
    ])  # fmt: skip
    assert kept(notebook, loop, "x.pdf").kind == "pdf"


def test_a_pdf_whose_drawing_calls_itself(notebook: Notebook) -> None:
    form = b"q 0.5 0 0 0.5 0 0 cm /F Do Q"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources "
    again = b"<< /Type /XObject /Subtype /Form /BBox [0 0 300 300] /Resources << /XObject << /F 5 0 R >> >> /Length "
    data = pdf_with([
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page + b"<< /XObject << /F 5 0 R >> >> >>",
        b"<< /Length 5 >>\nstream\n/F Do\nendstream",
        again + str(len(form)).encode() + b" >>\nstream\n" + form + b"\nendstream",
    ])  # fmt: skip
    assert kept(notebook, data, "x.pdf").pages == 1


def test_a_pdf_of_100_000_pages(notebook: Notebook) -> None:
    exhibit = kept(notebook, pdf_saying("lantern", 100_000), "x.pdf")
    assert (exhibit.pages, damage(exhibit)) == (100_000, [])
    assert notebook.db.query("SELECT length(body) < 2000001 FROM exhibit_words") == [(1,)]


def test_a_page_larger_than_any_paper(notebook: Notebook) -> None:
    data = pdf_saying("x").replace(b"[0 0 300 200]", b"[0 0 20000 9]")
    exhibit = kept(notebook, data, "x.pdf")
    assert (exhibit.pages, exhibits.thumbnail(notebook, exhibit.id)) == (1, None)


@pytest.mark.parametrize(
    ("data", "media_type", "code"),
    [
        (lambda: png(30_000, 30_000), "image/png", "intake.picture-too-large"),
        (lambda: pdf_saying("x").replace(b"[0 0 300 200]", b"[0 0 20000 9]"), "application/pdf", "intake.page-damaged"),
        (lambda: photo()[:300], "image/jpeg", "intake.picture-damaged"),
        (lambda: b"%PDF-1.7" + bytes(4000), "application/pdf", "intake.pdf-damaged"),
        (lambda: pdf_saying("x"), "image/png", "intake.not-a-picture"),
    ],
)
def test_what_cannot_be_drawn_cannot_be_covered(data: Callable[[], bytes], media_type: str, code: str) -> None:
    box = Box(page=0, left=0, top=0, right=WHOLE, bottom=WHOLE)
    with pytest.raises(Problem) as found:
        redacted_copy(data(), media_type, 1, [box], lambda _done, _total: None)
    assert found.value.code == code


@pytest.mark.parametrize(
    "data",
    [
        movie(4, (640, 480)).replace(b"\0\0\0lmdat", b"\x7f\xff\xff\xffmdat"),
        b"\0\0\0\x14ftypisom\0\0\0\0isom" + b"\0\0\0\x01moov" + (10 * 2**30).to_bytes(8, "big") + bytes(40),
        b"RIFF\xff\xff\xff\xffWAVEfmt \x10\0\0\0" + bytes(16) + b"data\xff\xff\xff\xff",
        b"ID3\x03\0\0\x7f\x7f\x7f\x7f" + b"TIT2\x7f\xff\xff\xff\0\0" + bytes(100),
        b"fLaC\x04\xff\xff\xff" + b"\xff\xff\xff\xff" * 20,
        b"\x1a\x45\xdf\xa3\x01\xff\xff\xff\xff\xff\xff\xfe" + b"\x18\x53\x80\x67" * 9,
        b"OggS\0\2" + bytes(22) + b"OpusHead" + b"\xff" * 200,
    ],
)
def test_sizes_that_are_not_true(notebook: Notebook, data: bytes) -> None:
    assert kept(notebook, data).kind in {"audio", "video"}


def test_a_mail_with_pictures_from_outside_and_scripts_is_words(notebook: Notebook) -> None:
    page = (
        '<p>come home</p><img src="https://example.org/seen.gif"><script>fetch("https://example.org/run")</script>'
        '<style>@import url(https://example.org/style)</style><iframe src="file:///etc/passwd"></iframe>'
        '<form action="https://example.org/form"><input value="typed"></form>'
    )
    exhibit = kept(notebook, mail([("Content-Type: text/html", page.encode())]), "x.eml")
    ((words,),) = notebook.db.query("SELECT body FROM exhibit_words")
    assert exhibit.kind == "mail"
    assert "come home" in words
    for outside in ("example.org/", "fetch", "passwd", "import"):
        assert outside not in words


def test_a_mail_of_mails_of_mails(notebook: Notebook) -> None:
    data = b"".join(
        f"Subject: {n}\r\nFrom: a@b\r\nContent-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n".encode()
        for n in range(3_000)
    )
    exhibit = kept(notebook, data, "x.eml")
    assert exhibit.kind == "mail"
    with pytest.raises(Problem) as found:
        list(mail_parts(data))
    assert found.value.code in {"intake.mail-damaged", "intake.too-large", "intake.reader-stopped"}


def test_names_of_a_mails_files_lead_nowhere(notebook: Notebook) -> None:
    names = ("../../../.bashrc", "C:\\Windows\\x.dll", "/etc/passwd", "a\u202egpj.exe", "..", "\udcff")
    parts = [(f'Content-Disposition: attachment; filename="{name}"', b"x") for name in names]
    for name, _ in mail_parts(mail(parts)):
        assert "/" not in name
        assert "\u202e" not in name
        assert name.strip(".")


def test_a_mail_of_very_many_parts(notebook: Notebook) -> None:
    assert len(list(mail_parts(mail([("Content-Disposition: attachment; filename=x", b"y")] * 5_000)))) <= 500


@posix
def test_links_pipes_and_devices_are_refused(notebook: Notebook, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("/etc/passwd")
    for path, code in (
        (tmp_path / "pipe", "intake.no-plain-file"),
        (tmp_path / "link", "intake.is-a-link"),
        (Path("/dev/zero"), "intake.no-plain-file"),
    ):
        with pytest.raises(Problem) as found:
            exhibits.add(notebook, ExhibitDraft(name="x", path=path))
        assert found.value.code == code
    nothing_is_left(notebook)


def test_a_file_that_grows_all_the_while(notebook: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "recording.wav"
    path.write_bytes(bytes(6 * 2**20))
    pieces_up_to = taking_in.pieces_up_to

    def growing(*given: object) -> Iterator[bytes]:
        for piece in pieces_up_to(*given):  # type: ignore[arg-type]
            with path.open("ab") as more:
                more.write(bytes(2**21))  # it grows faster than it is read
            yield piece

    monkeypatch.setattr(taking_in, "pieces_up_to", growing)
    assert refused(notebook, path) == "exhibit.changed-meanwhile"


def test_a_file_that_shrinks_or_is_written_over(
    notebook: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.bin"
    pieces_up_to = taking_in.pieces_up_to
    for change in (lambda: os.truncate(path, 10), lambda: path.write_bytes(b"b" * 6 * 2**20)):
        path.write_bytes(b"a" * 6 * 2**20)

        def changing(*given: object, change: object = change) -> Iterator[bytes]:
            for number, piece in enumerate(pieces_up_to(*given)):  # type: ignore[arg-type]
                if number == 4:
                    change()  # type: ignore[operator]
                yield piece

        monkeypatch.setattr(taking_in, "pieces_up_to", changing)
        with pytest.raises(Problem) as found:
            exhibits.add(notebook, ExhibitDraft(name="x", path=path))
        assert found.value.code == "exhibit.changed-meanwhile"
    nothing_is_left(notebook)


@posix
def test_a_file_the_disk_has_no_room_for_is_refused_before_it_is_read(
    notebook: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Room(NamedTuple):
        free: int

    path = tmp_path / "holes.mp4"
    path.touch()
    os.truncate(path, 10 * 2**30)  # ten gigabytes of nothing
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Room(2**30))
    assert refused(notebook, path) == "disk.full"


def test_stopping_in_the_middle_keeps_nothing(notebook: Notebook, tmp_path: Path) -> None:
    path = tmp_path / "long.mp4"
    path.write_bytes(movie(4, (64, 48)) + bytes(20 * 2**20))

    def chunks_written() -> bool:
        return notebook.db.query("SELECT count(*) > 7 FROM file_chunk") == [(1,)]

    with pytest.raises(Cancelled):
        exhibits.add(notebook, ExhibitDraft(name="x", path=path), chunks_written)
    nothing_is_left(notebook)


def test_leaving_in_the_middle_keeps_nothing(notebook: Notebook) -> None:
    draft = ExhibitDraft(name="x", data=bytes(20 * 2**20))
    with taking_in.looking_at(bytes(20 * 2**20), "x", lambda: False) as looked:
        steps = exhibits.adding(notebook, draft, looked, lambda: False)
        next(steps)
        next(steps)
        steps.close()
    nothing_is_left(notebook)


@pytest.mark.parametrize("name", ["../../x.jpg", "a\x00b.jpg", "\udcff.jpg", "x" * 10_000, "\u202egpj.exe", ""])
def test_names_made_to_do_harm(notebook: Notebook, name: str) -> None:
    exhibit_id, _ = exhibits.add(notebook, ExhibitDraft(name=name, data=photo()))
    said = exhibits.get(notebook, exhibit_id).name
    assert said
    assert not set(said) & set("/\\\0\u202e") or said == "\\xff.jpg"
    assert check_log(notebook, lambda _done, _total: None, lambda: False) == []


@pytest.mark.parametrize("piece", ["<", "<a ", "<!-", "<!--", "<script>", "&", "</", "<?", "<p x='"])
def test_a_page_of_marks_alone_costs_its_length(notebook: Notebook, piece: str) -> None:
    data = b"<!DOCTYPE html>" + piece.encode() * 300_000
    assert kept(notebook, data, "x.html").claims == ()


def test_office_documents_of_noise(notebook: Notebook) -> None:
    data = bytearray(office("lantern " * 50))
    data[60:90] = bytes(30)
    assert kept(notebook, bytes(data), "x.docx").size == len(data)
