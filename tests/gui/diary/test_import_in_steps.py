"""A long import leaves room for everything else."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from nocontact_desktop.diary.entries import save
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary.import_jobs import Coming, Whole, bring_in_all
from nocontact_desktop.intake.items import ReadOptions

MESSAGES = 6000


def test_an_entry_saved_during_an_import_does_not_wait_for_its_end(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "chat.txt"
    lines = (f"[13/02/2026, {7 + n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}] Robin: line {n}" for n in range(MESSAGES))
    path.write_text("\n".join(lines), "utf-8")
    options = ReadOptions(format=None, me=None, date_order="dmy", time_zone="Europe/London")
    order: list[str] = []
    results: list[Whole] = []

    def brought(whole: Whole) -> None:
        results.append(whole)
        order.append("import")

    def save_once(done: int, _total: int) -> None:
        if done and "asked" not in order:
            order.append("asked")
            draft = EntryDraft(kind="note", occurred_from="2026-03-02", title="Meanwhile")
            desk.save(save, draft, owner=desk, on_done=lambda _changes: order.append("entry"))

    desk.work(
        bring_in_all,
        desk.notebook,
        desk.tasks,
        [Coming(path, options)],
        "mine",
        owner=desk,
        executor="work",
        on_progress=save_once,
        on_done=brought,
    )
    qtbot.waitUntil(lambda: {"import", "entry"} <= set(order), timeout=30_000)
    assert order == ["asked", "entry", "import"]
    (file,) = results[0].files
    assert file.result is not None
    assert file.result.imported == MESSAGES
