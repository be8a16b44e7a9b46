"""One message or one file to show to one person."""

from __future__ import annotations

from functools import partial
from typing import cast

from nocontact_desktop.diary.exhibits import Exhibit, all_exhibits
from nocontact_desktop.gui.diary.pictures import kind_word
from nocontact_desktop.gui.report.message_pick import MessagePick
from nocontact_desktop.gui.report.paper_jobs import draw_paper
from nocontact_desktop.gui.report.paper_view import Job, PaperView
from nocontact_desktop.gui.report.profiles import profile_rows
from nocontact_desktop.gui.widgets import CardList, CardRow, Checkbox, ChoiceField, SecondaryText, Segmented
from nocontact_desktop.report.beside.one_item import AROUND, ItemRequest, one_item
from nocontact_desktop.report.request import Privacy

_HEIGHT = 260


class OneItemView(PaperView):
    """A message is found by its conversation and words, a file by its caption."""

    file_name = "item.pdf"

    def title(self) -> str:
        return self.tr("One item")

    def why(self) -> str:
        return self.tr(
            "For one person who has heard another story: a single message or file, with where it comes from and how it "
            "can be checked. Nothing else of the notebook is in it."
        )

    def leaves_out(self) -> str:
        return self.tr(
            "Your own numbers, places and devices are left out, as in a copy for a court, unless you choose otherwise."
        )

    def fill(self) -> None:
        self._kind = Segmented(
            [("message", self.tr("A message")), ("exhibit", self.tr("A file"))],
            name="itemKind",
            spoken=self.tr("What to show"),
            value="message",
        )
        self._kind.chosen.connect(lambda _kind: self._on_kind())
        self.choices.add(self._kind)
        self._messages = MessagePick(self.desk)
        self._messages.picked.connect(self.changed)
        self.choices.add(self._messages)
        self._around = Checkbox(
            self.tr("With up to {n} messages before and after it").format(n=AROUND), name="itemAround", checked=True
        )
        self._around.toggled.connect(lambda _on: self.changed())
        self.choices.add(self._around)
        self._no_files = SecondaryText(self.tr("There are no files yet."), name="itemNoFiles")
        self.choices.add(self._no_files)
        self._files = CardList(name="itemFiles", spoken=self.tr("Files"))
        self._files.setMinimumHeight(_HEIGHT)
        self._files.chosen.connect(lambda _key: self.changed())
        self.choices.add(self._files)
        rows = [(value, name) for value, name, _hint in profile_rows() if value != "own"]
        self._profile = ChoiceField(self.tr("Left out as for"), rows, name="itemProfile", value="court")
        self._profile.changed.connect(lambda _value: self.changed())
        self.choices.add(self._profile)
        self._has_files = False
        self._on_kind()

    def read(self) -> None:
        self.desk.ask(all_exhibits, owner=self, on_done=self._on_files)
        self._messages.read()

    def job(self) -> Job | None:
        is_message = self._kind.value() == "message"
        item = self._messages.value() if is_message else self._files.current_key()
        if not item:
            self.say_problem(self.tr("Choose what to show first."))
            return None
        request = ItemRequest(
            kind="message" if is_message else "exhibit",
            id=item,
            around=AROUND if self._around.isChecked() else 0,
            privacy=cast(Privacy, self._profile.value()),
            paper=self.paper(),
            language=self.desk.settings.language,
        )
        return draw_paper, (partial(one_item, request=request), request.privacy)

    def _on_files(self, files: list[Exhibit]) -> None:
        self._has_files = bool(files)
        self._files.set_count(len(files))
        self._files.put(
            0, [CardRow(key=one.id, title=one.caption or one.name, above=kind_word(one.kind)) for one in files]
        )
        self._on_kind()

    def _on_kind(self) -> None:
        self.changed()
        is_message = self._kind.value() == "message"
        self._messages.setVisible(is_message)
        self._around.setVisible(is_message)
        self._files.setVisible(not is_message and self._has_files)
        self._no_files.setVisible(not is_message and not self._has_files)
