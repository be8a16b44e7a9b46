"""The list of what was found in a draft: by rule, in the order of the text, with why and a neutral way to begin."""

from __future__ import annotations

from functools import partial
from textwrap import shorten

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Divider,
    FlowRow,
    Heading,
    LinkButton,
    SecondaryButton,
    SecondaryText,
    clear_layout_of,
    column,
)
from nocontact_desktop.guidance.content import Content
from nocontact_desktop.guidance.rows import ReplyRule
from nocontact_desktop.steady.replies import ReplyFinding

_LONGEST = 36
"""So many letters of a marked sentence are shown."""


class FindingsCard(Card):
    """``chosen(finding)``: go to its place. ``wanted(finding)``: put in the neutral beginning of its rule."""

    chosen = Signal(object)
    wanted = Signal(object)

    def __init__(self, content: Content) -> None:
        super().__init__(name="repliesFindings", gap=14)
        self._content = content
        self._shown: tuple[tuple[str, str], ...] | None = None
        self._findings: tuple[ReplyFinding, ...] = ()
        self.add(Heading(self.tr("What is marked"), level=3))
        self._says = BodyText("", name="repliesCount", quiet=True)
        self.add(self._says)
        self._list = QWidget()
        column(self._list, gap=14)
        self.add(self._list)
        self._list.hide()

    def show_findings(self, draft: str, findings: tuple[ReplyFinding, ...]) -> None:
        """List what was found in ``draft``. What stands there already is left standing, so that focus stays."""
        self._findings = findings
        shown = tuple((one.rule, one.words(draft)) for one in findings)
        words = self._words(draft)
        if self._says.text() != words:
            self._says.set_text(words)
        if shown == self._shown:
            return
        self._shown = shown
        clear_layout_of(self._list)
        by_rule: dict[str, list[int]] = {}
        for place, finding in enumerate(findings):
            by_rule.setdefault(finding.rule, []).append(place)
        rules = {rule.id: rule for rule in self._content.reply_rules}
        for rule_id, places in by_rule.items():
            self._add_rule(rules[rule_id], places)
        self._list.setVisible(bool(findings))

    def said(self) -> str:
        """How many places are marked, in words."""
        return self._says.text()

    def _words(self, draft: str) -> str:
        if not draft.strip():
            return self.tr("Nothing is written yet.")
        if not self._findings:
            return self.tr("No rule marks anything here. How it will be read, no rule can know.")
        return counted(len(self._findings), self.tr("{n} place to look at."), self.tr("{n} places to look at."))

    def _add_rule(self, rule: ReplyRule, places: list[int]) -> None:
        group = QWidget()
        group.setObjectName(f"finding_{rule.id}")
        body = column(group, gap=6)
        body.addWidget(Divider())
        body.addSpacing(8)
        body.addWidget(Heading(rule.title, level=4, name=f"findingTitle_{rule.id}"))
        links = [self._link(rule, place) for place in places if self._findings[place].end]
        if links:
            body.addWidget(FlowRow(*links, gap=8))
        body.addWidget(SecondaryText(rule.why, name=f"findingWhy_{rule.id}"))
        words = f"“{rule.offer.strip()}{'…' if rule.offer.endswith(' ') else ''}”"
        offer = SecondaryButton(words, name=f"offer_{rule.id}", icon_name="plus", small=True)
        offer.setAccessibleName(self.tr("Put in: {words}").format(words=words))
        offer.setAccessibleDescription(rule.title)
        offer.clicked.connect(lambda: self.wanted.emit(self._findings[places[0]]))
        body.addWidget(FlowRow(offer))
        layout = self._list.layout()
        assert layout is not None
        layout.addWidget(group)

    def _link(self, rule: ReplyRule, place: int) -> LinkButton:
        assert self._shown is not None
        words = f"“{shorten(self._shown[place][1], _LONGEST, placeholder=' …')}”"
        spoken = self.tr("{rule}: {words}. Go there").format(rule=rule.title, words=words)
        link = LinkButton(words, name=f"place_{place}", spoken=spoken)
        link.clicked.connect(partial(self._on_link, place))
        return link

    def _on_link(self, place: int) -> None:
        # Asked for by place: the findings may stand elsewhere by now, with the same words.
        self.chosen.emit(self._findings[place])
