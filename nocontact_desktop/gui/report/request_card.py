"""The card on which a report is chosen: for whom, which period, which entries, which messages, which paper."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Signal

from nocontact_desktop.gui.report.covered_choice import CoveredChoice
from nocontact_desktop.gui.report.entry_choice import EntryChoice
from nocontact_desktop.gui.report.messages_choice import MessagesChoice
from nocontact_desktop.gui.report.more_choice import MoreChoice
from nocontact_desktop.gui.report.paper_choice import PaperChoice
from nocontact_desktop.gui.report.period_choice import PeriodChoice
from nocontact_desktop.gui.report.profiles import left_out, profile_rows
from nocontact_desktop.gui.report.purpose_choice import PurposeChoice
from nocontact_desktop.gui.report.terms_choice import TermsChoice
from nocontact_desktop.gui.report.which_entries import Which, WhichEntries
from nocontact_desktop.gui.widgets import (
    Card,
    Checkbox,
    Heading,
    PrimaryButton,
    ProgressRow,
    RadioList,
    SecondaryText,
    announce,
    column,
)
from nocontact_desktop.preparation.terms_kept import Agreed
from nocontact_desktop.report.request import Paper, Privacy, ReportRequest


class RequestCard(Card):
    """Emits ``preview_requested(ReportRequest)`` when everything chosen can be read; ``changed()`` on each choice."""

    preview_requested = Signal(object)
    changed = Signal()

    def __init__(self, entries: EntryChoice, purpose: PurposeChoice, paper: Paper) -> None:
        super().__init__(name="requestCard")
        self._entries = entries
        self._purpose = purpose
        purpose.chosen.connect(lambda _form_id: self._on_purpose())
        self.add(purpose)
        self.add(Heading(self.tr("Who is it for?"), level=3))
        self._profile = RadioList(profile_rows(), name="profile", spoken=self.tr("Who is it for?"), value="court")
        self._profile.chosen.connect(self._on_profile)
        self.add(self._profile)
        self._own_places = Checkbox(
            self.tr("Show where the children and I can be found, our numbers and our devices too"), name="ownPlaces"
        )
        self._own_places.toggled.connect(lambda _on: self._on_profile(self._privacy()))
        self._own_places.hide()
        self.add(self._own_places)
        self._left_out = SecondaryText(left_out("court"), name="leftOut")
        self.add(self._left_out)
        self.add(Heading(self.tr("What goes in?"), level=3))
        self._which = WhichEntries()
        self._which.chosen.connect(self._on_which)
        self.add(self._which)
        entries.changed.connect(self.changed)
        self.add(entries)
        self._add_folds(paper)
        self.preview = PrimaryButton(self.tr("Make a preview"), name="makePreview", icon_name="file-text")
        self.preview.clicked.connect(self._on_preview)
        self.add(self.preview)
        self.progress = ProgressRow(name="reportProgress")
        self.add(self.progress)
        self._on_which("all")
        self._on_purpose()

    def _add_folds(self, paper: Paper) -> None:
        """What has a usual answer is folded, with that answer beside its name."""
        self._messages, self._terms, self._covered = MessagesChoice(), TermsChoice(), CoveredChoice()
        self._period, self._more, self._paper = PeriodChoice(), MoreChoice(), PaperChoice(paper)
        folds = column(gap=0)
        for fold in (self._messages, self._terms, self._covered, self._period, self._more, self._paper):
            fold.chosen.connect(self.changed)
            folds.addWidget(fold)
        self.body.addLayout(folds)

    def choose_form(self, form_id: str) -> None:
        """Take a form, as when somebody comes from its worksheet."""
        self._purpose.choose(form_id)

    def offer_covered(self, there_are: bool) -> None:
        """Let the user choose between covered copies and originals, where there are such copies."""
        self._covered.setVisible(there_are)

    def offer_terms(self, terms: tuple[Agreed, ...]) -> None:
        """Let the user have messages counted that lie outside the terms for contact, where there are terms."""
        self._terms.offer(terms)

    def choose_entry(self, entry_ids: str) -> None:
        """Take one entry alone, as when somebody comes from the diary, or several, with commas between their ids."""
        self._which.set_value("chosen")
        self._on_which("chosen")
        self._entries.choose_only(*entry_ids.split(","))

    def which(self) -> Which:
        """How the entries are chosen."""
        return self._which.value()

    def take(self, request: ReportRequest, which: str, chosen: tuple[str, ...]) -> None:
        """Show what was chosen before: the request, how its entries were chosen, and those put in one by one."""
        self._purpose.choose(request.purpose)
        self._profile.set_value(request.privacy)
        self._own_places.setChecked(request.own_places)
        for part in (self._messages, self._terms, self._covered, self._period, self._more, self._paper):
            part.take(request)
        self._on_profile(request.privacy)
        if which in ("asked", "all", "chosen"):
            self._which.set_value(which)  # type: ignore[arg-type]  # one of the values
        self._entries.choose_only(*chosen)
        self._on_which(self._which.value())

    def request(self) -> ReportRequest | None:
        """What is chosen, or None when a date can't be read (the field then says so)."""
        return self.present() if self._period.check() else None

    def present(self) -> ReportRequest | None:
        """What is chosen by now, or None when a date can't be read yet."""
        try:
            first, last = self._period.days()
        except ValueError:
            return None
        profile = self._privacy()
        return ReportRequest(
            purpose=self._purpose.value(),
            privacy=profile,
            own_places=profile == "police" and self._own_places.isChecked(),
            date_from=first,
            date_to=last,
            entries=self._chosen_entries(),
            paper=self._paper.value(),
            messages=self._messages.which(),
            messages_apart=self._messages.apart(),
            earlier_wording=self._more.earlier_wording(),
            technician=self._more.technician(),
            exhibits=self._covered.value(),
            terms=self._terms.value(),
        )

    def _privacy(self) -> Privacy:
        chosen: Privacy = self._profile.value() or "court"  # type: ignore[assignment]  # the values are ours
        return chosen

    def _chosen_entries(self) -> tuple[str, ...] | Literal["every"] | None:
        which = self._which.value()
        if which == "chosen":
            return self._entries.chosen()
        # Without a form, what is asked for is every entry.
        return "every" if which == "all" and self._purpose.form() is not None else None

    def _on_purpose(self) -> None:
        """With a form, the entries it asks for are taken at first."""
        form = self._purpose.form()
        self._which.offer_asked(form is not None and bool(form.picks))
        self._on_which(self._which.value())

    def _on_profile(self, profile: str) -> None:
        self._own_places.setVisible(profile == "police")
        self._left_out.setText(left_out(profile, own_places=self._own_places.isChecked()))
        self._covered.follow(self._privacy())
        announce(self._left_out, self._left_out.text())
        self.changed.emit()

    def _on_which(self, which: str) -> None:
        self._entries.setVisible(which == "chosen")
        self.changed.emit()

    def _on_preview(self) -> None:
        request = self.request()
        if request is not None:
            self.preview_requested.emit(request)
