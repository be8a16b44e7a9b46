"""One letter: filled in from an entry, changed by the user, printed as it stands."""

from __future__ import annotations

from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.kept_text import KeptText
from nocontact_desktop.gui.report.entry_pick import EntryPick
from nocontact_desktop.gui.report.paper_jobs import draw_paper
from nocontact_desktop.gui.report.paper_view import Job, PaperView
from nocontact_desktop.gui.widgets import FlowRow, Fold, QuietButton, SecondaryButton, announce, dialogs
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.letters import LetterText, erase_letter, keep_letter, letter_text
from nocontact_desktop.report.beside.letter import filled_in, letter_document
from nocontact_desktop.report.document import Document
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook


class LetterView(PaperView):
    """``row_id`` is the letter's. What is typed is kept; nothing is printed that does not stand in the fields."""

    file_name = "letter.pdf"

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        found = load(desk.settings.language).letter(row_id)
        assert found is not None, row_id
        self._row = found
        super().__init__(desk, row_id)

    def title(self) -> str:
        return self._row.title

    def why(self) -> str:
        return self._row.about

    def leaves_out(self) -> str:
        return self.tr(
            "Only what stands in these fields is printed. Your address is left empty: write one in by hand where an "
            "answer is safe."
        )

    def fill(self) -> None:
        self._from = Fold(self.tr("Begin from an entry"), name="letterFrom", closed_words=self.tr("if you like"))
        self._entry = EntryPick(self.desk, self.tr("The entry it is about"), self.tr("There are no entries yet."))
        self._from.add(self._entry)
        begin = SecondaryButton(self.tr("Fill in from this entry"), name="letterFill", icon_name="pen-line")
        begin.clicked.connect(self._on_fill)
        self._from.add(FlowRow(begin))
        self.choices.add(self._from)
        self._to = KeptText(self.tr("To"), name="letterTo", value="", lines=2)
        self._subject = KeptText(self.tr("Subject"), name="letterSubject", value="", lines=1)
        self._text = KeptText(self.tr("Text"), name="letterText", value="", lines=14)
        for field in (self._to, self._subject, self._text):
            field.kept.connect(lambda _text: self._keep())
            field.changed.connect(lambda _text: self.changed())
            self.choices.add(field)
        erase = QuietButton(self.tr("Erase what I wrote"), name="letterErase", icon_name="trash-2")
        erase.clicked.connect(self._on_erase)
        self.choices.add(FlowRow(erase))

    def read(self) -> None:
        def ask(notebook: Notebook) -> LetterText:
            written = letter_text(notebook, self.row_id)
            return written or filled_in(notebook, self.row_id, None, self.desk.settings.language)

        self.desk.ask(ask, owner=self, on_done=self._show)
        self._entry.show_entries(EntryFilter())

    def keep_now(self) -> None:
        for field in (self._to, self._subject, self._text):
            field.keep_now()

    def job(self) -> Job:
        letter, paper, language = self._letter(), self.paper(), self.desk.settings.language

        def compose(notebook: Notebook, **_unused: object) -> Document:
            return letter_document(notebook, letter, paper, language)

        return draw_paper, (compose, "court")

    def _letter(self) -> LetterText:
        return LetterText(to=self._to.value(), subject=self._subject.value(), text=self._text.value())

    def _show(self, letter: LetterText) -> None:
        for field, words in ((self._to, letter.to), (self._subject, letter.subject), (self._text, letter.text)):
            field.begin_with(words)

    def _keep(self) -> None:
        self.desk.save(keep_letter, self.row_id, self._letter(), owner=self)

    def _on_fill(self) -> None:
        if not self._entry.value():
            self.say_problem(self.tr("Choose an entry first."))
            return
        dialogs().confirm(
            self,
            self.tr("Fill in again?"),
            self.tr(
                "What stands in the three fields is replaced by the letter with the days and numbers of this entry."
            ),
            self.tr("Fill in"),
            self._fill,
        )

    def _fill(self) -> None:
        def fill(notebook: Notebook, entry_id: str) -> Changes:
            return keep_letter(
                notebook, self.row_id, filled_in(notebook, self.row_id, entry_id, self.desk.settings.language)
            )

        words = self.tr("Filled in")
        self.desk.save(fill, self._entry.value(), owner=self, on_done=lambda _changes: self._read_again(words))

    def _on_erase(self) -> None:
        dialogs().confirm(
            self,
            self.tr("Erase this letter?"),
            self.tr("What you wrote in it is gone then. The letter begins again as it was."),
            self.tr("Erase"),
            self._erase,
            danger=True,
        )

    def _erase(self) -> None:
        words = self.tr("Erased")
        self.desk.save(erase_letter, self.row_id, owner=self, on_done=lambda _changes: self._read_again(words))

    def _read_again(self, words: str) -> None:
        self.changed()
        self.read()
        announce(self, words)
