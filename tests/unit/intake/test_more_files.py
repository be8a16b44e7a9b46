"""Pages, sounds, videos and mails: what they are and what they say, through the real child process."""

from __future__ import annotations

import msgspec
import pytest

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.file_facts import FileFacts
from nocontact_desktop.intake.files import examine, mail_parts, page
from tests import intake_files as made
from tests.intake_pictures import opened, picture, saved


def claims(facts: FileFacts) -> dict[str, str]:
    return {one.name: one.value for one in facts.claims}


@pytest.mark.parametrize(
    ("data", "media_type", "kind", "duration"),
    [
        (made.aac(431), "audio/aac", "audio", 10_007),
        (made.flac(12), "audio/flac", "audio", 12_000),
        (made.avi(250, (64, 48)), "video/x-msvideo", "video", 10_000),
        (made.webm(4200, (64, 48)), "video/webm", "video", 4200),
        (made.webm(4200, None), "audio/webm", "audio", 4200),
        (made.mp3("Voicemail", 10), "audio/mpeg", "audio", 10_000),
    ],
)
def test_how_long_it_lasts(data: bytes, media_type: str, kind: str, duration: int) -> None:
    facts = examine(data, "x")
    assert (facts.media_type, facts.kind) == (media_type, kind)
    assert facts.duration_ms is not None
    assert abs(facts.duration_ms - duration) <= 100


def test_sizes_and_times_of_videos_that_say_them() -> None:
    facts = examine(made.webm(10, (640, 480), dated=True), "x")
    assert (facts.width, facts.height) == (640, 480)
    assert claims(facts) == {"time_made": "2026-05-09T06:13:20+00:00"}
    facts = examine(made.avi(1, (320, 240)), "x")
    assert (facts.width, facts.height) == (320, 240)


def test_what_a_sound_calls_itself() -> None:
    assert claims(examine(made.mp3("Für später", 3), "x.mp3")) == {"title": "Für später"}


@pytest.mark.parametrize(
    ("stream", "media_type", "kind"),
    [
        ("__properties_version1.0", "application/vnd.ms-outlook", "mail"),
        ("WordDocument", "application/msword", "document"),
        ("Workbook", "application/vnd.ms-excel", "document"),
        ("Something", "application/x-ole-storage", "document"),
    ],
)
def test_files_of_old_programs(stream: str, media_type: str, kind: str) -> None:
    facts = examine(made.ole(stream), "x")
    assert (facts.media_type, facts.kind) == (media_type, kind)


def test_a_text_of_two_bytes_a_sign_is_no_sound() -> None:
    facts = examine("Then he wrote: wait".encode("utf-16"), "x.txt")
    assert (facts.media_type, facts.words) == ("text/plain", "Then he wrote: wait")


def test_a_picture_that_moves_is_said_to_and_a_scan_has_pages() -> None:
    moving = saved(picture(), "GIF", save_all=True, append_images=[picture(colour=(0, 0, 250))])
    assert claims(examine(moving, "x"))["moving"] == "yes"
    assert "moving" not in claims(examine(saved(picture(), "GIF"), "x"))
    facts = examine(made.tiff(3), "x")
    assert (facts.pages, "moving" in claims(facts)) == (3, False)


def test_pages_are_turned() -> None:
    reds = [opened(page(made.tiff(3), "image/tiff", n, longest_px=60).data).getpixel((5, 20)) for n in range(3)]
    assert [abs(red[0] - wanted) < 8 for red, wanted in zip(reds, (40, 80, 120), strict=True)] == [True] * 3  # type: ignore[index]
    drawn = page(made.pdf_saying("words", 3), "application/pdf", 2, longest_px=900)
    assert (drawn.width, drawn.height) == (900, 600)


@pytest.mark.parametrize(
    ("data", "media_type", "code"),
    [
        (made.pdf_saying("x"), "application/pdf", "intake.page-damaged"),
        (b"%PDF-1.4 no", "application/pdf", "intake.pdf-damaged"),
        (made.tiff(2), "image/tiff", "intake.picture-damaged"),
        (b"nothing", "image/png", "intake.not-a-picture"),
    ],
)
def test_pages_that_are_not_there(data: bytes, media_type: str, code: str) -> None:
    with pytest.raises(Problem) as found:
        page(data, media_type, 7, longest_px=100)
    assert found.value.code == code


def test_the_files_of_a_mail() -> None:
    photo = saved(picture(), "PNG")
    data = made.mail([
        ('Content-Type: text/plain\r\nContent-Disposition: attachment; filename="=?utf-8?q?=C3=BC.txt?="', b"inside"),
        ("Content-Type: image/png; name=../../door.png\r\nContent-Transfer-Encoding: base64", _base64(photo)),
        ("Content-Type: message/rfc822", b"From: c@example.org\r\nSubject: y\r\n\r\nforwarded"),
    ])  # fmt: skip
    found = dict(mail_parts(data))
    assert list(found) == ["ü.txt", "door.png", "forwarded.eml"]
    assert found["ü.txt"] == b"inside"
    assert found["door.png"] == photo
    assert b"forwarded" in found["forwarded.eml"]
    assert list(mail_parts(made.mail([]))) == []


def test_the_text_of_a_mail_in_an_encoding_nobody_knows() -> None:
    data = b"From: a@example.org\r\nDate: x\r\nContent-Type: text/plain; charset=klingon\r\n\r\nstill readable"
    assert "still readable" in examine(data, "x.eml").words


def test_only_so_much_text_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = examine(b"many words " * 300_000, "x.txt")
    assert len(facts.words) == 2_000_000
    assert msgspec.structs.replace(facts, words="").claims == ()


def _base64(data: bytes) -> bytes:
    import base64

    return base64.encodebytes(data)
