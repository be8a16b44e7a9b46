"""One court form, box by box: the user's own words beside each, to copy from."""

from __future__ import annotations

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.report.form_box import FormBox
from nocontact_desktop.gui.report.view import ReportView
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Divider,
    FlowRow,
    Fold,
    Heading,
    LinkButton,
    Notice,
    PrimaryButton,
    SecondaryButton,
    SecondaryText,
    Value,
)
from nocontact_desktop.guidance.forms import GENERAL, Form
from nocontact_desktop.report.forms.paper import marked, no_entry, place_of, source_said
from nocontact_desktop.report.forms.worksheet import Place, Worksheet, worksheet
from nocontact_desktop.report.words import words


class FormView(ReportView):
    """``row_id`` is the form's id."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._say = words(self.content.language)
        found = self.content.form(row_id)
        assert found is not None, row_id
        self._form: Form = found
        self._copied: FormBox | None = None

    def title(self) -> str:
        return self._form.number if self._form.id != GENERAL else self._form.title

    def read(self) -> None:
        self.desk.ask(worksheet, self._form, self.content.language, owner=self, on_done=self._show)

    def _show(self, sheet: Worksheet) -> None:
        self.body.addWidget(self._about(sheet))
        self.body.addWidget(self._around())
        before = ""
        for at, place in enumerate(sheet.places):
            if place.part != before and place.slot is not None:
                self.body.addWidget(Heading(place.part, level=2))
            before = place.part
            self.body.addWidget(self._card(place, at))
        if sheet.more:
            self.body.addWidget(SecondaryText(self._say.count("forms.more_incidents", sheet.more), name="formMore"))
        self.body.addWidget(self._signed())
        self.body.addStretch(1)

    def _about(self, sheet: Worksheet) -> Card:
        form, say = self._form, self._say
        card = Card(name="formAbout")
        card.add(Heading(form.title, level=2))
        where = place_of(form, self.content.language)
        card.add(BodyText(f"{where}. {form.about}" if where else form.about))
        card.add(BodyText(f"{say('forms.how')} {say('forms.left_out')}", quiet=True))
        make = PrimaryButton(self.tr("Make the report for this form"), name="makeReportForForm", icon_name="file-text")
        make.clicked.connect(lambda: self.opened.emit(f"new:form:{form.id}"))
        pages = SecondaryButton(self.tr("Print the worksheet"), name="printWorksheet", icon_name="printer")
        pages.clicked.connect(lambda: self.opened.emit(f"worksheet:{form.id}"))
        card.add(FlowRow(make, pages))
        if sheet.gaps:
            card.add(Notice(say.count("forms.gaps", sheet.gaps), tone="careful", name="formGaps"))
        return card

    def _around(self) -> Card:
        """What else there is to know: the separate paper, how old this is, and where the current form is."""
        form, say = self._form, self._say
        card = Card(name="formAround")
        if form.confidential is not None:
            words = marked(form.confidential.says, form.confidential.mark, say)
            card.add(Notice(words, tone="info", name="formConfidential", icon_name="eye-off"))
        card.add(SecondaryText(source_said(form, say), name="formSource"))
        if form.box_mark == "U":
            card.add(SecondaryText(say("forms.boxes_unchecked"), name="formUnchecked"))
        if form.notes:
            fold = Fold(self.tr("More about this form"), name="formNotes", closed_words=self.tr("what goes with it"))
            for note in form.notes:
                fold.add(BodyText(marked(note.says, note.mark, say)))
            card.add(fold)
        return card

    def _card(self, place: Place, at: int) -> Card:
        card = Card(name=f"formPlace{at}", gap=14)
        card.add(Heading(place.title or place.part, level=3))
        if place.when:
            card.add(SecondaryText(place.when, name=f"formPlace{at}_when"))
        if place.slot is not None and not place.entry_id:
            card.add(BodyText(no_entry(place, self._say), quiet=True, name=f"formPlace{at}_none"))
            diary = LinkButton(self.tr("Open the diary"), name=f"formPlace{at}_diary")
            diary.clicked.connect(lambda: self.opened.emit("diary"))
            card.add(FlowRow(diary))
            return card
        if place.entry_id:
            entry = LinkButton(self.tr("Open the entry"), name=f"formPlace{at}_entry", spoken=place.title)
            entry.clicked.connect(lambda: self._open(place))
            card.add(FlowRow(entry))
        for number, box in enumerate(self._boxes(place, at)):
            if number:
                card.add(Divider())
            card.add(box)
        return card

    def _boxes(self, place: Place, at: int) -> list[FormBox]:
        add_words = self.tr("Go to the entry") if place.entry_id else self.tr("Go to the case")
        made = []
        for number, filled in enumerate(place.boxes):
            name = f"formBox{at}_{number}"
            box = FormBox(filled, self._say, self.desk.clipboard.copy, add_words, name=name)
            box.copied.connect(self._on_copied)
            box.add_asked.connect(lambda: self._open(place))
            made.append(box)
        return made

    def _open(self, place: Place) -> None:
        if place.entry_id:
            self.desk.go_to("diary", place.entry_id)
        else:
            self.opened.emit("case")

    def _on_copied(self, box: FormBox) -> None:
        if self._copied is not None and self._copied is not box:
            self._copied.forget_copied()
        self._copied = box

    def _signed(self) -> Card:
        form, say = self._form, self._say
        card = Card(name="formSigned")
        card.add(Heading(say("forms.declaration"), level=3))
        card.add(Value(form.declaration.says, name="formDeclaration"))
        if form.declaration.mark == "U":
            card.add(SecondaryText(say("forms.declaration_unchecked"), name="formDeclarationUnchecked"))
        card.add(BodyText(marked(form.signed.says, form.signed.mark, say), quiet=True, name="formSignedBefore"))
        return card
