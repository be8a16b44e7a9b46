"""The reply helper: a draft for contact that has to go on, and what the rules mark in it. It sends nothing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QTimer

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.facts import with_mark
from nocontact_desktop.gui.parts.links import way_button
from nocontact_desktop.gui.steady.replies_draft import DraftCard
from nocontact_desktop.gui.steady.replies_findings import FindingsCard
from nocontact_desktop.gui.steady.replies_ready import ReadyFold, ready_sentences
from nocontact_desktop.gui.steady.replies_sent import SentCard
from nocontact_desktop.gui.steady.view import SteadyView
from nocontact_desktop.gui.steady.ways import button_to
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Columns,
    FlowRow,
    Heading,
    Notice,
    QuietButton,
    SecondaryButton,
    SecondaryText,
    announce,
)
from nocontact_desktop.gui.widgets.layouts import tab_as_seen
from nocontact_desktop.preparation.board import board
from nocontact_desktop.preparation.terms import Terms, active_terms, local_now
from nocontact_desktop.steady.replies import Known, ReplyFinding, check
from nocontact_desktop.steady.replies_kept import ReplyDraft, erase_reply, keep_reply, kept_reply
from nocontact_desktop.steady.replies_known import known
from nocontact_desktop.vault.notebook import Notebook

_CHECKED_AFTER_MS = 250
_SAID_AFTER_MS = 1500


@dataclass(frozen=True)
class RepliesShown:
    """What the view begins with. ``names`` are those of the channels, by the id of the terms."""

    draft: ReplyDraft
    known: Known
    terms: dict[str, Terms]
    names: dict[str, str]
    ready: tuple[str, ...]


class RepliesView(SteadyView):
    """One draft at a time."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._card: DraftCard | None = None
        self._known = Known()
        self._findings: tuple[ReplyFinding, ...] = ()
        self._checking = self._timer(_CHECKED_AFTER_MS, self._check)
        self._saying = self._timer(_SAID_AFTER_MS, self._say)
        self._last_said = ""

    def title(self) -> str:
        return self.tr("Check a reply")

    def read(self) -> None:
        self.desk.ask(self._ask, owner=self, on_done=self._show)

    def keep_now(self) -> None:
        if self._card is not None:
            self._card.text.keep_now()

    def _ask(self, notebook: Notebook) -> RepliesShown:
        active = {one.id: one for one in active_terms(notebook)}
        channels = {state.channel_id: state.name for state in board(notebook, self.content)}
        gone = self.tr("A way that is not on the board any more")
        return RepliesShown(
            draft=kept_reply(notebook),
            known=known(notebook),
            terms=active,
            names={one.id: channels.get(one.channel, gone) for one in active.values()},
            ready=ready_sentences(notebook),
        )

    def _show(self, shown: RepliesShown) -> None:
        self._known = shown.known
        self.body.addWidget(
            BodyText(
                self.tr("For contact that has to go on. The words are compared with simple rules, on this computer."),
                quiet=True,
            )
        )
        first, *others = self.content.reply_limits
        self.body.addWidget(Notice(with_mark(first.says, first.mark), name="replyLimit"))
        columns = Columns(shares=(3, 2), narrow=860)
        columns.add(0, self._draft_card(shown))
        columns.add(0, self._sent_card())
        columns.add(0, self._filed_notice())
        columns.add(1, self._findings_card())
        columns.add(1, self._ready_card(shown))
        columns.add(1, self._limits_card([with_mark(one.says, one.mark) for one in others]))
        columns.add(1, self._terms_card() if shown.terms else self._no_terms_card())
        self.body.addWidget(columns)
        self.body.addStretch(1)
        assert self._card is not None
        self._card.begin(shown.draft)
        self._check()

    def _draft_card(self, shown: RepliesShown) -> DraftCard:
        self._card = DraftCard(self.desk, self.content, shown.terms, shown.names)
        self._card.changed.connect(self._on_changed)
        self._card.kept.connect(self._keep)
        self._card.erase_asked.connect(self._on_erase)
        self._card.sent.connect(self._on_sent)
        return self._card

    def _sent_card(self) -> SentCard:
        self._sent = SentCard(self.desk)
        self._sent.hide()
        self._sent.saved.connect(self._on_filed)
        self._sent.closed.connect(self._on_not_filed)
        return self._sent

    def _filed_notice(self) -> Notice:
        self._filed = Notice(
            self.tr("It is in the diary. The draft stays here until you erase it."),
            name="replyFiled",
            icon_name="circle-check",
        )
        self._entry_id = ""
        see = SecondaryButton(self.tr("See the entry"), name="seeEntry")
        see.clicked.connect(lambda: self.desk.go_to("diary", self._entry_id))
        leave = QuietButton(self.tr("Close"), name="closeFiled")
        leave.clicked.connect(self._filed.hide)
        self._filed.add(FlowRow(see, leave))
        self._filed.hide()
        return self._filed

    def _ready_card(self, shown: RepliesShown) -> Card:
        assert self._card is not None
        card = Card(name="readyCard", inside=16)
        fold = ReadyFold(shown.ready)
        fold.wanted.connect(self._card.text.put_in)
        card.add(fold)
        return card

    def _findings_card(self) -> FindingsCard:
        assert self._card is not None
        self._list = FindingsCard(self.content)
        self._list.chosen.connect(self._card.text.go_to)
        self._list.wanted.connect(self._on_wanted)
        return self._list

    def _limits_card(self, limits: list[str]) -> Card:
        card = Card(name="replyLimits")
        card.add(Heading(self.tr("What it can’t know"), level=3))
        for place, words in enumerate(limits):
            card.add(SecondaryText(words, name=f"replyLimit{place}"))
        return card

    def _no_terms_card(self) -> Card:
        card = Card(name="replyNoTerms")
        card.add(SecondaryText(self.tr("With terms, their length, subjects and times count too.")))
        card.add(FlowRow(way_button(self, "terms")))
        return card

    def _terms_card(self) -> Card:
        card = Card(name="replyTermsKept")
        card.add(SecondaryText(self.tr("Messages that came in can be compared with your terms too.")))
        card.add(FlowRow(button_to(self, "terms-kept", self.tr("Messages and my terms"), name="openTermsKept")))
        return card

    def _timer(self, pause: int, act: object) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(pause)
        made.timeout.connect(act)
        return made

    def _on_changed(self) -> None:
        self._filed.hide()
        self._checking.start()
        self._saying.start()

    def _check(self) -> None:
        assert self._card is not None
        text = self._card.text.value()
        at = local_now(self.desk.notebook)
        self._findings = check(text, self.content, self._known, self._card.terms(), at=at)
        self._card.show_findings(self._findings)
        self._list.show_findings(text, self._findings)
        tab_as_seen(self)  # the list may have been made anew

    def _say(self) -> None:
        """Let a screen reader say how many places are marked, once the hands rest and when it is something new."""
        if self._list.said() != self._last_said:
            self._last_said = self._list.said()
            announce(self._list, self._last_said)

    def _on_wanted(self, finding: ReplyFinding) -> None:
        assert self._card is not None
        rule = next(one for one in self.content.reply_rules if one.id == finding.rule)
        whole = rule.kind in ("length", "hours")
        self._card.text.put_before(finding, rule.offer, at_beginning=whole)
        announce(self._card, self.tr("Put before your own words. They are still there."))

    def _keep(self) -> None:
        assert self._card is not None
        self.desk.save(keep_reply, self._card.draft(), owner=self)

    def _on_erase(self) -> None:
        assert self._card is not None
        self._card.clear()
        self._on_not_filed()
        self._check()
        self.desk.save(erase_reply, owner=self, on_done=lambda _changes: announce(self, self.tr("Erased")))

    def _on_sent(self) -> None:
        assert self._card is not None
        self.keep_now()
        terms = self._card.terms()
        channel = self.content.channel(terms.channel) if terms is not None else None
        ways = channel.ways if channel is not None else ()
        self._filed.hide()
        self._sent.begin(self._card.text.value(), ways[0] if len(ways) == 1 else "")

    def _on_filed(self, entry_id: str) -> None:
        self._entry_id = entry_id
        self._sent.hide()
        self._filed.show()
        self._filed.setFocus()

    def _on_not_filed(self) -> None:
        assert self._card is not None
        self._sent.hide()
        self._card.text.setFocus()
