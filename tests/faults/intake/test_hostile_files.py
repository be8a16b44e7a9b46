"""Files made to do harm, and files that are simply broken."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from pathlib import Path

import pytest

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.files import examine
from nocontact_desktop.intake.items import ReadOptions
from nocontact_desktop.intake.reading import recognise, survey
from tests.intake_chats import zipped
from tests.intake_pictures import movie, opus, pdf, photo, wav

CHAT = "13/01/2026, 21:15 - Ana: hi\n"


def code_of(data: bytes, path: Path) -> str:
    path.write_bytes(data)
    with pytest.raises(Problem) as found:
        survey(path, ReadOptions())
    return found.value.code


def bomb(member: str, size: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive, archive.open(member, "w") as file:
        for _ in range(size // 2**20):
            file.write(bytes(2**20))
    return out.getvalue()


def test_a_zip_that_grows_without_end(tmp_path: Path) -> None:
    assert code_of(bomb("_chat.txt", 100 * 2**20), tmp_path / "x.zip") == "intake.zip-bomb"


def test_a_zip_that_lies_about_its_sizes(tmp_path: Path) -> None:
    data = bytearray(bomb("_chat.txt", 100 * 2**20))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", 1000)
    assert code_of(bytes(data), tmp_path / "x.zip") in {"intake.zip-damaged", "intake.not-recognised"}


def test_zips_in_zips_are_not_opened(tmp_path: Path) -> None:
    inner = zipped({"_chat.txt": CHAT})
    path = tmp_path / "x.zip"
    path.write_bytes(zipped({"inner.zip": inner, "_chat.txt": CHAT * 2}))
    found = survey(path, ReadOptions())
    assert found.read == 3
    assert code_of(zipped({"inner.zip": inner}), path) == "intake.not-recognised"


def test_a_zip_of_very_many_names(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("_chat.txt", CHAT)
    data = bytearray(out.getvalue())
    entry = data.index(b"PK\x01\x02")
    one, end = bytes(data[entry : data.index(b"PK\x05\x06")]), data[data.index(b"PK\x05\x06") :]
    many = 200_000
    struct.pack_into("<HHI", end, 8, 65535, 65535, len(one) * many)
    code = code_of(bytes(data[:entry]) + one * many + bytes(end), tmp_path / "x.zip")
    assert code in {"intake.too-large", "intake.zip-damaged"}


def test_a_locked_zip(tmp_path: Path) -> None:
    data = bytearray(zipped({"_chat.txt": CHAT}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert code_of(bytes(data), tmp_path / "x.zip") == "intake.zip-locked"


def test_an_unknown_way_of_packing(tmp_path: Path) -> None:
    data = bytearray(zipped({"_chat.txt": CHAT}))
    data[8] = 77
    data[data.index(b"PK\x01\x02") + 10] = 77
    assert code_of(bytes(data), tmp_path / "x.zip") == "intake.zip-damaged"


def test_a_zip_cut_short_or_with_wrong_sums(tmp_path: Path) -> None:
    data = zipped({"_chat.txt": CHAT * 50})
    assert code_of(data[:-30], tmp_path / "x.zip") == "intake.zip-damaged"
    wrong = bytearray(data)
    wrong[45] ^= 255
    assert code_of(bytes(wrong), tmp_path / "y.zip") in {"intake.zip-damaged", "intake.not-recognised"}


@pytest.mark.parametrize(
    "data", [b"", b"\n\n\n", bytes(100_000), random.Random(1).randbytes(200_000), b"PK\x05\x06" + bytes(18)]
)
def test_nothing_and_noise(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    assert code_of(data, path) == ("intake.empty" if not data else "intake.not-recognised")
    if data:
        assert recognise(path) == []


def test_one_line_without_end(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(CHAT.encode() + b"x" * 20_000_000)
    found = survey(path, ReadOptions())
    assert found.seen == found.read == 10


@pytest.mark.parametrize(
    "whole", [photo(taken="2026:01:13 21:15:07", make="A", gps=(1, 1)), movie(3, (64, 48)), opus(2), wav(0.1), pdf(1)]
)
def test_changed_files_have_facts_whatever_they_are(whole: bytes) -> None:
    chance = random.Random(len(whole))
    for _ in range(4):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 30)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        facts = examine(bytes(data[: chance.randrange(len(data))]), "x")
        assert len(facts.sha256) == 64
