"""The cards of a channel that only show or take words: the guidance, what is known of it, a name of one's own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal

from nocontact_desktop.gui.parts.day_words import moment_words
from nocontact_desktop.gui.parts.facts import mark_words, source_words, with_mark
from nocontact_desktop.gui.parts.kept_text import KeptText
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    DangerButton,
    FlowRow,
    Fold,
    Heading,
    LineField,
    SecondaryButton,
    SecondaryText,
)
from nocontact_desktop.guidance.rows import Channel, HowTo
from nocontact_desktop.preparation.board import ChannelState
from nocontact_desktop.preparation.voice import Voice

translate = QCoreApplication.translate


def guidance_card(channel: Channel, say: Voice) -> Card:
    """How to do it, what else stays open, and the other ways."""
    card = Card(name="channelHow")
    card.add(Heading(translate("channel", "How: {verb}").format(verb=channel.verb), level=3))
    for place, how in enumerate(channel.how):
        card.add(steps_fold(how, say, name=f"channelSteps{place}", is_open=place == 0))
    card.add(Heading(translate("channel", "Doors this leaves open"), level=4))
    for door in channel.doors:
        card.add(BodyText(say(with_mark(door.says, door.mark)), marker="•"))
    for name, title, claim in (
        ("softer", translate("channel", "Filter and keep instead"), channel.softer),
        ("open", translate("channel", "Leave it open on purpose"), channel.open),
        ("undo", translate("channel", "How to undo it"), channel.undo),
    ):
        fold = Fold(title, name=f"channel_{name}", closed_words=translate("channel", "open to read"))
        fold.add(BodyText(say(with_mark(claim.says, claim.mark))))
        card.add(fold)
    card.add(SecondaryText(source_words(channel.sources, channel.checked), name="channelSources"))
    return card


def steps_fold(how: HowTo, say: Voice, *, name: str, is_open: bool) -> Fold:
    """The steps on one kind of device."""
    fold = Fold(
        say(how.on) or translate("channel", "Steps"),
        name=name,
        closed_words=translate("channel", "open to read"),
        is_open=is_open,
    )
    for number, step in enumerate(how.steps, start=1):
        fold.add(BodyText(f"{number}. {say(step)}"))
    remark = mark_words(how.mark)
    if remark:
        fold.add(SecondaryText(remark))
    return fold


class KnownCard(Card):
    """Numbers and accounts of theirs, what stays, and a note.

    ``added(value)``; ``identifiers(lines)``, ``stays(lines)`` and ``note(text)`` as they are typed.
    """

    added = Signal(str)
    identifiers = Signal(object)
    stays = Signal(object)
    note = Signal(str)

    def __init__(self, state: ChannelState) -> None:
        super().__init__(name="channelKnown")
        self.add(Heading(self.tr("Numbers and accounts of theirs"), level=3))
        self._new = LineField(
            self.tr("A new one showed up"),
            name="channelNewNumber",
            hint=self.tr("It is added with today’s date."),
            longest=200,
        )
        self._new.submitted.connect(self._on_add)
        add = SecondaryButton(self.tr("Add it"), name="channelAddNumber", icon_name="plus")
        add.clicked.connect(self._on_add)
        self.add(self._new)
        self.add(FlowRow(add))
        for one in state.identifiers:
            if one.added_at:
                day = moment_words(one.added_at)
                self.add(SecondaryText(self.tr("{number}, added {day}").format(number=one.value, day=day)))
        self._add_texts(state)

    def _add_texts(self, state: ChannelState) -> None:
        texts = (
            (
                "channelIdentifiers",
                self.tr("All of them, one on each line"),
                self.tr("The number or account itself, as it is shown. A name in your contacts can change."),
                "\n".join(one.value for one in state.identifiers),
                lambda text: self.identifiers.emit(text.splitlines()),
            ),
            (
                "channelStays",
                self.tr("Groups or other parts that stay, one on each line"),
                self.tr("For instance: school group stays, leave the others."),
                "\n".join(state.stays),
                lambda text: self.stays.emit(text.splitlines()),
            ),
            ("channelNote", self.tr("A note, if you like"), "", state.note, self.note.emit),
        )
        for name, label, hint, value, kept in texts:
            field = KeptText(label, name=name, hint=hint, value=value, lines=2)
            field.kept.connect(kept)
            self.add(field)

    def _on_add(self) -> None:
        if not self._new.value():
            self._new.set_error(self.tr("Write the number or account first."))
            return
        self.added.emit(self._new.value())


class OwnCard(Card):
    """The name of a channel of one's own. ``renamed(name)``, ``remove_asked()``."""

    renamed = Signal(str)
    remove_asked = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name="ownChannel")
        self.add(Heading(self.tr("Your own channel"), level=3))
        self._name = LineField(self.tr("Name"), name="ownChannelRename", value=name, longest=100)
        self._name.submitted.connect(self._on_rename)
        rename = SecondaryButton(self.tr("Keep this name"), name="renameChannel")
        rename.clicked.connect(self._on_rename)
        remove = DangerButton(self.tr("Take it off the board"), name="removeChannel", icon_name="trash-2")
        remove.clicked.connect(self.remove_asked)
        self.add(self._name)
        self.add(FlowRow(rename, remove))

    def _on_rename(self) -> None:
        if not self._name.value():
            self._name.set_error(self.tr("Write a name first."))
            return
        self.renamed.emit(self._name.value())
