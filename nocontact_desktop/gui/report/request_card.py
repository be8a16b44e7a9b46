"""The card on which a report is chosen: for whom, which period, which entries, which messages, which paper."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Signal

from nocontact_desktop.gui.report.covered_choice import CoveredChoice
from nocontact_desktop.gui.report.entry_choice import EntryChoice
from nocontact_desktop.gui.report.messages_choice import MessagesChoice
from nocontact_desktop.gui.report.more_choice import MoreChoice
from nocontact_desktop.gui.report.profiles import left_out, profile_rows
from nocontact_desktop.gui.report.purpose_choice import PurposeChoice
from nocontact_desktop.gui.report.terms_choice import TermsChoice
from nocontact_desktop.gui.report.which_entries import WhichEntries
from nocontact_desktop.gui.widgets import (
    Card,
    Checkbox,
    DateTimeField,
    Fold,
    Heading,
    PrimaryButton,
    ProgressRow,
    RadioList,
    SecondaryText,
    Segmented,
    announce,
    column,
)
from nocontact_desktop.preparation.terms_kept import Agreed
from nocontact_desktop.report.request import Paper, Privacy, ReportRequest


class RequestCard(Card):
    """Emits ``preview_requested(ReportRequest)`` when everything chosen can be read."""

    preview_requested = Signal(object)

    def __init__(self, entries: EntryChoice, purpose: PurposeChoice) -> None:
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
        self.add(entries)
        folds = column(gap=0)
        self._covered, self._terms = CoveredChoice(), TermsChoice()
        self._messages, self._more = MessagesChoice(), MoreChoice()
        for fold in (self._messages, self._terms, self._covered, self._period(), self._more, self._paper_fold()):
            folds.addWidget(fold)
        self.body.addLayout(folds)
        self.preview = PrimaryButton(self.tr("Make a preview"), name="makePreview", icon_name="file-text")
        self.preview.clicked.connect(self._on_preview)
        self.add(self.preview)
        self.progress = ProgressRow(name="reportProgress")
        self.add(self.progress)
        self._on_which("all")
        self._on_purpose()
        self._say_choices()

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

    def request(self) -> ReportRequest | None:
        """What is chosen, or None when a date can't be read (the field then says so)."""
        if not (self._first.check() and self._last.check()):
            self._period_fold.set_open(True)
            return None
        first, last = self._first.day(), self._last.day()
        profile = self._privacy()
        paper: Paper = self._paper.value() or "letter"  # type: ignore[assignment]  # the values are ours
        return ReportRequest(
            purpose=self._purpose.value(),
            privacy=profile,
            own_places=profile == "police" and self._own_places.isChecked(),
            date_from=first.isoformat() if first else None,
            date_to=last.isoformat() if last else None,
            entries=self._chosen_entries(),
            paper=paper,
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

    def _period(self) -> Fold:
        fold = Fold(self.tr("Time"), name="period")
        self._period_fold = fold
        self._first = DateTimeField(self.tr("From"), name="periodFrom", with_time=False)
        self._last = DateTimeField(self.tr("To"), name="periodTo", with_time=False)
        for field in (self._first, self._last):
            field.changed.connect(self._say_choices)
            fold.add(field)
        return fold

    def _paper_fold(self) -> Fold:
        self._paper_is = Fold(self.tr("Paper"), name="paperFold")
        self._paper = Segmented(
            [("letter", self.tr("Letter")), ("a4", self.tr("A4"))],
            name="paper",
            spoken=self.tr("Paper"),
            value="letter",
        )
        self._paper.chosen.connect(lambda _paper: self._say_choices())
        self._paper_is.add(self._paper)
        return self._paper_is

    def _say_choices(self) -> None:
        """A folded line says what is chosen in it."""
        paper = self.tr("A4") if self._paper.value() == "a4" else self.tr("Letter")
        self._paper_is.set_closed_words(paper)
        self._period_fold.set_closed_words(self.tr("a part") if self._has_period() else self.tr("all of it"))

    def _has_period(self) -> bool:
        try:
            return bool(self._first.day() or self._last.day())
        except ValueError:  # something is typed that is no date yet
            return True

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

    def _on_which(self, which: str) -> None:
        self._entries.setVisible(which == "chosen")

    def _on_preview(self) -> None:
        request = self.request()
        if request is not None:
            self.preview_requested.emit(request)
