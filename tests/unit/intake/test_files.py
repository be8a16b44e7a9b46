"""What files are, and pictures of them, through the real child process."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.files import Rendition, examine, rendition, renditions
from tests.intake_pictures import amr, movie, opened, opus, pdf, photo, picture, saved, wav

RED, BLACK, WHITE = (200, 30, 30), (0, 0, 0), (255, 255, 255)


def near(pixel: object, wanted: object) -> bool:
    assert isinstance(pixel, tuple)
    assert isinstance(wanted, tuple)
    return all(abs(one - other) < 16 for one, other in zip(pixel, wanted, strict=True))


def heic() -> bytes:
    import pillow_heif

    pillow_heif.register_heif_opener()
    return saved(picture(), "HEIF", quality=90)


def drawn(data: bytes, longest_px: int = 60) -> Rendition:
    return rendition(data, longest_px=longest_px)


def test_a_photo_with_what_it_claims() -> None:
    data = photo(taken="2026:01:13 21:15:07", offset="+01:00", make="Acme", gps=(51.5, -0.25), orientation=6)
    facts = examine(data, "IMG.dat")
    assert (facts.media_type, facts.kind, facts.size) == ("image/jpeg", "image", len(data))
    assert facts.sha256 == hashlib.sha256(data).hexdigest()
    assert (facts.width, facts.height) == (40, 60)
    assert {claim.name: claim.value for claim in facts.claims} == {
        "time_taken": "2026-01-13T21:15:07+01:00",
        "device_make": "Acme",
        "gps_present": "yes",
        "gps_position": "51.500000, -0.250000",
    }
    assert facts.thumbnail is not None
    assert opened(facts.thumbnail).size == (40, 60)


@pytest.mark.parametrize(
    ("tags", "claim"),
    [
        ({"taken": "0000:00:00 00:00:00"}, ("time_taken_implausible", "0000:00:00 00:00:00")),
        ({"taken": "2026:13:41 99:99:99"}, ("time_taken_implausible", "2026:13:41 99:99:99")),
        ({"taken": "1970:01:01 00:00:00"}, ("time_taken_implausible", "1970:01:01 00:00:00")),
        ({"taken": "2026:01:13 21:15:07"}, ("time_taken", "2026-01-13T21:15:07")),
        ({"taken": "2026:01:13 21:15:07", "offset": "junk"}, ("time_taken", "2026-01-13T21:15:07")),
        ({"gps": (0, 0)}, ("gps_position_implausible", "0.000000, 0.000000")),
        ({"gps": (95, 10)}, ("gps_position_implausible", "95.000000, 10.000000")),
        ({"make": "Acme"}, ("gps_present", "no")),
    ],
)
def test_claims_that_cannot_be_right_are_told_as_such(tags: dict[str, object], claim: tuple[str, str]) -> None:
    facts = examine(photo(**tags), "x.jpg")
    assert claim in [(one.name, one.value) for one in facts.claims]


def test_a_rendition_carries_nothing_but_the_picture() -> None:
    found = drawn(photo(taken="2026:01:13 21:15:07", make="Acme", gps=(51.5, 0.25)))
    for word in (b"Exif", b"Acme", b"private comment", b"ICC_PROFILE", b"http"):
        assert word not in found.data
    assert found.data == drawn(photo(taken="2026:01:13 21:15:07", make="Acme", gps=(51.5, 0.25))).data
    assert (found.width, found.height) == (60, 40)


def test_the_right_way_up() -> None:
    # 6: turned so that the left edge of the stored picture is the top of the shown one.
    found = opened(drawn(photo(orientation=6)).data)
    assert found.size == (40, 60)
    assert near(found.getpixel((20, 5)), RED)
    assert near(found.getpixel((20, 55)), BLACK)


def test_smaller_and_never_larger() -> None:
    data = saved(picture((900, 300)), "PNG")
    assert (drawn(data, 90).width, drawn(data, 90).height) == (90, 30)
    assert (drawn(data, 5000).width, drawn(data, 5000).height) == (900, 300)


@pytest.mark.parametrize("form", ["PNG", "GIF", "WEBP", "TIFF", "BMP", "HEIC"])
def test_forms_of_pictures(form: str) -> None:
    data = heic() if form == "HEIC" else saved(picture(), form)
    facts = examine(data, "x")
    assert facts.media_type == f"image/{form.lower()}"
    assert (facts.width, facts.height, facts.kind) == (60, 40, "image")
    found = opened(drawn(data).data)
    assert near(found.getpixel((10, 20)), RED)
    assert near(found.getpixel((50, 20)), BLACK)


def test_the_first_frame_of_a_moving_picture() -> None:
    frames = [picture(), picture(colour=(0, 0, 250))]
    found = opened(drawn(saved(frames[0], "GIF", save_all=True, append_images=frames[1:])).data)
    assert near(found.getpixel((10, 20)), RED)


def test_clear_parts_become_white() -> None:
    image = Image.new("RGBA", (60, 40), (0, 0, 0, 0))
    image.paste((*RED, 255), (0, 0, 30, 40))
    found = opened(drawn(saved(image, "PNG")).data)
    assert near(found.getpixel((10, 20)), RED)
    assert near(found.getpixel((50, 20)), WHITE)
    palette = Image.new("P", (60, 40), 1)
    palette.putpalette([0, 0, 0, *RED])
    palette.paste(0, (30, 0, 60, 40))
    found = opened(drawn(saved(palette, "PNG", transparency=0)).data)
    assert near(found.getpixel((10, 20)), RED)
    assert near(found.getpixel((50, 20)), WHITE)


@pytest.mark.parametrize("mode", ["L", "1", "LA"])
def test_grey_stays_grey(mode: str) -> None:
    found = opened(drawn(saved(picture(mode="L", colour=200).convert(mode), "PNG")).data)
    assert found.mode == "L"


def test_sixteen_bits() -> None:
    row = (200 * 256).to_bytes(2, "little") * 30 + bytes(60)
    image = Image.frombytes("I;16", (60, 40), row * 40)
    found = opened(drawn(saved(image, "PNG")).data)
    assert found.mode == "L"
    assert abs(int(str(found.getpixel((10, 20)))) - 200) < 8


def test_four_inks() -> None:
    data = saved(picture(mode="CMYK", colour=(0, 255, 255, 0)), "JPEG", quality=95)
    found = opened(drawn(data).data)
    assert found.mode == "RGB"
    red, green, blue = found.getpixel((10, 20))  # type: ignore[misc]
    assert red > 150
    assert max(green, blue) < 90


def test_a_photo_whose_end_is_missing_is_shown_as_far_as_it_goes() -> None:
    whole = saved(Image.effect_noise((400, 400), 80).convert("RGB"), "JPEG")
    found = drawn(whole[: len(whole) // 2], 400)
    assert found.partial
    assert (found.width, found.height) == (400, 400)
    assert not drawn(whole, 400).partial
    facts = examine(whole[: len(whole) // 2], "x.jpg")
    assert ("damaged", "incomplete") in [(one.name, one.value) for one in facts.claims]


def test_pictures_of_too_many_pixels() -> None:
    data = saved(Image.new("1", (20_000, 6_000)), "PNG")
    with pytest.raises(Problem) as found:
        drawn(data)
    assert found.value.code == "intake.picture-too-large"
    facts = examine(data, "x.png")
    assert (facts.media_type, facts.thumbnail) == ("image/png", None)
    assert ("damaged", "intake.picture-too-large") in [(one.name, one.value) for one in facts.claims]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"no picture at all", "intake.not-a-picture"),
        (b"\xff\xd8\xff\xe0" + bytes(20), "intake.not-a-picture"),
        (b"\x89PNG\r\n\x1a\n" + b"\xff" * 200, "intake.picture-damaged"),
    ],
)
def test_what_is_no_picture(data: bytes, code: str) -> None:
    with pytest.raises(Problem) as found:
        drawn(data)
    assert found.value.code in {code, "intake.not-a-picture", "intake.picture-damaged"}


def test_many_pictures_from_one_child() -> None:
    given = [("a", photo()), ("b", b"junk"), ("c", b""), ("d", saved(picture(), "PNG"))]
    found = dict(renditions(given, longest_px=30))
    assert list(found) == ["a", "b", "c", "d"]
    assert isinstance(found["a"], Rendition)
    assert isinstance(found["d"], Rendition)
    assert [one.code for one in found.values() if isinstance(one, Problem)] == ["intake.not-a-picture"] * 2


@pytest.mark.parametrize(
    ("data", "media_type", "kind", "duration"),
    [
        (wav(1.5), "audio/wav", "audio", 1500),
        (amr(50), "audio/amr", "audio", 1000),
        (opus(3), "audio/opus", "audio", 3000),
        (movie(4, (640, 480)), "video/mp4", "video", 4000),
        (movie(4, None), "audio/mp4", "audio", 4000),
        (movie(4, None, brand=b"M4A "), "audio/mp4", "audio", 4000),
        (movie(4, (640, 480), brand=b"3gp4"), "video/3gpp", "video", 4000),
        (movie(4, (640, 480), brand=b"qt  "), "video/quicktime", "video", 4000),
        (b"\xff\xfb\x90\x00" + bytes(413) + (b"\xff\xfb\x90\x00" + bytes(413)) * 38, "audio/mpeg", "audio", 1016),
    ],
)
def test_sound_and_video(data: bytes, media_type: str, kind: str, duration: int) -> None:
    facts = examine(data, "x")
    assert (facts.media_type, facts.kind) == (media_type, kind)
    assert facts.duration_ms is not None
    assert abs(facts.duration_ms - duration) <= 2


def test_what_a_video_claims() -> None:
    facts = examine(movie(4, (640, 480)), "x")
    assert (facts.width, facts.height) == (640, 480)
    assert [(one.name, one.value) for one in facts.claims] == [("time_made", "2025-12-31T04:26:40+00:00")]
    assert examine(movie(4, (640, 480), created=0), "x").claims == ()


def test_pdf() -> None:
    facts = examine(pdf(3), "x")
    assert (facts.media_type, facts.kind, facts.pages) == ("application/pdf", "pdf", 3)
    assert facts.thumbnail is not None
    assert max(opened(facts.thumbnail).size) <= 512
    broken = examine(b"%PDF-1.7\nnothing", "x")
    assert (broken.kind, broken.pages) == ("pdf", None)
    assert [one.value for one in broken.claims] == ["intake.pdf-damaged"]


def test_a_locked_pdf() -> None:
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(1))) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    facts = examine(out.getvalue(), "x")
    assert (facts.kind, facts.pages) == ("pdf", None)
    assert [(one.name, one.value) for one in facts.claims] == [("locked", "yes")]


def docx() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("word/document.xml", "<x/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "media_type", "kind"),
    [
        (b"hello there", "x.jpg", "text/plain", "document"),
        (b"From: a@b.example\r\nSubject: hi\r\n\r\nhello", "x", "message/rfc822", "mail"),
        (b"BEGIN:VCARD\r\nVERSION:3.0\r\n", "x", "text/vcard", "document"),
        (b"a,b\n1,2\n", "x.csv", "text/csv", "document"),
        (b"<!DOCTYPE html><p>x", "x.txt", "text/html", "document"),
        (b"PK\x03\x04" + bytes(40), "x", "application/zip", "other"),
        (b"\x00\x01\x02\x03" * 10, "x.txt", "application/octet-stream", "other"),
        (b"", "x.jpg", "application/octet-stream", "other"),
        (docx(), "x", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "document"),
    ],
)
def test_other_files(data: bytes, name: str, media_type: str, kind: str) -> None:
    facts = examine(data, name)
    assert (facts.media_type, facts.kind, facts.size) == (media_type, kind, len(data))


def test_a_file_on_disk_gives_the_same_facts(tmp_path: Path) -> None:
    path = tmp_path / "photo"
    path.write_bytes(photo(taken="2026:01:13 21:15:07"))
    of_bytes = examine(path.read_bytes(), "x.jpg")
    assert examine(path, "x.jpg") == msgspec.structs.replace(of_bytes, sha256="")
    with pytest.raises(Problem) as found:
        examine(tmp_path / "missing", "x")
    assert found.value.code == "intake.cannot-open"
