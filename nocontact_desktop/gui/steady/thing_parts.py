"""What is inside a thing and what is said of it, as fields that keep themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.kept_text import KeptText
from nocontact_desktop.gui.parts.record_fields import KeptLine
from nocontact_desktop.gui.steady.files_field import FilesField
from nocontact_desktop.gui.steady.thing_words import wait_words
from nocontact_desktop.gui.widgets import ChoiceField, Heading, RadioList, column
from nocontact_desktop.steady.put_away import Inside, Side, Thing

Keep = Callable[[Side, str], None]
_PICTURES = "(*.jpg *.jpeg *.png *.heic *.webp *.gif *.tif *.tiff *.bmp)"

translate = QCoreApplication.translate


def inside_field(desk: Desk, thing: Thing, inside: Inside, keep: Keep) -> QWidget:
    """The files of pictures and files; the words of a letter; the list of things in a box."""
    if thing.kind in ("pictures", "files"):
        filters = f"{translate('putAway', 'Pictures')} {_PICTURES}" if thing.kind == "pictures" else ""
        return FilesField(desk, thing.id, inside.files, filters=filters)
    is_letter = thing.kind == "letter"
    text = KeptText(
        translate("putAway", "The words") if is_letter else translate("putAway", "What is in the box"),
        name="thingText",
        value=inside.text,
        hint="" if is_letter else translate("putAway", "One thing on each line. You need not name them all."),
        lines=8 if is_letter else 4,
    )
    text.kept.connect(lambda words: keep("text", words))
    return text


class OutsideFields(QWidget):
    """What stands on the outside, the wait, the note to self, and who keeps the box."""

    def __init__(self, thing: Thing, trusted: Sequence[str], keep: Keep) -> None:
        super().__init__()
        body = column(self, gap=16)
        name = KeptLine(
            translate("putAway", "What stands on the outside"),
            name="thingName",
            value=thing.name,
            hint=translate("putAway", "A plain word is enough, such as “Box 1”."),
        )
        name.kept.connect(lambda text: keep("name", text))
        body.addWidget(name)
        body.addWidget(_wait(thing, keep))
        note = KeptText(
            translate("putAway", "A note to me, for when I want to open it"),
            name="thingNote",
            value=thing.note,
            hint=translate("putAway", "It is shown when you ask to open it."),
            lines=3,
        )
        note.kept.connect(lambda text: keep("note", text))
        body.addWidget(note)
        keeper = KeptLine(
            translate("putAway", "Who keeps it for me, if someone does"),
            name="thingKeeper",
            value=thing.keeper,
            hint=translate("putAway", "Someone you trust. They need not know what is in it."),
        )
        keeper.kept.connect(lambda text: keep("keeper", text))
        body.addWidget(keeper)
        if trusted:
            body.addWidget(_from_people(keeper, trusted, keep))


def _from_people(keeper: KeptLine, trusted: Sequence[str], keep: Keep) -> QWidget:
    """Takes a name from the user's list of people into the line above."""
    unsaid = ("", translate("putAway", "Not chosen"))
    choice = ChoiceField(
        translate("putAway", "Or from your people"),
        [unsaid, *((name, name) for name in trusted)],
        name="thingKeeperChoice",
        value=keeper.value() if keeper.value() in trusted else "",
    )

    def on_chosen(name: str) -> None:
        if name:
            keeper.set_value(name)
            keep("keeper", name)

    choice.changed.connect(on_chosen)
    return choice


def _wait(thing: Thing, keep: Keep) -> QWidget:
    holder = QWidget()
    body = column(holder, gap=8)
    title = translate("putAway", "How long it waits before it opens")
    body.addWidget(Heading(title, level=4))
    waits = RadioList(list(wait_words().items()), name="thingWait", spoken=title, value=thing.wait)
    waits.chosen.connect(lambda wait: keep("wait", wait))
    body.addWidget(waits)
    return holder
