"""What every view in Prepare is, and where each stands."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.widgets import column
from nocontact_desktop.guidance.content import load


class PrepareView(QWidget):
    """One view: the plan, a chapter, a step, the board. It is made anew each time it is opened.

    ``opened(address)`` asks for another view, ``back_asked()`` for the one before; ``title_changed(str)`` says what
    stands above it once that is known. ``row_id`` is what follows the colon of the address.
    """

    opened = Signal(str)
    back_asked = Signal()
    title_changed = Signal(str)

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__()
        name = type(self).__name__
        self.setObjectName(name[:1].lower() + name[1:])
        self.desk = desk
        self.row_id = row_id
        self.content = load(desk.settings.language)
        self.body = column(self, gap=20)

    def title(self) -> str:
        """What stands above the view."""
        raise NotImplementedError

    def read(self) -> None:
        """Ask for what the view shows. Called when it comes into sight."""

    def keep_now(self) -> None:
        """The view is about to go: keep what was typed."""


_VIEWS = {
    "plan": "plan_view:PlanView",
    "chapter": "chapter_view:ChapterView",
    "step": "step_view:StepView",
    "questions": "questions_view:QuestionsView",
    "sheet": "sheet_view:SheetView",
    "reading": "reading_view:ReadingView",
    "myths": "reading_view:MythsView",
    "board": "board_view:BoardView",
    "channel": "channel_view:ChannelView",
    "sitting": "sitting_view:SittingView",
    "moment": "moment_view:MomentView",
    "ready": "ready_view:ReadyView",
    "accounts": "accounts.list_view:AccountsView",
    "account": "accounts.account_view:AccountView",
    "devices": "devices.list_view:DevicesView",
    "device": "devices.device_view:DeviceView",
    "check": "devices.check_view:CheckView",
    "packages": "devices.packages_view:PackagesView",
    "patterns": "devices.patterns_view:PatternsView",
    "people": "people.list_view:PeopleView",
    "person": "people.person_view:PersonView",
    "scripts": "people.scripts_view:ScriptsView",
    "script": "people.script_view:ScriptView",
    "terms": "people.terms_view:TermsView",
    "law": "people.law_view:LawView",
    "orders": "people.orders_view:OrdersView",
    "order": "people.order_view:OrderView",
}
"""By the kind of an address, where the view for it stands. Loaded when first opened."""

OUTSIDE = {
    "diary": ("diary", "new"),
    "import": ("diary", "import"),
    "passed-on": ("diary", "passed-on"),
    "danger": ("danger", None),
    "backup": ("settings", None),
}
"""Places that the guidance names and that are pages of their own."""


def make_view(desk: Desk, address: str) -> PrepareView:
    """The view for an address. Raises KeyError when there is none of that kind."""
    kind, _, row_id = address.partition(":")
    module, _, name = _VIEWS[kind].partition(":")
    made: PrepareView = getattr(import_module(f"nocontact_desktop.gui.prepare.{module}"), name)(desk, row_id)
    return made


def view_kinds() -> tuple[str, ...]:
    """Every kind of address that a view answers to."""
    return tuple(_VIEWS)
