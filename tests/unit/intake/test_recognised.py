"""Each export is taken for what it is, and for nothing else first."""

from __future__ import annotations

import pytest

from tests.fuzz import cards, google_voice, sms_backup, table, whatsapp
from tests.intake_reading import surest

EXPORTS = [
    *(("whatsapp", seed, "WhatsApp Chat with Ana.txt") for seed in whatsapp.SEEDS[:5]),
    *(("sms_backup", seed, "backup") for seed in sms_backup.SEEDS),
    *(("google_voice", seed, "takeout") for seed in google_voice.SEEDS),
    *(("table", seed, "messages.csv") for seed in table.SEEDS),
    ("vcard", cards.SEEDS[0], "contacts.vcf"),
    ("vcard", cards.SEEDS[1], "contacts"),
    ("ics", cards.SEEDS[2], "calendar.ics"),
    ("ics", cards.SEEDS[3], "calendar"),
]


@pytest.mark.parametrize(("name", "data", "file_name"), EXPORTS)
def test_each_is_taken_for_what_it_is(name: str, data: bytes, file_name: str) -> None:
    assert surest(data, file_name) == name
