"""Recognise, survey and open an export, through the real child process."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.items import ReadOptions
from nocontact_desktop.intake.reading import open_export, recognise, survey
from tests.intake_chats import zipped
from tests.intake_pictures import photo

LINES = 1203


@pytest.fixture
def export(tmp_path: Path) -> Path:
    text = "".join(f"13/01/2026, {n // 60 % 24:02}:{n % 60:02} - Ana: word {n}\n" for n in range(LINES))
    path = tmp_path / "WhatsApp Chat with Ana.zip"
    path.write_bytes(zipped({"_chat.txt": text, "IMG-1.jpg": photo(), "big.bin": bytes(range(256)) * 10_000}))
    return path


def test_recognise(export: Path, tmp_path: Path) -> None:
    (found,) = recognise(export)
    assert (found.format, found.name) == ("whatsapp", "WhatsApp chat")
    assert found.confidence > 80
    other = tmp_path / "letter.txt"
    other.write_text("Dear Bo,\nthanks.\n")
    assert recognise(other) == []


def test_survey_and_reading_agree(export: Path) -> None:
    looked = survey(export, ReadOptions())
    with open_export(export, ReadOptions()) as opened:
        batches = list(opened.items())
        assert opened.summary == looked
    assert looked.read == sum(map(len, batches)) == LINES + 2
    assert max(map(len, batches)) == 500
    assert looked.participants[0].name == "Ana"
    assert looked.threads[0].title == "Ana"


def test_media_between_batches_and_after(export: Path) -> None:
    with open_export(export, ReadOptions()) as opened:
        seen = 0
        for batch in opened.items():
            seen += len(batch)
            assert b"".join(opened.media("IMG-1.jpg")) == photo()
            for _ in opened.media("big.bin"):
                break
        assert seen == LINES + 2
        assert b"".join(opened.media("big.bin")) == bytes(range(256)) * 10_000


def test_a_member_that_is_not_there_does_not_end_the_reading(export: Path) -> None:
    with open_export(export, ReadOptions()) as opened:
        with pytest.raises(Problem) as found:
            list(opened.media("other.jpg"))
        assert found.value.code == "intake.no-such-member"
        assert sum(map(len, opened.items())) == LINES + 2


def test_the_summary_comes_after_the_items(export: Path) -> None:
    with open_export(export, ReadOptions()) as opened, pytest.raises(RuntimeError):
        assert opened.summary


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (ReadOptions(format="telegraph"), "intake.no-such-format"),
        (ReadOptions(time_zone="Europe/Atlantis"), "intake.unknown-time-zone"),
    ],
)
def test_options_that_make_no_sense(export: Path, options: ReadOptions, code: str) -> None:
    with pytest.raises(Problem) as found:
        survey(export, options)
    assert found.value.code == code


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    if hasattr(os, "mkfifo"):
        os.mkfifo(pipe)
    for path in (tmp_path / "missing.txt", tmp_path, pipe):
        with pytest.raises(Problem) as found:
            recognise(path)
        assert found.value.code == "intake.cannot-open"
