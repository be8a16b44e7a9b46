"""The privacy check of a finished report: what was found, by place, and what is decided about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.report.doubts_link import DoubtsLink
from nocontact_desktop.gui.report.drawing import Drawn
from nocontact_desktop.gui.report.findings_jobs import find
from nocontact_desktop.gui.report.findings_kept import KeptFindings
from nocontact_desktop.gui.report.findings_row import FindingRow
from nocontact_desktop.gui.tasks import Task
from nocontact_desktop.gui.widgets import (
    Card,
    Divider,
    FlowRow,
    Heading,
    LinkButton,
    Notice,
    PrimaryButton,
    SecondaryText,
    announce,
    clear_layout_of,
    column,
    dialogs,
)
from nocontact_desktop.report.covers import Cover, uncover
from nocontact_desktop.report.privacy_check.decisions import ask_again, cover_findings, keep_on_purpose
from nocontact_desktop.report.privacy_check.finding import Finding
from nocontact_desktop.report.privacy_check.terms import spelled
from nocontact_desktop.report.words import words

_AT_ONCE = 8


class FindingsCard(Card):
    """Shows what was found in ``drawn``. ``remake_wanted(tuple)`` asks for the pages anew, without these exhibits.

    ``opened(address)`` leads to what a reader could ask.
    """

    remake_wanted = Signal(tuple)
    opened = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(name="findingsCard")
        self._desk = desk
        self._drawn: Drawn | None = None
        self._task: Task | None = None
        self._open: list[Finding] | None = None
        self._decided: dict[Finding, str] = {}
        self._left_out: dict[str, None] = {}
        self._rows: dict[Finding, FindingRow] = {}
        self._shown = _AT_ONCE
        self._is_outdated = False
        self.add(Heading(self.tr("Before it leaves"), level=3))
        self._says = SecondaryText("", name="findingsSays")
        self.add(self._says)
        self._remake = PrimaryButton(self.tr("Make the pages again"), name="remakePages", icon_name="file-text")
        self._remake.clicked.connect(lambda: self.remake_wanted.emit(tuple(self._left_out)))
        self._stale = Notice("", tone="careful", name="findingsStale")
        self._stale.set_text(self.tr("The pages are from before. Make them again to see what has changed."))
        self.add(self._stale)
        self._again = FlowRow(self._remake)
        self.add(self._again)
        self._list = QWidget()
        self._rows_body = column(self._list, gap=0)
        self.add(self._list)
        self._list.hide()
        self._more = LinkButton("", name="moreFindings")
        self._more.clicked.connect(self._on_more)
        self._more_row = FlowRow(self._more)
        self.add(self._more_row)
        self._kept = KeptFindings()
        self._kept.asked_again.connect(self._on_ask_again)
        self.add(self._kept)
        self._put_back = LinkButton(self.tr("Put the files back in"), name="putFilesBack")
        self._put_back.clicked.connect(self._on_put_back)
        self._out = FlowRow(self._put_back)
        self.add(self._out)
        self._doubts = DoubtsLink(desk)
        self._doubts.way.clicked.connect(lambda: self.opened.emit("doubts"))
        self.add(self._doubts)
        for part in (self._stale, self._again, self._more_row, self._kept, self._out):
            part.hide()

    def show_report(self, drawn: Drawn) -> None:
        """Check a report that was drawn just now."""
        self._drawn, self._open = drawn, None
        self._decided, self._shown = {}, _AT_ONCE
        self._left_out = dict.fromkeys(drawn.prepared.material.request.without)
        self._fill()
        if self._task is not None:
            self._task.cancel()
        self._task = self._desk.work(
            find,
            self._desk.notebook,
            self._desk.tasks,
            drawn.prepared,
            owner=self,
            executor="work",
            on_done=self._on_found,
        )

    def before_leaving(self, go_on: Callable[[], None]) -> None:
        """Go on when nothing is open, else only once the user says so."""
        undecided = self._undecided()
        if self._is_outdated:
            self._tell(self.tr("The pages show what was chosen before. Make a preview again first."))
        elif self._open is None:
            self._tell(self.tr("The privacy check is not finished yet. Try again in a moment."))
        elif self._is_stale():
            self._tell(self.tr("The pages are from before you covered or left out something. Make them again first."))
        elif not undecided:
            go_on()
        else:
            dialogs().confirm(
                self,
                self.tr("Some things you keep private are in it"),
                self.tr(
                    "They stand in the list “Before it leaves”. Once a copy is given away, it can’t be taken back."
                ),
                counted(len(undecided), self.tr("Go on with 1 open finding"), self.tr("Go on with {n} open findings")),
                go_on,
            )

    def set_outdated(self, outdated: bool) -> None:
        """Something else is chosen by now than the pages show: they are not let go then."""
        self._is_outdated = outdated

    def _tell(self, says: str) -> None:
        dialogs().tell(self, self.tr("Before it leaves"), says)

    def _on_found(self, findings: tuple[Finding, ...]) -> None:
        self._open = [one for one in findings if not one.kept]
        self._kept.show_findings([one for one in findings if one.kept], self._language())
        self._fill()
        self._doubts.read()
        announce(self, self._says.text())

    def _undecided(self) -> list[Finding]:
        return [one for one in self._open or () if one not in self._decided]

    def _is_stale(self) -> bool:
        was_out = self._drawn.prepared.material.request.without if self._drawn else ()
        return any(way == "cover" for way in self._decided.values()) or set(self._left_out) != set(was_out)

    def _language(self) -> str:
        return self._drawn.prepared.material.request.language if self._drawn else "en"

    def _fill(self) -> None:
        """Make the rows anew, as many as are shown."""
        clear_layout_of(self._list)
        self._rows.clear()
        found = self._open or []
        assert self._drawn is not None
        for place, one in enumerate(found[: self._shown]):
            alike = sum(_same(one, other) for other in found)
            row = FindingRow(self._desk, self._drawn, one, alike, words(self._language()), f"finding{place + 1}")
            row.decided.connect(lambda decision, one=one: self._on_decided(one, decision))
            self._rows[one] = row
            if place:
                self._rows_body.addWidget(Divider())
            self._rows_body.addWidget(row)
        self._list.setVisible(bool(self._rows))
        hidden = len(found) - len(self._rows)
        self._more.set_words(counted(hidden, self.tr("Show {n} more"), self.tr("Show {n} more")))
        self._more_row.setVisible(hidden > 0)
        self._say()

    def _say(self) -> None:
        """Bring the words and the rows in line with what was decided."""
        self._says.setText(self._said())
        self._stale.setVisible(self._is_stale())
        self._again.setVisible(self._is_stale())
        self._out.setVisible(bool(self._left_out))
        told = {
            "cover": self.tr("Covered in the next pages."),
            "leave_out": self.tr("The file is left out of the next pages."),
            "keep": self.tr("Kept on purpose."),
        }
        for one, row in self._rows.items():
            row.show_decision(told.get(self._decided.get(one, ""), ""))

    def _said(self) -> str:
        if self._open is None:
            return self.tr("Everything that would leave is being compared with what you keep private.")
        if not self._open:
            return self.tr(
                "Nothing you keep private was found. The check reads words. It can’t see into pictures or recordings."
            )
        left = len(self._undecided())
        return (
            counted(
                left,
                self.tr("{n} thing you keep private would leave with it. Nothing is changed by itself."),
                self.tr("{n} things you keep private would leave with it. Nothing is changed by itself."),
            )
            if left
            else self.tr("You have decided about each of them.")
        )

    def _on_decided(self, one: Finding, decision: str) -> None:
        if decision == "redact":
            self._desk.go_to("diary", f"file:{one.place.record}")
            return
        way, _, every = decision.partition("_") if decision != "leave_out" else (decision, "", "")
        alike = [other for other in self._undecided() if _same(one, other) and way in other.ways] if every else [one]
        if way == "undo":
            self._undo(one)
            return
        if way == "cover":
            self._desk.save(cover_findings, alike, owner=self)
        elif way == "keep":
            self._desk.save(keep_on_purpose, alike, owner=self)
        else:
            self._left_out[one.place.record] = None
            alike = [other for other in self._undecided() if other.place.record == one.place.record]
        self._decided |= dict.fromkeys(alike, way)
        self._say()

    def _undo(self, one: Finding) -> None:
        way = self._decided.pop(one)
        place = one.place
        if way == "cover":
            given = Cover(place.kind, place.record, place.field, place.revision, one.start, one.stop)
            self._desk.save(uncover, given, owner=self)
        elif way == "keep":
            self._desk.save(ask_again, one, owner=self)
        else:
            self._left_out.pop(place.record, None)
            for other, its_way in list(self._decided.items()):
                if its_way == "leave_out" and other.place.record == place.record:
                    del self._decided[other]
        self._say()

    def _on_ask_again(self, one: Finding) -> None:
        self._desk.save(ask_again, one, owner=self)
        if self._open is not None:
            self._open.append(one)
        self._fill()

    def _on_put_back(self) -> None:
        self._left_out.clear()
        self._decided = {one: way for one, way in self._decided.items() if way != "leave_out"}
        self._say()

    def _on_more(self) -> None:
        self._shown += 4 * _AT_ONCE
        self._fill()


def _same(one: Finding, other: Finding) -> bool:
    """Whether two findings are of the same words, and can be decided together."""
    return one.sort == other.sort and spelled(one.passage) == spelled(other.passage)
