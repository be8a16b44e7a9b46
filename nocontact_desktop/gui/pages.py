"""The pages of the program. A page registers here once; the shell knows none of them by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from nocontact_desktop.gui.desk import Desk


class Page(QWidget):
    """What every page is: made with the desk it works at, told where to go, asked what it is called.

    A page emits ``title_changed(str)`` when it shows something with a title of its own ("Channels").
    """

    title_changed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName(type(self).__name__)
        self.root = QVBoxLayout(self)
        self.root.setContentsMargins(0, 0, 0, 0)
        self.root.setSpacing(0)

    def entered(self, where: object = None) -> None:
        """The page has come into sight.

        ``where`` is what :meth:`Desk.go_to` was given, e.g. the id of an entry.
        """

    def search_for(self, text: str) -> None:
        """The user typed ``text`` into Find; asked of the page whose spec says ``finds``."""

    def place(self) -> str | None:
        """What leads back to what is in sight, for :meth:`entered`; None when the page alone does."""
        return None

    def leaving(self) -> None:
        """Drafts are to be handed over now: the notebook is about to be locked."""


@dataclass(frozen=True)
class Action:
    """Something a page offers on every other page, e.g. "Something happened"."""

    title: str
    icon: str
    where: object


@dataclass(frozen=True)
class Key:
    """Keys that lead to a place on a page from anywhere, and what they do in words."""

    keys: str
    does: str
    where: str


@dataclass(frozen=True)
class PageSpec:
    """One page: its place in the navigation and where its class stands (``module:Class``), loaded when
    first opened.
    """

    id: str
    title: str
    icon: str
    place: str
    finds: bool = False
    action: Action | None = None
    key: Key | None = None

    @property
    def module(self) -> str:
        """The module the class stands in."""
        return self.place.partition(":")[0]

    def factory(self) -> Callable[[Desk], Page]:
        """The class, imported now."""
        module, _, name = self.place.partition(":")
        made: Callable[[Desk], Page] = getattr(import_module(module), name)
        return made


def registered_pages() -> tuple[PageSpec, ...]:
    """Every page on board, in the order of the navigation."""
    say = QCoreApplication.translate
    package = "nocontact_desktop.gui"
    pages = (
        PageSpec("today", say("pages", "Today"), "sun", f"{package}.today.page:TodayPage"),
        PageSpec("prepare", say("pages", "Prepare"), "list-checks", f"{package}.prepare.page:PreparePage"),
        PageSpec(
            "diary",
            say("pages", "Diary"),
            "book-open",
            f"{package}.diary.page:DiaryPage",
            finds=True,
            action=Action(say("pages", "Something happened"), "plus", "new"),
        ),
        PageSpec("report", say("pages", "Report"), "file-text", f"{package}.report.page:ReportPage"),
        PageSpec(
            "steady",
            say("pages", "Steady"),
            "anchor",
            f"{package}.steady.page:SteadyPage",
            key=Key("Ctrl+T", say("pages", "Take a moment: an urge, right now"), "urge"),
        ),
        PageSpec("learn", say("pages", "Learn"), "lightbulb", f"{package}.learn.page:LearnPage"),
        PageSpec("settings", say("pages", "Settings"), "settings", f"{package}.settings.page:SettingsPage"),
    )
    return tuple(page for page in pages if _on_board(page.module))


def _on_board(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # not even the package around it is there
        return False
