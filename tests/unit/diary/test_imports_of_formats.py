"""Exports of several programs brought into a notebook by the real readers: all of it once, and again nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nocontact_desktop.diary import conversations, imports
from nocontact_desktop.diary.check import check_log
from nocontact_desktop.intake.items import ReadOptions
from tests.fuzz import cards, google_voice, json_exports, sms_backup, table
from tests.intake_chats import zipped

if TYPE_CHECKING:
    from nocontact_desktop.diary.imports import ImportResult
    from nocontact_desktop.vault.notebook import Notebook

EXPORTS = {
    "sms.xml": sms_backup.SEEDS[0],
    "backups.zip": sms_backup.SEEDS[3],
    "takeout.zip": google_voice.SEEDS[2],
    "imazing.csv": table.SEEDS[0],
    "folder.zip": table.SEEDS[-1],
    "contacts.vcf": cards.SEEDS[0],
    "calendar.ics": cards.SEEDS[2],
    **{f"{name}.json": json.dumps(seed).encode() for name, seed in json_exports.SEEDS.items()},
    "instagram.zip": zipped({"inbox/ana/message_1.json": json.dumps(json_exports.META), "photos/p.jpg": b"\xff\xd8"}),
}


def bring_in(notebook: Notebook, path: Path) -> ImportResult:
    return imports.bring_in(
        notebook, path, ReadOptions(), "mine", progress=lambda _done, _total: None, cancelled=lambda: False
    )


@pytest.mark.parametrize("name", EXPORTS)
def test_all_of_it_once_and_again_nothing(notebook: Notebook, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(EXPORTS[name])
    first = bring_in(notebook, path)
    assert first.imported > 0
    assert first.seen == first.imported + first.duplicates + len(first.skipped)
    again = bring_in(notebook, path)
    assert (again.imported, again.seen) == (0, first.seen)
    kept = sum(one.messages for one in conversations.conversations(notebook))
    assert kept == first.imported
    assert all(one.title for one in conversations.conversations(notebook))
    assert check_log(notebook, lambda _done, _total: None, lambda: False) == []


def test_a_longer_backup_adds_only_what_is_new(notebook: Notebook, tmp_path: Path) -> None:
    path = tmp_path / "sms.xml"
    path.write_bytes(sms_backup.SEEDS[0])
    first = bring_in(notebook, path)
    longer = sms_backup.SEEDS[0].replace(
        b"</smses>",
        b'<sms address="555 010 2030" date="1772452900000" type="1" body="new" contact_name="Ana" /></smses>',
    )
    path.write_bytes(longer)
    again = bring_in(notebook, path)
    assert (again.imported, again.duplicates) == (1, first.seen)
    titles = [one.title for one in conversations.conversations(notebook)]
    assert titles.count("Ana") == 1
