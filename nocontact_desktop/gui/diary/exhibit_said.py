"""What the writer says about a file: shown, corrected in place, and every earlier wording."""

from __future__ import annotations

import msgspec
from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary import exhibits
from nocontact_desktop.diary.exhibits import Exhibit, ExhibitDraft
from nocontact_desktop.diary.when import say_recorded
from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary.exhibit_jobs import FileShown
from nocontact_desktop.gui.diary.exhibit_words import said_facts, said_fields, said_hint, word_fields
from nocontact_desktop.gui.diary.fact_grid import facts_grid
from nocontact_desktop.gui.diary.time_zone import own_zone
from nocontact_desktop.gui.widgets import (
    FlowRow,
    Fold,
    Heading,
    LineField,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    SecondaryText,
    TextArea,
    announce,
    clear_layout_of,
    column,
)


class ExhibitSaid(QWidget):
    """``show_file(shown)``. A correction is saved as a new wording; the page shows it when the news comes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("exhibitSaid")
        self._desk = desk
        self._exhibit: Exhibit | None = None
        self._fields: dict[str, LineField | TextArea] = {}
        body = column(self, gap=12)
        body.addWidget(Heading(self.tr("What you say about it"), level=3, name="exhibitSaidTitle"))
        self._shown = QWidget()
        self._facts = column(self._shown, gap=12)
        body.addWidget(self._shown)
        self._form = self._made_form()
        self._form.hide()
        body.addWidget(self._form)

    def show_file(self, shown: FileShown) -> None:
        """Show the present wording and the earlier ones."""
        other = self._exhibit is None or self._exhibit.id != shown.exhibit.id
        self._exhibit = shown.exhibit
        if other or self._form.isHidden():
            self._close_form()
        clear_layout_of(self._shown)
        facts = said_facts(shown.exhibit)
        if facts:
            self._facts.addWidget(facts_grid(facts, "exhibitSaid"))
        else:
            nothing = self.tr("Nothing yet. Who took it, when and on which device can help later.")
            self._facts.addWidget(SecondaryText(nothing, name="exhibitSaidNothing"))
        self._add_earlier(shown)
        correct = SecondaryButton(
            self.tr("Correct or add") if facts else self.tr("Say something about it"),
            name="exhibitDescribe",
            icon_name="pencil",
        )
        correct.clicked.connect(self._on_describe)
        self._facts.addWidget(FlowRow(correct))

    def _made_form(self) -> QWidget:
        made = QWidget()
        body = column(made, gap=12)
        for name, label in (("caption", self.tr("Caption")), *said_fields()):
            body.addWidget(self._made_line(name, label))
        self._words = Fold(
            self.tr("The words in it"),
            name="exhibitSayWords",
            closed_words=self.tr("for sound, video, and other languages"),
        )
        for name, label in word_fields():
            self._words.add(self._made_line(name, label) if name.endswith("_by") else self._made_area(name, label))
        body.addWidget(self._words)
        body.addWidget(SecondaryText(self.tr("The wording before this one is kept."), name="exhibitSayNote"))
        save = PrimaryButton(self.tr("Save"), name="exhibitSaySave")
        save.clicked.connect(self._on_save)
        away = QuietButton(self.tr("Cancel"), name="exhibitSayCancel")
        away.clicked.connect(self._close_form)
        body.addWidget(FlowRow(save, away))
        return made

    def _made_line(self, name: str, label: str) -> LineField:
        made = LineField(label, name=f"exhibitSay_{name}", hint=said_hint(name))
        made.submitted.connect(self._on_save)
        self._fields[name] = made
        return made

    def _made_area(self, name: str, label: str) -> TextArea:
        made = self._fields[name] = TextArea(label, name=f"exhibitSay_{name}", hint=said_hint(name))
        return made

    def _add_earlier(self, shown: FileShown) -> None:
        if not shown.earlier:
            return
        words = counted(len(shown.earlier), self.tr("Corrected once"), self.tr("Corrected {n} times"))
        fold = Fold(words, name="exhibitEarlier", closed_words=self.tr("earlier wording kept"))
        zone = shown.time_zone or own_zone()
        for place, earlier in reversed(list(enumerate(shown.earlier))):
            when = self.tr("Written {when}").format(when=say_recorded(earlier.recorded_at, zone))
            fold.add(Heading(when, level=4, name=f"exhibitEarlier{place}"))
            facts = said_facts(earlier)
            if facts:
                fold.add(facts_grid(facts, f"exhibitEarlier{place}_"))
            else:
                fold.add(SecondaryText(self.tr("Nothing was said."), name=f"exhibitEarlier{place}Nothing"))
        self._facts.addWidget(fold)

    def _on_describe(self) -> None:
        for name, field in self._fields.items():
            field.set_value(str(getattr(self._exhibit, name) or ""))
        self._words.set_open(any(self._fields[name].value() for name, _label in word_fields()))
        self._shown.hide()
        self._form.show()
        self._fields["caption"].setFocus()

    def _close_form(self) -> None:
        self._form.hide()
        self._shown.show()

    def _on_save(self) -> None:
        exhibit = self._exhibit
        if exhibit is None:
            return
        said = {name: field.value().strip() or None for name, field in self._fields.items()}
        if all(value == getattr(exhibit, name) for name, value in said.items()):
            self._close_form()
            return
        draft = msgspec.structs.replace(ExhibitDraft(name=exhibit.name, parent=exhibit.parent), **said)
        self._desk.save(exhibits.describe, exhibit.id, draft, owner=self, on_done=lambda _changes: self._on_saved())

    def _on_saved(self) -> None:
        self._close_form()
        announce(self, self.tr("Saved."))
