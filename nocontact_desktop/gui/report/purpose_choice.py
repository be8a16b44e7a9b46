"""What a report is for: a court form, those of the user's country first, or something else."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.widgets import ChoiceField, FlowRow, LinkButton, SecondaryText, announce, column
from nocontact_desktop.guidance.content import Content
from nocontact_desktop.guidance.forms import GENERAL, Form
from nocontact_desktop.report.forms.paper import place_of


class PurposeChoice(QWidget):
    """``chosen(form id)``, ``general`` for something else. ``opened(address)`` leads to the form's worksheet."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, content: Content, country: str) -> None:
        super().__init__()
        self.setObjectName("purposeChoice")
        self._content = content
        body = column(self, gap=8)
        forms = [form for form in content.forms if form.id != GENERAL]
        forms.sort(key=lambda form: (form.country != country, form.country, form.region))
        self._field = ChoiceField(
            self.tr("What is it for?"),
            [(GENERAL, self.tr("Something else")), *((form.id, self._called(form)) for form in forms)],
            name="purpose",
            value=GENERAL,
        )
        self._field.changed.connect(self._on_changed)
        body.addWidget(self._field)
        self._says = SecondaryText("", name="purposeSays")
        body.addWidget(self._says)
        self._sheet = LinkButton(self.tr("See what this form asks"), name="purposeForm")
        self._sheet.clicked.connect(lambda: self.opened.emit(f"form:{self.value()}"))
        self._way = FlowRow(self._sheet)
        body.addWidget(self._way)
        self._tell()

    def value(self) -> str:
        """The id of the form, or ``general``."""
        return self._field.value() or GENERAL

    def form(self) -> Form | None:
        """The form that is chosen; None for something else."""
        return None if self.value() == GENERAL else self._content.form(self.value())

    def choose(self, form_id: str) -> None:
        """Choose a form, as when somebody comes from its worksheet."""
        self._field.set_value(form_id)
        self._tell()
        self.chosen.emit(self.value())

    def _called(self, form: Form) -> str:
        return f"{form.number}, {place_of(form, self._content.language)}"

    def _on_changed(self, _form_id: str) -> None:
        self._tell()
        announce(self, self._says.text())
        self.chosen.emit(self.value())

    def _tell(self) -> None:
        form = self.form()
        self._says.setVisible(form is not None)
        self._way.setVisible(form is not None)
        if form is None:
            self._says.setText("")
        elif form.picks:
            named = ", ".join(self._rank(rank) for rank in form.picks)
            self._says.setText(self.tr("It asks for: {incidents}.").format(incidents=named))
        else:
            self._says.setText(self.tr("It asks for each incident."))

    def _rank(self, rank: str) -> str:
        return {
            "most_recent": self.tr("the most recent incident"),
            "worst": self.tr("the one marked as the worst"),
            "first": self.tr("the first one"),
        }[rank]
