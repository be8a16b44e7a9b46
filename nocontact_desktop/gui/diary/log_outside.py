"""Who outside has seen the log: what is there, a slip to print, a request to write, a reply to bring in."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary.witness.stamps import TimeReply, write_request
from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.diary.log_jobs import LogShown, bring_reply
from nocontact_desktop.gui.diary.log_slip import SlipRow
from nocontact_desktop.gui.diary.log_words import reply_lines, waiting_line
from nocontact_desktop.gui.parts.outgoing import ask_for_file
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.tasks import Task
from nocontact_desktop.gui.views import View
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Divider,
    FlowRow,
    Heading,
    LinkButton,
    Notice,
    ProgressRow,
    SecondaryButton,
    SecondaryText,
    announce,
    clear_layout_of,
    column,
    dialogs,
)


class OutsideCard(Card):
    """``slip_asked()`` when the user wants a slip on paper; the view prints it."""

    slip_asked = Signal()

    def __init__(self, view: View) -> None:
        super().__init__(name="logOutside", gap=16)
        self._view = view
        self._task: Task | None = None
        self._known: object = None
        self.add(Heading(self.tr("Who outside has seen it"), name="logOutsideTitle"))
        self._nobody = BodyText(
            self.tr(
                "Nobody yet. So far the log rests on this notebook’s own key: whoever holds the notebook and its "
                "passphrase could write another one. What somebody outside has seen can no longer be exchanged."
            ),
            name="logNobody",
        )
        self.add(self._nobody)
        self._witnesses = QWidget()
        self._list = column(self._witnesses, gap=18)
        self.add(self._witnesses)
        self.add(Divider())
        self._add_slip()
        self._add_stamp()

    def show_log(self, shown: LogShown) -> None:
        """Show what there is now. Rows that are as before stay: somebody may be writing in one."""
        known = (shown.log.slips, shown.log.replies, shown.log.waiting, shown.time_zone)
        if known == self._known:
            return
        self._known = known
        clear_layout_of(self._witnesses)
        log, zone = shown.log, shown.time_zone
        self._nobody.setVisible(not log.replies and not any(slip.signed_by for slip in log.slips))
        for slip in log.slips:
            self._list.addWidget(SlipRow(self._view.desk, slip, zone))
        for number, reply in enumerate(log.replies):
            self._list.addWidget(self._reply_row(reply, zone, f"reply{number}"))
        for number, sealed_at in enumerate(log.waiting):
            self._list.addWidget(SecondaryText(waiting_line(sealed_at, zone), name=f"waiting{number}"))
        self._witnesses.setVisible(self._list.count() > 0)

    def keep_now(self) -> None:
        """The page is about to go: keep what is being written."""
        for slip in self._witnesses.findChildren(SlipRow):
            slip.keep_now()

    def _reply_row(self, reply: TimeReply, zone: str | None, name: str) -> QWidget:
        made = QWidget()
        made.setObjectName(name)
        body = column(made, gap=6)
        first, second = reply_lines(reply, zone)
        body.addWidget(Heading(first, level=3, name=f"{name}Title"))
        body.addWidget(SecondaryText(second, name=f"{name}Says"))
        if reply.chain != "given":
            add = LinkButton(
                self.tr("Compare it with its root certificate"), name=f"{name}Root", icon_name="file-check"
            )
            add.clicked.connect(partial(self._on_root, reply.reply))
            body.addWidget(FlowRow(add))
        return made

    def _add_slip(self) -> None:
        self.add(Heading(self.tr("A page to sign"), level=3, name="logSlipTitle"))
        says = self.tr(
            "One page with the checkpoint’s code, for somebody outside to sign and date: a lawyer, an advocate, a "
            "notary. It shows nothing of what you wrote."
        )
        self.add(BodyText(says, name="logSlipSays", quiet=True))
        button = SecondaryButton(self.tr("Print a slip"), name="logSlip", icon_name="printer")
        button.clicked.connect(self.slip_asked)
        self.add(FlowRow(button))

    def _add_stamp(self) -> None:
        self.add(Heading(self.tr("A time stamp"), level=3, name="logStampTitle"))
        says = self.tr(
            "A time stamp authority signs the code together with its own time. This computer stays offline: you carry "
            "a small file to another one, send it to an authority, and bring the reply back. Nothing of what you "
            "wrote is in it. Each computer it passes can keep a trace of it."
        )
        self.add(BodyText(says, name="logStampSays", quiet=True))
        write = SecondaryButton(self.tr("Write a request file"), name="logRequest", icon_name="file-up")
        write.clicked.connect(self._on_request)
        bring = SecondaryButton(self.tr("Bring a reply in"), name="logReply", icon_name="file-down")
        bring.clicked.connect(self._on_reply)
        self.add(FlowRow(write, bring))
        self._progress = ProgressRow(name="logReplyProgress")
        self._progress.cancel_requested.connect(self._on_stop)
        self.add(self._progress)
        self._problem = Notice("", tone="careful", name="logReplyProblem")
        self._problem.hide()
        self.add(self._problem)

    def _on_request(self) -> None:
        ask_for_file(self, self.tr("Write a request file"), "request.tsq", self.tr("Request (*.tsq)"), self._write)

    def _write(self, path: Path) -> None:
        self._problem.hide()
        self._view.desk.save(
            write_request,
            path,
            owner=self,
            on_done=lambda _changes: announce(self, self.tr("The request is written.")),
            on_problem=self._on_problem,
        )

    def _on_reply(self) -> None:
        def chosen(paths: list[Path]) -> None:
            self._bring(paths[0], None)

        filters = self.tr("Replies (*.tsr);;All files (*)")
        dialogs().open_files(self, self.tr("Bring a reply in"), filters, chosen, several=False)

    def _on_root(self, reply: bytes) -> None:
        def chosen(paths: list[Path]) -> None:
            self._bring(reply, paths[0])

        filters = self.tr("Certificates (*.pem *.crt *.cer *.der);;All files (*)")
        dialogs().open_files(self, self.tr("The authority’s root certificate"), filters, chosen, several=False)

    def _bring(self, reply: Path | bytes, root: Path | None) -> None:
        if self._task is not None:
            return
        self._problem.hide()
        self._progress.start(self.tr("Checking the reply"))
        desk = self._view.desk
        self._task = desk.work(
            bring_reply,
            desk.notebook,
            desk.tasks,
            reply,
            root,
            owner=self,
            executor="work",
            on_done=self._on_brought,
            on_problem=self._on_problem,
            on_cancelled=lambda: self._finish(self.tr("Stopped. Nothing was kept.")),
        )

    def _on_brought(self, changes: object) -> None:
        self._finish(self.tr("The reply fits, and is kept."))
        self._view.desk.changed.emit(changes)

    def _on_problem(self, problem: Problem) -> None:
        self._finish()
        words = one_line(problem)
        self._problem.set_text(words)
        self._problem.show()
        announce(self, words)

    def _finish(self, words: str = "") -> None:
        self._task = None
        self._progress.finish(words)

    def _on_stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
