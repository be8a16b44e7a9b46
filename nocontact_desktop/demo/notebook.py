"""Makes the made-up notebook through the same doors as everything else: log, import, exhibits."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from nocontact_desktop.demo.chance import LAST_DAY, StoryClock, story_surroundings
from nocontact_desktop.demo.chat import chat_export
from nocontact_desktop.demo.pictures import picture
from nocontact_desktop.demo.plan import write_order, write_plan
from nocontact_desktop.demo.steady import write_steady
from nocontact_desktop.demo.story import entries_of, load_story
from nocontact_desktop.diary.case import save_case
from nocontact_desktop.diary.entries import save
from nocontact_desktop.diary.exchange import read_log
from nocontact_desktop.diary.exhibits import ExhibitDraft, add
from nocontact_desktop.diary.handovers import Handover, save_handover
from nocontact_desktop.diary.imports import bring_in
from nocontact_desktop.diary.when import sort_text
from nocontact_desktop.intake.items import ReadOptions
from nocontact_desktop.preparation.orders import Order
from nocontact_desktop.vault.keyfile import DEFAULT, KdfParameters
from nocontact_desktop.vault.notebook import Notebook, create

FIRST_NOTE = datetime(2025, 11, 3, 8, 0, tzinfo=UTC)
IMPORTED = datetime(2026, 3, 3, 19, 0, tzinfo=UTC)


@dataclass(frozen=True)
class DemoMade:
    """How much the made-up notebook holds."""

    entries: int
    messages: int
    exhibits: int


def make_demo(
    folder: Path,
    passphrase: str,
    *,
    entries: int,
    messages: int,
    seed: int,
    progress: Callable[[int, int], None],
    kdf: KdfParameters = DEFAULT,
) -> DemoMade:
    """Make a notebook in ``folder`` with ``entries`` entries and ``messages`` messages. The same seed makes the same.

    Raises:
        Problem: there is a notebook already, or the disk does not take it.
    """
    clock = StoryClock(FIRST_NOTE)
    notebook, _ = create(folder, passphrase, kdf=kdf, surroundings=story_surroundings(seed, clock))
    with notebook:
        story = load_story()
        log = read_log({"case": story["case"]})
        if log.case is not None:
            save_case(notebook, log.case)
        exhibits = _write_entries(notebook, clock, story, entries, seed, progress)
        brought = _bring_in_chat(notebook, clock, story["chat"], messages, seed) if messages else 0
        _write_handovers(notebook, clock, story["handovers"])
        clock.move_to(LAST_DAY)
        write_plan(notebook, story["plan"])
        write_steady(notebook, story["steady"])
    return DemoMade(entries, brought, exhibits)


def _write_entries(
    notebook: Notebook,
    clock: StoryClock,
    story: dict[str, Any],
    wanted: int,
    seed: int,
    progress: Callable[[int, int], None],
) -> int:
    zone = ZoneInfo(story["case"]["time_zone"])
    told = entries_of(story, wanted, seed)
    days = [_moment(written["occurred_from"]).replace(tzinfo=zone) for written in told]
    served = _moment(story["order"]["served"]).replace(tzinfo=zone)
    before = sum(day < served for day in days)
    exhibits = 0
    order: Order | None = None
    for number, (written, happened) in enumerate(zip(told, days, strict=True), start=1):
        if number == before + 1:
            order = _write_order(notebook, clock, story["order"], served)
        pictures = written.pop("pictures", [])
        clock.move_to(happened + timedelta(minutes=written.pop("recorded_after_minutes")))
        (draft,) = read_log({"entries": [{**written, **_terms(written, order), "time_zone": zone.key}]}).entries
        ids = tuple(_add_picture(notebook, name, happened, seed + place) for place, name in enumerate(pictures))
        save(notebook, msgspec.structs.replace(draft, exhibits=ids or None))
        exhibits += len(ids)
        progress(number, wanted)
    if order is None:
        _write_order(notebook, clock, story["order"], served)
    return exhibits


def _write_order(notebook: Notebook, clock: StoryClock, told: dict[str, Any], served: datetime) -> Order:
    clock.move_to(served)
    return write_order(notebook, told)


def _terms(written: dict[str, Any], order: Order | None) -> dict[str, Any]:
    """The terms an entry may concern, by the ids they have in the order."""
    ids = {one.text: one.id for one in order.terms} if order else {}
    known = [
        {**one, "order_id": order.id, "term_id": ids[one["term"]]} for one in written.get("order_terms", []) if order
    ]
    return {"order_terms": known} if known else {}


def _write_handovers(notebook: Notebook, clock: StoryClock, told: list[dict[str, Any]]) -> None:
    for written in told:
        clock.move_to(_moment(written["occurred_from"]).replace(tzinfo=UTC) + timedelta(hours=2))
        save_handover(notebook, None, msgspec.convert(written, Handover))


def _moment(occurred_from: str) -> datetime:
    """When it is taken to have happened, so that it is written down later: in the evening, if no time is told."""
    return datetime.fromisoformat(occurred_from if "T" in occurred_from else f"{sort_text(occurred_from)[:10]}T18:00")


def _add_picture(notebook: Notebook, name: str, happened: datetime, seed: int) -> str:
    taken = happened + timedelta(minutes=5)
    draft = ExhibitDraft(
        name=f"IMG_{taken:%Y%m%d_%H%M}_{name}.jpg",
        data=picture(name, taken.strftime("%Y:%m:%d %H:%M:%S"), seed),
        captured_by="M. Example",
        captured_how="photograph",
        captured_at=taken.strftime("%Y-%m-%dT%H:%M"),
        device="Sample Phone 3",
        caption=CAPTIONS[name],
    )
    return add(notebook, draft)[0]


CAPTIONS = {
    "door": "The front door from inside.",
    "street": "The street in front of the house.",
    "calls": "Screenshot of the missed calls, with number and times.",
    "note": "The note that was under the windscreen wiper.",
    "statement": "Screenshot of the account, with the words in the reference.",
    "wrist": "Left wrist, with a ruler beside it.",
    "letter": "Letter from the surgery.",
}


def _bring_in_chat(notebook: Notebook, clock: StoryClock, words: dict[str, Any], messages: int, seed: int) -> int:
    last = datetime(2026, 3, 2, 22, 0, tzinfo=UTC)
    clock.move_to(IMPORTED)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "WhatsApp Chat with Robin.txt"
        path.write_text(chat_export(words, messages, last, seed), "utf-8")
        how = ReadOptions(format=None, me=words["me"], date_order="dmy", time_zone="Europe/London")
        result = bring_in(notebook, path, how, progress=lambda _done, _total: None, cancelled=lambda: False)
    return int(result.imported)
