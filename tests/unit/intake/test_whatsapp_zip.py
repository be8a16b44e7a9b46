"""A chat in a zip, with the files it speaks of."""

from __future__ import annotations

import io
import unicodedata
import zipfile

import pytest

from nocontact_desktop.errors import Problem
from tests.intake_chats import LRM, read_bytes, zipped
from tests.intake_pictures import opus, photo

ANDROID = (
    "13/01/2026, 21:15 - Ana: IMG-20260113-WA0001.jpg (file attached)\nlook\n"
    "13/01/2026, 21:16 - Ana: PTT-20260113-WA0002.opus (some words)\n"
    "13/01/2026, 21:17 - Ana: gone.pdf (file attached)\n"
    "13/01/2026, 21:18 - Ana: My notes 2.txt (parole)\n"
)


def test_android() -> None:
    data = zipped({
        "WhatsApp Chat with Ana.txt": ANDROID,
        "IMG-20260113-WA0001.jpg": photo(),
        "PTT-20260113-WA0002.opus": opus(2),
        "My notes 2.txt": "hello",
    })  # fmt: skip
    items, summary = read_bytes(data, "export.zip")
    assert [item.kind for item in items] == ["media"] * 4
    found = [item.attachments[0] for item in items]
    assert [(one.link, one.media_type, one.member) for one in found] == [
        ("exact", "image/jpeg", "IMG-20260113-WA0001.jpg"),
        ("exact", "audio/opus", "PTT-20260113-WA0002.opus"),
        ("none", None, None),
        ("exact", "text/plain", "My notes 2.txt"),
    ]
    assert [item.flags for item in items] == [(), (), ("media_missing",), ()]
    assert items[0].text == "look"
    assert summary.threads[0].title == "Ana"
    assert summary.seen == summary.read == 4


def test_ios_in_a_folder_with_names_spelled_otherwise() -> None:
    spelled = unicodedata.normalize("NFD", "Liebesgrüße.PDF")
    data = zipped({
        "export/_chat.txt": f"[13/01/2026, 21:15:07] Ana: {LRM}<attached: 00000012-PHOTO-2026-01-13-21-15-07.jpg>\n"
        f"[13/01/2026, 21:15:09] Ana: {LRM}<attached: Liebesgrüße.pdf>\n",
        "export/00000012-PHOTO-2026-01-13-21-15-07.jpg": photo(),
        f"export/{spelled}": b"%PDF-1.4",
    })  # fmt: skip
    items, summary = read_bytes(data, "WhatsApp Chat - Ana.zip")
    assert [(item.attachments[0].link, item.attachments[0].member) for item in items] == [
        ("exact", "export/00000012-PHOTO-2026-01-13-21-15-07.jpg"),
        ("name", f"export/{spelled}"),
    ]
    assert summary.threads[0].title == "Ana"


def test_files_no_message_speaks_of_are_items_and_system_files_are_skipped() -> None:
    data = zipped({
        "_chat.txt": "13/01/2026, 21:15 - Ana: hi\n",
        "IMG-1.jpg": photo(),
        "__MACOSX/._IMG-1.jpg": b"x",
        ".DS_Store": b"x",
        "folder/": b"",
    })  # fmt: skip
    items, summary = read_bytes(data, "export.zip")
    assert [(item.kind, item.locator) for item in items] == [("message", "line 1"), ("media", "file IMG-1.jpg")]
    assert items[1].attachments[0].link == "none"
    assert items[1].attachments[0].member == "IMG-1.jpg"
    assert {(skip.locator, skip.reason) for skip in summary.skips} == {
        ("file __MACOSX/._IMG-1.jpg", "system-file"),
        ("file .DS_Store", "system-file"),
    }
    assert summary.seen == summary.read + len(summary.skips) == 4


def test_the_chat_is_found_among_other_texts() -> None:
    data = zipped({"a.txt": "hello", "notes.txt": "13/01/2026 x", "_chat.txt": ANDROID, "z.txt": "more"})
    items, _ = read_bytes(data, "export.zip")
    assert items[0].author == "Ana"


def test_links_in_a_zip_are_left_alone() -> None:
    link = zipfile.ZipInfo("IMG-1.jpg")
    link.external_attr = 0o120777 << 16
    data = zipped({"_chat.txt": "13/01/2026, 21:15 - Ana: IMG-1.jpg (file attached)\n"})
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    items, summary = read_bytes(out.getvalue(), "export.zip")
    assert items[0].attachments[0].member is None
    assert [skip.reason for skip in summary.skips] == ["link"]


@pytest.mark.parametrize("name", ["../../evil.jpg", "/etc/evil.jpg", "C:\\evil.jpg", "a/../../evil.jpg"])
def test_names_that_point_elsewhere_are_only_labels(name: str) -> None:
    data = zipped({"_chat.txt": "13/01/2026, 21:15 - Ana: evil.jpg (file attached)\n", name: photo()})
    items, _ = read_bytes(data, "export.zip")
    assert items[0].kind == "media"
    assert all(one.media_type == "image/jpeg" for item in items for one in item.attachments if one.member)


def test_a_zip_without_a_chat() -> None:
    with pytest.raises(Problem) as found:
        read_bytes(zipped({"a.txt": "hello", "b.jpg": photo()}), "x.zip")
    assert found.value.code == "intake.not-recognised"
