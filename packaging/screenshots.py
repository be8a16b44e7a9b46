"""Draws every page and every step of the first run into screenshots/, in both themes, at 100 % and 200 %.

The notebook is made up, its clock stands still, and the letters are the bundled ones: the same source
gives the same pictures.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["HOME"] = "/home/alex"  # a place of nobody, since one card shows where the notebook goes
os.environ.pop("XDG_DATA_HOME", None)
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PIL import Image
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from nocontact_desktop.demo.chance import LAST_DAY
from nocontact_desktop.demo.notebook import make_demo
from nocontact_desktop.diary.entries import page
from nocontact_desktop.diary.exhibits import all_exhibits
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.gui import theme
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.entrance import Entrance
from nocontact_desktop.gui.first_run.wizard import FirstRun
from nocontact_desktop.gui.pages import registered_pages
from nocontact_desktop.gui.salvage_card import SalvageCard
from nocontact_desktop.gui.shell import Shell
from nocontact_desktop.gui.tasks import TaskRunner
from nocontact_desktop.gui.unlock import UnlockCard
from nocontact_desktop.gui.widgets.clipboard import SecretClipboard
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.accounts import inventory
from nocontact_desktop.preparation.devices import devices
from nocontact_desktop.preparation.flow import Flow
from nocontact_desktop.preparation.orders import orders
from nocontact_desktop.preparation.people import people
from nocontact_desktop.steady.put_away import things
from nocontact_desktop.steady.unsent import all_unsent
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import Notebook, open_notebook
from nocontact_desktop.vault.settings import PlainSettings
from nocontact_desktop.vault.surroundings import Surroundings

PASSPHRASE = "a made-up passphrase"  # noqa: S105  opens nothing but the made-up notebook
RECOVERY_CODE = "K7QF-2M9X-TR4B-8HWZ-0VND-5C3J-P1E6"
LOOKS = (
    ("light", 100, (1280, 800)),
    ("dark", 100, (1280, 800)),
    ("light", 200, (1280, 720)),
    ("dark", 200, (1280, 720)),
)


_COLOURS = 256
"""So many of its own draw every page and take half the room."""


@dataclass(frozen=True)
class View:
    """Something a page shows after going to ``where`` and clicking on things by their names."""

    name: str
    page: str
    where: str | None = None
    clicks: tuple[str, ...] = ()


def views(notebook: Notebook) -> list[View]:
    """What a page shows besides its first sight."""
    entry = page(notebook, EntryFilter(), 0, 1)[0].id
    picture = next(one.id for one in all_exhibits(notebook) if one.kind == "image")
    chapters = {f"chapter_{chapter.id}": f"chapter:{chapter.id}" for chapter in load().chapters}
    plan = {kind: f"{kind}:{row_id}" for kind, row_id in (
        ("step", "bag"), ("sheet", "safety-plan"), ("reading", "when-control-ends"),
        ("channel", "whatsapp"), ("script", "no-news-either-way"),
    )}  # fmt: skip
    places = (
        "board", "sitting", "moment", "ready", "accounts", "devices", "packages", "patterns", "people", "scripts",
        "terms", "law", "orders", "myths", "questions",
    )  # fmt: skip
    first = {
        "account": inventory(notebook)[0].accounts[0].id,
        "device": devices(notebook)[0].device.id,
        "person": people(notebook)[0].id,
        "order": orders(notebook)[0].id,
    }
    return [
        *(View(name, "prepare", address) for name, address in {**chapters, **plan}.items()),
        *(View(place, "prepare", place) for place in places),
        *(View(name, "prepare", f"{name}:{row_id}") for name, row_id in first.items()),
        View("entry", "diary", entry),
        View("write", "diary", "new"),
        View("write_contact", "diary", "new", ("entry_kind_contact", "captureFoldButton")),
        View("write_order", "diary", "new", ("entryMore", "heading_whatButton", "heading_orderButton")),
        View("passed_on", "diary", "passed-on"),
        *(
            View(f"diary_{name}", "diary", name)
            for name in ("more", "case", "exchanges", "exchange", "capture", "sheets")
        ),
        View("write_more", "diary", "new", ("entryMore",)),
        View("import", "diary", "import"),
        View("conversations", "diary", "conversations"),
        View("calendar", "diary", "calendar"),
        View("attempts", "diary", "attempts"),
        View("attempts_table", "diary", "attempts", ("attemptsForm_table",)),
        View("filter", "diary", "entries", ("diaryFilter",)),
        View("log", "diary", "log"),
        View("files", "diary", "files"),
        View("files_add", "diary", "files", ("filesAddButton",)),
        View("file", "diary", f"file:{picture}", ("exhibitClaimsButton",)),
        View("file_cover", "diary", f"file:{picture}", ("redactBegin", "redactAdd")),
        View("file_say", "diary", f"file:{picture}", ("exhibitDescribe",)),
        View("replies", "steady", "replies"),
        View("terms_kept", "steady", "terms-kept"),
        *(View(name.replace("-", "_"), "steady", name) for name in ("urge", "breathing", "unsent", "put-away")),
        View("urge_pause", "steady", "urge", ("pause_twenty",)),
        View("urge_danger", "steady", "urge", ("urgeAbout_safe",)),
        View("urge_after", "steady", "urge", ("answer_wrote",)),
        View("words", "steady", f"words:{all_unsent(notebook)[0].id}"),
        *(View(f"thing_{one.state}", "steady", f"thing:{one.id}") for one in things(notebook)),
        View("put_in", "steady", "put-in", ("isEvidence_yes",)),
        View("packing", "steady", "put-in", ("isEvidence_no", "kind_pictures")),
        View("kept", "steady", "kept"),
        *(
            View(f"steady_{name.replace('-', '_')}", "steady", name)
            for name in ("happened", "contact", "more", "recovery", "check-in", "noted", "memories", "memory", "days")
        ),
        View("looking", "steady", "looking", ("looking_no",)),
        View("happened_over_time", "steady", "happened", ("showTrend",)),
        View("contact_after", "steady", "contact:wrote", ("contactDone",)),
        View("flavours", "steady", "more", ("moreHowButton", "flavour_threatButton")),
        View("strand", "steady", "strand:body", ("practice_longer-outButton",)),
        *(View(f"own_{name}", "steady", f"own-page:{name}", ("openOwnPage",)) for name in ("letter", "grief", "again")),
        View("own_gate", "steady", "own-page:grief"),
        *(View(f"learn_{topic.id.replace('-', '_')}", "learn", f"topic:{topic.id}") for topic in load().topics),
        View("learn_article", "learn", "article:contact-again", ("articleRead", "articleMoreButton")),
        View("learn_call", "learn", "article:own-thoughts-of-dying"),
        View("learn_help", "learn", "help", ("addNumber",)),
        View("report_new", "report", "new"),
        View("papers", "report", "papers"),
        View("paper_breach", "report", f"paper-breach:{entry}"),
        View("paper_police", "report", "paper-police", ("makePaper",)),
        View("hearing", "report", "hearing"),
        View("letters", "report", "letters"),
        View("letter", "report", "letter:keep-platform", ("makePaper",)),
        View("one_item", "report", "one-item"),
        View("show", "report", f"show:{entry}"),
        View("report_covers", "report", "covers"),
        View("forms", "report", "forms"),
        View("form", "report", "form:dv-100"),
        View("worksheet", "report", "worksheet:dv-100", ("makePaper",)),
        View("preview", "report", "new", ("makePreview",)),
        View("preview_all", "report", "new", ("makePreview", "allPages")),
        View("new_key", "settings", None, ("newKeyFoldButton",)),
        View("copies", "settings", None, ("rotatingFoldButton", "restoreFoldButton")),
        View("report_doubts", "report", "doubts"),
        View("report_changes", "report", "changes"),
    ]


class Studio:
    """One application, one made-up notebook, one place for the pictures."""

    def __init__(self, app: QApplication, out: Path, only: str) -> None:
        self.app = app
        self.out = out
        self.only = only
        self.tasks = TaskRunner()
        self.clipboard = SecretClipboard(app.clipboard())
        self.taken: list[Path] = []

    def settle(self) -> None:
        """Let everything that was asked for arrive and be drawn."""
        quiet_since = time.monotonic()
        while time.monotonic() - quiet_since < 0.15:
            if self.tasks.is_busy():
                quiet_since = time.monotonic()
            self.app.processEvents()
        for _ in range(8):  # what the last answer has built is laid out layer by layer
            self.app.processEvents()

    def click(self, window: QWidget, name: str) -> None:
        """Click on the button of that name, if it is in sight."""
        self.settle()
        for button in window.findChildren(QAbstractButton, name):
            if button.isVisible():
                button.click()

    def shoot(self, window: QWidget, name: str) -> None:
        """Take one picture."""
        self.settle()
        self.out.mkdir(parents=True, exist_ok=True)
        path = self.out / f"{name}.png"
        window.grab().save(str(path))
        Image.open(path).convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
        self.taken.append(path)

    def wanted(self, name: str) -> bool:
        """Whether this picture was asked for."""
        return self.only in name


def draw_pages(studio: Studio, notebook: Notebook) -> None:
    """Every registered page, and "In danger now"."""
    for choice, percent, (width, height) in LOOKS:
        theme.theme().set_look(theme.Look(choice, percent))  # type: ignore[arg-type]
        settings = PlainSettings(theme=choice, text_size=percent, country="GB")  # type: ignore[arg-type]
        shell = Shell(Desk(notebook, studio.tasks, settings, studio.clipboard), registered_pages())
        shell.resize(width, height)
        shell.show()
        for spec in registered_pages():
            if studio.wanted(name := f"page_{spec.id}_{choice}_{percent}"):
                shell.show_page(spec.id)
                studio.shoot(shell, name)
        for view in views(notebook):
            if studio.wanted(name := f"page_{view.name}_{choice}_{percent}"):
                shell.show_page(view.page, view.where)
                for button in view.clicks:
                    studio.click(shell, button)
                studio.shoot(shell, name)
        if studio.wanted(name := f"page_danger_{choice}_{percent}"):
            shell.show_danger()
            studio.shoot(shell, name)
        shell.close()
        shell.deleteLater()


def draw_entrance(studio: Studio) -> None:
    """Unlocking, and every step of the first run."""
    for choice, percent, (width, height) in LOOKS:
        theme.theme().set_look(theme.Look(choice, percent))  # type: ignore[arg-type]
        for name, window in _entrances(studio):
            if studio.wanted(full := f"{name}_{choice}_{percent}"):
                window.resize(width, height)
                window.show()
                studio.shoot(window, full)
            window.close()


def _entrances(studio: Studio) -> Iterator[tuple[str, Entrance]]:
    unlock = Entrance("Daybook", "GB")
    unlock.show_view(UnlockCard("Daybook"))
    yield "unlock", unlock
    salvage = Entrance("Daybook", "GB")
    salvage.show_view(SalvageCard(studio.tasks, Path("Daybook"), "Daybook", "en"))
    yield "salvage", salvage
    flow = Flow(load())
    start = replace(flow.start(), country="GB", is_made=True, is_code_copied=True)
    for at, stop in enumerate(flow.stops(start), start=1):
        entrance = Entrance("Daybook", "GB")
        wizard = FirstRun(entrance, studio.tasks)
        wizard.walk = replace(start, at=stop.id)
        wizard._code = RECOVERY_CODE
        wizard.show()
        yield f"first_run_{at:02}_{stop.id.replace(':', '_')}", entrance


def run_in_vault(tasks: TaskRunner, function: Callable[[], Notebook]) -> Notebook:
    """Open the notebook on the thread that will use it."""
    found: list[Notebook] = []
    if not tasks.finish_with(lambda: found.append(function()), 120):
        sys.exit("The made-up notebook could not be made.")
    return found[0]


def make_and_open(folder: Path) -> Notebook:
    """The made-up notebook, open, at the time its story ends."""
    make_demo(folder, PASSPHRASE, entries=24, messages=300, seed=1, progress=lambda _done, _total: None, kdf=FLOOR)
    return open_notebook(folder, PASSPHRASE, surroundings=Surroundings(now=lambda: LAST_DAY, random_bytes=os.urandom))


def main() -> int:
    """Draw what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("screenshots"))
    parser.add_argument("--only", default="", help="part of the name of the pictures wanted")
    chosen = parser.parse_args()
    app = theme.application("Daybook")
    app.setCursorFlashTime(0)
    theme.install(app)
    studio = Studio(app, chosen.out, chosen.only)
    with tempfile.TemporaryDirectory() as place:
        notebook = run_in_vault(studio.tasks, lambda: make_and_open(Path(place) / "Daybook"))
        draw_pages(studio, notebook)
        draw_entrance(studio)
        studio.tasks.finish_with(notebook.close, 10)
    print(f"{len(studio.taken)} pictures in {chosen.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
